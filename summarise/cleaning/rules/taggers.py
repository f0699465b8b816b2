"""Mark the blocks of documents by rules: what phrases, shapes and places give away.

A tagger looks at the whole document and yields marks; taggers run in order, and the first mark that a
block gets stays. This is the way of dolma (Soldaini et al. 2024, sec. 4). To add a rule, write a tagger
and put it in its place in `TAGGERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.rules.biographies import biographies
from summarise.cleaning.rules.bylines import bylines
from summarise.cleaning.rules.captions import captions
from summarise.cleaning.rules.document import BlockBatch, Mark, MarkedDocument
from summarise.cleaning.rules.duplicates import parts_of_wholes, repeats, whole_articles
from summarise.cleaning.rules.flagged import flagged
from summarise.cleaning.rules.notices import notices
from summarise.cleaning.rules.phrases import phrases
from summarise.cleaning.rules.recurring import recurring_blocks
from summarise.cleaning.rules.releases import releases
from summarise.cleaning.rules.scripts import scripts
from summarise.cleaning.rules.sections import broken_off, endings, remarks
from summarise.cleaning.rules.short_lines import short_lines
from summarise.cleaning.rules.standfirsts import standfirsts
from summarise.cleaning.rules.titles import breadcrumbs, titles
from summarise.common.documents import DROPPED_LABELS

Tagger = Callable[[MarkedDocument], Iterator[Mark]]


def mark(
    segments: Sequence[Segment],
    title: str | None = None,
    recurring: Mapping[int, int] | None = None,
) -> MarkedDocument:
    """Run all taggers over the blocks of one document, see `SegmentedDocument`."""
    return mark_all([SegmentedDocument(segments, title, recurring or {})]).documents[0]


def mark_all(documents: Sequence[SegmentedDocument]) -> BlockBatch:
    """Run all taggers over the blocks of some documents."""
    batch = BlockBatch(documents)
    for tagger in TAGGERS:
        for document in batch.documents:
            for found in tagger(document) if document.segments else ():
                document.marks.setdefault(found.block, found)
    return batch


@lru_cache(maxsize=1 << 12)
def _label_alone(text: str) -> str:
    """Return what a block is by itself; what no rule names belongs to the page."""
    alone = mark([Segment(text)]).marks.get(0)
    return alone.label if alone and alone.label in DROPPED_LABELS else "navigation"


TAGGERS: tuple[Tagger, ...] = (
    partial(recurring_blocks, label_alone=_label_alone),
    whole_articles,
    breadcrumbs,
    broken_off,
    remarks,
    titles,
    flagged,
    notices,
    captions,
    bylines,
    scripts,
    phrases,
    endings,
    releases,
    biographies,
    standfirsts,
    repeats,
    short_lines,
    parts_of_wholes,
)
