"""Files that are written whole or not at all, through links; devices and pipes are written to."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from summarise.common.errors import SummariseError

_STREAMS = ("/dev/std", "/dev/fd/", "/proc/")  # a process's own, whatever they lead to
_NUMBERS = count()  # of drafts: names that begin alike may be written at once
_MOST_LINKS = 40  # as the kernel's own limit


def is_stream(path: Path) -> bool:
    """Return whether a path is, or links to, a device, a pipe or a stream of this process."""
    at = os.path.abspath(path)
    for _ in range(_MOST_LINKS):
        if at.startswith(_STREAMS):
            return True
        try:
            at = os.path.normpath(os.path.join(os.path.dirname(at), os.readlink(at)))
        except OSError:  # no link
            break
    try:
        mode = os.stat(at).st_mode
    except OSError:  # writing there says why
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def real_file(path: Path) -> Path:
    """Return the file that a link leads to, which need not be there; any other path as it is."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path


@contextmanager
def atomic_write(
    path: Path, scratch: Path | None = None, admit: Callable[[Path], object] = lambda _: None
) -> Iterator[Path]:
    """Yield a draft to write to, which replaces the file when the block ends and goes if it fails.

    A link is written through. A device or pipe cannot be replaced: it is yielded itself.

    Args:
        path: the file; folders on the way are made.
        scratch: a folder on the same file system for the draft, the file's own by default.
        admit: is given the finished draft, and may raise.

    Raises:
        SummariseError: it cannot be written there.
    """
    try:
        if is_stream(path):
            yield path
            return
        target = real_file(path)
        # hidden, so that it is no input where an output lies among its inputs; short, so that there
        # is room for it where the file's own name is as long as may be
        name = f".{target.name[:40]}.{os.getpid()}.{next(_NUMBERS)}.draft"
        draft = (scratch or target.parent) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield draft
            admit(draft)
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise SummariseError(f"cannot write {path}: {error.strerror or error}") from error


def atomic_write_text(
    path: Path, text: str, admit: Callable[[Path], object] = lambda _: None
) -> None:
    """Write a text file in UTF-8, whole or not at all; see `atomic_write`.

    Raises:
        SummariseError: it cannot be written there.
    """
    with atomic_write(path, admit=admit) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
