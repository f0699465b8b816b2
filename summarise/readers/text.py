"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.common.text.repair import repair
from summarise.readers.decode import decode
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions


def read_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file as one document; raises `SummariseError` if it is empty or not text."""
    text, warnings = whole_text(stream)
    yield RawDocument(
        location.id,
        location.source,
        text=text,
        folder=location.folder,
        needs_cleaning=options.needs_cleaning,
        warnings=warnings,
    )


def whole_text(stream: BinaryIO) -> tuple[str, tuple[str, ...]]:
    """Return a file's text, decoded and repaired, and the warnings of both."""
    decoded, warnings = decode(stream.read())
    text, repairs = repair(decoded)
    if not text.strip():
        raise SummariseError("empty file: nothing to read")
    return text, warnings + repairs
