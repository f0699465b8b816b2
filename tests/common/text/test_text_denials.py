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
        "For the record",
        "APOLOGY",
        "Fact check: is the bridge for sale?",
        "FACT-CHECK | The bridge",
        "Harrow fact check: the bridge",
        "Richtigstellung",
        "Faktencheck: Steht die Brücke zum Verkauf?",
        "Rectificatif",
        "Fe de errores",
    ],
)
def test_it_is_told_by_a_title_that_is_a_label(title: str) -> None:
    assert denies([title], [NEWS])


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Clarification: Harrow bridge", "An item on Monday had the wrong toll. We apologise for it.", "en"),
        ("Apology: Dr Effie Marran", "Dr Marran was said to have sold a bell. This was wrong.", "en"),
        ("Berichtigung: Brücke", "Der Zoll steigt, stand hier. Das ist falsch.", "de"),
    ],
)  # fmt: skip
def test_a_label_before_a_colon_is_one_where_the_opening_denies(
    title: str, text: str, language: str
) -> None:
    assert denies([title], [text], language)
    assert not denies([title], [NEWS], language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Monday we reported that Dr. Marran had sold the bridge. This was wrong.", "en"),
        ("An earlier version of this story said that Marran was held, which was not true.", "en"),
        (
            "Our report said 40 were expelled. The school asked us to make clear that none were.",
            "en",
        ),
        ("Our article on Monday named Marran. We apologise to her.", "en"),
        ("Am Montag haben wir berichtet, die Brücke sei verkauft. Das ist falsch.", "de"),
        ("Nous avons écrit que le pont était vendu. C’est faux.", "fr"),
        ("Publicamos que el puente se vendió. No es cierto.", "es"),
        ("Napisaliśmy, że most sprzedano. To nieprawda.", "pl"),
    ],
)
def test_it_is_told_by_a_paper_that_takes_back_what_it_said(text: str, language: str) -> None:
    assert denies(["Harrow"], text.split("\n"), language)


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
        ("Toll rises again", "As we reported on Monday, the toll rises. This is not the case in Ostrey."),
        ("Toll rises", "We reported on Monday that it rises. It rose at noon. Some say it fell. This is wrong."),
        ("Marran denies sale", "Rumours that the bridge is for sale were denied. It stands."),
        ("Oldest man", "The oldest man has not died, his family said. The papers have apologised."),
        ("", "CORRECTION: This story said on Monday that the driver slept. He did not."),
        ("Bridge costs to double", "The report said that it costs four million. Marran said that this was wrong."),
        ("Film of crash", "A video shared by the police shows the crash. In fact nobody was hurt."),
        ("Correction: markets fall by a tenth", "Shares fell. In fact nobody bought any."),
        ("Fake: a novel about a forger", "In it, an art that we know is lost. It is not so."),
        ("False: a play", NEWS),
        ("Fake", NEWS),
        ("Apologies: three poems", NEWS),
        ("For the record: Marran's new album", NEWS),
        ("Setting the record straight: Marran breaks record", NEWS),
        ("Debunked: five myths of Harrow", NEWS),
        ("Apology: minister says sorry to flood victims", "The minister said sorry on Monday."),
        ("Widerruf: Autobauer ruft Wagen zurück", NEWS),
        ("Korekta: indeks spada", NEWS),
    ],
)  # fmt: skip
def test_news_of_an_apology_or_a_denial_is_none(title: str, text: str) -> None:
    assert not denies([title], [text])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Wir haben lange gewartet, sagte sie. Tatsächlich hatte sie nicht ein Spiel verloren.",
            "de",
        ),
        ("Publicamos el libro en mayo, dijo. Lamentamos la muerte del alcalde.", "es"),
        ("O planach informowaliśmy w maju. To prawda, że most będzie droższy.", "pl"),
        ("Nous avons écrit une chanson, dit-elle. En réalité, elle ne chante pas.", "fr"),
    ],
)
def test_news_in_another_language_is_none(text: str, language: str) -> None:
    assert not denies(["Harrow"], [text], language)


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
