"""Rank correlation of figures with what people said."""

from __future__ import annotations

import math

import numpy as np
import pytest

from summarise.evaluation.judging.correlations import correlations, spearman
from summarise.evaluation.judging.files import KeyText, SheetTexts
from summarise.evaluation.judging.verdicts import Verdict


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(1, 10), (2, 20), (3, 30)], 1.0),
        ([(1, 3), (2, 2), (3, 1)], -1.0),
        ([(1, 1), (2, 3), (3, 2)], 0.5),
        ([(1, 1), (1, 1), (2, 2), (3, 2)], 0.9428),  # ranks 1.5 1.5 3 4 and 1.5 1.5 3.5 3.5
    ],
)
def test_ranks_are_compared_and_equals_share_one(
    pairs: list[tuple[float, float]], expected: float
) -> None:
    assert spearman(np.array(pairs, dtype=np.float64)) == pytest.approx(expected, abs=1e-4)


def test_what_does_not_vary_has_no_correlation() -> None:
    assert math.isnan(spearman(np.array([[1.0, 2.0], [1.0, 3.0]])))


def test_references_are_not_compared_with_themselves_and_few_texts_not_at_all() -> None:
    key = [
        KeyText(f"{name}{n}", f"n{n}", "headline", (name,), references=(f"Rain {n} falls",))
        for n in range(12)
        for name in ("reference", "mine")
    ]
    texts = SheetTexts(
        {f"n{n}": f"Rain {n} falls on the town." for n in range(12)},
        {text.id: "Rain falls" if text.id.endswith(("1", "3")) else "Sun shines" for text in key},
    )
    verdicts: dict[str, dict[str, Verdict]] = {
        "ann": {
            text.id: {"grammatical": True, "main_point": True, "true": True}
            | {"passes": texts.texts[text.id] == "Rain falls"}
            for text in key
        }
    }
    found = correlations(key, verdicts, texts)
    assert (found["rouge1"]["n"], found["support"]["n"]) == (12, 24)
    assert found["rouge1"]["spearman"] == 1.0
    assert correlations(key[:6], verdicts, texts) == {}


def test_words_with_accents_are_compared_whole_where_references_are_not_in_english() -> None:
    said = "Die Bürgermeisterin eröffnete am Montag die neue Brücke über den Fluss, sagte Möller."
    key = [
        KeyText(f"t{n}", f"n{n}", "headline", ("mine",), references=(f"{said} {n}",))
        for n in range(12)
    ]
    texts = SheetTexts(
        {f"n{n}": f"{said} {n}" for n in range(12)},
        {f"t{n}": "Möller" if n % 2 else "Müller" for n in range(12)},
    )
    verdicts: dict[str, dict[str, Verdict]] = {
        "ann": {
            text.id: dict.fromkeys(("grammatical", "main_point", "true"), True)
            | {"passes": texts.texts[text.id] == "Möller"}
            for text in key
        }
    }
    assert correlations(key, verdicts, texts)["rouge1"]["spearman"] == 1.0
