"""The tables of benchmarks, and that one system's end is not the others'."""

from __future__ import annotations

import os

import pytest
from benchmark_tables import apart, markdown, put

DOCUMENT = """# Title

## One

Before.

| a | b |
|---|--:|
| c | 1 |

After.

## Two

Text.
"""
TABLE = "| new |\n|---|\n"


def test_a_table_has_the_columns_that_its_rows_have() -> None:
    table = {"one": {"wall": 1.2345, "load": 0.5}, "two": {"wall": 20.0, "load": 1.0, "peak": 2.0}}
    cells = [[cell.strip() for cell in line.split("|")] for line in markdown(table).splitlines()]
    assert cells[0] == ["", "", "articles/s", "peak GiB", "load", ""]
    assert cells[2:] == [["", "one", "1.23", "", "0.5", ""], ["", "two", "20", "2", "1", ""]]


def test_a_section_s_table_is_replaced_and_its_prose_kept() -> None:
    old = "| a | b |\n|---|--:|\n| c | 1 |\n"
    assert put(TABLE, "One", DOCUMENT) == DOCUMENT.replace(old, TABLE)


def test_a_section_without_a_table_gets_it_at_its_start() -> None:
    assert put(TABLE, "Two", DOCUMENT).endswith(f"## Two\n\n{TABLE}\nText.\n")


def test_a_section_that_is_not_there_comes_last() -> None:
    assert put(TABLE, "Three", DOCUMENT) == f"{DOCUMENT}\n## Three\n\n{TABLE}"


@pytest.mark.parametrize("work", [os._exit, os.stat])
def test_a_system_that_fails_or_dies_is_said_and_the_rest_goes_on(
    work: object, capfd: pytest.CaptureFixture[str]
) -> None:
    assert apart("it", work, 77777) is None  # type: ignore[arg-type]
    assert "it: not done: " in capfd.readouterr().err
