"""Hold what is read to its limits: the length of a text, the time that a document takes."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.common.deadline import OutOfTimeError, at_most
from summarise.common.documents import Failure, RawDocument
from summarise.common.limits import Limits
from summarise.readers.location import SourceLocation


def bounded(document: RawDocument | Failure, limits: Limits) -> RawDocument | Failure:
    """Return a document, or its failure where its text is too long."""
    if isinstance(document, Failure) or len(document.text or "") <= limits.longest_text:
        return document
    return Failure(document.id, document.source, "reading", str(limits.too_long()))


def in_time(
    location: SourceLocation, items: Iterator[RawDocument | Failure], limits: Limits
) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a file; the file ends with a failure at one that takes too long."""
    while True:
        try:
            with at_most(limits.seconds):
                item = next(items, None)
        except OutOfTimeError as error:
            item, items = location.failure(error), iter(())
        if item is None:
            return
        yield item
