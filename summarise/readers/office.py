"""Documents of word processors, Word's and RTF: one document a file, a paragraph a line."""

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


def is_word_document(head: Head) -> bool:
    """Return whether a file is a Word document."""
    return head.data.startswith(b"PK") and is_docx(head.stream)


def read_word_document(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file as one document; raises `SummariseError` if it is empty or damaged."""
    lines = [each.text for each in read_paragraphs(stream, options.limits)]
    text, repairs = repair("\n".join(lines))
    yield one_document(location, options, repairs, text=check_not_empty(text))


def read_rtf(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file as one document; raises `SummariseError` if it is empty or damaged."""
    given, warnings = read_rtf_text(read_whole(stream, options.limits))
    text, repairs = repair(given)
    yield one_document(location, options, warnings + repairs, text=check_not_empty(text))


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
