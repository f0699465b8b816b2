"""Label the blocks of articles from archives: their paragraphs are clean but for captions and notices."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.rules.taggers import mark_all
from summarise.common.documents import KEPT_LABELS, Block

_SURE = 0.9  # score from which a rule is believed
_MAY_GO = frozenset("caption promo share legal byline agency date".split())
_PARAGRAPH = ("body", "a paragraph of the archive's")


def label_archived(documents: Sequence[SegmentedDocument]) -> list[list[Block]]:
    """Label the blocks of some documents, all of them, in order.

    A block goes only where a rule is sure that it is a caption or a notice, or says who wrote it or
    when: what the classifier and the rules for pages go by, the page around an article, is not there.
    """
    marked = mark_all(documents).documents
    return [[_label(document, i) for i in range(len(document.texts))] for document in marked]


def _label(document: MarkedDocument, i: int) -> Block:
    found = document.marks.get(i)
    if found and _stands(found):
        return Block(document.texts[i], *found[1:])
    return Block(document.texts[i], *_PARAGRAPH)


def _stands(mark: Mark) -> bool:
    return mark.label in KEPT_LABELS or (mark.label in _MAY_GO and mark.score >= _SURE)
