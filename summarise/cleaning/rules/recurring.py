"""Blocks that many documents of a site have: boilerplate, whatever they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.rules.document import Mark, MarkedDocument


def recurring_blocks(document: MarkedDocument, label_alone: Callable[[str], str]) -> Iterator[Mark]:
    """Mark blocks that many documents of the site have, unless they are what this document says.

    Args:
        label_alone: gives the label of a text that stands by itself.
    """
    if not document.recurring:
        return
    title = key(document.title or "")
    found = [i for i in document.recurring if document.key(i) != title]
    prose = sum(
        words for words, is_prose in zip(document.words, document.prose, strict=True) if is_prose
    )
    # an article and its later versions have most of their text in common
    if 3 * sum(document.words[i] for i in found if document.prose[i]) > 2 * prose:
        return
    for i in found:
        reason = f"repeated in {document.recurring[i]} documents"
        yield Mark(i, label_alone(document.texts[i]), reason, 1.0)
