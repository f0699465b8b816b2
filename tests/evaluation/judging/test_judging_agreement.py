"""Agreement between judges, against published values."""

from __future__ import annotations

import pytest
from judging_files import verdict

from summarise.evaluation.judging.agreement import agreement, agreements


def by_item(labels: str) -> dict[str, str]:
    """Return the labels of items in a row; a dot is none."""
    return {f"i{place:02}": label for place, label in enumerate(labels) if label != "."}


def test_kappa_of_two_judges_is_the_published_one() -> None:
    # 20 both yes, 5 and 10 divided, 15 both no: the textbook's .40
    found = agreement(
        {"A": by_item("y" * 25 + "n" * 25), "B": by_item("y" * 20 + "n" * 5 + "y" * 10 + "n" * 15)}
    )
    assert (found["n"], found["equal"], found["kappa"]) == (50, 70, 0.4)


def test_alpha_of_two_judges_is_the_published_one() -> None:
    # Krippendorff 2011, section A: binary data, two observers, none missing
    found = agreement({"A": by_item("0100000010"), "B": by_item("1110010000")})
    assert found["alpha"] == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_many_judges_with_gaps_is_the_published_one() -> None:
    # Krippendorff 2011, section C: nominal data, four observers, some missing
    found = agreement(
        {
            "A": by_item("123321412..."),
            "B": by_item("1233224125.3"),
            "C": by_item(".3332342251."),
            "D": by_item("12332441251."),
        }
    )
    assert found["alpha"] == pytest.approx(0.743, abs=5e-4)


def test_kappa_is_of_two_judges_only() -> None:
    found = agreement({"A": by_item("yn"), "B": by_item("yn"), "C": by_item("yy")})
    assert found["kappa"] is None
    assert found["alpha"] is not None


def test_items_of_one_judge_do_not_count() -> None:
    found = agreement({"A": by_item("yny"), "B": by_item("yn.")})
    assert (found["n"], found["kappa"], found["alpha"]) == (2, 1, 1)


def test_where_nothing_differs_agreement_beyond_chance_is_unknown() -> None:
    found = agreement({"A": by_item("yyy"), "B": by_item("yyy")})
    assert found == {"n": 3, "equal": 100, "kappa": None, "alpha": None}


def test_judges_of_different_texts_have_nothing_in_common() -> None:
    found = agreement({"A": by_item("y."), "B": by_item(".y")})
    assert found == {"n": 0, "equal": None, "kappa": None, "alpha": None}


def test_each_question_has_its_agreement() -> None:
    found = agreements({"A": {"x": verdict("yyyn")}, "B": {"x": verdict("yyyy")}})
    assert [one["equal"] for one in found.values()] == [100, 100, 100, 0]


def test_a_single_judge_agrees_with_nobody() -> None:
    assert agreements({"A": {"x": verdict("yyyy")}}) == {}
