"""Files that are one document each: what their readers share."""

from __future__ import annotations

from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import Limits, read_whole
from summarise.common.text.repair import decode_entities, repair
from summarise.readers.decode import decode
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions


def whole_text(stream: BinaryIO, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Return a file's text, decoded and repaired, and the warnings of both.

    Raises:
        SummariseError: it is empty, not text, or larger than a document may be.
    """
    decoded, warnings = decode(read_whole(stream, limits))
    text, entities = decode_entities(decoded)
    text, repairs = repair(text)
    return check_not_empty(text), warnings + entities + repairs


def check_not_empty(content: str) -> str:
    """Return what a file holds; raises `SummariseError` if that is but white space."""
    if not content.strip():
        raise SummariseError("empty file: nothing to read")
    return content


def one_document(
    location: SourceLocation,
    options: ReaderOptions,
    warnings: tuple[str, ...],
    *,
    text: str | None = None,
    html: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    needs_cleaning: bool | None = None,
) -> RawDocument:
    """Return the document that a file is; one of `text` and `html` is given.

    Args:
        location: where the file is.
        options: the caller's.
        warnings: what was repaired.
        text: what is a dump, or an article.
        html: a page.
        title: as the file says it.
        url: where it was published.
        published: when, in any form.
        outlet: who published it.
        needs_cleaning: where the format says it, whatever the caller does.
    """
    return RawDocument(
        location.id,
        location.source,
        text=text,
        html=html,
        title=title,
        url=url,
        published=published,
        outlet=outlet,
        folder=location.folder,
        needs_cleaning=options.needs_cleaning if needs_cleaning is None else needs_cleaning,
        warnings=warnings,
    )
