"""APA (Austria), text and RTF: articles that open as `"Kurier" vom 23.10.2017 Seite: 4` does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import JOINED, Entry, documents
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
_RTF_START = re.compile(
    rb'"[^"\n\\]{2,80}(?:\\\'[0-9a-f]{2}[^"\n]{0,60})?" (?:(?:Nr\.? ?[\w/-]{1,9} )?vom|gefunden am) \d\d\.\d\d\.\d{4}'
)
_RULE = re.compile(r"^.{0,60}?_{15,}.{0,60}$", re.MULTILINE)  # perhaps damaged
_WHOLE_RULE = re.compile(r"^_{3,}$", re.MULTILINE)
_TORN = re.compile(
    r"[^_\s][^\S\n]*+_{5,}|_{5,}[^\S\n]*+[^_\s]|^_{2,4}(?:[^\S\n]|[^_\s])|[^\S\n]_{2,4}$",
    re.MULTILINE,
)
_DEPARTMENT = re.compile(r"^\s*Ressort:\s*(.+?)\s*$", re.MULTILINE)
_EDITION = (
    r"(?:City|Früh|Morgen|Abend|Nacht|Österreich|Bundesland|Wien|Wi|Niederösterreich|N\.?Ö\.?"
    r"|Oberösterreich|O\.?Ö\.?|Burgenland|Bgld|Steiermark|Stmk|Kärnten|Ktn|Salzburg|Sbg|Tirol|Ti"
    r"|Vorarlberg|Vbg)\.?"
)
_EDITIONS = re.compile(rf"(?:{_EDITION}[\s,&]*+)++")
_LISTED_EDITIONS = re.compile(rf"(?:\A|.*\s)(?:{_EDITION}\s?+)++,\s*{_EDITION}\Z")
_NO_STOP = re.compile(r"[\w\s,;:–-]\Z")
_LONG = 60  # characters
_REST = 8  # characters by which the rest of a line of editions is known
# no name, code of an author or address: a longer word in lower case, or a last one that is not alone
_OF_PROSE = re.compile(
    r"(?<![\w@.:/-])(?:[^\W\d_A-ZÄÖÜ][^\W\d_]{3,}(?![\w@/-])|(?<=\s)[^\W\d_A-ZÄÖÜ][^\W\d_]*\s*\Z)"
)
_SENTENCE = re.compile(r"[^.]\.\Z")
_LEAST_TITLES = 4  # by which a file's titles are known not to be sentences
_CUT = "stops in mid-sentence at the end of the file, which may be cut off"
_NO_TITLE = "its title reads as a paragraph: what stood above it may be missing"
_NO_DEPARTMENT = (
    "no department is named, as it is of the file's other articles: a piece may be missing"
)
_FURNITURE = re.compile(r"\s*(?:_{30,}|-{30,}|\d{1,4}|Von:? *|Seitenaufrufe:.*)\s*")


def is_apa_text(head: Head) -> bool:
    """Return whether a file is text of APA."""
    text = head.text
    return "<" not in text[:64] and bool(_START.match(text.lstrip("\ufeff \r\n")))


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
    torn = len(_TORN.findall(text)) + _unlike_others(text)
    left_out = (
        {
            "rules between articles that are torn or have no article behind them, perhaps a piece": torn
        }
        if torn
        else None
    )
    yield from documents(location, _read(text), options, warnings, _declared(text), left_out)


def _unlike_others(text: str) -> int:
    """Return how many rules are not as long as most of the file are, or have no article behind them."""
    lengths = Counter(len(found[0]) for found in _WHOLE_RULE.finditer(text))
    if text.rstrip().endswith("_"):
        return 1
    [(_, most)] = lengths.most_common(1) or [(0, 0)]
    return lengths.total() - most


def _declared(text: str) -> int | None:
    """Return how many articles the rules between them say there are, None without rules."""
    parts = [part for part in _RULE.split(text) if part.strip()]
    return len(parts) if len(parts) > 1 else None


def _read(text: str) -> list[Entry]:
    """Return the articles; nothing ends the last but a sentence, so it is asked whether it stops in one."""
    entries = list(_entries(text))
    editions = {
        line.strip()
        for line in text.split("\n")
        if _EDITIONS.fullmatch(line.strip()) and "," in line
    }
    ends, begins = (
        tuple(line[-_REST:] for line in editions),
        tuple(line[:_REST] for line in editions),
    )
    for entry in entries:
        torn = entry.title.startswith(begins) or any(
            line.endswith(ends) for line in (entry.title, *entry.paragraphs)
        )
        if torn and JOINED not in entry.warnings:
            entry.warnings += (JOINED,)
    printed = [entry for entry in entries if entry.published]
    without = [entry for entry in printed if not entry.section or entry.section.startswith("S. ")]
    if len(without) < len(printed) / 2:
        for entry in without:
            entry.warnings += (_NO_DEPARTMENT,)
    sentences = [entry for entry in entries if _SENTENCE.search(entry.title)]
    if len(sentences) == 1 and len(entries) >= _LEAST_TITLES:
        sentences[0].warnings += (_NO_TITLE,) * (_NO_TITLE not in sentences[0].warnings)
    if entries and _stops_in_a_sentence(entries[-1]):
        alone = len(entries) > 2 and not any(map(_stops_in_a_sentence, entries[:-1]))
        # what is shorter may name an author, a page or a place
        last = entries[-1].paragraphs[-1]
        if alone or len(last) > _LONG or _OF_PROSE.search(last):
            entries[-1].warnings += (_CUT,)
    return entries


def _stops_in_a_sentence(entry: Entry) -> bool:
    last = entry.paragraphs[-1] if entry.paragraphs else ""
    return bool(_NO_STOP.search(last))


def _entries(text: str) -> Iterator[Entry]:
    starts = list(_START.finditer(text))
    for found, said_below in zip(starts, sections(text, starts), strict=True):
        entry = Entry(outlet=found["outlet"], published=found["date"] or "")
        head, *blocks = re.split(r"\n[ \t]*\n", said_below) if said_below.strip() else [""]
        department = _DEPARTMENT.search(head)  # editions stand in the head too
        page = f"S. {found['page']}" if found["page"] else ""
        entry.section = "; ".join(filter(None, (department and department[1], page)))
        lines = [[line for line in each.split("\n") if _is_text(line)] for each in blocks]
        lines = [each for each in lines if each]
        while len(lines) > 1 and _is_edition(lines[0], entry.section):
            lines = lines[1:]
        title, *below = lines or [[]]
        entry.title = " ".join(map(str.strip, title))
        entry.paragraphs = [line.strip() for each in below for line in each]
        if any(map(_is_of_a_head, (*map(str.strip, title), *entry.paragraphs))):
            entry.warnings = (JOINED,)
        elif len(entry.title) > _LONG and _SENTENCE.search(entry.title):
            entry.warnings = (_NO_TITLE,)
        yield entry


def _is_of_a_head(line: str) -> bool:
    """Return whether a line has what stands above a title: a department, editions."""
    return bool(_DEPARTMENT.search(line) or _LISTED_EDITIONS.match(line))


def _is_edition(lines: Sequence[str], section: str) -> bool:
    """Return whether a block names editions, or the department again, above the title."""
    said = " ".join(lines).strip()
    return bool(_EDITIONS.fullmatch(said)) or said == section.split(";")[0]


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
