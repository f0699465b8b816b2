"""HTML: one document a file, decoded and otherwise as it is; its text is the cleaning stage's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.decode import decode_html
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions


def read_html(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the page as one document; raises `SummariseError` if it is empty or not text."""
    html, warnings = decode_html(stream.read())
    html = html.replace("\0", "")  # a parser ends there
    if not html.strip():
        raise SummariseError("empty file: nothing to read")
    yield RawDocument(
        location.id,
        location.source,
        html=html,
        folder=location.folder,
        needs_cleaning=options.needs_cleaning,
        warnings=warnings,
    )
