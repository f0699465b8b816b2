"""A format of files: its name, its reader, and how its files are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from summarise.common.documents import Failure, RawDocument
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.member import Member
from summarise.readers.record import ReaderOptions

Reader = Callable[
    [SourceLocation, BinaryIO, ReaderOptions], Iterator[RawDocument | Failure | Member]
]


class Format(NamedTuple):
    """A format of files.

    Attributes:
        name: what people call it.
        read: gives the documents of a file, from its stream of bytes, decompressed and seekable.
        endings: the endings of its files' names, the usual one first.
        is_own: says from a file's beginning whether it is of this format, whatever its name; None
            for a format that names tell.
        mark: what its files have that `is_own` looks for, for people.
        records: whether a file holds many documents, so that only reading tells how many.
        text: whether a file is text, which has no NUL bytes.
        markup: whether its files are markup, so that one without a `<` is none, and is not asked.
        certain: whether its endings are proof, so that no other format is looked for.
        packed: whether its reader takes a compressed file as it is, and finds its records in it.
    """

    name: str
    read: Reader
    endings: tuple[str, ...] = ()
    is_own: Callable[[Head], bool] | None = None
    mark: str = ""
    records: bool = False
    text: bool = True
    markup: bool = False
    certain: bool = False
    packed: bool = False
