"""Systems of a sheet: files, what people wrote, and openings."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation_files import write_jsonl
from judging_files import ARTICLES

from summarise.common.errors import SummariseError
from summarise.evaluation.baselines import LEADS
from summarise.evaluation.judging import system_texts

OPENINGS = LEADS["headline"]


def test_a_file_is_a_system_of_the_name_given(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "p.jsonl", {"id": "n0", "headline": "It rained"})
    assert system_texts([f"mine={path}"], ARTICLES, "headline", OPENINGS) == {
        "mine": {"n0": "It rained"}
    }


def test_the_reference_is_a_system() -> None:
    assert system_texts(["reference"], ARTICLES, "headline", {})["reference"]["n3"] == "Rain 3"


def test_an_opening_is_a_system() -> None:
    found = system_texts(["lead-1"], ARTICLES, "headline", OPENINGS)
    assert found["lead-1"]["n3"] == "Rain fell on Harrow on day 3."


def test_an_empty_text_is_none(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "p.jsonl", {"id": "n0", "headline": "Rain"}, {"id": "n1", "headline": " "}
    )
    found = system_texts([f"mine={path}"], ARTICLES, "headline", OPENINGS)
    assert list(found["mine"]) == ["n0"]


@pytest.mark.parametrize(
    ("given", "length", "said"),
    [
        (["best"], "headline", "--system best: give NAME=FILE, or one of reference, lead-1"),
        (["lead-1", "lead-1"], "headline", "'lead-1' is given twice"),
        (["reference"], "paragraph", "no article has a summary"),
    ],
)
def test_a_system_that_cannot_be_is_told(given: list[str], length: str, said: str) -> None:
    with pytest.raises(SummariseError, match=said):
        system_texts(given, ARTICLES, length, OPENINGS)


def test_a_file_without_the_length_is_told(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "p.jsonl", {"id": "n0", "paragraph": "It rained."})
    with pytest.raises(SummariseError, match=r"p\.jsonl: no headline in it"):
        system_texts([f"mine={path}"], ARTICLES, "headline", OPENINGS)
