"""Documents that a program gives itself: raw texts, or what was read already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.content import read_content


def as_document(text: object, id: str, source: str) -> RawDocument | Failure:
    """Return a raw text as a document; what is none, such as the null of a column, as a failure."""
    if isinstance(text, str):
        return RawDocument(id, source, **read_content(text)._asdict())
    why = f"{type(text).__name__} is no text: give a string"
    return Failure(id, source, "reading", why)


def as_documents(given: Iterable[object]) -> Iterator[RawDocument | Failure]:
    """Return what is given as documents; the id of a text is its number, from 0.

    Raises:
        SummariseError: it is nothing that has documents one after the other.
    """
    if isinstance(given, (bytes, Mapping)) or not isinstance(given, Iterable):
        raise SummariseError(
            f"{type(given).__name__} is neither a text nor documents: give a string, "
            "or what summarise.read gives for a path"
        )
    return (
        each
        if isinstance(each, (RawDocument, Failure))
        else as_document(each, str(number), f"text {number}")
        for number, each in enumerate(given)
    )
