"""Group the lines that a program wrapped to the paragraphs that they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarise.cleaning.blocks.lines import Line
from summarise.cleaning.blocks.wrapping import OWN_LINE, breaks_sentence, fits_width
from summarise.common.text.sentence_ends import ends_sentence

_MOST_INTERRUPTING = 3  # lines between two pages: number, header, footer
_PERHAPS_ITEM = re.compile(r"[–—]\s|\(?(\d{1,2}|[a-z])\)\s|\d{1,2}\.\s")  # 3. Mai, – and so on –


def group_paragraphs(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Group lines to paragraphs; those that interrupt one follow it, each by itself."""
    parted = _blank_lines_part(lines, width)
    at = 0
    while at < len(lines):
        paragraph, interrupting = [lines[at]], list[Line]()
        at += 1
        while at < len(lines):
            skipped = _interruption(paragraph[-1], lines[at : at + _MOST_INTERRUPTING + 1], width)
            if skipped is None:
                if not _belongs_to(paragraph, lines[at], width, parted):
                    break
                skipped = 0
            interrupting += lines[at : at + skipped]
            paragraph.append(lines[at + skipped])
            at += skipped + 1
        if _reads_on(paragraph):
            yield paragraph
        else:
            yield from ([line] for line in paragraph)
        yield from ([line] for line in interrupting)


def _reads_on(paragraph: list[Line]) -> bool:
    """Tell whether lines are one paragraph rather than headlines that happen to fill the width."""
    inside = any(breaks_sentence(*pair) for pair in pairwise(paragraph))
    return inside or ends_sentence(paragraph[-1].text) or _is_item(paragraph[0])


def _is_item(line: Line) -> bool:
    return bool(OWN_LINE.match(line.text) or _PERHAPS_ITEM.match(line.text))


def _belongs_to(paragraph: list[Line], line: Line, width: int, parted: bool) -> bool:
    """Tell whether the next line belongs to a paragraph."""
    first, last = paragraph[0], paragraph[-1]
    if line.below_blank or line.table or last.table or not fits_width(last, line, width):
        return False
    if OWN_LINE.match(line.text):
        return False
    listed = _is_item(first)
    finished = ends_sentence(last.text) or last.text[-1] in ":;"
    if _PERHAPS_ITEM.match(line.text) and (listed or finished):
        return False
    deeper = line.indent - last.indent
    if len(paragraph) == 1:  # the first line may be indented, or of an item the others
        deeper = 0 if listed else max(deeper, 0)
    return abs(deeper) <= 1 and (parted or not finished)


def _blank_lines_part(lines: Sequence[Line], width: int) -> bool:
    """Tell whether blank lines or indents part the paragraphs of a dump, not short last lines alone."""
    shown = hidden = 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if not below.below_blank and fits_width(line, below, width):
            if line.below_blank or line.indent > above.indent:
                shown += 1
            elif ends_sentence(above.text) and not fits_width(above, line, width):
                hidden += 1
    return 3 * hidden <= shown


def _interruption(last: Line, upcoming: Sequence[Line], width: int) -> int | None:
    """Count the lines that stand between a line and the rest of its sentence; None when it ends there."""
    for count, line in enumerate(upcoming):
        if breaks_sentence(last, line) and fits_width(last, line, width):
            return count if count or line.below_blank else None
        short = line.table or line.columns < 0.75 * width
        if not short or ends_sentence(line.text):
            return None
    return None
