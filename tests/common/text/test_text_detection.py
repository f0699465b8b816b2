"""The language of a text."""

from __future__ import annotations

import pytest

from summarise.common.text.detection import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lighthouse was switched off on Monday evening after 140 years.", "en"),
        ("El faro se apagó el lunes por la noche después de 140 años de servicio.", "es"),
        ("Маяк погасили в понедельник вечером, он больше не нужен кораблям.", "ru"),
    ],
)
def test_the_language_of_a_text_is_found(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "De toren is over de brug te zien, en in de haven was men er op maandag in het donker. ",
        "Fyret blev slukket mandag, og for enden af molen stod man under broen for at se det. ",
        "Die toring is by die see en was in die donker toe ons oor die brug na die hawe stap. ",
    ],
)
def test_a_language_that_shares_words_with_english_is_told_from_it(text: str) -> None:
    assert detect_language(text * 5) != "en"


def test_too_few_letters_have_no_language() -> None:
    assert detect_language("Rovers 2-1 Athletic") is None
    assert detect_language("1 2 3 " * 100) is None


def test_the_language_is_that_of_the_beginning() -> None:
    english = "The lighthouse was switched off on Monday evening. " * 60
    assert detect_language(english[:3000] + "Маяк погасили в понедельник. " * 1000) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Rovers 2 Athletic 1, Town 0 United 0, Harbour 3 Skerry Point 2 after extra time. ",
        "Di people wey dey Skerry Point say make govament repair di lighthouse wey don quench. ",
    ],
)
def test_scores_and_creoles_of_english_are_taken_for_english(text: str) -> None:
    assert detect_language(text * 3) == "en"


def test_figures_decide_nothing() -> None:
    words = "Der Leuchtturm am Hafen bleibt zu. "
    assert detect_language("4,300 2,180,000 31.2 " * 5 + words) == detect_language(words) == "de"
