"""Label the blocks of documents. Nothing is edited or removed: the article is what stays kept.

Where a rule is sure of a block, it decides; else the classifier does, and the rules name what it
found. So every block has a label, a reason and a score.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarise.cleaning.blocks.classifier import Probabilities, bundled
from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.features import Features, features
from summarise.cleaning.blocks.vocabulary import Bools
from summarise.cleaning.decide import Decision, decide
from summarise.cleaning.html.page import Page
from summarise.cleaning.rules.document import BlockBatch, MarkedDocument
from summarise.cleaning.rules.recurring import recurring_doubts
from summarise.cleaning.rules.taggers import mark_all


def label_all(
    documents: Sequence[SegmentedDocument], pages: Sequence[Page | None] | None = None
) -> list[Decision]:
    """Label the blocks of some documents, all of them, in order.

    Args:
        documents: their blocks.
        pages: the markup of each that has any.
    """
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
    labelled = [
        _doubted(dump, decide(dump, Probabilities(article[part], headline[part]), page))
        for dump, part, page in zip(
            batch.documents, parts, pages or [None] * len(documents), strict=True
        )
    ]
    batch.documents.clear()  # which know their batch: so its arrays are freed at once
    return labelled


def _doubted(dump: MarkedDocument, decision: Decision) -> Decision:
    doubts = recurring_doubts(dump, decision.blocks) if dump.recurring else ()
    return decision._replace(warnings=(*decision.warnings, *doubts))


def look(batch: BlockBatch, shown: Bools | None = None) -> Features:
    """Return what the classifier sees of some documents.

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
