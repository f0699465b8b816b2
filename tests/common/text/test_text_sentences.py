"""Where sentences are."""

from __future__ import annotations

import pytest

from summarise.common.text.sentences import split_sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language)]


def test_sentences_are_spans_without_the_white_space_around_them() -> None:
    assert split("  It rained.  The dam held! \n Did it?") == [
        "It rained.",
        "The dam held!",
        "Did it?",
    ]


def test_abbreviations_and_decimals_end_no_sentence() -> None:
    text = "Mr. Orr paid $3.5 million to the U.S. firm."
    assert split(text) == [text]


def test_a_line_break_ends_no_sentence_and_a_blank_line_does() -> None:
    assert split("The dam\nheld\n\nIt rained") == ["The dam\nheld", "It rained"]


def test_chinese_is_split_at_its_full_stop() -> None:
    assert split("灯塔熄灭了。船只不再需要它。", "zh") == ["灯塔熄灭了。", "船只不再需要它。"]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_white_space_has_no_sentence(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It lasted approx. ten years."),
        ("en", "They paid approx. 40 pounds each."),
        ("en", "It opens at 9 a.m. Monday in the hall."),
        ("en", "Doors shut at 7 p.m. EST for good."),
        ("en", "Cllr. Marr and Ald. Finch left for Ft. Harrow."),
        ("en", "The hall (est. 1904) is shut."),
        ("en", "Sen. Ann Lee, D-W.Va., came."),
        ("en", "The then-U.S. Sen. Lee led E. F. Marr and Co. for years."),
        ("en", "It was written by Sen.\n\nAnn Lee."),
        ("fr", "Elle a vu Mme. Roux et M. Petit."),
        ("es", "Cuesta aprox. 40 euros, dijo la Cía. Marina."),
        ("it", "Lo dice la Dott.ssa Bruni a pag. 12 del testo."),
        ("nl", "Dat zei mevr. Jansen van de school."),
        ("de", "Der Abg. Frick fuhr mit der Bahn (Kl. 2) heim."),
        ("da", "Toget går Kl. 14 i dag."),
        ("sv", "Tåget går kl. 14 i dag."),
        ("nb", "Toget går kl. 14 i dag."),
        ("pl", "Mieszka przy ul. Długiej od godz. 8 rano."),
    ],
)
def test_an_abbreviation_ends_no_sentence(language: str, text: str) -> None:
    assert split(f"{text} It rained.", language) == [text, "It rained."]


@pytest.mark.parametrize(
    "text",
    [
        "The hall shut at 5 p.m. The doors stayed open.",
        "We met Max. The dam held.",
        "It rained. iPhone sales rose.",
        "juan ran . the dam held .",
        "It rained.\n\nthe end was near",
        "We saw the Rep.\n\n12 others left.",
        "He likes the U.S. The dam held.",
        "“We will vote,” said Sen. Ann Lee, D-Ohio.\n\nThe bill failed.",
        "It was said by Sen. Ann Lee, R-Texas. He left.",
        "She takes vitamin-C. The doctor agreed.",
        "She takes vitamin-C. A. Lee agreed.",
        "They left the non-U.S. The dam held.",
        "He met the Gen.\n\nThe dam held.",
    ],
)
def test_what_ends_a_sentence_still_does(text: str) -> None:
    assert len(split(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("he said he had ` a trial ' this year . but the dam held .", 2),
        ('the ` beer \' is weak . claims to be ale . it is " new " .', 3),
        ("“ It rained . The dam held . ” he said .", 2),
        ("And so . . . it rained.", 1),
        ("It cost 3 . 5 of them.", 2),
    ],
)
def test_a_stop_that_stands_by_itself_ends_a_sentence_whatever_is_open(
    text: str, count: int
) -> None:
    assert len(split(text)) == count


def test_a_long_list_of_titles_costs_no_more_than_it_has() -> None:
    assert len(split("Elle a vu " + "M. Dupont, M. Durand et " * 15_000 + "M. Roux.", "fr")) == 1
