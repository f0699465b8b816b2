"""Draw the package as a tree with a sentence a file, the first of its own.

    python scripts/draw_tree.py            # prints it
    python scripts/draw_tree.py --write    # puts it into CONTRIBUTING.md

CONTRIBUTING.md has it between two comments; a test says when it is no longer what is there.
"""

from __future__ import annotations

import argparse
import ast
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "CONTRIBUTING.md"
_TREE = re.compile(r"(?<=<!-- tree -->\n```\n).*?(?=```\n<!-- /tree -->)", re.DOTALL)
_COLUMNS = 100  # of a line, where a sentence is cut


def draw(folder: Path, depth: int = 0) -> Iterator[str]:
    """Yield the lines of a folder's tree: folders first, each line with what its file says."""
    inside = sorted(folder.iterdir(), key=lambda path: (path.is_file(), path.name))
    packages = [path for path in inside if (path / "__init__.py").is_file()]
    files = [path for path in inside if path.suffix == ".py" and path.name != "__init__.py"]
    width = max((len(path.name) for path in files), default=0) + 2
    for package in packages:
        yield line(f"{'  ' * depth}{package.name}/  ", package / "__init__.py")
        yield from draw(package, depth + 1)
    for file in files:
        yield line(f"{'  ' * depth}{file.name:{width}}", file)


def line(name: str, module: Path) -> str:
    """Return a name and the first sentence of its module, cut behind a word where it is long."""
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    sentence = re.split(r"\.(?:\s|$)", said.partition("\n\n")[0])[0]
    return name + textwrap.shorten(sentence, _COLUMNS - len(name), placeholder="…")


def document_with(tree: str) -> str:
    """Return CONTRIBUTING.md with a tree in place of the one that it has."""
    return _TREE.sub(lambda _: tree, DOCUMENT.read_text(encoding="utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put it into CONTRIBUTING.md")
    tree = "".join(f"{line}\n" for line in draw(ROOT / "summarise"))
    if parser.parse_args().write:
        DOCUMENT.write_text(document_with(tree), encoding="utf-8")
    else:
        print(tree, end="")


if __name__ == "__main__":
    main()
