"""Label the blocks of a dump. Nothing is edited or removed: the article is what stays kept.

Where a rule is sure of a block, it decides; else the classifier does, and the rules name what it
found. So every block has a label, a reason and a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarise.cleaning.blocks.classifier import Probabilities, bundled
from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.features import Features, Floats, Numbers, features
from summarise.cleaning.blocks.segment import Region
from summarise.cleaning.blocks.vocabulary import Bools
from summarise.cleaning.rules.document import BlockBatch, Mark, MarkedDocument
from summarise.cleaning.rules.taggers import mark_all
from summarise.cleaning.rules.titles import could_be_title, title_marks
from summarise.common.documents import DROPPED_LABELS, KEPT_LABELS, Block, named_tuples

# Chances from which a block is kept where F1 can be expected to be 0.8; in proportion where it is not.
_KEPT = 0.4
_EXPECTED = 0.8
_LEAST_EXPECTED = 0.4
_KEPT_BESIDE = 0.05  # a paragraph next to one that is kept, or with nothing but a box between
_KEPT_DOUBLY = 0.02  # and one between two of them, whatever else stands there
_MISSED = 0.97  # by an extractor, which has seen the markup: a paragraph that it left out
_QUOTED = 0.8  # and a quotation between two blocks that it found
_MOST_BETWEEN = 2  # blocks, where the article goes on below what it found
_SURE = 0.9  # score from which a rule needs no classifier
_NAMED = 0.75  # and from which its word is better than a guess by place
_BOXES = frozenset(("caption", "promo", "share"))  # that stand inside articles
_HEADLINE = 0.1  # chance from which the classifier's headline goes before that of the rules
_FEW_WORDS = 20  # of a whole document
_TEASER_WORDS = 6  # fewer are no headline of another story
_BESIDE = "stands between paragraphs and does not read like them"
_GUESSES = {  # of blocks that no rule names, by their place; for a short line, and for a long one
    "above": (
        ("navigation", "stands above the article and does not read like it"),
        ("related", "stands above the article, as other stories do"),
    ),
    "inside": (("navigation", _BESIDE), ("caption", _BESIDE)),
    "below": (
        ("navigation", "stands below the article and does not read like it"),
        ("related", "stands below the article, as other stories do"),
    ),
}
_AMONG = ("body", "stands among the article's paragraphs")
_READS = ("body", "reads as the article's running text")
_OUTSIDE = "outside the article's part of the page"
_FIGURE = ("caption", "stands in a figure of the page")
_KEPT_OF_PAGE: Mapping[Region | None, tuple[str, str]] = {
    Region.ARTICLE: ("body", "in the article's part of the page"),
    Region.QUOTATION: ("quote", "a quotation among the article's paragraphs"),
}


def label_all(documents: Sequence[SegmentedDocument]) -> list[list[Block]]:
    """Label the blocks of some documents, all of them, in order."""
    batch = mark_all(documents)
    article, headline = np.zeros((2, len(batch.texts.raw)), np.float32)
    # what recurs on a site is none of the article, whatever it looks like
    shown = np.ones(len(article), np.bool_)
    for dump in batch.documents:
        if dump.recurring:
            shown[[dump.start + i for i in dump.marks if dump.recurs(i)]] = False
    if shown.any():
        article[shown], headline[shown] = bundled().probabilities(look(batch, shown))
    parts = (slice(dump.start, dump.end) for dump in batch.documents)
    return [
        decide(dump, Probabilities(article[part], headline[part]))
        for dump, part in zip(batch.documents, parts, strict=True)
    ]


def look(batch: BlockBatch, shown: Bools | None = None) -> Features:
    """What the classifier sees of some documents.

    Args:
        batch: the documents, marked by the rules; a block among them at least.
        shown: the blocks that it may see, (n,), one at least; all by default.
    """
    labels = {
        dump.start + i: mark.label
        for dump in batch.documents
        for i, mark in dump.marks.items()
        if mark.label != "body"  # which is for the classifier to say
    }
    if shown is None:
        shown = np.ones(len(batch.texts.raw), np.bool_)
    if shown.all() and all(dump.segments for dump in batch.documents):
        return features(batch.texts, labels)
    places = enumerate(np.flatnonzero(shown).tolist())
    return features(
        batch.texts.select(shown), {place: labels[i] for place, i in places if i in labels}
    )


def decide(dump: MarkedDocument, chances: Probabilities) -> list[Block]:
    """Label the blocks of a document.

    Args:
        dump: the document, marked by the rules.
        chances: how likely each block is part of the article, and its headline.
    """
    if not dump.segments:
        return []
    marks = _with_headline(dump, chances.headline)
    sure = [found for found in marks.values() if found.score >= _SURE]
    certain = [found.block for found in sure if found.label in DROPPED_LABELS]
    likely = chances.article.astype(np.float64)
    likely[[found.block for found in sure if found.label in KEPT_LABELS]] = 1
    if dump.segments[0].region:
        doubtful = [i for i, found in marks.items() if found.label in DROPPED_LABELS]
        keep = _of_page(dump, likely, certain, doubtful)
    else:
        boxes = [i for i in certain if marks[i].label in _BOXES]
        keep = _of_text(dump, likely, certain, boxes)
        if not keep.any() or sum(dump.words) < _FEW_WORDS:  # too little to tell by
            return list(map(_by_rules, dump.texts, map(marks.get, range(len(dump.texts)))))
    kept = np.flatnonzero(keep).tolist()
    scores = (np.rint(np.where(keep, likely, 1 - likely) * 1000) / 1000).tolist()
    texts, words, is_kept = dump.texts, dump.words, keep.tolist()
    rows: list[tuple[str, str, str, float] | None] = [None] * len(texts)
    for i, label, reason, how_sure in marks.values():
        if how_sure >= _SURE:
            rows[i] = (texts[i], label, reason, how_sure)
        elif label in KEPT_LABELS:
            if is_kept[i] and dump.segments[i].region is not Region.QUOTATION:
                rows[i] = (texts[i], label, reason, scores[i])
        elif not is_kept[i] and (how_sure >= _NAMED or words[i] < _TEASER_WORDS):
            rows[i] = (texts[i], label, reason, scores[i])
    guesses = (
        row or (texts[i], *_guess(dump, i, is_kept[i], kept), scores[i])
        for i, row in enumerate(rows)
    )
    return named_tuples(Block, guesses)


def _guess(dump: MarkedDocument, i: int, is_kept: bool, kept: Sequence[int]) -> tuple[str, str]:
    """Label and reason of a block that no rule names, by those that are kept."""
    ends = dump.ends[i]
    region = dump.segments[i].region
    if is_kept:
        return _KEPT_OF_PAGE.get(region) or (_READS if ends else _AMONG)
    if region is Region.CAPTION:
        return _FIGURE
    if not kept:
        return "navigation", _OUTSIDE
    where = "above" if i < kept[0] else "below" if i > kept[-1] else "inside"
    label, reason = _GUESSES[where][dump.words[i] >= _TEASER_WORDS and (ends or where != "inside")]
    return label, _OUTSIDE if region else reason


def _with_headline(dump: MarkedDocument, likely: Floats) -> Mapping[int, Mark]:
    """The marks of a document, with the headline that the classifier finds as its title."""
    if dump.title or dump.breadcrumbs:
        return dump.marks
    perhaps = np.flatnonzero(likely >= _HEADLINE)
    ranked = perhaps[np.argsort(-likely[perhaps])].tolist()
    best = next((i for i in ranked if could_be_title(dump, i)), None)
    titles = {i for i, mark in dump.marks.items() if mark.label == "title"}
    if best is None or best in titles:
        return dump.marks
    found = title_marks(dump, best, "stands and reads as the article's headline")
    others = {i: mark for i, mark in dump.marks.items() if i not in titles}
    return others | {mark.block: mark for mark in found}


def _expected(chances: Numbers, words: Sequence[int]) -> float:
    """The highest F1 that a choice of blocks can be expected to have, by words.

    What is likelier than half of it raises it, and nothing else does: Lipton et al. 2014
    (https://arxiv.org/abs/1402.1892).
    """
    order = np.argsort(-chances)
    sizes = np.array(words)[order]
    inside = np.cumsum(chances[order] * sizes)
    f1 = 2 * inside / (np.cumsum(sizes) + inside[-1] + 1e-9)
    return max(float(f1.max()), _LEAST_EXPECTED)


def _of_text(dump: MarkedDocument, chances: Numbers, dropped: list[int], boxes: list[int]) -> Bools:
    """Which blocks are kept, (n,), none of those that are dropped for certain, boxes among them."""
    least = _KEPT * _expected(chances, dump.words) / _EXPECTED
    kept, prose = chances >= least, np.array(dump.prose)
    kept[dropped] = prose[dropped] = False
    if len(places := np.flatnonzero(kept)):
        inside = slice(places[0], places[-1])
        kept[inside] |= prose[inside] & (chances[inside] >= _KEPT_DOUBLY)
    joined = prose & (chances >= _KEPT_BESIDE)
    beside = joined.copy()
    beside[boxes] = True
    run = np.cumsum(~beside)  # the same number for paragraphs that nothing else stands between
    with_kept = np.zeros(run[-1] + 1, np.bool_)
    with_kept[run[joined & kept]] = True
    return kept | (joined & with_kept[run])


def _of_page(
    dump: MarkedDocument, chances: Numbers, dropped: list[int], doubtful: list[int]
) -> Bools:
    """Which blocks of a page are kept, (n,): what an extractor found, and what it missed for certain.

    It has seen the markup, so only a sure rule overrules it; a block that a rule doubts is not missed.
    """
    regions = [segment.region for segment in dump.segments]
    found, quoted, other = (
        np.array([region is each for region in regions], np.bool_)
        for each in (Region.ARTICLE, Region.QUOTATION, Region.TEXT)
    )
    missed = quoted | other
    missed &= np.array(dump.prose) & (chances >= _MISSED)
    quoted &= chances >= _QUOTED
    words = np.array(dump.words)
    little = words[found].sum() < _FEW_WORDS  # too little for an article, if rules doubt it
    found[doubtful if little else dropped] = missed[doubtful] = quoted[doubtful] = False
    if not found.any():
        return found
    first, last = np.flatnonzero(found)[[0, -1]].tolist()
    missed[:first] = quoted[:first] = quoted[last:] = False
    below = last + np.flatnonzero(missed[last:])
    gaps = np.diff(below, prepend=last)
    missed[below[np.maximum.accumulate(gaps) > _MOST_BETWEEN + 1]] = False
    return found | missed | quoted


def _by_rules(text: str, found: Mark | None) -> Block:
    if found:
        return Block(text, *found[1:])
    return Block(text, "body", "no rule objects to it", 0.5)
