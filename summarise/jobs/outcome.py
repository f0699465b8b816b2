"""How a job ended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """How a job ended.

    Attributes:
        done: records in the output.
        failed: failures beside it.
        stopped: whether it was stopped.
        marked, dropped: articles that repeat others, with and without records.
        kept: texts beside articles that are not ours, and stay as they are.
        of_files: what is to be known of input files, such as that articles are missing.
        unread: records of an earlier run that stay, since what they were made of cannot be read now.
        nowhere: records beside whose article there can be no text, such as one of many in a file.
    """

    done: int
    failed: int
    stopped: bool = False
    kept: tuple[Path, ...] = ()
    marked: int = 0
    dropped: int = 0
    of_files: tuple[str, ...] = ()
    unread: int = 0
    nowhere: int = 0
