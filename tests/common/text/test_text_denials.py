"""Apologies, corrections and fact checks are told by what they say."""

from __future__ import annotations

import pytest

from summarise.common.text.denial_phrases import PHRASES
from summarise.common.text.denials import denies, is_negated, takes_back

NEWS = "The bridge at Harrow will close on Monday."


@pytest.mark.parametrize(
    "title",
    [
        "Correction",
        "Corrections and clarifications",
        "Clarification: Harrow bridge",
        "For the record",
        "Apology: Dr Effie Marran",
        "Fact check: is the bridge for sale?",
        "FACT-CHECK | The bridge",
        "False claim: bridge",
        "Richtigstellung",
        "Faktencheck: Steht die Brücke zum Verkauf?",
        "Rectificatif",
        "Droit de réponse : le pont",
        "Fe de errores",
        "Verificación: el puente",
    ],
)
def test_it_is_told_by_its_title(title: str) -> None:
    assert denies([title], [NEWS])


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Effie Marran", "On Monday we reported that Marran had sold the bridge. This was wrong.", "en"),
        ("Effie Marran", "Last week we wrote that Marran stole a bell. She did not.", "en"),
        ("", "An article on Monday said that Marran was held. In fact she has not been held.", "en"),
        ("", "A post shared 900 times says the bridge was sold. This is false.", "en"),
        ("No, the bridge is not for sale", "Harrow sells its bridge, say some.\nIt is not. It is shut.", "en"),
        ("", "Our report said 40 were expelled. The school asked us to make clear that none were.", "en"),
        ("Brücke", "Am Montag haben wir berichtet, die Brücke sei verkauft. Das ist falsch.", "de"),
        ("Pont", "Nous avons écrit que le pont était vendu. C’est faux.", "fr"),
        ("Puente", "Publicamos que el puente se vendió. No es cierto.", "es"),
    ],
)  # fmt: skip
def test_it_is_told_by_its_opening(title: str, text: str, language: str) -> None:
    assert denies([title], text.split("\n"), language)


def test_a_claim_with_its_verdict_is_a_fact_check() -> None:
    assert denies([""], ["CLAIM: The bridge was sold.", "VERDICT: False. It stands."])
    assert not denies([""], ["The bridge musical runs for two hours.", "Verdict: Go, leave early."])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Marran demands apology", "“We said that we were right. This was wrong,” said Marran."),
        ("Apology for Harrow bridge queues", "The council apologised to drivers on Monday."),
        ("Council seeks clarification of toll", NEWS),
        ("Market correction looms", "Shares fell. In fact, nobody bought."),
        ("Fact checkers gather in Harrow", NEWS),
        ("Toll rises again", "As we reported on Monday, the toll rises. In fact it rose twice."),
        ("Marran denies sale", "Rumours that the bridge is for sale were denied. It stands."),
        ("No, no, no: choir sings", "The choir sang."),
        ("Oldest man", "The oldest man has not died, his family said. The papers have apologised."),
        ("", "CORRECTION: This story said on Monday that the driver slept. He did not."),
    ],
)
def test_news_of_an_apology_or_a_denial_is_none(title: str, text: str) -> None:
    assert not denies([title], [text])


@pytest.mark.parametrize("language", PHRASES)
def test_a_languages_phrases_are_in_lower_case(language: str) -> None:
    for phrase in (phrase for field in PHRASES[language] for phrase in field):
        assert phrase.replace(r"\W", "") == phrase.replace(r"\W", "").lower()


def test_a_language_without_phrases_is_told_by_a_title_alone() -> None:
    assert denies(["Correction"], ["橋は閉鎖される。"], "ja")
    assert not denies(["橋"], ["橋は閉鎖される。"], "ja")


def test_a_sentence_takes_back_what_was_said() -> None:
    assert takes_back("This was wrong.")
    assert takes_back("Das ist falsch.", "de")
    assert not takes_back("Marran has never sold it.")


def test_a_sentence_is_negated() -> None:
    assert is_negated("Marran has never sold it.")
    assert not is_negated("Marran sold it.")
