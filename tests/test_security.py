"""The threat model names a test for each line, and each of these exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [line for line in DOCUMENT.splitlines() if line.startswith("| ") and "---" not in line]


def defined() -> set[str]:
    """The names of all tests."""
    files = (ROOT / "tests").rglob("test_*.py")
    texts = (file.read_text(encoding="utf-8") for file in files)
    return {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}


def test_each_test_that_the_threat_model_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", DOCUMENT))
    assert len(named) > 30
    assert named - defined() == set()


def test_each_line_of_the_threat_model_names_a_test() -> None:
    lines = [row for row in ROWS if not row.startswith("| It may not")]
    assert lines
    assert [row for row in lines if "`test_" not in row] == []
