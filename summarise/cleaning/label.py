"""Label the blocks of a dump. Nothing is edited or removed: the article is what stays kept.

Where a rule is sure of a block, it decides; else the classifier does, and the rules name what it
found. So every block has a label, a reason and a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import numpy as np

from summarise.cleaning.classifier import bundled
from summarise.cleaning.features import Features, features
from summarise.cleaning.rules import Dump, Mark, mark
from summarise.cleaning.segment import Segment
from summarise.cleaning.texts import Texts
from summarise.documents import DROPPED_LABELS, KEPT_LABELS, Block

# Chances from which a block is kept: a lost paragraph is worse than a stray line.
KEPT = 0.4
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
    if not recurring:
        return decide(dump, bundled().probabilities(look(dump)).tolist(), least)
    # what recurs on the site is none of the article, whatever it looks like
    others = [i for i in range(len(segments)) if i not in dump.marks or not dump.recurs(i)]
    chances = np.zeros(len(segments))
    if others:
        chances[others] = bundled().probabilities(look(dump, others))
    return decide(dump, chances.tolist(), least)


def look(dump: Dump, blocks: Sequence[int] | None = None) -> Features:
    """What the classifier sees of a document, or of some of its blocks."""
    if blocks is None or len(blocks) == len(dump.texts):
        attached = [segment.attached for segment in dump.segments]
        return features(dump.read, attached, {i: m.label for i, m in dump.marks.items()})
    return features(
        Texts(dump.texts[i] for i in blocks),
        [dump.segments[i].attached for i in blocks],
        {place: dump.marks[i].label for place, i in enumerate(blocks) if i in dump.marks},
    )


def decide(dump: Dump, chances: Sequence[float], least: float = KEPT) -> list[Block]:
    """Label the blocks of a document, one at least.

    Args:
        dump: the document, marked by the rules.
        chances: how likely each block is part of the article, from 0 to 1.
        least: the chances from which it is kept.
    """
    certain = {
        i
        for i, found in dump.marks.items()
        if found.score >= _SURE and found.label in DROPPED_LABELS
    }
    kept = _article(dump, chances, least, certain)
    if not kept or sum(dump.words) < _FEW_WORDS:  # too little to tell by: what no rule objects to
        return [_by_rules(dump, i) for i in range(len(dump.texts))]
    first, last = min(kept), max(kept)
    sure = [chance if i in kept else 1 - chance for i, chance in enumerate(chances)]
    scores = (np.rint(np.multiply(sure, 1000)) / 1000).tolist()
    blocks = []
    marks, words, ends = dump.marks, dump.words, dump.read.end
    for i, (text, score) in enumerate(zip(dump.texts, scores, strict=True)):
        found = marks.get(i)
        if i in certain:
            _, name, reason, score = marks[i]
        elif i in kept:
            name, reason = _kept(found, ends[i])
        else:
            where = "inside" if first < i < last else "above" if i < first else "below"
            name, reason = _dropped(found, words[i] >= _TEASER_WORDS, ends[i], where)
        blocks.append(Block(text, name, reason, score))
    return blocks


def _article(dump: Dump, chances: Sequence[float], least: float, dropped: Set[int]) -> set[int]:
    """The blocks that are kept, none of those that are dropped for certain."""
    kept = {i for i, chance in enumerate(chances) if chance >= least} - dropped
    if not kept:
        return kept
    inside = range(min(kept), max(kept))
    return kept | {i for i in inside if dump.prose[i] and chances[i] >= KEPT_DOUBLY} - dropped


def _by_rules(dump: Dump, i: int) -> Block:
    found = dump.marks.get(i)
    if found:
        return Block(dump.texts[i], found.label, found.reason, found.score)
    return Block(dump.texts[i], "body", "no rule objects to it", 0.5)


def _kept(found: Mark | None, ends: bool) -> tuple[str, str]:
    """Label and reason of a block that is kept, by its mark and by whether a sentence ends it."""
    if found and found.label in KEPT_LABELS:
        return found.label, found.reason
    if ends:
        return "body", "reads as the article's running text"
    return "body", "stands among the article's paragraphs"


def _dropped(found: Mark | None, long: bool, ends: bool, where: str) -> tuple[str, str]:
    """Label and reason of one that the classifier drops: named by a rule, else by its place."""
    if found and found.label in DROPPED_LABELS and not (long and found.score < _NAMED):
        return found.label, found.reason
    if where == "inside":
        name = "caption" if long and ends else "navigation"
        return name, "stands between paragraphs and does not read like them"
    if long:
        return "related", f"stands {where} the article, as other stories do"
    return "navigation", f"stands {where} the article and does not read like it"
