"""Hold what is read to its limits of length and time; an error that stops a file becomes its failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from summarise.common.deadline import OutOfTimeError, at_most
from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.readers.location import SourceLocation, explain

T = TypeVar("T")


def bounded(document: RawDocument | Failure, limits: Limits) -> RawDocument | Failure:
    """Return a document, or its failure where its text is too long."""
    if isinstance(document, Failure) or len(document.text or "") <= limits.longest_text:
        return document
    return Failure(document.id, document.source, "reading", str(limits.too_long()))


def guarded(location: SourceLocation, items: Iterable[T]) -> Iterator[T | Failure]:
    """Yield what comes of a file or record; an error that stops it becomes its failure."""
    try:
        yield from items
    except SummariseError as error:
        yield location.failure(error)
    except Exception as error:  # a parser's crash on one file must not end the run
        yield location.failure(explain(error))


def in_time(location: SourceLocation, items: Iterator[T], limits: Limits) -> Iterator[T | Failure]:
    """Yield what comes of a file; it ends with a failure at an item that takes too long."""
    while True:
        try:
            with at_most(limits.seconds):
                item = next(items, None)
        except OutOfTimeError as error:
            yield location.failure(error)
            return
        if item is None:
            return
        yield item


def all_in_time(location: SourceLocation, items: Iterable[T], limits: Limits) -> list[T | Failure]:
    """Return all that comes of a record, and its failure at what stops it or takes too long."""
    found = list[T | Failure]()
    try:
        with at_most(limits.seconds):
            found.extend(guarded(location, items))
    except OutOfTimeError as error:  # between two items
        found.append(location.failure(error))
    return found
