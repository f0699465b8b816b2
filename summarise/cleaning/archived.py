"""Label the blocks of articles from archives: their paragraphs are clean but for captions and notices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.rules.document import SURE, Mark, MarkedDocument
from summarise.cleaning.rules.taggers import mark_all
from summarise.common.documents import KEPT_LABELS, Block

_MAY_GO = frozenset("caption promo share legal byline agency date".split())
_PARAGRAPH = ("body", "a paragraph of the archive's")
_LABELLED = re.compile(r"(?:caption|credit|photos?|photographers?|illustration)\s*:", re.IGNORECASE)
_CAPTION = ("caption", "is labelled as a caption or its credit")
_RIGHTS = re.compile(r"©|\(c\)|copyright|rights", re.IGNORECASE)
_OPENING = 40  # characters in which a notice says what it is


def label_archived(documents: Sequence[SegmentedDocument]) -> list[list[Block]]:
    """Label the blocks of some documents, all of them, in order.

    A block goes only where a rule is sure that it is a caption or a notice, or says who wrote it or
    when: what the classifier and the rules for pages go by, the page around an article, is not there.
    """
    marked = mark_all(documents).documents
    return [[_label(document, i) for i in range(len(document.texts))] for document in marked]


def _label(document: MarkedDocument, i: int) -> Block:
    text, found = document.texts[i], document.marks.get(i)
    if _LABELLED.match(text):
        return Block(text, *_CAPTION)
    if found and _stands(found, text):
        return Block(text, *found[1:])
    return Block(text, *_PARAGRAPH)


def _stands(mark: Mark, text: str) -> bool:
    """Return whether a rule's word on a block is believed; a notice behind a sentence is none."""
    if mark.label == "legal" and not _RIGHTS.search(text[:_OPENING]):
        return False
    return mark.label in KEPT_LABELS or (mark.label in _MAY_GO and mark.score >= SURE)
