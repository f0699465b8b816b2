"""Nexis Uni, Word documents and RTF: an article ends at `End of Document`, worded as the interface is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.common.limits import DEFAULT
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.lengths import sixths_of_characters
from summarise.readers.archives.nexis_fields import (
    CORRECTED,
    CORRECTION,
    field_of,
    split_label,
    word_count,
)
from summarise.readers.archives.plain import export_limits, read_export
from summarise.readers.docx import Paragraph, is_docx, read_paragraphs
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.rtf import is_rtf, read_rtf_text

_ENDS = (
    "End of Document|Ende des Dokuments|Fin du document|Einde van het document|Fin del documento"
    "|Fine documento|Fine del documento|Fim do documento"
)
_END = re.compile(rf"\s*(?:{_ENDS})\s*", re.IGNORECASE)
_HOLDS = re.compile(
    r"\s*(?:Documents?|Dokumente?|Documenten|Documentos?|Documenti) \((\d+)\)\s*", re.IGNORECASE
)
_COVER = re.compile(
    r"\s*(?:Job Number|Jobnummer|Auftragsnummer|Numéro de tâche|Taaknummer|Client/Matter"
    r"|Search Terms|Suchbegriffe|Zoektermen|Termes de la recherche)\s*:",
    re.IGNORECASE,
)
_BODY = frozenset(
    ("body", "hauptteil", "texte", "corps", "haupttext", "tekst", "hoofdtekst", "cuerpo")
)
_CLASSIFICATION = frozenset(
    (
        "classification",
        "klassifizierung",
        "klassifikation",
        "classificatie",
        "clasificación",
        "classificazione",
    )
)
_RIGHTS = re.compile(r"\s*(?:copyright|©|all rights reserved)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_BOOKMARK = re.compile(r"Bookmark_\d+")
_WRAPPERS = frozenset(("ABSTRACT", "FULL TEXT"))
_GRAPHIC = frozenset(("graphic", "grafik", "graphique", "gráfico", "grafico", "grafiek"))
_ADDRESS = re.compile(r"https?://\S+")
_ASKED = ("words", "archive_id", "outlet", "title")  # some articles have no date
_MOST_DATE = 60  # characters
_LABEL = re.compile(r"\s*([^:\n]{2,40}):\u00a0")  # a space that does not break stands behind each


def is_nexis_docx(head: Head) -> bool:
    """Return whether a file is a Word document of Nexis Uni, whatever its name."""
    if not head.data.startswith(b"PK") or not is_docx(head.stream):
        return False
    head.stream.seek(0)
    try:
        for number, paragraph in enumerate(read_paragraphs(head.stream, DEFAULT)):
            if _COVER.match(paragraph.text) or any(map(_BOOKMARK.fullmatch, paragraph.bookmarks)):
                return True
            if number > 40:
                return False
    except Exception:  # what is wrong with it, reading it says
        return False
    return False


def is_nexis_uni_rtf(head: Head) -> bool:
    """Return whether a file is RTF of Nexis Uni."""
    return is_rtf(head) and any(
        mark in head.data for mark in (b"bkmkstart Bookmark_", b"Job Number", b"Client/Matter")
    )


def read_nexis_docx(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    yield from _read(location, read_paragraphs(stream, export_limits(options.limits)), options)


def read_nexis_uni_rtf(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = read_rtf_text(read_export(stream, options.limits))
    yield from _read(location, map(Paragraph, text.split("\n")), options, warnings)


def _read(
    location: SourceLocation,
    paragraphs: Iterable[Paragraph],
    options: ReaderOptions,
    warnings: tuple[str, ...] = (),
) -> Iterator[RawDocument | Failure]:
    cover, articles = _split(list(paragraphs))
    holds = next((int(found[1]) for line in cover if (found := _HOLDS.fullmatch(line))), None)
    entries = (_entry(lines, closed) for lines, closed in articles)
    yield from documents(location, entries, options, warnings, holds, asked=_ASKED)


def _split(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[str], list[tuple[list[str], bool]]]:
    """Return the lines of the cover, and those of each article from its title on, and whether it ends.

    An article begins at a bookmark of Nexis's with a heading, and where there is none behind the
    end of the one before.
    """
    starts = [
        i for i, each in enumerate(paragraphs) if any(map(_BOOKMARK.fullmatch, each.bookmarks))
    ]
    if not starts:
        starts = [i for i, each in enumerate(paragraphs) if each.heading]
    ends = [i for i, each in enumerate(paragraphs) if _END.fullmatch(each.text)]
    if len(starts) < len(ends):
        starts = _starts_by_ends(paragraphs, ends)
    cover = [line for each in paragraphs[: starts[0] if starts else None] for line in _lines(each)]
    articles = []
    for start, following in pairwise([*starts, len(paragraphs)]):
        end = next((i for i in ends if start < i < following), None)
        title, *below = [
            each for each in paragraphs[start : end or following] if each.text.strip()
        ] or [Paragraph("")]
        articles.append(
            (
                [" ".join(_lines(title)), *(line for each in below for line in _lines(each))],
                end is not None,
            )
        )
    return cover, [(lines, closed) for lines, closed in articles if lines[0]]


def _starts_by_ends(paragraphs: Sequence[Paragraph], ends: Sequence[int]) -> list[int]:
    """Return where articles begin if only their ends are marked: the first below the cover."""
    first = 0
    for i, each in enumerate(paragraphs[: ends[0]]):
        if _COVER.match(each.text) or _HOLDS.fullmatch(each.text):
            first = i + 1
    while first < ends[0] and not _is_outlet_next(paragraphs, first):
        first += 1
    return [first if first < ends[0] else 0, *(end + 1 for end in ends[:-1])]


def _is_outlet_next(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether a line is a title: two or three lines on stands a date."""
    following = [line for each in paragraphs[at : at + 12] for line in _lines(each)][:4]
    return len(following) == 4 and any(_is_date(line) for line in following[2:4])


def _lines(paragraph: Paragraph) -> list[str]:
    return [line for each in paragraph.text.split("\n") if (line := each.strip())]


def _is_date(line: str) -> bool:
    return len(line) <= _MOST_DATE and bool(_YEAR.search(line)) and not _RIGHTS.match(line)


def _entry(lines: Sequence[str], closed: bool) -> Entry:
    """Return the article that its lines make, and whether its end stands behind them."""
    entry = Entry(title=lines[0], closed=closed)
    body = next((i for i, line in enumerate(lines) if line.casefold() in _BODY), None)
    end = next(
        (i for i in range(body or 0, len(lines)) if _begins_classification(lines, i, body)),
        len(lines),
    )
    head = lines[1:body] if body is not None else _head(lines[1:end])
    behind = [] if end == len(lines) else lines[end:]
    if behind and behind[0].upper() in CORRECTION:
        entry.warnings += (CORRECTED,)
    for line in [*head, *behind]:
        _read_line(line, entry)
    for line in [*head, *behind]:
        found = _LABEL.match(line)
        if found and not split_label(line, capitals=False):
            entry.warnings += (f"“{found[1]}” is no label that is known: what it says is not read",)
    for line in head:
        if split_label(line, capitals=False) or _RIGHTS.match(line):
            break
        if _is_date(line):
            entry.published = entry.published or line
        else:
            entry.outlet = entry.outlet or line
    first = body + 1 if body is not None else 1 + len(head)
    _read_body(lines[first:end], entry)
    entry.words_read = sixths_of_characters(entry.paragraphs, entry.words)
    return entry


def _head(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines above a body that nothing announces: through the last field there."""
    last = 0
    for i, line in enumerate(lines):
        if split_label(line, capitals=False) or _is_date(line) or _RIGHTS.match(line):
            last = i + 1
        elif i - last > 2:
            break
    return lines[:last]


def _begins_classification(lines: Sequence[str], at: int, body: int | None) -> bool:
    """Return whether what is behind the body begins at a line."""
    line = lines[at]
    if line.casefold() in _CLASSIFICATION:
        return True
    if body is not None and (line.casefold() in _GRAPHIC or line.upper() in CORRECTION):
        return True
    label = split_label(line, capitals=False)
    return bool(
        label and body is not None and label[0] in ("LOAD-DATE", "LADEDATUM", "GRAPHIC", "UPDATE")
    )


def _read_line(line: str, entry: Entry) -> None:
    if not (found := split_label(line, capitals=False)):
        return
    field, value = field_of(found[0]), found[1]
    if field == "words":
        entry.words = word_count(value)
    elif field in ("byline", "section", "standfirst", "language", "url") and not getattr(
        entry, field
    ):
        setattr(entry, field, value)


def _read_body(lines: Sequence[str], entry: Entry) -> None:
    """Read the body; what it calls its abstract is the standfirst."""
    abstract: list[str] | None = None
    for line in lines:
        if line == "ABSTRACT" and not entry.paragraphs:
            abstract = []
        elif line == "FULL TEXT" and not entry.paragraphs:
            entry.standfirst = entry.standfirst or " ".join(abstract or [])
            abstract = None
        elif abstract is not None:
            abstract.append(line)
        else:
            entry.paragraphs.append(line)
    if abstract and not entry.paragraphs:
        entry.paragraphs = abstract
    if entry.paragraphs and _ADDRESS.fullmatch(entry.paragraphs[-1]):
        entry.url = entry.paragraphs.pop()


NEXIS_DOCX = Format(
    "Nexis Uni, Word document",
    read_nexis_docx,
    is_own=is_nexis_docx,
    mark="the bookmarks or the cover of Nexis Uni",
    records=True,
    text=False,
)
NEXIS_UNI_RTF = Format(
    "Nexis Uni, RTF",
    read_nexis_uni_rtf,
    is_own=is_nexis_uni_rtf,
    mark="the bookmarks or the cover of Nexis Uni",
    records=True,
)
