"""Cut a dump's text into blocks: one a line, hard-wrapped lines joined back to paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise, repeat
from operator import not_
from typing import Any, NamedTuple

from summarise.cleaning.blocks.joints import SOFT_HYPHEN, make_joint
from summarise.cleaning.blocks.lines import Line
from summarise.cleaning.blocks.paragraphs import group_paragraphs
from summarise.cleaning.blocks.wrapping import may_be_wrapped, wrapped_parts
from summarise.common.documents import named_tuples
from summarise.common.text.characters import BLANK, LINE_FEED, SPACE, kinds, to_codes


class Region(Enum):
    """Where a page's markup has a block."""

    QUOTATION = "in a quotation"
    CAPTION = "in a figure"
    ASIDE = "in what is no article's text: a header, a button, a link"
    MENU = "in a menu or a footer"
    TEXT = "in any other element"


class Segment(NamedTuple):
    """A block's text, whether it follows the one before it without a blank line, and its region.

    `attached` is false throughout in a dump that has hardly a blank line, and in a page; only a page
    has regions.
    """

    text: str
    attached: bool = False
    region: Region | None = None


class Segments(list[Segment]):
    """Blocks in order, which are pickled as columns: in a fraction of the time."""

    def __reduce__(self) -> tuple[Any, ...]:
        texts, attached, regions = zip(*self, strict=True) if self else ((), (), ())
        return _unpickled, (texts, bytes(attached), bytes(map(_REGIONS.index, regions)))


def _unpickled(texts: Sequence[str], attached: bytes, regions: bytes) -> Segments:
    columns = texts, map(bool, attached), map(_REGIONS.__getitem__, regions)
    return Segments(named_tuples(Segment, zip(*columns, strict=True)))


_REGIONS: Sequence[Region | None] = (None, *Region)


def segment(text: str) -> Segments:
    """Cut a dump into blocks, in order, white space inside each folded to single spaces.

    Every line is a block, unless lines are hard-wrapped: then the lines of a paragraph are joined,
    words split at line ends are mended, and what interrupts a sentence where a page ends (its
    number, a running header) comes below the paragraph.
    """
    texts, below_blank = _lines(text)
    wrapped = list[Line]()
    if may_be_wrapped(texts, below_blank):
        raw = (line for line in text.split("\n") if line and not line.isspace())
        wrapped = list(map(Line.of, raw, texts, below_blank))
    parts = list(wrapped_parts(wrapped)) if wrapped else []
    if any(width is not None for _, width in parts):
        joint, paragraphs = make_joint(text, wrapped), list(_paragraphs(parts))
        texts = ["".join(map(joint, lines, [*lines[1:], None])) for lines in paragraphs]
        below_blank = [lines[0].below_blank for lines in paragraphs]
    elif SOFT_HYPHEN in text:
        texts = [line.rstrip(f" {SOFT_HYPHEN}") for line in texts]
    spaced = 2 * sum(below_blank) > len(below_blank)
    attached = map(not_, below_blank) if spaced else repeat(False, len(texts))
    return Segments(named_tuples(Segment, zip(texts, attached, repeat(None), strict=False)))


def _paragraphs(parts: Sequence[tuple[Sequence[Line], int | None]]) -> Iterator[Sequence[Line]]:
    """Yield the lines of each paragraph; of parts that are not wrapped, each line by itself."""
    for lines, width in parts:
        yield from ([line] for line in lines) if width is None else group_paragraphs(lines, width)


def _lines(text: str) -> tuple[list[str], list[bool]]:
    """Return the lines that are not blank, white space folded, and whether a blank one is above each."""
    lines = text.split("\n")
    if not _folded(text):
        lines = [" ".join(line.split()) for line in lines]
    below_blank = [not above for above, line in pairwise(["", *lines]) if line]
    return list(filter(None, lines)), below_blank


def _folded(text: str) -> bool:
    """Tell whether all white space is line feeds and single spaces inside lines; most dumps are so."""
    codes = to_codes(text)
    white, blank = (kinds(codes) & SPACE) > 0, codes == BLANK
    beside = white[1:] & white[:-1] & (blank[1:] | blank[:-1])
    odd = white & ~blank & (codes != LINE_FEED)
    return " " not in (text[:1], text[-1:]) and not beside.any() and not odd.any()
