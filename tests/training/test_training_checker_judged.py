"""Claims that people judged, read for a checker to learn from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from training_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.common.text.words import Span
from summarise.training.checker.judged import read_judged

ARTICLE = (
    "The council of Telmouth met on Tuesday. It spoke for two hours about the market hall. "
    "The old bridge over the Senn will close in March. Drivers will have to go round by Orle. "
    "Nobody spoke of the price."
)


def row(claim: str, label: int, **more: Any) -> dict[str, Any]:
    return {"article": ARTICLE, "claim": claim, "label": label, **more}


def read(tmp_path: Path, *rows: dict[str, Any], characters: int = 1100) -> list[Any]:
    return read_judged(write_jsonl(tmp_path / "judged.jsonl", list(rows)), characters)


def test_claims_of_an_article_stand_together(tmp_path: Path) -> None:
    other = {"article": "Another one. It is short.", "claim": "It is short", "label": 1}
    first, second = read(tmp_path, row("A bridge will close", 1), other, row("It will open", 0))
    assert [claim.text for claim in first.claims] == ["A bridge will close", "It will open"]
    assert [claim.is_true for claim in first.claims] == [True, False]
    assert second.text == "Another one. It is short."


def test_a_false_claim_says_where_it_is_wrong_or_that_nobody_knows(tmp_path: Path) -> None:
    rows = [row("The bridge will close in May", 0, wrong=[[25, 28]]), row("It will open", 0)]
    (example,) = read(tmp_path, *rows)
    known, unknown = example.claims
    assert (known.wrong, known.unlocated) == ((Span(25, 28),), False)
    assert (unknown.wrong, unknown.unlocated) == ((), True)


def test_of_a_long_article_what_bears_on_its_claims_is_read(tmp_path: Path) -> None:
    (example,) = read(tmp_path, row("The bridge will close", 1), characters=60)
    assert example.text == "The old bridge over the Senn will close in March."


@pytest.mark.parametrize("broken", [{"label": 2}, {"claim": ""}, {"article": 3}, {"wrong": [1]}])
def test_what_is_no_judged_claim_is_named(tmp_path: Path, broken: dict[str, Any]) -> None:
    with pytest.raises(SummariseError, match=r"judged\.jsonl#2: no judged claim"):
        read(tmp_path, row("It is so", 1), row("It is so", 0) | broken)
