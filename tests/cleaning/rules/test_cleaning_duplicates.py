"""What says again what another block said is dropped, and pull quotes."""

from __future__ import annotations

from cleaning_articles import PARAGRAPHS, TITLE, blocks_of, dump, kept, labels

SENTENCE = "Anybody who saw what the sea did to the breakwater in that winter will never forget it."


def test_a_text_of_which_every_paragraph_stands_twice_is_kept_once() -> None:
    blocks = blocks_of("\n\n".join(p for p in PARAGRAPHS for _ in range(2)))
    assert [b.label for b in blocks] == ["body", "duplicate"] * len(PARAGRAPHS)


def test_a_pull_quote_that_the_article_says_too_is_dropped() -> None:
    quote = "“My grandfather lit it with paraffin and I put it out with a mouse”"
    assert labels(dump(TITLE, inside=(quote,)))[quote] == "duplicate"


def test_a_few_quoted_words_are_no_pull_quote() -> None:
    assert labels(dump(TITLE, inside=("“out with a mouse”",)))["“out with a mouse”"] == "quote"


def test_a_pull_quote_above_what_it_quotes_is_dropped() -> None:
    quote = "“The tower, which needs repairs worth 2.4 million crowns”"
    assert labels(dump(TITLE, quote))[quote] == "duplicate"


def test_a_quotation_that_nobody_else_says_is_kept() -> None:
    quote = "“I will miss the noise of it more than I will miss the light.”"
    assert labels(dump(TITLE, inside=(quote,)))[quote] == "quote"


def test_a_quotation_that_stands_twice_is_kept_once() -> None:
    quote = "“I will miss the noise of it more than I will miss the light.”"
    text = dump(quote, below=(quote, PARAGRAPHS[3].replace("300", "200")))
    assert kept(text).count(quote) == 1


def test_a_block_that_says_the_whole_article_once_more_is_dropped() -> None:
    whole = " ".join(PARAGRAPHS)
    assert len(whole.split()) > 100
    assert labels(dump(TITLE, below=(whole,))) == {TITLE: "title", whole: "duplicate"}


def test_what_such_a_block_says_is_surely_the_article() -> None:
    blocks = blocks_of(dump(TITLE, below=(" ".join(PARAGRAPHS), SENTENCE)))
    assert [block.text for block in blocks if block.reason.startswith("block 6 says")] == [
        *PARAGRAPHS
    ]
    assert {block.score for block in blocks if block.text in PARAGRAPHS} == {0.9}


def test_a_paragraph_that_is_repeated_further_down_is_kept_once() -> None:
    assert kept(dump(TITLE, below=(PARAGRAPHS[0],))) == list(PARAGRAPHS)
