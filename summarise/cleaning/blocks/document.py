"""A document as its blocks, before anything is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from summarise.cleaning.blocks.segment import Segment


class SegmentedDocument(NamedTuple):
    """The blocks of one document, and what is known of it before.

    `title` is the headline if the record or the page's markup gave one. `recurring` is how many
    documents of the site have a block, by its place, for those that recur.
    """

    segments: Sequence[Segment]
    title: str | None = None
    recurring: Mapping[int, int] = MappingProxyType({})
