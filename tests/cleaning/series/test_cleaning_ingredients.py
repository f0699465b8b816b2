"""Ingredients of recipes stay, with what heads them, where the article is near."""

from collections.abc import Sequence

import numpy as np
import pytest

from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.rules.taggers import mark
from summarise.cleaning.series import series

_LEAD = "My grandmother baked this pie on Fridays, in a dish that was older than the kitchen."
_STEP = "Put the fish into a wide pan with the milk and simmer it for eight minutes."


def _kept(lines: Sequence[str], by_itself: Sequence[int]) -> list[str]:
    """Return the blocks that are kept where those at some places are kept by themselves."""
    dump = mark([Segment(line) for line in lines], "Fish pie")
    keep = np.zeros(len(lines), np.bool_)
    keep[list(by_itself)] = True
    found = series(dump, dump.marks, keep, np.full(len(keep), 0.5))
    return [line for i, line in enumerate(lines) if keep[i] or i in found]


@pytest.mark.parametrize(
    "measured",
    [
        ("600 g smoked haddock", "400 ml whole milk", "2 tbsp flour"),
        ("• 300g Linsen", "• 1,5 kg Äpfel", "• 2 EL Essig"),
        ("20 cl de crème", "1 pincée de sel", "2 gousses d'ail"),
        ("½ taza de harina", "2 cucharadas de aceite", "1-2 dientes de ajo"),
    ],
)
def test_ingredients_are_kept_with_those_that_have_no_measure(
    measured: tuple[str, str, str],
) -> None:
    first, second, third = measured
    lines = [
        _LEAD,
        "Ingredients",
        first,
        "2 leeks",
        second,
        "For the top",
        third,
        "Salt, pepper",
        "Method",
        _STEP,
    ]
    assert _kept(lines, [0, 9]) == lines


def test_a_step_between_ingredients_is_none_of_them() -> None:
    lines = [_LEAD, "600 g haddock", "400 ml milk", "Boil it all now.", "40 g butter", _STEP]
    assert _kept(lines, [0, 5]) == [line for line in lines if line != "Boil it all now."]


def test_measures_far_from_the_article_stay_out() -> None:
    lines = [
        _LEAD,
        *(f"Menu {n}" for n in range(12)),
        "600 g haddock",
        "400 ml milk",
        "40 g butter",
    ]
    assert _kept(lines, [0]) == [_LEAD]


def test_what_the_rules_are_sure_of_is_no_ingredient() -> None:
    lines = [_LEAD, "600 g haddock", "400 ml milk", "Advertisement", "40 g butter", _STEP]
    assert _kept(lines, [0, 5]) == [line for line in lines if line != "Advertisement"]


def test_generations_and_prices_are_no_measures() -> None:
    links = ["5G masts set on fire", "5G auction raises a billion", "5G phones, and what to know"]
    offers = ["500 g coffee from Peru, £4.99", "250 g coffee, £2.99", "2 kg rice, £3.49"]
    for lines in (links, offers):
        assert _kept([_LEAD, _STEP, *lines], [0, 1]) == [_LEAD, _STEP]
