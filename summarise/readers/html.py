"""HTML: one document a file, decoded and otherwise as it is; its text is the cleaning stage's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.decode import decode_html
from summarise.readers.inputs import Place
from summarise.readers.record import Options


def read(place: Place, stream: BinaryIO, options: Options) -> Iterator[RawDocument]:
    """The page as one document; raises `SummariseError` when it is empty or not text."""
    html, warnings = decode_html(stream.read())
    html = html.replace("\0", "")  # a parser ends there
    if not html.strip():
        raise SummariseError("empty file: nothing to read")
    yield RawDocument(
        place.id,
        place.source,
        html=html,
        folder=place.folder,
        clean=options.clean,
        warnings=warnings,
    )
