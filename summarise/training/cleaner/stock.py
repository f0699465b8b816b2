"""What mixtures are made of: blocks of pages, and articles of no page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from summarise.cleaning.blocks.segment import Segment
from summarise.common.text.sentence_ends import ends_sentence
from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.scores import WORD
from summarise.training.pairs import read_records

MOST_BLOCKS = 1500  # of a document that is mixed with others
LEAST_WORDS = 25  # of an article that a page gets in place of its own


class Piece(NamedTuple):
    """A block of a mixture, its words, and how many of them are the body's."""

    segment: Segment
    words: int
    true: int = 0

    @property
    def inside(self) -> bool:
        """Whether it is of the body for the most part."""
        return 2 * self.true > self.words


class Story(NamedTuple):
    """An article that teasers, comments and whole mixtures are made of."""

    title: str
    paragraphs: list[str]


class Stock(NamedTuple):
    """What the mixtures of one fold are made of: nothing of another fold's sites."""

    pages: list[TrainingDocument]
    own: list[Story]  # their articles
    others: list[Story]  # of no page, the same where there are none such
    whole: list[Story]  # those of them that are long enough for a page
    remarks: list[str]  # sentences below the pages' articles, readers' for the most part


def read_stories(paths: Iterable[Path]) -> Iterator[Story]:
    """Read the articles of some files, without a last paragraph that was cut off."""
    for path in paths:
        for row in read_records(path):
            text = row.get("body") or row.get("description") or ""
            paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
            if len(paragraphs) > 1 and not ends_sentence(paragraphs[-1]):
                paragraphs.pop()
            if row.get("title") and paragraphs:
                yield Story(row["title"], paragraphs)


def gather_stock(documents: Sequence[TrainingDocument], others: Sequence[Story]) -> Stock:
    """Gather what the documents of a fold have to be mixed from, and articles of no page."""
    pages = [d for d in documents if d.span[1] and len(d.words) < MOST_BLOCKS]
    own, remarks = [], []
    for frame in pages:
        inside = [p.segment.text for p in pieces_of(frame, *frame.span) if p.inside]
        own.append(Story(frame.title, inside))
        below = pieces_of(frame, frame.span[1])
        texts = (p.segment.text for p in below if p.words >= 9 and not p.inside)
        remarks += [text for text in texts if ends_sentence(text)]
    others = list(others) or own
    long = [s for s in others if sum(map(len, map(str.split, s.paragraphs))) >= LEAST_WORDS]
    return Stock(pages, own, others, long or own, remarks)


def pieces_of(document: TrainingDocument, start: int = 0, end: int | None = None) -> list[Piece]:
    """Return blocks of a document."""
    some = slice(start, end)
    return [*map(Piece, document.segments[some], document.words[some], document.true[some])]


def foreign_pieces(texts: Iterable[str]) -> list[Piece]:
    """Make blocks that are not the article's."""
    return [Piece(Segment(text), len(WORD.findall(text))) for text in texts if text.strip()]


def cut_short(article: Sequence[Piece], most: float) -> list[Piece]:
    """Return the first blocks, up to the one that brings the words to a number."""
    counted = np.cumsum([piece.words for piece in article])
    return list(article[: int(np.searchsorted(counted, most)) + 1])
