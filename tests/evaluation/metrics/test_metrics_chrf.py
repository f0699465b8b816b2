"""chrF2 as sacrebleu computes it."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.chrf import Chrf
from summarise.evaluation.metrics.registry import figures


def test_the_same_text_is_whole_and_another_is_nothing() -> None:
    assert Chrf().score(["rain"], "rain")["chrf"] == pytest.approx((1.0, 1.0, 1.0))
    assert Chrf().score(["rain"], "xyzq")["chrf"] == (0.0, 0.0, 0.0)


def test_it_is_counted_by_hand() -> None:
    # of "ab": a, b and ab; of "abc" a, b, c and ab, bc (and abc, which the other has no room for):
    # precisions 1 and 1, recalls 2/3 and 1/2, of which the means are 1 and 7/12
    score = Chrf().score(["abc"], "ab")["chrf"]
    assert score.precision == pytest.approx(1.0)
    assert score.recall == pytest.approx(7 / 12, abs=1e-4)
    assert score.fmeasure == pytest.approx(5 * 7 / 12 / (4 + 7 / 12))


def test_of_several_references_the_best_counts() -> None:
    assert Chrf().score(["xyz", "rain"], "rain")["chrf"].fmeasure == pytest.approx(1.0)


def test_precision_and_recall_are_of_the_reference_that_is_the_best() -> None:
    score = Chrf().score(["cat sat on the mat", "c"], "cat")["chrf"]
    best = max((Chrf().score([text], "cat")["chrf"] for text in ("cat sat on the mat", "c")), key=lambda s: s.fmeasure)  # fmt: skip
    assert score == best


def test_it_is_computed_where_it_is_asked_for() -> None:
    assert "chrf" not in figures(MetricSettings())
    assert figures(MetricSettings(chrf=True))[-1] == "chrf"


def test_its_signature_is_sacrebleus() -> None:
    found = Chrf().signature([])
    assert (found.name, found.settings["nc"], found.packages) == ("chrF2", "6", ("sacrebleu",))
