"""A text file beside each article: `ferry.txt` -> `ferry.txt.summary.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from summarise.common.documents import Failure, RawDocument
from summarise.common.files import atomic_write_text
from summarise.common.outputs import summary_file
from summarise.common.text.repair import without_surrogates
from summarise.writers.lines import Record


def only_files(documents: Iterable[RawDocument | Failure]) -> Iterator[RawDocument | Failure]:
    """Yield the documents; a record of a file, which has nothing beside it, becomes a failure."""
    for document in documents:
        if isinstance(document, RawDocument) and not Path(document.source).is_file():
            error = "one record of many has no file beside it: leave --beside out"
            yield Failure(document.id, document.source, "writing", error)
        else:
            yield document


def write_texts(records: Iterable[Record]) -> None:
    """Write the summaries of each record beside its article; a file that has them stays as it is.

    Raises:
        SummariseError: one cannot be written there.
    """
    for record in records:
        text = without_surrogates(as_text(record["headline"], record["paragraph"]))
        path = summary_file(record["source"])
        if not (path.is_file() and path.read_bytes() == text.encode()):
            atomic_write_text(path, text)


def remove_texts(records: Iterable[Record]) -> None:
    """Remove the files of records or failures whose article has no summaries any more."""
    for record in records:
        summary_file(record["source"]).unlink(missing_ok=True)


def as_text(headline: str | None, paragraph: str | None) -> str:
    """Return a headline and, below an empty line, a paragraph."""
    return "\n\n".join(filter(None, (headline, paragraph))) + "\n"
