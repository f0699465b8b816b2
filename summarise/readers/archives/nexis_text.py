"""Nexis, text and RTF as it was until 2019: articles below lines such as `1 of 49 DOCUMENTS`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.nexis import (
    ASKED,
    PIECE,
    START,
    Block,
    count_declared,
    entry_of,
    is_piece,
    number_of,
)
from summarise.readers.archives.nexis_fields import field_of, split_label
from summarise.readers.archives.plain import decoded_text, read_export
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.rtf import is_rtf, read_rtf_text
from summarise.readers.wrapping import unwrap, wrap_width

_START_LINE = re.compile(rf"^{START.pattern}$", re.MULTILINE | re.IGNORECASE)
_CENTRED_START = re.compile(rf"^[ \t]{{4,}}{START.pattern}\r?$", re.MULTILINE | re.IGNORECASE)
_LENGTH = re.compile(r"^(?:LENGTH|LÄNGE|LNGE|LONGUEUR|LENGTE): *\d[\d.,]* *\w+\s*$", re.MULTILINE)
_BEHIND = re.compile(
    r"^(?:LOAD-DATE|LANGUAGE|UPDATE|SPRACHE|DATE-CHARGEMENT|LANGUE|TAAL): \w", re.MULTILINE
)
_ANY_START = re.compile(
    r"^[ \t]{4,}(?:(?P<number>\d+) [^\W\d]+ (?P<all>\d+) [^\W\d]{4,}"
    r"|[^\W\d]{4,} (?P<number_>\d+) [^\W\d]+ (?P<all_>\d+))[ \t]*$",
    re.MULTILINE,
)
_ASKED_FOR = re.compile(r"^\w[^:\n]{4,40}: [^:\n]{4,40}: (\d{1,6})-(\d{1,6})(?!\d)", re.MULTILINE)
_COVER = re.compile(r"\s*Download Request: .*\n+Time Of Request: ")
_TAG = re.compile(r"<[!?/A-Za-z]")  # a cover may ask for dates <= one
_CENTRED = 3  # spaces before a line that is


def is_nexis_text(head: Head) -> bool:
    """Return whether a file is an export of Nexis as text."""
    text = head.text
    if _TAG.search(text[:64]):
        return False
    if "Download Request:" in text[:64] and _COVER.match(text.lstrip("\ufeff")):
        return True
    numbered = "DOCUMENT" in text or "Dokument " in text or "Document " in text
    if numbered and _CENTRED_START.search(text):
        return True
    fields = "LENGT" in text or "NGE:" in text or "LONGUEUR" in text
    return fields and bool((first := _LENGTH.search(text)) and _BEHIND.search(text, first.end()))


def is_nexis_rtf(head: Head) -> bool:
    """Return whether a file is an export of Nexis as RTF, as it was until 2019."""
    return (
        is_rtf(head)
        and " of " in head.text
        and bool(re.search(r"\b\d+ (?:of|von|de|van) \d+ DOCUMENTS?\b", head.text))
    )


def read_nexis_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = decoded_text(stream, options.limits)
    numbers, entries, above = parse(text)
    if not numbers and _COVER.match(text) and not _LENGTH.search(text):  # cut off in its cover
        entries, found = iter(()), _ASKED_FOR.search(text)
        declared: int | None = _asked_for(found) if found else None
    else:
        declared = _declared(numbers, above) or len(_LENGTH.findall(text)) or None
    left_out = PIECE if is_piece(above.split("\n")) else None
    yield from documents(location, entries, options, warnings, declared, left_out, asked=ASKED)


def read_nexis_rtf(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = read_rtf_text(read_export(stream, options.limits))
    numbers, entries, above = parse(text, centred=False)
    left_out = PIECE if is_piece(above.split("\n")) else None
    declared = _declared(numbers, above) or None
    yield from documents(location, entries, options, warnings, declared, left_out, asked=ASKED)


def _declared(numbers: Sequence[tuple[int, int]], cover: str) -> int:
    """Return how many articles a file says it holds: by the numbers of articles, else by its cover; 0 if neither.

    A cover says `Download Request: All Documents: 1-240`.
    """
    found = _ASKED_FOR.search(cover) if numbers and numbers[0][0] > 1 else None
    return max(count_declared(numbers), _asked_for(found) if found else 0)


def _asked_for(found: re.Match[str]) -> int:
    return int(found[2]) - int(found[1]) + 1


def parse(text: str, centred: bool = True) -> tuple[list[tuple[int, int]], Iterator[Entry], str]:
    """Return which of how many each article says it is, the articles, and what stands above them.

    Args:
        text: of the file.
        centred: whether spaces before a line say that it is centred.
    """
    starts = list(_START_LINE.finditer(text)) or _starts_in_any_language(text)
    width = wrap_width([line for line in text.split("\n") if not line.startswith(" ")])
    places = [(found.end(), found.start()) for found in starts] or [(0, 0)]
    bounds = pairwise([*places, (len(text), len(text))])
    parts = (text[begin:end] for (begin, _), (_, end) in bounds)
    entries = (entry_of(list(_blocks(part, width, centred))) for part in parts)
    return [number_of(found) for found in starts], entries, text[: places[0][1]]


def _starts_in_any_language(text: str) -> list[re.Match[str]]:
    """Return the lines that number articles, in words that are not known; none if they do not count up."""
    found = list(_ANY_START.finditer(text))
    numbers = [number_of(each)[0] for each in found]
    return (
        found if len(found) > 1 and numbers == [numbers[0] + i for i in range(len(found))] else []
    )


def _blocks(text: str, width: int, centred: bool) -> Iterator[Block]:
    """Cut an article into blocks: at blank lines, and at lines that open with a label."""
    for blank, group in groupby(text.split("\n"), key=lambda line: not line.strip()):
        if blank:
            continue
        lines = list(group)
        while lines:
            label, size = split_label(lines[0]), len(lines)
            for i in range(1, size):
                if (found := split_label(lines[i])) and not (
                    label and field_of(found[0]) == "body"
                ):
                    size = i
                    break
            yield _block(lines[:size], label, width, centred)
            lines = lines[size:]


def _block(lines: Sequence[str], label: tuple[str, str] | None, width: int, centred: bool) -> Block:
    if label:
        name, first = label
        value = [first, *lines[1:]] if first else lines[1:]
        is_body = field_of(name) == "body"
        return Block(
            unwrap(value, width) if is_body else [" ".join(map(str.strip, value))], False, name
        )
    if not centred:
        return Block(unwrap(lines, width), None)
    if max(len(line) - len(line.lstrip()) for line in lines) >= _CENTRED and _is_centred(lines):
        return Block([line.strip() for line in lines], True)
    return Block(unwrap(lines, width))


def _is_centred(lines: Sequence[str]) -> bool:
    """Return whether lines stand in the middle of some 80 columns, each as far as it is short."""
    return all(
        len(line) - len(line.lstrip()) >= _CENTRED
        or (len(line.strip()) > 60 and " " * _CENTRED not in line.strip())
        for line in lines
    )


NEXIS_RTF = Format(
    "Nexis, RTF",
    read_nexis_rtf,
    is_own=is_nexis_rtf,
    mark="lines such as “1 of 49 DOCUMENTS”",
    records=True,
)
NEXIS_TEXT = Format(
    "Nexis, text",
    read_nexis_text,
    is_own=is_nexis_text,
    mark="lines such as “1 of 49 DOCUMENTS”, or its LENGTH and LANGUAGE",
    records=True,
)
