"""The data that flows, and what is written of it."""

from __future__ import annotations

import json

import pytest

from summarise.common.documents import (
    DROPPED_LABELS,
    KEPT_LABELS,
    Article,
    Block,
    Failure,
    RawDocument,
    Summary,
)


@pytest.mark.parametrize("label", sorted(KEPT_LABELS))
def test_blocks_of_the_article_are_kept(label: str) -> None:
    assert Block("x", label).kept


@pytest.mark.parametrize("label", sorted(DROPPED_LABELS))
def test_other_blocks_are_dropped(label: str) -> None:
    assert not Block("x", label).kept


def test_no_label_is_both_kept_and_dropped() -> None:
    assert not KEPT_LABELS & DROPPED_LABELS


def test_a_raw_document_gives_its_text_or_its_markup() -> None:
    assert RawDocument("a", "a", text="words").content == "words"
    assert RawDocument("a", "a", html="<p>words").content == "<p>words"
    assert RawDocument("a", "a", text="", html="<p>words").content == ""
    assert RawDocument("a", "a").content == ""


ARTICLE = Article(
    "a", "dump/a", "A text.", title="T", blocks=(Block("T", "title", "first"),), warnings=("w",)
)


def test_an_articles_record_has_the_fields_of_the_contract_in_order() -> None:
    assert list(ARTICLE.record()) == (
        "id source url title byline agency published standfirst language outlet section "
        "archive_id text warnings".split()
    )


def test_an_explained_record_has_every_block_and_whether_it_is_kept() -> None:
    assert ARTICLE.record(explain=True)["blocks"] == [
        {"text": "T", "label": "title", "reason": "first", "score": 1.0, "kept": False}
    ]


def test_a_summarys_record_has_the_fields_of_the_contract_in_order() -> None:
    assert list(Summary("a", "dump/a", text="A text.").record()) == (
        "id source title outlet section archive_id headline paragraph model engine strategy words_in words_kept words_read warnings "
        "support unsupported".split()
    )


def test_a_summarys_text_is_written_only_when_asked_for() -> None:
    assert Summary("a", "dump/a", text="A text.").record(keep_text=True)["text"] == "A text."


def test_records_are_the_same_after_json() -> None:
    summary = Summary(
        "a",
        "s",
        warnings=("w",),
        support=({"length": "headline", "score": 0.5},),
        unsupported=({"length": "headline", "text": "X"},),
    )
    for record in (ARTICLE.record(explain=True), summary.record(), Failure(*"abcd").record()):
        assert json.loads(json.dumps(record)) == record
