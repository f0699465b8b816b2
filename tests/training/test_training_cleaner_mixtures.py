"""What the classifier is trained on: mixtures of pages, articles of no page, and the lexicon."""

from __future__ import annotations

import json
import lzma
import random
from itertools import pairwise
from pathlib import Path

import pytest
from cleaner_pages import ARTICLE, OTHER, site

from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.examples import build_lexicon
from summarise.training.cleaner.mixtures import make_mixtures, other_article
from summarise.training.cleaner.stock import Story, foreign_pieces, gather_stock, read_stories
from summarise.training.cleaner.surroundings import make_comments, make_teasers


@pytest.fixture(scope="module")
def pages() -> list[TrainingDocument]:
    return [site(k) for k in range(12)]


def texts_of(document: TrainingDocument, inside: bool) -> list[str]:
    """A document's blocks that are the body's, or those that are not."""
    return [
        segment.text
        for segment, true in zip(document.segments, document.true, strict=True)
        if bool(true) == inside
    ]


def test_a_mixture_is_one_article_among_blocks_that_are_not_its_own(
    pages: list[TrainingDocument],
) -> None:
    for mixed in make_mixtures(pages, [OTHER] * 3):
        body = texts_of(mixed, inside=True)
        assert body in (ARTICLE[: len(body)], OTHER.paragraphs[: len(body)])
        assert mixed.body == " ".join(body)


def test_a_page_that_gets_another_article_loses_its_own_and_its_headline(
    pages: list[TrainingDocument],
) -> None:
    chance = random.Random(0)
    story = Story(OTHER.title, [f"{text} And on." for text in OTHER.paragraphs])
    for page in pages:
        parts = other_article(page, story, chance)
        around = [*parts.before, *parts.head, *parts.tail, *parts.after]
        assert story.title in [piece.segment.text for piece in around]
        assert not {page.title, *ARTICLE} & {piece.segment.text for piece in around}


def test_teasers_and_comments_are_never_the_body(pages: list[TrainingDocument]) -> None:
    chance = random.Random(0)
    stock = gather_stock(pages, [OTHER])
    for make in (make_teasers, make_comments):
        lists = [make(stock, stock.own[0], chance) for _ in range(20)]
        assert all(lists)
        assert not any(piece.true for texts in lists for piece in foreign_pieces(texts))


def test_mixtures_are_the_same_each_time(pages: list[TrainingDocument]) -> None:
    once, again = (make_mixtures(pages, [OTHER]) for _ in range(2))
    assert [mixed.segments for mixed in once] == [mixed.segments for mixed in again]


def test_articles_are_read_without_a_last_paragraph_that_was_cut_off(tmp_path: Path) -> None:
    rows = [
        {"title": "One", "body": "It began.\n\nIt ended.\n\nAnd then the"},
        {"title": "Two", "description": "It never ended"},
        {"title": "", "body": "Nobody knows."},
    ]
    path = tmp_path / "articles.jsonl.xz"
    path.write_bytes(lzma.compress("\n".join(map(json.dumps, rows)).encode()))
    assert list(read_stories([path])) == [
        Story("One", ["It began.", "It ended."]),
        Story("Two", ["It never ended"]),
    ]


def test_no_word_of_other_articles_comes_into_the_lexicon(pages: list[TrainingDocument]) -> None:
    mixed = make_mixtures(pages, [OTHER])
    assert any("Zebra" in segment.text for document in mixed for segment in document.segments)
    lexicon = build_lexicon([*pages, *mixed])
    assert "harbour" in lexicon
    assert "zebra" not in lexicon
    assert all(first < second for first, second in pairwise(lexicon))
