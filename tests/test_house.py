"""The rules of the house that a machine can check: who may import whom."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "summarise"
STAGES = ("readers", "cleaning", "generation", "writers", "evaluation")


def imported(file: Path) -> set[str]:
    """The parts of the package that a module imports: `documents`, `readers`, ..."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        found |= {name.split(".")[1] for name in names if name.startswith("summarise.")}
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage_and_nothing_above(stage: str) -> None:
    forbidden = {*STAGES, "batch", "cli"} - {stage}
    for file in (PACKAGE / stage).rglob("*.py"):
        assert not imported(file) & forbidden, file


def test_the_ground_floor_imports_no_stage() -> None:
    for name in ("documents", "characters", "config", "files", "language", "repair"):
        assert not imported(PACKAGE / f"{name}.py") & {*STAGES, "batch", "cli"}, name
