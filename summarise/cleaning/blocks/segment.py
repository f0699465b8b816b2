"""A dump's text to blocks: one a line, hard-wrapped lines joined back to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import accumulate, pairwise, repeat
from operator import not_
from typing import NamedTuple

from summarise.cleaning.languages import alternatives
from summarise.common.documents import named_tuples
from summarise.common.text.characters import BLANK, LINE_FEED, SPACE, UNSPACED, kinds, to_codes
from summarise.common.text.sentences import ends_sentence

_MIN_WIDTH, _MAX_WIDTH = 40, 132  # below are poems, above no terminal
_MIN_SOFT = 4  # breaks that must agree on a width
_WRAPPED_SHARE = 0.7  # of unfinished lines that must fit it
_MOST_INTERRUPTING = 3  # lines between two pages: number, header, footer
_HYPHENATED_SHARE = 0.04  # of lines: a dump with so many hyphens at their end splits words there
_OWN_LINE = re.compile(r"[•‣◦▪●○■*-]\s|\w+://")
_PERHAPS_ITEM = re.compile(r"[–—]\s|\(?(\d{1,2}|[a-z])\)\s|\d{1,2}\.\s")  # 3. Mai, – and so on –
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_TABLE_ROW = re.compile(r"\S(?:\s*\t\s*| {4,})\S")
_SOFT_HYPHEN = "\u00ad"  # at a line end: the word goes on below
_HYPHENS = ("-", "‐")
_LINE_END_HYPHEN = re.compile(r"(\w+)[-‐]$")
_SUSPENDED = re.compile(rf"(?:{alternatives(lambda of: of.after_hyphen)})\b")  # Vor- und Nachteile


class Region(Enum):
    """Where a page's markup has a block."""

    ARTICLE = "in what an extractor took for the article"
    QUOTATION = "in a quotation outside of it"
    CAPTION = "in a figure"
    ASIDE = "in what is no article's text: a menu, a header, a link"
    TEXT = "in any other element outside of it"


class Segment(NamedTuple):
    """A block's text, whether it follows the one before it without a blank line, and its region.

    `attached` is false throughout in a dump that has hardly a blank line, and in a page; only a page
    has regions.
    """

    text: str
    attached: bool = False
    region: Region | None = None


class _Line(NamedTuple):
    """A line with its white space folded, and how it stood in the dump."""

    text: str
    indent: int
    columns: int
    table: bool
    below_blank: bool

    @classmethod
    def of(cls, raw: str, folded: str, below_blank: bool) -> _Line:
        """A line as it stood in the dump, and folded."""
        if len(folded) > _MAX_WIDTH:
            return cls(folded, 0, len(folded), False, below_blank)
        wide = 0 if folded.isascii() else len(_WIDE.findall(folded))
        if folded == raw:
            return cls(folded, 0, len(folded) + wide, False, below_blank)
        bare = raw.strip()
        indent = raw.index(bare[0])
        columns = indent + len(bare) + wide
        table = len(bare) > len(folded) and bool(_TABLE_ROW.search(bare))
        return cls(folded, indent, columns, table, below_blank)


def segment(text: str) -> list[Segment]:
    """Blocks of a dump in order, white space inside each folded to single spaces.

    Every line is a block, unless lines are hard-wrapped: then the lines of a paragraph are joined,
    words split at line ends are mended, and what interrupts a sentence where a page ends (its
    number, a running header) comes below the paragraph.
    """
    texts, below_blank = _lines(text)
    wrapped = list[_Line]()
    if _perhaps_wrapped(texts, below_blank):
        raw = (line for line in text.split("\n") if line and not line.isspace())
        wrapped = list(map(_Line.of, raw, texts, below_blank))
    width = _wrap_width(wrapped) if wrapped else None
    if width is not None:
        joint, paragraphs = _joints(text, wrapped), list(_paragraphs(wrapped, width))
        texts = ["".join(map(joint, lines, [*lines[1:], None])) for lines in paragraphs]
        below_blank = [lines[0].below_blank for lines in paragraphs]
    elif _SOFT_HYPHEN in text:
        texts = [line.rstrip(f" {_SOFT_HYPHEN}") for line in texts]
    spaced = 2 * sum(below_blank) > len(below_blank)
    attached = map(not_, below_blank) if spaced else repeat(False, len(texts))
    return named_tuples(Segment, zip(texts, attached, repeat(None), strict=False))


def _lines(text: str) -> tuple[list[str], list[bool]]:
    """Lines that are not blank, their white space folded, and whether a blank one is above each."""
    lines = text.split("\n")
    if not _folded(text):
        lines = [" ".join(line.split()) for line in lines]
    below_blank = [not above for above, line in pairwise(["", *lines]) if line]
    return list(filter(None, lines)), below_blank


def _folded(text: str) -> bool:
    """Whether all white space is line feeds and single spaces inside lines; most dumps are so."""
    codes = to_codes(text)
    white, blank = (kinds(codes) & SPACE) > 0, codes == BLANK
    beside = white[1:] & white[:-1] & (blank[1:] | blank[:-1])
    odd = white & ~blank & (codes != LINE_FEED)
    return " " not in (text[:1], text[-1:]) and not beside.any() and not odd.any()


def _perhaps_wrapped(lines: Sequence[str], below_blank: Sequence[bool]) -> bool:
    """Whether as many lines open inside a sentence as it takes to tell a width by."""
    perhaps = [i for i, line in enumerate(lines) if not line[0].isupper() and line[0].isalpha()]
    inside = 0
    for i in perhaps:
        if i and not below_blank[i] and _fits_wrapping(above := lines[i - 1]):
            inside += not ends_sentence(above)
    return inside >= _MIN_SOFT


def _fits_wrapping(line: str) -> bool:
    """Whether a line may fill half of the least width, and does not go beyond the most."""
    columns = len(line) if line.isascii() else 2 * len(line)  # at most
    return 2 * columns >= _MIN_WIDTH and len(line) <= _MAX_WIDTH


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The column that lines are wrapped at, or None when their breaks are real.

    A break is the wrapping's at every column that its line fits in and that the next word does
    not. The width is the column where most breaks inside sentences agree, if other unfinished
    lines agree too.
    """
    changes: Counter[int] = Counter()
    for line, following in pairwise(lines):
        if _may_be_soft(line, following) and _inside_sentence(line, following):
            changes[line.columns] += 1
            changes[_room(line, following) + 1] -= 1
    agreeing = list(accumulate(changes[column] for column in range(_MAX_WIDTH + 1)))
    width = max(range(_MIN_WIDTH, _MAX_WIDTH + 1), key=agreeing.__getitem__)
    if agreeing[width] < _MIN_SOFT:
        return None
    long = [  # menus say nothing about prose
        (line, following)
        for line, following in pairwise(lines)
        if 2 * line.columns >= width
        and _may_be_soft(line, following)
        and not ends_sentence(line.text)
    ]
    soft = [_inside_sentence(*pair) for pair in long if _soft(*pair, width)]
    wrapped = len(soft) >= _WRAPPED_SHARE * len(long) and 2 * sum(soft) >= len(soft)
    return width if wrapped else None


def _may_be_soft(line: _Line, following: _Line) -> bool:
    """Whether a break may be the wrapping's, whatever the width."""
    real = following.below_blank or line.table or following.table
    return _MIN_WIDTH <= 2 * line.columns <= 2 * _MAX_WIDTH and not real


def _inside_sentence(line: _Line, following: _Line) -> bool:
    """Whether a line goes on below: it ends no sentence and the next one opens none."""
    letter = following.text[0]
    opens = letter.isupper() or not letter.isalpha() or _OWN_LINE.match(following.text)
    return not opens and not ends_sentence(line.text)


def _room(line: _Line, following: _Line) -> int:
    """The widest column at which the next word had no room on a line."""
    unspaced = UNSPACED.match(following.text)
    word = 2 if unspaced else len(following.text.split(" ", 1)[0])
    return line.columns + word + line.columns // 12  # some slack: type may be proportional


def _paragraphs(lines: Sequence[_Line], width: int) -> Iterator[list[_Line]]:
    """Lines grouped to paragraphs; those that interrupt one follow it, each by itself."""
    parted = _blank_lines_part(lines, width)
    at = 0
    while at < len(lines):
        paragraph, interrupting = [lines[at]], list[_Line]()
        at += 1
        while at < len(lines):
            skipped = _interruption(paragraph[-1], lines[at : at + _MOST_INTERRUPTING + 1], width)
            if skipped is None:
                if not _continues(paragraph, lines[at], width, parted):
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


def _reads_on(paragraph: list[_Line]) -> bool:
    """Whether lines are one paragraph rather than headlines that happen to fill the width."""
    inside = any(_inside_sentence(*pair) for pair in pairwise(paragraph))
    return inside or ends_sentence(paragraph[-1].text) or _item(paragraph[0])


def _item(line: _Line) -> bool:
    return bool(_OWN_LINE.match(line.text) or _PERHAPS_ITEM.match(line.text))


def _soft(line: _Line, following: _Line, width: int) -> bool:
    """Whether a break may be the wrapping's: the next word had no room on the line."""
    longest = width + width // 12
    return line.columns <= longest and width <= _room(line, following)


def _continues(paragraph: list[_Line], line: _Line, width: int, parted: bool) -> bool:
    """Whether the next line belongs to a paragraph."""
    first, last = paragraph[0], paragraph[-1]
    if line.below_blank or line.table or last.table or not _soft(last, line, width):
        return False
    if _OWN_LINE.match(line.text):
        return False
    listed = _item(first)
    finished = ends_sentence(last.text) or last.text[-1] in ":;"
    if _PERHAPS_ITEM.match(line.text) and (listed or finished):
        return False
    deeper = line.indent - last.indent
    if len(paragraph) == 1:  # the first line may be indented, or of an item the others
        deeper = 0 if listed else max(deeper, 0)
    return abs(deeper) <= 1 and (parted or not finished)


def _blank_lines_part(lines: Sequence[_Line], width: int) -> bool:
    """Whether blank lines or indents part the paragraphs of a dump, not short last lines alone."""
    shown = hidden = 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if not below.below_blank and _soft(line, below, width):
            if line.below_blank or line.indent > above.indent:
                shown += 1
            elif ends_sentence(above.text) and not _soft(above, line, width):
                hidden += 1
    return 3 * hidden <= shown


def _interruption(last: _Line, upcoming: Sequence[_Line], width: int) -> int | None:
    """How many lines stand between a line and the rest of its sentence; None when it ends there."""
    for count, line in enumerate(upcoming):
        if _inside_sentence(last, line) and _soft(last, line, width):
            return count if count or line.below_blank else None
        short = line.table or line.columns < 0.75 * width
        if not short or ends_sentence(line.text):
            return None
    return None


def _joints(text: str, lines: Sequence[_Line]) -> Callable[[_Line, _Line | None], str]:
    """What gives a line and what stands between it and the next: a space, or nothing in a word."""
    split = sum(_split_word(line.text) is not None for line in lines[:-1])
    hyphenated = split >= max(3, _HYPHENATED_SHARE * len(lines))
    text = text.lower() if split else ""
    words = Counter(re.findall(r"\w+", text))
    compounds = set(re.findall(r"\w+-\w+", text))

    def joint(line: _Line, following: _Line | None) -> str:
        if following is None or line.text.endswith(_SOFT_HYPHEN):
            return line.text.rstrip(f" {_SOFT_HYPHEN}")
        if hyphen := _split_word(line.text):
            opening = re.match(r"\w*", following.text)
            if _SUSPENDED.match(following.text):
                return line.text + " "
            start, rest = hyphen[1].lower(), opening[0].lower() if opening else ""
            if words[start + rest]:
                return line.text[:-1]
            compound = f"{start}-{rest}" in compounds or (words[start] > 1 and words[rest] > 1)
            mend = hyphenated and not compound and following.text[0].islower()
            return line.text[:-1] if mend else line.text
        unspaced = UNSPACED.match(line.text[-1]) and UNSPACED.match(following.text[0])
        return line.text if unspaced else line.text + " "

    return joint


def _split_word(line: str) -> re.Match[str] | None:
    """What a line has of a word that its last hyphen splits, None where it ends otherwise."""
    return _LINE_END_HYPHEN.search(line) if line.endswith(_HYPHENS) else None
