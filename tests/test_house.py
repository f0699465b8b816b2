"""The rules of the house that a machine can check; who may import whom is for `lint-imports`."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
INSTALLED = packages_distributions()  # by the names of their modules
IF_INSTALLED = {"textsum"}  # of scripts/benchmark_generation.py, which goes on without it


def modules(*folders: str) -> Iterator[Path]:
    """Yield the Python files of folders of the repository."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def normal(distribution: str) -> str:
    """Return a distribution's name as the index spells it, without what follows it."""
    (name,) = re.findall(r"^[\w.-]+", distribution)
    return re.sub(r"[-_.]+", "-", str(name)).lower()


def third_party(file: Path) -> set[str]:
    """Return the distributions whose modules a file imports."""
    imported = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            imported.add((node.module or "").partition(".")[0])
    local = {path.stem for path in modules("scripts", "tests")}
    return {
        normal(INSTALLED.get(name, [name])[0])
        for name in imported - sys.stdlib_module_names - local - IF_INSTALLED - {"summarise"}
    }


@pytest.mark.parametrize(
    ("folder", "extras"),
    [("summarise", ("fast", "ray", "train")), ("scripts", tuple(EXTRAS))],
)
def test_what_is_imported_is_declared(folder: str, extras: tuple[str, ...]) -> None:
    requirements = [*PROJECT["dependencies"], *(r for extra in extras for r in EXTRAS[extra])]
    declared = set(map(normal, requirements))
    found = {
        file.relative_to(ROOT): missing
        for file in modules(folder)
        if (missing := third_party(file) - declared)
    }
    assert not found


def test_what_the_project_is_tested_with_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line) for line in lines if not line.startswith("#")}
    requirements = [*PROJECT["dependencies"], *(r for extra in EXTRAS.values() for r in extra)]
    assert {normal(r) for r in requirements} - {"summarise"} <= pinned


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "summarise" / "py.typed").is_file()
