"""Factiva, text and RTF: codes at the starts of lines, or lines without; the last is `Document` and a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import JOINED, Entry, documents
from summarise.readers.archives.factiva import (
    CODES,
    DOCUMENT,
    count_numbered,
    entry_of_codes,
    find_length,
    read_below_length,
    title_of,
)
from summarise.readers.archives.lengths import runs_of_letters
from summarise.readers.archives.plain import decoded_text, read_export
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.rtf import is_rtf, read_rtf_text

_END = re.compile(rf"^{DOCUMENT.pattern}$", re.MULTILINE)
_CELL = re.compile(r"^(\s{0,3}[A-Z]{2,4}) ?\|", re.MULTILINE)  # of a table in RTF, with a code
_END_OF_CELL = re.compile(r"\|[ \t]*$", re.MULTILINE)
_HEADLINE = re.compile(r"^\s{0,3}HD\s*\t(.*)", re.MULTILINE)
_OTHER_CODE = re.compile(r"^\s{0,3}(?:WC|PD|SN|LP|AN)\s*\t", re.MULTILINE)
_WORD = re.compile(r"\w+")
_FEW = 20  # words
_NUMBER = re.compile(r"(?:19|20)\d{6}[a-z][a-z0-9]{8}")  # the end of one
_PADDED = ("0020", "0019")  # one stands in every number: its source's code is filled up with zeros
_CODE = re.compile(r"\s{0,3}([A-Z]{2,4})(?:[ \t]*\t|\s*$)")
_CODE_WITHIN = re.compile(r"\b([A-Z]{2,3})\t")
_SUMMARY = re.compile(
    r"^\s*(?:Search Summary|Suchübersicht|Résumé de (?:la )?recherche|Suchzusammenfassung"
    r"|Resumen de búsqueda|检索摘要|搜索摘要)\s*$",
    re.MULTILINE | re.IGNORECASE,
)


def is_factiva_text(head: Head) -> bool:
    """Return whether a file is text of Factiva."""
    text = head.text
    if "<" in text[:64] or text.startswith("{\\rtf"):
        return False
    if "\t" in text and "HD" in text and _HEADLINE.search(text):
        return bool(_OTHER_CODE.search(text))
    numbered = any(digits in text for digits in _PADDED) and _NUMBER.search(text)
    return bool(numbered) and bool(_END.search(text))


def is_factiva_rtf(head: Head) -> bool:
    """Return whether a file is RTF of Factiva."""
    data = head.data
    return is_rtf(head) and (
        b"Factiva" in data
        or b"factiva" in data
        or (b"HD" in data and b"LP" in data and b"WC" in data)
    )


def read_factiva_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = decoded_text(stream, options.limits)
    yield from _read(location, text, options, warnings)


def read_factiva_rtf(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = read_rtf_text(read_export(stream, options.limits))
    yield from _read(location, _CELL.sub(r"\1\t", _END_OF_CELL.sub("", text)), options, warnings)


def _read(
    location: SourceLocation, text: str, options: ReaderOptions, warnings: tuple[str, ...]
) -> Iterator[RawDocument | Failure]:
    summary = next(reversed(list(_SUMMARY.finditer(text))), None)
    text = text[: summary.start()] if summary else text
    parts, end = [], 0
    for found in _END.finditer(text):
        parts.append((text[end : found.start()], found[1]))
        end = found.end()
    rest, left_out = len(_WORD.findall(text[end:])), dict[str, int]()
    if rest > _FEW:  # cut off before its number
        parts.append((text[end:], ""))
    elif rest:
        left_out["words behind the last article, perhaps the beginning of another"] = rest
    titles = _HEADLINE.findall(text)
    declared = max(len(parts), len(titles), count_numbered(titles)) or None
    entries = (_entry(part, number) for part, number in parts)
    yield from documents(location, entries, options, warnings, declared, left_out)


def _entry(text: str, number: str) -> Entry:
    lines = text.replace("\f", "\n").split("\n")
    fields, joined = _fields(lines)
    entry = entry_of_codes(fields) if "HD" in fields or "LP" in fields else _of_lines(lines)
    torn_number = bool(number) and "AN" in fields and number not in fields["AN"][:1]
    entry.closed = bool(number)
    entry.archive_id = number or entry.archive_id
    entry.warnings = (JOINED,) if joined or torn_number else ()
    return entry


def _fields(lines: Sequence[str]) -> tuple[dict[str, list[str]], bool]:
    """Return the coded fields of an article, each with its paragraphs, and whether two articles may be joined in it.

    They may where a code comes again or within a line, or where something stands above the first.
    """
    fields: dict[str, list[str]] = {}
    above: list[str] = []
    current = above
    joined = False
    for line in lines:
        found = _CODE.match(line)
        code = found[1] if found and found[1] in CODES else ""
        joined = joined or code in fields or _has_code_within(line)
        if found and code and code not in fields:
            current = fields.setdefault(code, [])
            line = line[found.end() :]
        if line.strip():
            current.append(line.strip())
    return fields, joined or bool(fields and above)


def _has_code_within(line: str) -> bool:
    """Return whether a code stands in a line behind something else."""
    return any(
        found[1] in CODES and line[: found.start()].strip() for found in _CODE_WITHIN.finditer(line)
    )


def _of_lines(lines: Sequence[str]) -> Entry:
    """Return the article whose fields stand unlabelled above its paragraphs."""
    lines = [line.strip() for line in lines if line.strip()]
    length = find_length(lines[:12])
    if length is None:
        return Entry(title=title_of(lines[0]) if lines else "", paragraphs=lines[1:])
    above = lines[:length]
    place = max(range(length), key=lambda i: len(above[i])) if above else 0
    entry = Entry(
        title=title_of(above[place]) if above else "",
        section=" ".join(above[:place]),
        byline=" ".join(above[place + 1 : place + 2]),
    )
    perhaps = [*above[:place], *above[place + 1 :]]
    entry.paragraphs = list(lines[length + read_below_length(lines[length:], entry) :])
    entry.words_read = runs_of_letters((entry.title, *entry.paragraphs), perhaps, entry.words)
    return entry


FACTIVA_RTF = Format(
    "Factiva, RTF",
    read_factiva_rtf,
    is_own=is_factiva_rtf,
    mark="Factiva's name or its codes HD, WC, LP",
    records=True,
)
FACTIVA_TEXT = Format(
    "Factiva, text",
    read_factiva_text,
    is_own=is_factiva_text,
    mark="lines that begin with HD and WC, or end an article as “Document NYTF00002005…”",
    records=True,
)
