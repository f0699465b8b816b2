"""Pages of the documentation's site that are made, not written: see `mkdocs.yml`.

The command reference is what the commands say of themselves, the configuration's is the file that
explains every key, and the README, the changelog and the like are taken as they are. A link to a file
that has no page becomes its name, since the site has only the documentation.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

ROOT = Path(__file__).parent.parent
# documents of the repository, and the pages that they are
PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "reporting.md",
    "findings/README.md": "findings.md",
    "summarise/bundled/README.md": "model-card.md",
}
NOTEBOOKS = {"examples/notebook.ipynb": "tutorials/notebook.md"}
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:|#)([^)#\s]*)(#[^)\s]*)?\)")
_FENCE = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)
_COLUMNS = 96


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that are made."""
    from mkdocs.structure.files import File  # of the extra `docs`

    made = {page: (ROOT / document).read_text("utf-8") for document, page in PAGES.items()}
    made["reference/commands.md"] = "\n".join(commands_page())
    made["reference/configuration.md"] = configuration_page()
    made["reference/python.md"] = "# Python\n\n::: summarise\n"
    made |= {page: notebook_page(ROOT / notebook) for notebook, page in NOTEBOOKS.items()}
    for page, text in made.items():
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Lead the links of a page to pages."""
    source = {made: document for document, made in (PAGES | NOTEBOOKS).items()}
    document = source.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    return with_links(markdown, document, page.file.src_uri)


def with_links(markdown: str, document: str, page: str) -> str:
    """Return a document with its links as a page has them.

    Args:
        markdown: of the document.
        document: its path in the repository, which its links start from.
        page: the page that it is, likewise.
    """

    def link(found: re.Match[str]) -> str:
        text, path, anchor = found[1], found[2], found[3] or ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(document), path))
        if target in PAGES | NOTEBOOKS:
            leads_to = (PAGES | NOTEBOOKS)[target]
        elif target.startswith("docs/") and (ROOT / target).is_file():
            leads_to = target.removeprefix("docs/")
        else:
            return text if target in text else f"{text} (`{target}`)"
        return f"[{text}]({posixpath.relpath(leads_to, posixpath.dirname(page) or '.')}{anchor})"

    parts = _FENCE.split(markdown)  # links in code are code
    parts[::2] = [_LINK.sub(link, part) for part in parts[::2]]
    return "".join(parts)


def notebook_page(notebook: Path) -> str:
    """Return a notebook as a page: its text, its code, and what that printed below it."""
    parts = []
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        parts.append(source if cell["cell_type"] == "markdown" else f"```python\n{source}\n```")
        for output in cell.get("outputs", ()):
            said = output.get("text") or output["data"]["text/plain"]
            parts.append(f"```text\n{''.join(said).rstrip()}\n```")
    return "\n\n".join(parts) + "\n"


def commands_page() -> Iterator[str]:
    """Yield the lines of the reference of commands: what each says when asked for help."""
    from summarise.cli.app import app

    yield "# Commands\n"
    yield "What each command says of itself, as `--help` does.\n"
    for path in _commands(typer.main.get_command(app)):
        said = CliRunner().invoke(
            app, [*path, "--help"], prog_name="summarise", env={"COLUMNS": str(_COLUMNS)}
        )
        yield f"## summarise {' '.join(path)}\n\n```text\n{said.output.strip()}\n```\n"


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    inner = getattr(command, "commands", {})
    if path and not inner:
        yield path
    for name, each in inner.items():
        yield from _commands(each, (*path, name))


def configuration_page() -> str:
    """Return the reference of the configuration: the preset that explains every key."""
    default = (ROOT / "configs" / "default.yaml").read_text("utf-8")
    return (
        "# Configuration\n\n`--config` takes a YAML file or a preset's name. Keys that a file leaves "
        "out keep the values of `default`, which explains them all:\n\n"
        f"```yaml\n{default.strip()}\n```\n\nThe keys of `ray` are those of "
        "[a cluster](../scale.md).\n"
    )
