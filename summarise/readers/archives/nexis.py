"""An article of Nexis as it was laid out until 2019: blocks of its text or page to an entry.

Outlet and date stand centred above the title, labelled fields below it and, behind the body, again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarise.readers.archives.entry import JOINED, Entry
from summarise.readers.archives.lengths import sixths_of_characters
from summarise.readers.archives.nexis_fields import (
    CORRECTED,
    CORRECTION,
    field_of,
    split_label,
    stands_behind,
    word_count,
)
from summarise.readers.archives.unknown_labels import label_of

# 1 of 49 DOCUMENTS, Dokument 1 von 49, FOCUS - 3 of 21 DOCUMENTS
START = re.compile(
    r"[ \t]*(?:[A-Z]{4,12} - )?(?:(?P<number>\d+) (?:of|von|de|van|di|sur) (?P<all>\d+) "
    r"(?:DOCUMENT|DOKUMENT|DOCUMENTO|DOCUMENTI|DOCUMENTEN)E?[NS]?"
    r"|(?:Dokument|Document|Documento) (?P<number_>\d+) (?:von|de|van|di|sur) (?P<all_>\d+))[ \t]*",
    re.IGNORECASE,
)
# such a line with something else behind it
_CUT_START = re.compile(r"[ \t]*\d+ (?:of|von|de|van|di|sur) \d+ D")
ASKED = ("words", "archive_id", "outlet", "published")  # some articles have no title
PIECE = {"piece of an article outside of articles": 1}
_RIGHTS = re.compile(
    r"copyright|©|\(c\) ?\d{4}|\ball rights reserved|alle rechte vorbehalten|tous droits"
    r"|alle rechten|todos los derechos|tutti i diritti",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MOST_DATE = 60  # characters of a line with a date
_MOST_ABOVE = 80  # words of title, author and standfirst that stand over a field
_MOST_NAME = 5  # words
_MOST_BEHIND = 150  # words of captions that may follow a field behind the body


class Block(NamedTuple):
    """A piece of an article between blank lines, or an element of its page.

    Attributes:
        paragraphs: of it; of a labelled one what follows the label.
        centred: whether it is; None where that is not known.
        label: that it opens with, in capitals; empty without one.
        title: whether it is set as titles are.
    """

    paragraphs: Sequence[str]
    centred: bool | None = False
    label: str = ""
    title: bool = False

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(self.paragraphs)


def is_piece(lines: Iterable[str]) -> bool:
    """Return whether lines outside of articles are a piece of one: what opens one or stands behind a body is among them."""
    for line in lines:
        found = split_label(line)
        if found and (stands_behind(found[0]) or field_of(found[0]) == "words"):
            return True
        if _CUT_START.match(line):
            return True
    return False


def number_of(start: re.Match[str]) -> tuple[int, int]:
    """Return which of how many documents a line says, by its match of `START`."""
    number, of = start["number"] or start["number_"], start["all"] or start["all_"]
    return int(number), int(of)


def count_declared(numbers: Sequence[tuple[int, int]]) -> int:
    """Return how many articles the lines `N of M` of a file say it holds.

    Where it begins at 1, that is M, else as many as lie between the first and the last: a download
    has a part of what was found. Several downloads in one file are counted one by one.
    """
    downloads: list[list[tuple[int, int]]] = []
    for number, of in numbers:
        last, last_of = downloads[-1][-1] if downloads else (0, 0)
        if not downloads or number <= last or (of != last_of and number != last + 1):
            downloads.append([])
        downloads[-1].append((number, of))
    total = 0
    for download in downloads:
        first, last = download[0][0], download[-1][0]
        [(of, _)] = Counter(of for _, of in download).most_common(1)
        total += max(of, last) if first == 1 else last - first + 1
    return total


def entry_of(blocks: Sequence[Block]) -> Entry:
    """Return the article that the blocks below its `N of M` line make."""
    entry = Entry()
    head = _read_masthead(blocks, entry)
    begin = _begin_of_body(blocks, head, entry)
    end = _end_of_body(blocks, begin)
    lines = [i for i in range(head, begin) if not blocks[i].label and not blocks[i].centred]
    if begin == end and len(lines) > 1:  # fields stand behind a body that is as short as this
        begin, end = lines[1], lines[-1] + 1
        entry.byline = entry.standfirst = ""
    fields: dict[str, list[str]] = {}
    for block in [*blocks[head:begin], *blocks[end:]]:
        if block.label in CORRECTION:
            entry.warnings += (CORRECTED,)
        if block.label and (field := field_of(block.label)):
            fields.setdefault(field, []).append(block.text)
    units = [said.split()[-1:] for said in fields.get("words", ())]  # a film's length is in minutes
    if units and units.count(units[0]) > 1:
        entry.warnings += (JOINED,)
    for field in ("title", "byline", "section", "standfirst", "language", "url"):
        if field in fields:
            setattr(entry, field, " ".join(fields[field]))
    entry.unread = tuple(
        label
        for block in (*blocks[head + 1 : begin], *blocks[end:])
        if not block.label and (label := label_of(block.text))
    )
    entry.words = word_count(fields["words"][0]) if "words" in fields else None
    for block in blocks[begin:end]:
        if block.centred and (_RIGHTS.search(block.text) or block.text == entry.published):
            continue
        if not block.label or field_of(block.label) == "body":
            entry.paragraphs.extend(block.paragraphs)
        else:
            first, *rest = [*block.paragraphs, ""]
            entry.paragraphs.extend([f"{block.label}: {first}", *rest])
    entry.words_read = sixths_of_characters(entry.paragraphs, entry.words)
    entry.closed = end < len(blocks)
    return entry


def _read_masthead(blocks: Sequence[Block], entry: Entry) -> int:
    """Read outlet and date, which stand first, and return how many blocks they take."""
    for i, block in enumerate(blocks):
        if block.label or block.title or block.centred is False:
            return i
        lines = list(block.paragraphs)
        rights = [place for place, line in enumerate(lines) if _RIGHTS.search(line)]
        for line in lines[rights[-1] + 1 :] if rights else lines:
            if _is_date(line):
                entry.published = entry.published or line
            else:
                entry.outlet = entry.outlet or line
        if entry.published and block.centred is None:
            return i + 1
    return len(blocks)


def _is_date(line: str) -> bool:
    return bool(_YEAR.search(line)) and len(line) <= _MOST_DATE


def _begin_of_body(blocks: Sequence[Block], head: int, entry: Entry) -> int:
    """Return where the body begins: below the last field above it; what stands over fields is the title."""
    labels = [i for i in range(head, len(blocks)) if blocks[i].label]
    for i in labels:
        if field_of(blocks[i].label) == "body":
            return i
    above = _fields_above(blocks, head, labels)
    for block in blocks[head:above]:
        if block.centred:
            entry.published = entry.published or next(filter(_is_date, block.paragraphs), "")
        elif not block.label and block.paragraphs:
            if not entry.title:
                entry.title = block.text
            elif len(block.text.split()) <= _MOST_NAME and not entry.byline:
                entry.byline = block.text
            elif not entry.standfirst:
                entry.standfirst = block.text
    return above


def _fields_above(blocks: Sequence[Block], head: int, labels: Sequence[int]) -> int:
    """Return where title and fields end: behind the length and the fields that follow it.

    A length behind the body, or none, says nothing of it; then they end behind the first field.
    """
    end = min(head + 1, len(blocks))  # the title
    if blocks[head:end] and blocks[head].label:
        end = head
    for i in labels:
        if not stands_behind(blocks[i].label) and _is_near(blocks[head:i]):
            is_length = field_of(blocks[i].label) == "words"
            end = i + 1
            if is_length:
                break
    while end < len(blocks) and (
        blocks[end].centred
        or blocks[end].label in CORRECTION
        or (blocks[end].label and not stands_behind(blocks[end].label))
    ):
        end += 1
    return end


def _is_near(between: Sequence[Block]) -> bool:
    """Return whether these blocks may be title, author and standfirst, and no body."""
    said = [block for block in between if not block.label and not block.centred]
    return len(said) <= 3 and sum(len(block.text.split()) for block in said) <= _MOST_ABOVE


def _above_fields(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Return where the fields begin that end at `end`: others may stand above one that is known to stand behind."""
    while end > begin + 1 and field_of(blocks[end - 1].label) not in ("", "body"):
        end -= 1
    return end


def _end_of_body(blocks: Sequence[Block], begin: int) -> int:
    """Return where the body ends: at the first field that stands behind it, but for captions there."""
    words = [len(block.text.split()) if not block.label else 0 for block in blocks]
    for i in range(begin, len(blocks)):
        if stands_behind(blocks[i].label) or (i > begin and field_of(blocks[i].label) == "words"):
            behind = sum(words[j] for j in range(i, len(blocks)) if not blocks[j].centred)
            if behind <= max(_MOST_BEHIND, sum(words[begin:i]) // 2):
                return _above_fields(blocks, begin, i)
    end = len(blocks)
    while end > begin and blocks[end - 1].centred and _RIGHTS.search(blocks[end - 1].text):
        end -= 1
    return end
