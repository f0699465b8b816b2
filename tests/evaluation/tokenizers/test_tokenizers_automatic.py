"""Which tokeniser `auto` is: English is left to `rouge-score`, other languages are compared whole."""

from __future__ import annotations

import pytest

from summarise.evaluation.tokenizers.automatic import (
    foreign_language,
    has_accents,
    language_name,
)

ENGLISH = [
    "The café on the quay was shut for a week after the storm, and its owner said it would stay so.",
    "The minister and her deputy met with the crews of both ferries that had been delayed by the ice.",
]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["Schüler räumen den Strand nach dem Sturm auf", "Für den Hafen gibt es noch kein Geld"]),
        ("fr", ["Les élèves nettoient la plage après la tempête", "Le marché rouvre à la fin de l'été"]),
        ("es", ["Los niños limpian la playa después de la tormenta", "El alcalde cerró el puente por el hielo"]),
        ("pl", ["Uczniowie sprzątają plażę po burzy", "Burmistrz zamknął most z powodu śniegu"]),
        ("tr", ["Öğrenciler fırtınadan sonra plajı temizledi", "Köprü buz yüzünden kapatıldı"]),
    ],
)  # fmt: skip
def test_references_of_another_language_are_found(language: str, texts: list[str]) -> None:
    assert foreign_language(texts) == language


@pytest.mark.parametrize(
    "texts", [ENGLISH, ["Zoë"], ["Der Hafen ist zu und das Eis liegt noch"], ["灯塔熄灭了。"], []]
)
def test_nothing_is_chosen_for_english_or_where_it_makes_no_difference(texts: list[str]) -> None:
    assert foreign_language(texts) is None


@pytest.mark.parametrize(
    ("text", "there"),
    [("Müller", True), ("Łódź", True), ("naïve", True), ("Muller’s – 5", False), ("Tins – £5", False), ("灯塔", False), ("Ärger", True)],
)  # fmt: skip
def test_accents_are_those_of_latin_words(text: str, there: bool) -> None:
    assert has_accents(text) is there


def test_languages_have_names_and_codes_that_are_not_known_stay() -> None:
    assert (language_name("de"), language_name("qqx")) == ("German", "qqx")
