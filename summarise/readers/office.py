"""Documents of word processors, Word's and RTF: one article a file, unless the caller says where to cut it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.limits import read_whole
from summarise.common.text.repair import repair
from summarise.readers.docx import is_docx, read_paragraphs
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.rtf import is_rtf, read_rtf_text
from summarise.readers.single import check_not_empty, one_document
from summarise.readers.split import split_text


def is_word_document(head: Head) -> bool:
    """Return whether a file is a Word document."""
    return head.data.startswith(b"PK") and is_docx(head.stream)


def read_word_document(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file's articles, one unless `options.split` matches.

    Raises:
        SummariseError: it is empty or damaged.
    """
    lines = [each.text for each in read_paragraphs(stream, options.limits)]
    yield from _articles("\n".join(lines), location, options, ())


def read_rtf(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file's articles, one unless `options.split` matches.

    Raises:
        SummariseError: it is empty or damaged.
    """
    given, warnings = read_rtf_text(read_whole(stream, options.limits))
    yield from _articles(given, location, options, warnings)


def _articles(
    given: str, location: SourceLocation, options: ReaderOptions, warnings: tuple[str, ...]
) -> Iterator[RawDocument]:
    text, repairs = repair(given)
    parts, guess = split_text(check_not_empty(text), options.split, location.source)
    for number, part in enumerate(parts, 1):
        here = location.record(number) if len(parts) > 1 else location
        yield one_document(here, options, (*warnings, *repairs, *guess), text=part)


DOCX = Format(
    "Word document",
    read_word_document,
    (".docx",),
    is_own=is_word_document,
    mark="a zip file with word/document.xml",
    records=True,
    text=False,
)
RTF = Format("RTF", read_rtf, (".rtf",), is_own=is_rtf, mark="a first line {\\rtf", records=True)
