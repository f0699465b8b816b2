"""Long fields of CSV, and a limit of the module that stays the caller's."""

from __future__ import annotations

import csv

from summarise.common.long_fields import LongFields


def test_a_field_longer_than_the_modules_limit_is_whole() -> None:
    limit = csv.field_size_limit()
    long = "x" * (2 * limit)
    assert list(LongFields(csv.reader([f"a,{long}"]))) == [["a", long]]
    assert csv.field_size_limit() == limit


def test_rows_go_on_after_one_that_cannot_be_parsed() -> None:
    rows = LongFields(csv.reader(['"a"b', "c"], strict=True))
    errors = 0
    try:
        next(rows)
    except csv.Error:
        errors += 1
    assert (errors, list(rows)) == (1, [["c"]])
