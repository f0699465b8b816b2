"""Workbooks: texts are texts, and the same records are the same bytes."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.writers import write

pytest.importorskip("xlsxwriter")


def sheet(path: Path) -> str:
    """The markup of the only sheet of a workbook, whose texts stand in it."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def record(**more: object) -> dict[str, object]:
    return Summary("007", "a.txt", headline="=1+2", words_in=12).record() | more


def test_texts_are_never_formulas_links_or_numbers(tmp_path: Path) -> None:
    write(tmp_path / "o.xlsx", [record(title="https://paper.example")])
    markup = sheet(tmp_path / "o.xlsx")
    assert "<f>" not in markup
    assert "hyperlink" not in markup
    assert "<t>007</t>" in markup
    assert "<t>=1+2</t>" in markup
    assert "<v>12</v>" in markup


def test_lists_are_lines_of_a_cell(tmp_path: Path) -> None:
    unsupported = [{"length": "headline", "text": "Ulan"}]
    write(tmp_path / "o.xlsx", [record(warnings=["one", "two"], unsupported=unsupported)])
    markup = sheet(tmp_path / "o.xlsx")
    assert "one\ntwo" in markup
    assert "headline: Ulan" in markup


def test_what_is_longer_than_a_cell_ends_in_an_ellipsis(tmp_path: Path) -> None:
    write(tmp_path / "o.xlsx", [record(paragraph="a" * 40_000)])
    assert f">{'a' * 32_766}…<" in sheet(tmp_path / "o.xlsx")


def test_the_same_records_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert write(tmp_path / name, [record(), record()]) == 2
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_without_the_extra_it_is_one_line_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(SummariseError, match=r'pip install "summarise-news\[xlsx\]"'):
        write(tmp_path / "o.xlsx", [record()])
