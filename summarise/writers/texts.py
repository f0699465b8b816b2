"""A text file beside each article: `ferry.txt` -> `ferry.txt.summary.txt`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text
from summarise.common.outputs import summary_file
from summarise.common.ownership import Ledger, text_digest
from summarise.common.text.repair import without_surrogates
from summarise.writers.lines import Record

_AT_ONCE = 256  # texts that are noted together before they are written


class Texts(NamedTuple):
    """What became of the texts beside articles.

    Attributes:
        kept: files that stay as they are, since they are not ours.
        nowhere: records whose article is no file, or whose name has no room for another ending.
    """

    kept: tuple[Path, ...] = ()
    nowhere: int = 0


def write_texts(records: Iterable[Record], ledger: Ledger, force: bool = False) -> Texts:
    """Write the summaries of each record beside its article; a file that has them stays as it is.

    Args:
        records: of a run.
        ledger: knows which files are ours.
        force: overwrite those that are not, too.

    Raises:
        SummariseError: one cannot be written there.
    """
    kept: list[Path] = []
    nowhere = 0
    rest = iter(records)
    while batch := list(islice(rest, _AT_ONCE)):
        placed = [record for record in batch if _has_room_beside(record["source"])]
        nowhere += len(batch) - len(placed)
        some = [(summary_file(record["source"]), _text(record)) for record in placed]
        wrong = [(path, text) for path, text in some if not _has(path, text)]
        ours = [(path, text) for path, text in wrong if force or _owns(ledger, path)]
        kept += [path for path, text in wrong if (path, text) not in ours]
        try:
            ledger.note(text_digest(text.encode()) for _, text in some)
        except OSError as error:
            raise SummariseError(f"cannot write the journal: {error.strerror or error}") from error
        for path, text in ours:
            atomic_write_text(path, text)
    return Texts(tuple(kept), nowhere)


def _has_room_beside(source: str) -> bool:
    """Return whether an article is a file, and not one record of many, that another may stand beside."""
    try:
        summary_file(source).lstat()
    except FileNotFoundError:
        pass
    except OSError:  # such as a name with no room for another ending
        return False
    return Path(source).is_file()


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
