"""What inputs hold, without reading them: how many documents, and whether a file is among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from summarise.common.documents import Failure
from summarise.common.limits import DEFAULT, Limits
from summarise.readers.discovery import discover
from summarise.readers.formats import holds_one_document
from summarise.readers.location import SourceLocation
from summarise.readers.own_outputs import is_output

_TOLD = 500  # files at a time


def count(
    inputs: str | Path | Sequence[str | Path],
    limits: Limits = DEFAULT,
    seen: Callable[[int], object] = lambda _: None,
) -> int | None:
    """Return how many documents and failures inputs give, None when that takes reading them.

    Files are counted by their names. Only until it is certain that there is any document is a
    file opened, to tell our own outputs; a report further on counts as a document.

    Args:
        inputs: as for `read`.
        limits: of what is walked.
        seen: is told of each so many files.
    """
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    found = 0
    for number, location in enumerate(discover(paths, limits), 1):
        if number % _TOLD == 0:
            seen(_TOLD)
        if isinstance(location, Failure):
            found += 1
            continue
        if location.path is None:
            return None
        one = bool(location.url) or holds_one_document(location.path)
        if (not one or not found) and is_output(location):
            found += not location.in_folder  # given by itself it is a failure
        elif one:
            found += 1
        else:
            return None
    return found


def is_input(path: Path, inputs: Sequence[str | Path]) -> bool:
    """Return whether a file that exists is one that these inputs name, or that is read in a folder."""
    for given in map(Path, inputs):
        if given.exists() and given.samefile(path):
            return True
    for location in discover(inputs):
        if isinstance(location, SourceLocation) and isinstance(location.path, Path):
            found = location.path
            if found.exists() and found.samefile(path):
                return not is_output(location)
    return False
