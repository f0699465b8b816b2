"""A text file beside each article: `ferry.txt` -> `ferry.txt.summary.txt`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarise.common.documents import Failure, RawDocument
from summarise.common.files import write_whole

_ENDING = ".summary.txt"


def text_file(source: str) -> Path:
    """Where the summaries of the article in a file go."""
    return Path(source + _ENDING)


def only_files(documents: Iterable[RawDocument | Failure]) -> Iterator[RawDocument | Failure]:
    """The documents; a record of a file, which has nothing beside it, is a failure."""
    for document in documents:
        if isinstance(document, RawDocument) and not Path(document.source).is_file():
            error = "one record of many has no file beside it: leave --beside out"
            yield Failure(document.id, document.source, "writing", error)
        else:
            yield document


def write_texts(lines: Iterable[str]) -> None:
    """Write the summaries of each record beside its article; a file that has them stays as it is.

    Raises:
        SummariseError: one cannot be written there.
    """
    for line in lines:
        record = json.loads(line)
        text = as_text(record["headline"], record["paragraph"])
        path = text_file(record["source"])
        if not (path.is_file() and path.read_bytes() == text.encode()):
            write_whole(path, text)


def remove_texts(lines: Iterable[str]) -> None:
    """Remove the files of records or failures whose article has no summaries any more."""
    for line in lines:
        text_file(json.loads(line)["source"]).unlink(missing_ok=True)


def as_text(headline: str | None, paragraph: str | None) -> str:
    """A headline and, below an empty line, a paragraph."""
    return "\n\n".join(filter(None, (headline, paragraph))) + "\n"
