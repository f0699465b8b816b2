"""Which of two systems is preferred."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging_files import KEY, verdict

from summarise.evaluation.judging.files import KeyText
from summarise.evaluation.judging.preferences import Preference, preferences
from summarise.evaluation.judging.verdicts import Verdicts

SYSTEMS = ["alpha", "beta"]


def compared(verdicts: Verdicts) -> Preference:
    (found,) = preferences(KEY, verdicts, SYSTEMS)
    return found


def counts(found: Preference) -> tuple[int, int, int]:
    return found["wins"], found["ties"], found["losses"]


@pytest.mark.parametrize(
    ("alpha", "beta", "expected"),
    [
        ("nnny", "yyyn", (1, 0, 0)),  # what would pass
        ("yynn", "ynnn", (1, 0, 0)),  # neither would: what has more yes
        ("yyyy", "ynyy", (1, 0, 0)),  # both would
        ("ynnn", "nynn", (0, 1, 0)),
        ("nnnn", "nnny", (0, 0, 1)),
    ],
)
def test_the_better_text_wins(alpha: str, beta: str, expected: tuple[int, int, int]) -> None:
    assert counts(compared({"Ann": {"a1": verdict(alpha), "b1": verdict(beta)}})) == expected


def test_a_text_that_both_wrote_is_a_tie() -> None:
    assert counts(compared({"Ann": {"ab2": verdict("yyyy")}})) == (0, 1, 0)


def test_every_judge_has_a_say_on_every_article() -> None:
    won, lost = verdict("yyyy"), verdict("nnnn")
    found = compared({"Ann": {"a1": won, "b1": lost}, "Ben": {"a1": lost, "b1": won}})
    assert (found["n"], counts(found)) == (1, (1, 0, 1))


def test_texts_judged_by_different_judges_are_not_compared() -> None:
    assert not preferences(
        KEY, {"Ann": {"a1": verdict("yyyy")}, "Ben": {"b1": verdict("nnnn")}}, SYSTEMS
    )


def many(wins: int, losses: int) -> tuple[list[KeyText], Verdicts]:
    key, judged = [], {}
    for n in range(wins + losses):
        for name in SYSTEMS:
            key.append(KeyText(f"{name}{n}", f"n{n}", "headline", (name,)))
            judged[f"{name}{n}"] = verdict("yyyy" if (name == "alpha") == (n < wins) else "nnnn")
    return key, {"Ann": judged}


def test_many_wins_are_not_chance() -> None:
    (found,) = preferences(*many(18, 2), SYSTEMS)
    assert found["p"] < 0.01
    assert (found["difference"], found["low"] > 0) == (80, True)


def test_as_many_wins_as_losses_may_be_chance() -> None:
    (found,) = preferences(*many(10, 10), SYSTEMS)
    assert (found["p"], found["difference"]) == (1, 0)


def test_p_is_corrected_for_the_number_of_pairs() -> None:
    key, verdicts = many(18, 2)
    (alone,) = preferences(key, verdicts, SYSTEMS)
    thrice = [replace(t, systems=(*t.systems, "gamma")) if "beta" in t.systems else t for t in key]
    among = preferences(thrice, verdicts, [*SYSTEMS, "gamma"])
    assert [(one["system"], one["other"]) for one in among] == [
        ("alpha", "beta"),
        ("alpha", "gamma"),
        ("beta", "gamma"),
    ]
    assert among[0]["p"] == pytest.approx(3 * alone["p"])
