"""Which files are ours: those whose bytes we wrote.

A ledger lies in the journal of an output and has the digest of everything that was written for it. Only
what has such bytes is replaced or removed; whatever else is there is someone else's, and stays.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text

LEDGER = "written"
_VERSION = 1


class Owner(NamedTuple):
    """What a ledger is of: the command that writes, and the name of its output."""

    command: str
    output: str


class Ledger:
    """The ledger of a journal's folder; see the module.

    Args:
        folder: the journal's.
        owner: whose it is to be. Where there is no ledger it is begun when something is noted.

    Raises:
        SummariseError: it cannot be read, or a newer version of this package wrote it.
    """

    def __init__(self, folder: Path, owner: Owner) -> None:
        self._path = folder / LEDGER
        self._owner = owner
        self._digests: set[str] = set()
        self.begun_by = owner_of(folder)
        if self.begun_by:
            lines = self._path.read_text(encoding="utf-8", errors="replace").split("\n")
            self._digests.update(lines[1:-1])  # the last was not finished, or is empty

    def owns(self, path: Path) -> bool:
        """Return whether a file is ours to replace or remove; one that is not there is.

        Raises:
            OSError: it cannot be read.
        """
        return not path.exists() or (path.is_file() and file_digest(path) in self._digests)

    def note(self, digests: Iterable[str]) -> None:
        """Note what is about to be put in place, so that it is known for ours if we die right after.

        Raises:
            OSError: there is no room.
        """
        new = set(digests) - self._digests
        if self.begun_by != self._owner:
            self._begin()
        if new:
            with self._path.open("a", encoding="utf-8") as file:
                file.write("".join(f"{digest}\n" for digest in sorted(new)))
                file.flush()
                os.fsync(file.fileno())
            self._digests |= new

    def admit(self, draft: Path, target: Path) -> None:
        """Note a draft that is to replace a file.

        Raises:
            SummariseError: the file is not ours.
            OSError: there is no room.
        """
        if not self.owns(target):
            raise not_ours(target)
        self.note([file_digest(draft)])

    def _begin(self) -> None:
        header = json.dumps({"summarise": _VERSION, **self._owner._asdict()})
        lines = [header, *sorted(self._digests)]
        atomic_write_text(self._path, "".join(f"{line}\n" for line in lines))
        self.begun_by = self._owner


def owner_of(folder: Path) -> Owner | None:
    """Return whose a journal's folder is, None where it has no ledger, or a damaged one.

    Raises:
        SummariseError: it cannot be read, or a newer version of this package wrote it.
    """
    path = folder / LEDGER
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            header = json.loads(file.readline(10_000))
        owner = Owner(str(header["command"]), str(header["output"]))
        newer = int(header["summarise"]) > _VERSION
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SummariseError(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if newer:
        raise SummariseError(f"{folder} was written by a newer version of summarise: use that one")
    return owner


def not_ours(path: Path) -> SummariseError:
    """Return the error of a file that someone else wrote, or has changed since."""
    return SummariseError(
        f"{path} is not what this command wrote there: move it away, or --force overwrites it"
    )


def file_digest(path: Path) -> str:
    """Return the digest of a file's bytes; raises `OSError` if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, _hash).hexdigest()


def text_digest(data: bytes) -> str:
    """Return the digest of a file that has these bytes."""
    return _hash(data).hexdigest()


_hash = partial(hashlib.blake2b, digest_size=16)
