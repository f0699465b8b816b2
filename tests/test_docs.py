"""The documentation: its commands work as they stand there, and its site has no broken link."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml
from docs_hooks import PAGES, commands_page, configuration_page, with_links
from stub_summariser import Stub

import summarise.generation
from summarise.cli.app import run_command
from summarise.common.version import __version__
from summarise.config import load

ROOT = Path(__file__).parent.parent
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))


def commands(document: Path) -> list[str]:
    """The calls of `summarise` that a document shows."""
    text = document.read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if "summarise " in line]


@pytest.mark.parametrize("tutorial", TUTORIALS, ids=lambda path: path.stem)
def test_the_commands_of_a_tutorial_work_one_after_the_other(
    tutorial: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("xlsxwriter")
    shutil.copytree(ROOT / "examples" / "dumps", tmp_path / "dumps")
    shutil.copytree(ROOT / "examples" / "references", tmp_path / "references")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(summarise.generation, "SummaryGenerator", Stub)
    shown = commands(tutorial)
    assert shown
    for line in shown:
        with pytest.raises(SystemExit) as end:
            run_command(shlex.split(line)[1:])
        assert end.value.code == 0, line


def test_the_python_of_the_tutorials_is_python() -> None:
    found = [
        block
        for tutorial in TUTORIALS
        for block in re.findall(r"```python\n(.*?)```", tutorial.read_text("utf-8"), re.DOTALL)
    ]
    assert found
    for block in found:
        compile(block, "tutorial", "exec")


def test_links_of_a_document_lead_to_its_sites_pages() -> None:
    text = "[scale](docs/scale.md#how), [code](summarise/api.py), [web](https://paper.example)"
    assert with_links(text, "README.md", "index.md") == (
        "[scale](scale.md#how), code (`summarise/api.py`), [web](https://paper.example)"
    )


def test_links_of_a_page_in_a_folder_start_from_there() -> None:
    text = "[judge](../judging.md), [model card](../../summarise/bundled/README.md)"
    assert with_links(text, "docs/tutorials/research.md", "tutorials/research.md") == (
        "[judge](../judging.md), [model card](../model-card.md)"
    )


def test_links_in_code_stay() -> None:
    text = "```\n[a](b.md)\n```"
    assert with_links(text, "README.md", "index.md") == text


def test_the_reference_has_every_command_and_every_key() -> None:
    reference = "\n".join(commands_page())
    for command in ("demo", "run", "clean", "evaluate", "models"):
        assert f"## summarise {command}\n" in reference
    assert "--output" in reference
    for key in load("default").model_dump():
        assert re.search(rf"^{key}:|`{key}`", configuration_page(), re.MULTILINE), key


def test_every_document_has_its_place_in_the_site() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    documents = {
        path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")
    }
    lost = {page for page in {*documents, *PAGES.values()} if page not in navigation}
    assert not lost, "add them to `nav` in mkdocs.yml"


def test_the_citation_is_of_this_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
