"""Files within a file: a reader of archives yields them, and each is read as a file by itself."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from summarise.readers.location import SourceLocation


class Member(NamedTuple):
    """A file within a file.

    Attributes:
        location: of its documents.
        path: its name.
        stream: its bytes, seekable; open until the next one is asked for.
    """

    location: SourceLocation
    path: PurePath
    stream: BinaryIO
