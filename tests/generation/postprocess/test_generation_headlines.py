"""Drafts as headlines, and cuts that do not mislead."""

from __future__ import annotations

import pytest

from summarise.generation.postprocess.headlines import (
    as_headline,
    is_complete,
    is_fluent,
    leading_words,
    without_full_stop,
)
from summarise.generation.postprocess.lengths import Bounds

HEADLINE = Bounds(3, 8)


@pytest.mark.parametrize(
    ("draft", "headline"),
    [
        ("Bridge opens to traffic.", "Bridge opens to traffic"),
        ("Bridge opens in the U.S.", "Bridge opens in the U.S."),
        ("Bridge opens...", "Bridge opens..."),
        ("Bridge\nopens, ", "Bridge opens"),
        ("Bridge opens?", "Bridge opens?"),
    ],
)
def test_a_headline_has_no_final_full_stop(draft: str, headline: str) -> None:
    assert without_full_stop(draft) == headline


def test_a_draft_that_is_too_long_is_cut_to_a_headline() -> None:
    draft = "The bridge is open. The mayor was there to see it with his wife."
    assert as_headline(draft, HEADLINE) == "The bridge is open"


def test_a_draft_that_cannot_be_a_headline_is_none() -> None:
    assert as_headline("Open of the", HEADLINE) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Of doctors in court",
        "To reopen a fire",
        "Mayor thanks the town’s",
        "Mayor asks to to open a bridge",
    ],
)
def test_a_headline_that_starts_or_ends_in_mid_phrase_or_stutters_is_not_fluent(text: str) -> None:
    assert not is_fluent(text)


def test_a_name_that_says_a_word_twice_is_no_stutter() -> None:
    assert is_fluent("Flood reaches Walla Walla college")


@pytest.mark.parametrize("text", ["Mayor opens bridge to", "Mayor says “we are glad", "All of the"])
def test_a_headline_that_breaks_off_is_not_complete(text: str) -> None:
    assert not is_complete(text)


def test_a_headline_of_a_script_without_white_space_ends_with_a_clause() -> None:
    text = "市议会周一表示，旧桥将关闭，渡轮每二十分钟一班，公共汽车将绕行。后来开放。"
    assert leading_words(text, HEADLINE) == "市议会周一表示，旧桥将关闭"


def test_leading_words_keep_a_sentence_that_fits() -> None:
    assert leading_words("The bridge is open. More.", HEADLINE) == "The bridge is open"


def test_leading_words_pass_over_a_sentence_that_is_too_short() -> None:
    text = "Bridge closed. The old bridge at Hesk closed on Monday."
    assert leading_words(text, HEADLINE) == "The old bridge at Hesk closed on Monday"


def test_leading_words_are_the_first_sentence_where_all_are_too_short() -> None:
    assert leading_words("Bridge closed. Come later.", HEADLINE) == "Bridge closed"


def test_leading_words_are_cut_where_a_clause_ends() -> None:
    text = "The bridge is open, the mayor said on Tuesday after a long delay in the works."
    assert leading_words(text, HEADLINE) == "The bridge is open"


def test_leading_words_that_break_off_in_a_clause_say_so() -> None:
    text = "Der Rat der Stadt Quellheim beschloss gestern den Neubau seiner alten Markthalle"
    cut = leading_words(text, HEADLINE, "de")
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])


@pytest.mark.parametrize(
    ("least", "expected"), [(9, "Rivers of the…"), (8, "Rivers of…"), (6, "Rivers…")]
)
def test_short_words_at_a_cut_are_dropped_down_to_the_least_tokens(
    least: int, expected: str
) -> None:
    def count_signs(text: str) -> int:
        return sum(not character.isspace() for character in text)

    bounds = Bounds(least, 12, None, count_signs)
    assert leading_words("Rivers of the old rain came", bounds) == expected


def test_leading_words_are_cut_before_a_phrase_when_there_is_no_clause() -> None:
    text = "The mayor opened the old bridge after a very long delay of the works"
    assert leading_words(text, HEADLINE) == "The mayor opened the old bridge"
