"""One line that says how the figures were computed."""

from __future__ import annotations

import pytest

from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.signature import signature

ONE = [("A bridge",)]
PERL = RougeSettings(normaliser="perl-1.5.5", exceptions=(("found", "find"), ("were", "be")))


def signed(settings: RougeSettings) -> str:
    return signature(ONE, MetricSettings(settings))


def test_signature_names_everything_that_the_figures_depend_on() -> None:
    rouge, *_ = signed(RougeSettings()).split(" ")
    *settings, scorer, ours = rouge.split("|")
    assert "|".join(settings) == (
        "rouge1+2+L+Lsum|refs:1|case:lower|stem:porter|split:sentencex|tok:rouge-score|"
        "bootstrap:1000|seed:12345"
    )
    assert scorer.startswith("rouge-score:")
    assert ours.startswith("summarise:")


@pytest.mark.parametrize(
    ("made", "part"),
    [
        (signature([*ONE, ("a", "b", "c", "d"), ("a", "b")], MetricSettings()), "refs:1-4"),
        (signature(ONE, MetricSettings(), missing="zero"), "missing:zero"),
        (signature([*ONE, ("мост",)], MetricSettings()), "tok:rouge-score+unicode"),
        (signed(RougeSettings(stemming=False)), "stem:none"),
        (signed(RougeSettings(splitting=False)), "split:newline"),
        (signed(RougeSettings(normaliser="perl-1.5.5")), "stem:porter-original"),
        (signed(RougeSettings(normaliser="perl-1.5.5")), "exceptions:none"),
    ],
)
def test_signature_changes_with_each_setting(made: str, part: str) -> None:
    assert part in made.split("|")


def test_signature_tells_lists_of_exceptions_apart() -> None:
    other = PERL._replace(exceptions=(("found", "found"), ("were", "be")))
    assert signed(PERL) != signed(other)
    assert "|exceptions:2-" in signed(PERL)


def test_signature_names_the_checker_that_judged_support() -> None:
    settings = MetricSettings(checker=lambda article, sentence: 1.0)
    assert " support|checker:" in signature(ONE, settings)
    assert "checker" not in signature(ONE, MetricSettings())


def test_signature_has_what_other_figures_depend_on() -> None:
    made = signature(ONE, MetricSettings(chrf=True))
    for name in ("chrF2|", "coverage+density|", "novelty|n:1-3|", "repetition|n:3|"):
        assert f" {name}" in made
