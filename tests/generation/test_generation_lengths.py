"""Lengths in words, complete sentences, and cuts that do not mislead."""

import pytest

from summarise.config import LengthConfig
from summarise.generation.postprocess import lengths

HEADLINE = LengthConfig(words=(3, 8))
PARAGRAPH = LengthConfig(words=(5, 12))


def test_tokens_when_given_win_over_words() -> None:
    assert lengths.token_bounds(LengthConfig(tokens=(4, 9))) == (4, 9)
    assert lengths.token_bounds(LengthConfig(words=(4, 10))) == (6, 28)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("one two", False), ("one two three", True), ("1 2 3 4 5 6 7 8 9", False)],
)
def test_words_are_counted_as_a_person_does(text: str, fits: bool) -> None:
    assert lengths.fits(text, HEADLINE) is fits


def test_characters_bound_a_text_too() -> None:
    assert not lengths.fits("one two three", LengthConfig(words=(1, 9), characters=10))


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
    assert lengths.without_full_stop(draft) == headline


def test_a_draft_that_is_too_long_is_cut_to_a_headline() -> None:
    draft = "The bridge is open. The mayor was there to see it with his wife."
    assert lengths.headline(draft, HEADLINE) == "The bridge is open"


def test_a_draft_that_cannot_be_a_headline_is_none() -> None:
    assert lengths.headline("Open of the", HEADLINE) == ""


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
    assert not lengths.fluent(text)


def test_a_name_that_says_a_word_twice_is_no_stutter() -> None:
    assert lengths.fluent("Flood reaches Walla Walla college")


@pytest.mark.parametrize("text", ["Mayor opens bridge to", "Mayor says “we are glad", "All of the"])
def test_a_headline_that_breaks_off_is_not_complete(text: str) -> None:
    assert not lengths.complete(text)


def test_a_paragraph_ends_with_a_whole_sentence() -> None:
    text = "The bridge is open now. It cost a lot of money. And then it"
    assert lengths.paragraph(text, PARAGRAPH) == "The bridge is open now. It cost a lot of money."


def test_a_paragraph_leaves_out_the_sentence_that_would_be_too_much() -> None:
    text = "The bridge is open now. It cost a lot of money. Nobody knows exactly why it did."
    assert lengths.paragraph(text, PARAGRAPH) == "The bridge is open now. It cost a lot of money."


def test_leading_sentences_give_one_even_when_it_is_too_long() -> None:
    text = "One " + "word " * 20 + "here. Two."
    assert lengths.leading_sentences(text, PARAGRAPH) == " ".join(text[:-5].split())


def test_what_never_ends_as_a_sentence_is_cut_and_the_cut_is_marked() -> None:
    text = "bridge council closes river monday " * 10_000
    start = " ".join(text.split()[:12])
    assert lengths.leading_sentences(text, PARAGRAPH) == f"{start}…"


@pytest.mark.parametrize("text", ["桥" * 10_000, "a" * 300_000, "词 " + "桥" * 10_000])
def test_a_text_without_white_space_is_cut_too(text: str) -> None:
    for cut in (
        lengths.shortened(text, PARAGRAPH),
        lengths.leading_sentences(text, PARAGRAPH),
        lengths.leading_words(text, HEADLINE),
    ):
        assert 0 < len(cut) <= 241


def test_a_headline_of_a_script_without_white_space_ends_with_a_clause() -> None:
    text = "市议会周一表示，旧桥将关闭，渡轮每二十分钟一班，公共汽车将绕行。后来开放。"
    assert lengths.leading_words(text, HEADLINE) == "市议会周一表示，旧桥将关闭"


def test_leading_sentences_come_once_each() -> None:
    assert lengths.leading_sentences("One two. One two. Three four.", PARAGRAPH) == (
        "One two. Three four."
    )


def test_leading_words_keep_a_sentence_that_fits() -> None:
    assert lengths.leading_words("The bridge is open. More.", HEADLINE) == "The bridge is open"


def test_leading_words_are_cut_where_a_clause_ends() -> None:
    text = "The bridge is open, the mayor said on Tuesday after a long delay in the works."
    assert lengths.leading_words(text, HEADLINE) == "The bridge is open"


def test_leading_words_are_cut_before_a_phrase_when_there_is_no_clause() -> None:
    text = "The mayor opened the old bridge after a very long delay of the works"
    assert lengths.leading_words(text, HEADLINE) == "The mayor opened the old bridge"
