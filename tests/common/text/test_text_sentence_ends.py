"""How sentences end."""

from __future__ import annotations

import pytest

from summarise.common.text.sentence_ends import ends_sentence


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "Did it?",
        "He said “no.”",
        "Sie sagte: „Es regnet.“",
        "»Regnet es?«",
        "»Es regnet«, sagte sie. ›Ja.‹",
        "« Il pleut. »",
        "«\u202fIl pleut\xa0!\u202f»",
        "《下雨了。》",
        "It rained.[3]",
        "It rained! [3][12]",
        "It rained. [3] [12]",
        "(It rained.)",
        "And then… ",
        "灯塔熄灭了。",
        "「雨です。」",
        "هل أمطرت؟",
        "بارش ہوئی۔",
        "बारिश हुई।",
    ],
)
def test_a_sentence_ends_with_its_stop_closing_quotes_allowed(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rain stops play",
        "He said: “no”",
        "Sie sagte: „nein“",
        "It rained:",
        "v2.0",
        "Rain [3]",
        "Rain.[x",
        "Rain. [1234",
    ],
)
def test_other_texts_end_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


def test_many_notes_behind_what_is_none_take_time_in_proportion() -> None:
    assert not ends_sentence("It rained" + "[1]" * 50_000 + "[x]")
