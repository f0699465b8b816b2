"""Mixtures: the training sites are few, so documents are made of parts of several.

A page's own article or another gets the page of another site around it, teasers of other articles, and
readers' comments; often it is cut short, since a brief report among long teasers is what is hardest.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.stock import (
    Piece,
    Stock,
    Story,
    cut_short,
    foreign_pieces,
    gather_stock,
    pieces_of,
)
from summarise.training.cleaner.surroundings import make_comments, make_teasers

MIXTURES = 2  # of each document
MIXED = "mixture"


@dataclass
class Parts:
    """A mixture from top to bottom. `head` and `tail` are what stands next to the article."""

    title: str
    before: list[Piece]
    head: list[Piece]
    article: list[Piece]
    tail: list[Piece]
    after: list[Piece]


def make_mixtures(
    documents: Sequence[TrainingDocument], others: Sequence[Story] = ()
) -> list[TrainingDocument]:
    """Mix the documents of one fold with one another, so that none tells of another fold."""
    chance = random.Random(0)
    its = gather_stock(documents, others)
    return [make_mixture(frame, its, chance) for _ in range(MIXTURES) for frame in its.pages]


def make_mixture(frame: TrainingDocument, stock: Stock, chance: random.Random) -> TrainingDocument:
    """Put a page's article or another between parts of several pages."""
    if chance.random() < 0.4:
        parts, strange = other_article(frame, chance.choice(stock.whole), chance), 0.4
    else:
        parts, strange = own_article(frame, chance), 0.8
    if chance.random() < 0.12:  # bare text, as others have cleaned it
        parts.before, parts.head, parts.tail, parts.after = [], parts.head[-1:], [], []
    else:
        surround(parts, stock, strange, chance)
    outside = [parts.before, parts.head, parts.tail, parts.after]
    above, head, tail, below = ([p._replace(true=0) for p in part] for part in outside)
    whole = [*above, *head, *parts.article, *tail, *below]
    body = " ".join(p.segment.text for p in parts.article if p.inside)
    segments, words, true = map(list, zip(*whole, strict=True))
    return TrainingDocument(MIXED, frame.site, parts.title, body, segments, words, true)


def own_article(frame: TrainingDocument, chance: random.Random) -> Parts:
    """Take a page's own article, cut short nearly every other time, and what stands around it."""
    start, end = frame.span
    article, near, behind = pieces_of(frame, start, end), chance.randint(1, 8), chance.randint(0, 6)
    if chance.random() < 0.45:
        article, behind = cut_short(article, chance.uniform(40, 260)), 0
    near, behind = max(0, start - near), end + behind
    return Parts(
        frame.title,
        pieces_of(frame, 0, near),
        pieces_of(frame, near, start),
        article,
        pieces_of(frame, end, behind),
        pieces_of(frame, behind),
    )


def other_article(frame: TrainingDocument, story: Story, chance: random.Random) -> Parts:
    """Put another article in place of a page's own, and its headline wherever the page has one."""
    start, end = frame.span
    blocks = [retitled(piece, frame.title.strip(), story.title) for piece in pieces_of(frame)]
    above, within, below = blocks[:start], blocks[start:end], blocks[end:]
    article = [p._replace(true=p.words) for p in foreign_pieces(story.paragraphs) if p.words]
    if chance.random() < 0.5:
        article = cut_short(article, chance.uniform(20, 200))
    share = 0.6 * len(article) / len(within)
    for piece in within:
        if not piece.inside and chance.random() < share:
            article.insert(chance.randint(1, len(article)), piece._replace(true=0))
    if not any(story.title in piece.segment.text for piece in above) and chance.random() < 0.85:
        at = max(0, len(above) - chance.choice([0, 0, 1, 2, 3]))
        above[at:at] = foreign_pieces([story.title])
    near, behind = max(0, len(above) - chance.randint(1, 8)), chance.randint(0, 6)
    return Parts(story.title, above[:near], above[near:], article, below[:behind], below[behind:])


def retitled(piece: Piece, old: str, new: str) -> Piece:
    """Return a block with another headline, if it has the page's."""
    text = piece.segment.text
    if not old or old not in text:
        return piece
    return foreign_pieces([text.replace(old, new)])[0]


def surround(parts: Parts, stock: Stock, strange: float, chance: random.Random) -> None:
    """Put around an article what pages have: another page, teasers, comments, the article again.

    Args:
        strange: how often another page takes the place of what is above, and of what is below.
    """
    if chance.random() < strange:
        other = chance.choice(stock.pages)
        parts.before = pieces_of(other, 0, max(0, other.span[0] - chance.randint(0, 4)))[-150:]
    if chance.random() < strange:
        other = chance.choice(stock.pages)
        parts.after = pieces_of(other, other.span[1] + chance.randint(0, 3))[:200]
    before, after = parts.before, parts.after
    mine = Story(parts.title, [p.segment.text for p in parts.article if p.inside])
    if mine.title.strip():
        repeat(mine, before, after, chance)
    for share, texts, where, least, most in (
        (0.35, make_teasers, before, 0, len(before)),
        (0.15, make_teasers, before, len(before) - 6, len(before)),
        (0.5, make_teasers, after, 0, 40),
        (0.2, make_teasers, after, 0, 4),
        (0.4, make_comments, after, 0, 8),
    ):
        if chance.random() < share:
            at = min(max(0, chance.randint(least, most)), len(where))
            where[at:at] = foreign_pieces(texts(stock, mine, chance))


def repeat(mine: Story, before: list[Piece], after: list[Piece], chance: random.Random) -> None:
    """Let a page say some of the article once more: its headline, its opening, or all of it."""
    whole = " ".join(mine.paragraphs)
    if chance.random() < 0.1:
        for _ in range(chance.randint(1, 5)):
            at = chance.randint(0, min(30, len(after)))
            after[at:at] = foreign_pieces([mine.title])
    if chance.random() < 0.04:
        at = chance.randint(0, min(10, len(after)))
        after[at:at] = foreign_pieces([whole])
    if chance.random() < 0.04:
        at = max(0, len(before) - chance.randint(0, 10))
        before[at:at] = foreign_pieces(
            [chance.choice([whole, mine.paragraphs[0], whole[:120] + "..."])]
        )
