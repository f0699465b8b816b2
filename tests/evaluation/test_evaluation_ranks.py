"""Ranks as far as the tests tell systems apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation_files import write_jsonl

from summarise.evaluation import Scores, evaluate
from summarise.evaluation.ranks import Rank, ranks

COUNT = 40
REFERENCE = "rain shut the long road to harrow"


@pytest.fixture
def scores(tmp_path: Path) -> Scores:
    """One system that is right, two that are about half right, and one that is wrong."""
    half = "rain shut the old bridge at quill"
    other_half = "rain shut the old bridge at marr"
    texts = {"best": REFERENCE, "half": half, "other": other_half, "worst": "a mayor opens it"}
    references = ({"id": f"{n}", "headline": REFERENCE} for n in range(COUNT))
    folder = tmp_path / "systems"
    for name, text in texts.items():
        lines = [{"id": f"{n}", "headline": text} for n in range(COUNT)]
        if name == "half":  # better on one article, worse on another
            lines[0]["headline"], lines[1]["headline"] = REFERENCE, "nothing"
        write_jsonl(folder / f"{name}.jsonl", *lines)
    return evaluate([folder], write_jsonl(tmp_path / "r.jsonl", *references)).scores


def test_systems_that_are_not_told_apart_share_a_range(scores: Scores) -> None:
    assert ranks(scores, "headline", "rouge1") == {
        "best": Rank(1, 1),
        "half": Rank(2, 3),
        "other": Rank(2, 3),
        "worst": Rank(4, 4),
    }


def test_a_range_reads_as_one(scores: Scores) -> None:
    assert [str(Rank(1, 1)), str(Rank(2, 3))] == ["1", "2–3"]


def test_one_system_is_first(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "one.jsonl", {"id": "a", "headline": "x"})
    assert ranks(evaluate([path], path).scores, "headline", "rouge1") == {"one": Rank(1, 1)}
