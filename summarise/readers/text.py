"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.limits import read_whole
from summarise.readers.content import read_content
from summarise.readers.decode import decode
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import check_not_empty, one_document


def read_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file as one document; raises `SummariseError` if it is empty or not text."""
    given, warnings = decode(read_whole(stream, options.limits))
    text, html, found = read_content(check_not_empty(given))
    check_not_empty(text or html or "")
    yield one_document(location, options, warnings + found, text=text, html=html)
