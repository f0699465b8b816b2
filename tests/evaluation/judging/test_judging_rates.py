"""Rates by system: whose a text is, and what several judges make of it."""

from __future__ import annotations

from judging_files import KEY, verdict

from summarise.evaluation.judging.rates import system_rates

ANN = {"a1": verdict("yyyy"), "b1": verdict("ynnn"), "ab2": verdict("nnnn")}
BEN = {"a1": verdict("yyyn"), "b1": verdict("ynnn"), "ab2": verdict("nnnn")}


def test_a_text_of_two_systems_counts_for_each() -> None:
    found = system_rates(KEY, {"Ann": ANN})
    assert found["alpha"]["together"]["n"] == found["beta"]["together"]["n"] == 2
    assert found["alpha"]["together"]["rates"]["passes"]["share"] == 50
    assert found["beta"]["together"]["rates"]["passes"]["share"] == 0


def test_each_judge_has_rates_of_their_own() -> None:
    alpha = system_rates(KEY, {"Ann": ANN, "Ben": BEN})["alpha"]
    assert [own["rates"]["passes"]["share"] for own in alpha["judges"].values()] == [50, 0]


def test_together_a_text_counts_once_by_the_share_of_its_judges() -> None:
    together = system_rates(KEY, {"Ann": ANN, "Ben": BEN})["alpha"]["together"]
    assert (together["n"], together["rates"]["passes"]["share"]) == (2, 25)


def test_more_judges_who_agree_make_no_interval_narrower() -> None:
    alone, twice = system_rates(KEY, {"Ann": ANN}), system_rates(KEY, {"Ann": ANN, "Ben": ANN})
    assert alone["alpha"]["together"] == twice["alpha"]["together"]


def test_what_a_judge_has_not_judged_does_not_count() -> None:
    alpha = system_rates(KEY, {"Ann": {"a1": verdict("yyyy")}})["alpha"]["together"]
    assert (alpha["n"], alpha["rates"]["passes"]["share"]) == (1, 100)
