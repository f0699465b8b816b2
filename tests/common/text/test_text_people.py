"""People of whom a summary says what is said of somebody else."""

from __future__ import annotations

import pytest

from summarise.common.text.people import cleared_people, said_apart

ARTICLE = (
    "Police are hunting a man who posed as a plumber and took a bell from Harrow. Officers said that Zeno Quill, 40, "
    "who was arrested on Sunday, had been released without charge and was no longer a suspect. The thief has a grey "
    "beard. Effie Marran, the mayor, rang the old bell on Tuesday. She has kept it in a barn for years."
)


def test_who_is_cleared_and_named_without_a_word_of_it_is_found() -> None:
    assert cleared_people("Police hunt plumber Zeno Quill", ARTICLE) == ["Zeno Quill"]
    assert cleared_people("Zeno Quill was arrested on Sunday in Harrow.", ARTICLE) == ["Zeno Quill"]


@pytest.mark.parametrize(
    "summary",
    [
        "Zeno Quill released without charge",
        "Zeno Quill is not a thief, police say",
        "Effie Marran rings bell",
        "Police hunt plumber in Harrow",
    ],
)
def test_a_summary_that_says_so_or_names_another_is_in_order(summary: str) -> None:
    assert cleared_people(summary, ARTICLE) == []


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Effie Marran lost to Olga Brix", "Effie Marran was eliminated from the Harrow Open by Olga Brix."),
        ("Zeno Quill scored for Rovers", "Zeno Quill, who was cleared of injury, scored for Rovers."),
        ("Olga Brix leads court", "Judge Olga Brix found him not guilty. She leads the court."),
        ("Effie Marran sues", "Effie Marran, a lawyer, sues for Zeno Quill, who was wrongly arrested."),
        ("Effie Marran sues", "Effie Marran said that her client was acquitted."),
        ("Effie Marran sues", "Effie Marran met a man, and he was acquitted."),
        ("Zeno Quill in court", "Zeno Quill pleaded not guilty to theft."),
        ("Zeno Quill held", "Zeno Quill, 40, has not been charged."),
        ("Fire at White House", "He shot at the White House and was acquitted."),
    ],
)  # fmt: skip
def test_who_is_not_what_is_cleared_is_in_order(summary: str, article: str) -> None:
    assert cleared_people(summary, article) == []


@pytest.mark.parametrize(
    "article",
    [
        "Zeno Quill was acquitted.",
        "Mr Quill, a plumber, was later cleared of theft.",
        "A man was held on Sunday. Quill has been eliminated from their inquiries, officers said.",
        "Zeno Quill, who was wrongly named by police, wept.",
    ],
)
def test_who_is_the_subject_of_what_clears_is_found(article: str) -> None:
    assert cleared_people("Police hunt Zeno Quill", article) == ["Zeno Quill"]


def test_nobody_is_cleared_where_the_article_clears_nobody() -> None:
    assert cleared_people("Police hunt Zeno Quill", "Police are hunting Zeno Quill.") == []


def test_of_whom_no_sentence_says_any_of_the_rest_is_found() -> None:
    assert said_apart("Police hunt plumber Zeno Quill", ARTICLE) == ["Zeno Quill"]
    assert said_apart("Thief Effie Marran has grey beard", ARTICLE) == ["Effie Marran"]


@pytest.mark.parametrize(
    "headline",
    [
        "Zeno Quill arrested",
        "Effie Marran rings old bell",
        "Effie Marran kept bell in barn",
        "Police Hunt Plumber Zeno Quill in Harrow",
        "Bob Smith hunts thief",
        "Effie Marran",
        "Police hunt plumber",
        "Effie Marran elected",
        "Effie Marran sells plumber",
        "Police hunt plumber Zeno Quill and Effie Marran",
    ],
)
def test_what_a_sentence_or_the_next_says_of_somebody_is_in_order(headline: str) -> None:
    assert said_apart(headline, ARTICLE) == []


@pytest.mark.parametrize(
    ("headline", "article"),
    [
        ("Effie Marran dead", "The singer Effie Marran died on Monday. She was 90."),
        ("Zeno Quill quits", "Mr Quill resigned on Monday after a row."),
        ("Olga Brix geht", "Olga Brix ging am Montag."),
        ("Olga Brix siegt bei der Wahl", "Die Kandidatin Olga Brix setzte sich durch. Das Ergebnis stand fest."),
        ("Takeover of Harrow Rovers", "A bid for the club was made by Quill. Harrow has 20 owners."),
    ],
)  # fmt: skip
def test_other_words_for_what_is_said_are_in_order(headline: str, article: str) -> None:
    assert said_apart(headline, article) == []


def test_in_another_language_nobody_is_told() -> None:
    article = "Die Kandidatin Olga Brix setzte sich durch. Sie gewinnt die Wahl in Harrow."
    assert said_apart("Olga Brix gewinnt Wahl", article, "de") == []
    assert said_apart("Olga Brix gewinnt Wahl", article) == ["Olga Brix"]
