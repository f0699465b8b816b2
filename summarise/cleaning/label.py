"""Label the blocks of a dump. Nothing is edited or removed: the article is what stays kept.

Where a rule is sure of a block, it decides; else the classifier does, and the rules name what it
found. So every block has a label, a reason and a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarise.cleaning.classifier import bundled
from summarise.cleaning.features import Features, features
from summarise.cleaning.rules import Dump, Mark, mark
from summarise.cleaning.segment import Segment
from summarise.cleaning.texts import Texts
from summarise.documents import DROPPED_LABELS, KEPT_LABELS, Block

# Chances from which a block is kept where F1 can be expected to be 0.8; in proportion where it is not.
KEPT = 0.4
_EXPECTED = 0.8
_LEAST_EXPECTED = 0.4
KEPT_DOUBLY = 0.05  # a paragraph between others that are kept, or what an extractor kept before
_SURE = 0.9  # score from which a rule needs no classifier
_NAMED = 0.75  # and from which its word is better than a guess by place
_FEW_WORDS = 20  # of a whole document
_TEASER_WORDS = 6  # fewer are no headline of another story


def label(
    segments: Sequence[Segment],
    title: str | None = None,
    recurring: Mapping[str, int] | None = None,
    least: float = KEPT,
) -> list[Block]:
    """Label the blocks of a document, all of them, in order.

    Args:
        segments: the blocks, see `summarise.cleaning.segment`.
        title: the headline if the record or the page's markup gave one.
        recurring: the blocks that many documents of the site have, see `summarise.cleaning.recurring`.
        least: how likely a block must be part of the article to be kept.
    """
    if not segments:
        return []
    dump = mark(segments, title, recurring)
    others = list(range(len(segments)))
    if recurring:  # what recurs on the site is none of the article, whatever it looks like
        others = [i for i in others if i not in dump.marks or not dump.recurs(i)]
    chances = np.zeros(len(segments))
    if others:
        chances[others] = bundled().probabilities(look(dump, others))
    return decide(dump, chances.tolist(), least)


def look(dump: Dump, blocks: Sequence[int] | None = None) -> Features:
    """What the classifier sees of a document, or of some of its blocks."""
    whole = blocks is None or len(blocks) == len(dump.texts)
    blocks = range(len(dump.texts)) if blocks is None else blocks
    return features(
        dump.read if whole else Texts(dump.texts[i] for i in blocks),
        [dump.segments[i].attached for i in blocks],
        [dump.marks[i].label if i in dump.marks else None for i in blocks],
    )


def decide(dump: Dump, chances: Sequence[float], least: float = KEPT) -> list[Block]:
    """Label the blocks of a document, one at least.

    Args:
        dump: the document, marked by the rules.
        chances: how likely each block is part of the article, from 0 to 1.
        least: the chances from which it is kept.
    """
    kept = _article(dump, chances, least * _expected(chances, dump.words) / _EXPECTED)
    if not kept or sum(dump.words) < _FEW_WORDS:  # too little to tell by: what no rule objects to
        return [_by_rules(dump, i) for i in range(len(dump.texts))]
    first, last = min(kept), max(kept)
    sure = [chance if i in kept else 1 - chance for i, chance in enumerate(chances)]
    scores = (np.rint(np.multiply(sure, 1000)) / 1000).tolist()
    blocks = []
    for i, (text, score) in enumerate(zip(dump.texts, scores, strict=True)):
        found = dump.marks.get(i)
        if found and _sure(found):
            blocks.append(Block(text, found.label, found.reason, found.score))
            continue
        name, reason = _kept(dump, i) if i in kept else _dropped(dump, i, first, last)
        blocks.append(Block(text, name, reason, score))
    return blocks


def _expected(chances: Sequence[float], words: Sequence[int]) -> float:
    """The highest F1 that a choice of blocks can be expected to have, by words.

    What is likelier than half of it raises it, and nothing else does: Lipton et al. 2014
    (https://arxiv.org/abs/1402.1892).
    """
    likely = np.array(chances)
    order = np.argsort(-likely)
    sizes = np.array(words)[order]
    inside = np.cumsum(likely[order] * sizes)
    f1 = 2 * inside / (np.cumsum(sizes) + inside[-1] + 1e-9)
    return max(float(f1.max()), _LEAST_EXPECTED)


def _article(dump: Dump, chances: Sequence[float], least: float) -> set[int]:
    """The blocks that are kept."""
    sure = {i for i, found in dump.marks.items() if _sure(found)}
    kept = {i for i, chance in enumerate(chances) if chance >= least} - sure
    if not kept:
        return kept
    inside = range(min(kept), max(kept))
    return kept | {i for i in inside if dump.prose[i] and chances[i] >= KEPT_DOUBLY} - sure


def _sure(found: Mark) -> bool:
    return found.score >= _SURE and found.label in DROPPED_LABELS


def _by_rules(dump: Dump, i: int) -> Block:
    found = dump.marks.get(i)
    if found:
        return Block(dump.texts[i], found.label, found.reason, found.score)
    return Block(dump.texts[i], "body", "no rule objects to it", 0.5)


def _kept(dump: Dump, i: int) -> tuple[str, str]:
    """Label and reason of a block that is kept."""
    found = dump.marks.get(i)
    if found and found.label in KEPT_LABELS:
        return found.label, found.reason
    if dump.read.end[i]:
        return "body", "reads as the article's running text"
    return "body", "stands among the article's paragraphs"


def _dropped(dump: Dump, i: int, first: int, last: int) -> tuple[str, str]:
    """Label and reason of one that the classifier drops: named by a rule, else by its place."""
    found = dump.marks.get(i)
    headline = dump.words[i] >= _TEASER_WORDS
    if found and found.label in DROPPED_LABELS and not (headline and found.score < _NAMED):
        return found.label, found.reason
    if first < i < last:
        name = "caption" if headline and dump.read.end[i] else "navigation"
        return name, "stands between paragraphs and does not read like them"
    place = "above" if i < first else "below"
    if headline:
        return "related", f"stands {place} the article, as other stories do"
    return "navigation", f"stands {place} the article and does not read like it"
