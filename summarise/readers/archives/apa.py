"""APA (Austria), text and RTF: articles that open as `"Kurier" vom 23.10.2017 Seite: 4` does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.apa_damage import (
    EDITIONS,
    LISTED_EDITIONS,
    NO_TITLE,
    ApaEntry,
    reads_as_a_paragraph,
    torn_rules,
    warn_of_damage,
)
from summarise.readers.archives.entry import JOINED, documents
from summarise.readers.archives.plain import decoded_text, read_export, sections
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.rtf import is_rtf, read_rtf_text

# `gefunden` says when a page was found, not when it was published
_START = re.compile(
    r'^\s*"(?P<outlet>[^"\n]{2,60})" (?:(?:Nr\.? ?[\w/-]{1,9} )?vom (?P<date>\d\d\.\d\d\.\d{4})'
    r"(?:\s+Seite:?\s+(?P<page>[^\n]{1,40}?))?|gefunden am \d\d\.\d\d\.\d{4} \d\d:\d\d Uhr)[^\S\n]*$",
    re.MULTILINE,
)
_CUT_START = re.compile(r'"[^"\n]{2,60}" (?:vom|gefunden am)\s*(?:\d[\d.]*)?')
_RTF_START = re.compile(
    rb'"[^"\n\\]{2,80}(?:\\\'[0-9a-f]{2}[^"\n]{0,60})?" (?:(?:Nr\.? ?[\w/-]{1,9} )?vom|gefunden am) \d\d\.\d\d\.\d{4}'
)
_RULE = re.compile(r"^.{0,60}?_{15,}.{0,60}$", re.MULTILINE)  # perhaps damaged
_DEPARTMENT = re.compile(r"^\s*Ressort:\s*(.+?)\s*$", re.MULTILINE)
_FURNITURE = re.compile(r"\s*(?:_{30,}|-{30,}|\d{1,4}|Von:? *|Seitenaufrufe:.*)\s*")


def is_apa_text(head: Head) -> bool:
    """Return whether a file is text of APA."""
    text = head.text
    opening = text.lstrip("\ufeff \r\n")
    return "<" not in text[:64] and bool(_START.match(opening) or _CUT_START.fullmatch(opening))


def is_apa_rtf(head: Head) -> bool:
    """Return whether a file is RTF of APA."""
    return is_rtf(head) and bool(_RTF_START.search(head.data))


def read_apa_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = decoded_text(stream, options.limits)
    yield from _documents(location, text, options, warnings)


def read_apa_rtf(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = read_rtf_text(read_export(stream, options.limits))
    yield from _documents(location, text, options, warnings)


def _documents(
    location: SourceLocation, text: str, options: ReaderOptions, warnings: tuple[str, ...]
) -> Iterator[RawDocument | Failure]:
    entries = list(_entries(text))
    warn_of_damage(entries, text)
    yield from documents(
        location,
        entries,
        options,
        warnings,
        _declared(text),
        torn_rules(text),
        always=("title", "outlet"),  # pages are found, and do not say when they were published
    )


def _declared(text: str) -> int | None:
    """Return how many articles the rules between them say there are, None without rules."""
    parts = [part for part in _RULE.split(text) if part.strip()]
    return len(parts) if len(parts) > 1 else None


def _entries(text: str) -> Iterator[ApaEntry]:
    starts = list(_START.finditer(text))
    for found, said_below in zip(starts, sections(text, starts), strict=True):
        entry = ApaEntry(outlet=found["outlet"], published=found["date"] or "")
        head, *blocks = re.split(r"\n[ \t]*\n", said_below) if said_below.strip() else [""]
        department = _DEPARTMENT.search(head)  # editions stand in the head too
        page = f"S. {found['page']}" if found["page"] else ""
        entry.section = "; ".join(filter(None, (department and department[1], page)))
        lines = [[line for line in each.split("\n") if _is_text(line)] for each in blocks]
        lines = [each for each in lines if each]
        while len(lines) > 1 and _is_edition(lines[0], entry.section):
            entry.editions |= bool(EDITIONS.fullmatch(" ".join(lines[0]).strip()))
            lines = lines[1:]
        title, *below = lines or [[]]
        entry.title = " ".join(map(str.strip, title))
        entry.paragraphs = [line.strip() for each in below for line in each]
        if any(map(_is_of_a_head, (*map(str.strip, title), *entry.paragraphs))):
            entry.warnings = (JOINED,)
        elif reads_as_a_paragraph(entry.title):
            entry.warnings = (NO_TITLE,)
        yield entry


def _is_of_a_head(line: str) -> bool:
    """Return whether a line has what stands above a title: a department, editions."""
    return bool(_DEPARTMENT.search(line) or LISTED_EDITIONS.match(line))


def _is_edition(lines: Sequence[str], section: str) -> bool:
    """Return whether a block names editions, or the department again, above the title."""
    said = " ".join(lines).strip()
    return bool(EDITIONS.fullmatch(said)) or said == section.split(";")[0]


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not _FURNITURE.fullmatch(line)


APA_RTF = Format(
    "APA, RTF",
    read_apa_rtf,
    is_own=is_apa_rtf,
    mark='lines such as “"Kurier" vom 23.10.2017 Seite: 4”',
    records=True,
)
APA_TEXT = Format(
    "APA, text",
    read_apa_text,
    is_own=is_apa_text,
    mark='lines such as “"Kurier" vom 23.10.2017 Seite: 4”',
    records=True,
)
