"""A text file beside each article: `ferry.txt` -> `ferry.txt.summary.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text
from summarise.common.outputs import summary_file
from summarise.common.ownership import Ledger, text_digest
from summarise.common.text.repair import without_surrogates
from summarise.writers.lines import Record

_AT_ONCE = 256  # texts that are noted together before they are written


def only_files(documents: Iterable[RawDocument | Failure]) -> Iterator[RawDocument | Failure]:
    """Yield the documents; a record of a file, which has nothing beside it, becomes a failure."""
    for document in documents:
        error = _why_not(document) if isinstance(document, RawDocument) else None
        yield Failure(document.id, document.source, "writing", error) if error else document


def _why_not(document: RawDocument) -> str | None:
    """Return why there can be no file beside a document."""
    try:
        if Path(document.source).is_file():
            summary_file(document.source).exists()
            return None
        return "one record of many has no file beside it: leave --beside out"
    except OSError as error:  # such as a name with no room for another ending
        return f"no file can stand beside it ({error.strerror}): rename it"


def write_texts(records: Iterable[Record], ledger: Ledger, force: bool = False) -> list[Path]:
    """Write the summaries of each record beside its article; a file that has them stays as it is.

    Args:
        records: of a run.
        ledger: knows which files are ours.
        force: overwrite those that are not, too.

    Returns:
        files that stay as they are, since they are not ours.

    Raises:
        SummariseError: one cannot be written there.
    """
    kept: list[Path] = []
    texts = ((summary_file(record["source"]), _text(record)) for record in records)
    while some := list(islice(texts, _AT_ONCE)):
        wrong = [(path, text) for path, text in some if not _has(path, text)]
        ours = [(path, text) for path, text in wrong if force or _owns(ledger, path)]
        kept += [path for path, text in wrong if (path, text) not in ours]
        try:
            ledger.note(text_digest(text.encode()) for _, text in some)
        except OSError as error:
            raise SummariseError(f"cannot write the journal: {error.strerror or error}") from error
        for path, text in ours:
            atomic_write_text(path, text)
    return kept


def _text(record: Record) -> str:
    return without_surrogates(as_text(record["headline"], record["paragraph"]))


def _has(path: Path, text: str) -> bool:
    try:
        return path.is_file() and path.read_bytes() == text.encode()
    except OSError:
        return False


def _owns(ledger: Ledger, path: Path) -> bool:
    """Return whether a file is ours; one that cannot be read cannot be told to be."""
    try:
        return ledger.owns(path)
    except OSError:
        return False


def remove_texts(records: Iterable[Record], ledger: Ledger) -> None:
    """Remove the files of records or failures whose article has no summaries any more.

    What is not ours stays, and so does what cannot be removed.
    """
    for record in records:
        path = summary_file(record["source"])
        with suppress(OSError):
            if path.is_file() and ledger.owns(path):
                path.unlink()


def as_text(headline: str | None, paragraph: str | None) -> str:
    """Return a headline and, below an empty line, a paragraph."""
    return "\n\n".join(filter(None, (headline, paragraph))) + "\n"
