"""Retriever (Mediearkivet, Atekst), text: a list of contents, then articles between rules of `=`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import JOINED, Entry, documents
from summarise.readers.archives.plain import decoded_text
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.wrapping import unwrap, wrap_width

_RULE = re.compile(r"^={70,}\s*$", re.MULTILINE)
_CUT_RULE = re.compile(r"=+")
_CONTENT = re.compile(r"^> .+, \d{4}-\d\d-\d\d(?: \d\d:\d\d)?\s*$", re.MULTILINE)
_MASTHEAD = re.compile(r"(?P<outlet>[^,\n].*?),? (?P<date>\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)\s*")
_PAGE = re.compile(r"(?:Sida|Side|Seite|Page|Sidor)\s+(\S.*)", re.IGNORECASE)
_MEDIUM = re.compile(r"(?:Publicerat|Publisert|Udgivet|Julkaistu|Published)\b.*", re.IGNORECASE)
_LINK = re.compile(
    r"(?:Läs hela artikeln|Se webartikeln|Les hele (?:artikkelen|saken)|Se webartikkelen|Læs hele artiklen"
    r"|Read the (?:full|entire) article|Se artikkelen)\b.*?(https?://\S+)?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\s*©")
_REST = 10  # characters of a notice by which its end is known
_LEAST = 3  # other articles, by which a file's lines are known
_TORN = (
    "a line that the file's others have above or below their text is in it: a piece may be missing"
)
_UNLISTED = "the file's list of contents lacks it: a piece may be missing"
_MOST_MEDIUM = 40  # characters
_MOST_BELOW = 6  # lines of a title above its outlet and date


def is_retriever(head: Head) -> bool:
    """Return whether a file is text of Retriever."""
    text = head.text
    if "<" in text[:64] or ">" not in text or not (text.startswith(">") or "\n>" in text):
        return False
    listed = len(_CONTENT.findall(text))
    known = "=" * 70 in text or "ret.nu/" in text or "Retriever" in text
    begun = sum(line.startswith("> ") for line in text.split("\n"))  # the last may be cut
    no_more = listed > 0 and not text[text.rfind("> ") :].partition("\n")[2].strip()
    return listed > 2 or (known and listed > 0) or (no_more and begun > 2)


def read_retriever(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = decoded_text(stream, options.limits)
    contents = list(_CONTENT.finditer(text))
    start = contents[-1].end() if contents else 0
    parts = [part for part in _RULE.split(text[start:]) if part.strip()]
    width = wrap_width(text[start:].split("\n"))
    entries = [_entry(part, width) for part in parts]
    _compare(entries, parts)
    _look_up(entries, [found[0] for found in contents])
    declared = len(contents) + text[start:].lstrip().startswith(">")  # a line that is torn
    yield from documents(location, entries, options, warnings, declared or None)


def _look_up(entries: Sequence[Entry], contents: Sequence[str]) -> None:
    """Add a warning to an article that the list of contents lacks, where it has as many as are here."""
    if len(entries) != len(contents):
        return
    listed = tuple(line.strip() for line in contents)
    missing = [
        each
        for each in entries
        if not any(line.endswith(f", {each.outlet}, {each.published}") for line in listed)
    ]
    for entry in missing if len(missing) < len(entries) else ():
        entry.warnings += (_UNLISTED,)


def _compare(entries: Sequence[Entry], parts: Sequence[str]) -> None:
    """Add a warning to an article that alone lacks a line of all others, or has the rest of a notice in its text."""
    notices = {
        line.strip()
        for part in parts
        for line in part.split("\n")
        if _RIGHTS.match(line) and len(line) > _REST
    }
    rests = {notice[-_REST:] for notice in notices}
    parted = [part.strip().split("\n") for part in parts]
    lacking = []
    for has in (_names_medium, _has_link, _has_notice):
        without = [entry for entry, lines in zip(entries, parted, strict=True) if not has(lines)]
        if len(without) == 1 and len(entries) > _LEAST:
            lacking.append(without[0])
    for entry in entries:
        alone = any(entry is each for each in lacking)
        entry.paragraphs = [_without(notices, paragraph) for paragraph in entry.paragraphs]
        if alone or any(paragraph[-_REST:] in rests for paragraph in entry.paragraphs):
            entry.warnings += (_TORN,)


def _names_medium(lines: Sequence[str]) -> bool:
    return any(map(_MEDIUM.match, lines[:_MOST_BELOW]))


def _has_link(lines: Sequence[str]) -> bool:
    return any(map(_LINK.match, lines))


def _has_notice(lines: Sequence[str]) -> bool:
    return any("©" in line for line in lines)


def _without(notices: Iterable[str], paragraph: str) -> str:
    """Return a paragraph without the notice that was written behind it."""
    for notice in notices:
        if paragraph.endswith(notice):
            return paragraph.removesuffix(notice).rstrip()
    return paragraph


def _entry(part: str, width: int) -> Entry:
    lines = [line.strip() for line in part.strip().split("\n")]
    entry = Entry()
    joined = lines[0].startswith(">")  # a line of the contents
    place = next(
        (i for i, line in enumerate(lines[1:_MOST_BELOW], 1) if _MASTHEAD.fullmatch(line)), None
    )
    if place is None:
        entry.title, body = lines[0], lines[1:]
    else:
        entry.title = " ".join(lines[:place])
        found = _MASTHEAD.fullmatch(lines[place])
        assert found
        entry.outlet, entry.published = found["outlet"], found["date"]
        body = lines[place + 1 :]
        while body and body[0]:
            if page := _PAGE.fullmatch(body[0]):
                entry.section = f"p. {page[1]}"
            elif not _MEDIUM.fullmatch(body[0]):
                break
            else:
                joined = joined or len(body[0]) > _MOST_MEDIUM or ". " in body[0]
            body = body[1:]
    kept: list[str] = []
    entry.closed = any(_LINK.match(line) or _RIGHTS.match(line) for line in body)
    for line in body:
        if _LINK.match(line):
            address = re.search(r"https?://\S+", line)
            entry.url = address[0] if address else entry.url
        elif _RIGHTS.match(line) or _CUT_RULE.fullmatch(line):
            continue
        else:
            kept.append(line)
    for block in _blocks(kept):
        entry.paragraphs.extend(unwrap(block, width))
    entry.warnings = (JOINED,) if joined else ()
    return entry


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


RETRIEVER = Format(
    "Retriever, text",
    read_retriever,
    is_own=is_retriever,
    mark="a list of contents, “> Title, Paper, 2021-09-29”",
    records=True,
)
