"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import one_document, whole_text


def read_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file as one document; raises `SummariseError` if it is empty or not text."""
    text, warnings = whole_text(stream, options.limits)
    yield one_document(location, options, warnings, text=text)
