"""The rules of the house that a machine can check; who may import whom is for `lint-imports`."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from statistics import median

import pytest
from draw_tree import draw

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
INSTALLED = packages_distributions()  # by the names of their modules
# of scripts/benchmark_generation.py and benchmark_decoder_only.py, which go on without
IF_INSTALLED = {"textsum", "llama_cpp"}


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
    [
        ("summarise", tuple(EXTRAS.keys() - {"benchmark", "dev", "docs", "release"})),
        ("scripts", tuple(EXTRAS)),
    ],
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
    assert {normal(r) for r in requirements} - {PROJECT["name"]} <= pinned


def told_to_install(text: str) -> set[str]:
    """Return the names of ours or like ours that a text has people install, without extras."""
    named = re.findall(r"\binstall\b[^\n`]*?[ \"'](summarise[\w.-]*)", text)
    with_extra = re.findall(r"\b(summarise[\w.-]*)\[[a-z,-]+\]", text)
    return {name.rstrip(".") for name in (*named, *with_extra)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('pip install "summarise[fast]"', {"summarise"}),
        ("uv pip install summarise", {"summarise"}),
        ("pip install -c constraints.txt 'summarise-news[ray]'", {"summarise-news"}),
        ("install it, then `summarise run`", set()),
        ("summarise[train] is the extra", {"summarise"}),
    ],
)
def test_what_a_text_has_people_install_is_found(text: str, names: set[str]) -> None:
    assert told_to_install(text) == names


def test_nobody_is_told_to_install_the_other_project_of_this_name() -> None:
    suffixes = {".md", ".py", ".yaml", ".yml", ".toml", ".txt", ".cff", ".sh", ".ipynb"}
    folders = ("summarise", "scripts", "configs", "docs", "examples", "findings")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")] + [*ROOT.iterdir()]
    told = {
        path.relative_to(ROOT).as_posix(): names
        for path in files
        if path.suffix in suffixes
        and (names := told_to_install(path.read_text("utf-8", "replace")) - {PROJECT["name"]})
    }
    assert not told


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "summarise" / "py.typed").is_file()


def test_modules_are_short() -> None:
    lines = {
        file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in modules("summarise")
        if file.name != "__init__.py"
    }
    assert median(lines.values()) < 120
    assert not {name: count for name, count in lines.items() if count > 350}


def shadowed(init: Path) -> set[str]:
    """Return the modules of a package that another of its names hides."""
    names = set()
    for node in ast.parse(init.read_text(encoding="utf-8")).body:
        match node:
            case ast.ImportFrom(module=module):
                path = (module or "").split(".")
                of_itself = init.parent.parts[-len(path) :] == tuple(path)  # gives its modules
                names |= set() if of_itself else {a.asname or a.name for a in node.names}
            case ast.FunctionDef() | ast.ClassDef():
                names.add(node.name)
    inside = (path for path in init.parent.iterdir() if path.suffix == ".py" or path.is_dir())
    return names & {path.stem for path in inside}


def test_no_pattern_is_possessive_over_a_group() -> None:
    """Python before 3.11.5 matches such patterns wrongly: https://github.com/python/cpython/issues/106052."""
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")
    found = {
        (str(file.relative_to(ROOT)), node.lineno)
        for file in modules("summarise", "scripts")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str | bytes)
        and possessive.search(str(node.value))
    }
    assert not found


def test_no_module_is_shadowed_by_a_name_of_its_package() -> None:
    packages = (file for file in modules("summarise") if file.name == "__init__.py")
    assert not {init: names for init in packages if (names := shadowed(init))}


def reached_into(file: Path) -> set[str]:
    """Return the private names of the package that a test imports, or patches."""
    found: set[object] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)) if module.startswith("summarise"):
                found |= {alias.name for alias in node.names}
            case ast.Call(func=ast.Attribute(attr="setattr" | "delattr")):  # of `monkeypatch`
                found |= {a.value for a in node.args[:2] if isinstance(a, ast.Constant)}
    return {name for name in found if isinstance(name, str) and re.search(r"(^|\.)_[a-zA-Z]", name)}


def test_tests_keep_to_what_is_public() -> None:
    assert not {file: names for file in modules("tests") if (names := reached_into(file))}


@pytest.mark.parametrize(
    "document", [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")], ids=lambda path: path.stem
)
def test_links_of_the_documents_lead_to_files(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", text)
    assert not [link for link in links if not (document.parent / link).exists()]


def test_the_tree_for_contributors_is_what_the_files_say() -> None:
    tree = "".join(f"{line}\n" for line in draw(ROOT / "summarise"))
    document = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert tree in document, "run: python scripts/draw_tree.py --write"
