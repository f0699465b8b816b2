"""Inputs cut into chunks that another process can read: files by their names, records as lines.

Whoever cuts opens no file that holds one document and parses no line of JSON; `Chunk.read` does,
wherever it runs. Ids are not looked at here (see `unique`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

from summarise.common.documents import Failure, RawDocument
from summarise.common.limits import DEFAULT, Limits
from summarise.readers.bounds import bounded, guarded, in_time
from summarise.readers.discovery import discover
from summarise.readers.dispatch import check_inputs, opened, read_as, read_location
from summarise.readers.formats import HTML, holds_one_document
from summarise.readers.jsonl import parse_line, read_jsonl, split_lines, too_long
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.split import check_split

MOST_DOCUMENTS = 32  # of a chunk: as many as are cleaned together
MOST_BYTES = 2_000_000
_PLAIN = ReaderOptions()


class Line(NamedTuple):
    """A line of JSON that is not parsed yet; `number` counts from 1 in the file at `location`."""

    location: SourceLocation
    number: int
    data: bytes


Item = RawDocument | Failure | SourceLocation | Line


@dataclass(frozen=True)
class Chunk:
    """A few inputs in a row, some read already and some to be read; it can be pickled."""

    items: Sequence[Item]
    options: ReaderOptions = _PLAIN

    def key(self) -> str | None:
        """Return a name for what is read, another one when a file has changed.

        None where some of it is no file of this machine.
        """
        digest = blake2b(digest_size=16)
        for item in self.items:
            if not isinstance(item, SourceLocation) or not isinstance(item.path, Path):
                return None
            try:
                state = item.path.stat()
            except OSError:
                return None
            digest.update(repr((item, state.st_size, state.st_mtime_ns)).encode())
        return digest.hexdigest()

    @property
    def has_pages(self) -> bool:
        """Whether some are pages, by their names."""
        paths = (item.path for item in self.items if isinstance(item, SourceLocation))
        return any(isinstance(path, Path) and path.suffix in HTML.endings for path in paths)

    def read(self) -> Iterator[RawDocument | Failure]:
        """Read them, one document or failure after the other."""
        for each in self._read():
            yield bounded(each, self.options.limits)

    def _read(self) -> Iterator[RawDocument | Failure]:
        for item in self.items:
            if isinstance(item, SourceLocation):
                yield from in_time(item, read_location(item, self.options), self.options.limits)
            elif isinstance(item, Line):
                yield from parse_line(item.data, item.number, item.location, self.options)
            else:
                yield item


def read_chunks(
    inputs: str | Path | Sequence[str | Path],
    fields: Mapping[str, str] | None = None,
    clean: bool = True,
    limits: Limits = DEFAULT,
    split: str | None = None,
) -> Iterator[Chunk]:
    """Cut inputs into chunks, whose documents are those of `read` with the same arguments.

    Raises:
        SummariseError: as `read` does, at once.
    """
    options = ReaderOptions(fields or {}, clean, limits, split)
    check_split(split)
    return cut(_items(check_inputs(inputs, options.fields), options), options)


def cut(items: Iterable[Item], options: ReaderOptions = _PLAIN) -> Iterator[Chunk]:
    """Cut a stream into chunks; the first has one item, so that something comes soon."""
    chunk, size, most = list[Item](), 0, 1
    for item in items:
        chunk.append(item)
        size += _size(item)
        if len(chunk) >= most or size >= MOST_BYTES:
            yield Chunk(chunk, options)
            chunk, size, most = [], 0, min(2 * most, MOST_DOCUMENTS)
    if chunk:
        yield Chunk(chunk, options)


def _items(paths: Sequence[str | Path], options: ReaderOptions) -> Iterator[Item]:
    for location in discover(paths, options.limits):
        if isinstance(location, Failure) or (
            isinstance(location.path, Path) and holds_one_document(location.path)
        ):
            yield location
        else:
            yield from guarded(location, _records(location, options))


def _records(location: SourceLocation, options: ReaderOptions) -> Iterator[Item]:
    """Yield the lines of a file of JSON Lines, and the documents of any other."""
    if location.path is None:
        yield from _lines(location, sys.stdin.buffer, options)
        return
    with opened(location, options.limits) as found:
        if found is None:
            return
        format_, stream = found
        if format_.read is read_jsonl:
            yield from _lines(location, stream, options)
        else:
            yield from in_time(
                location, read_as(format_, stream, location, options), options.limits
            )


def _lines(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[Line | Failure]:
    for number, data in split_lines(location, stream, options.limits):
        yield Line(location, number, data) if data else too_long(number, location, options)


def _size(item: Item) -> int:
    """Return how many bytes an item has, or about as many."""
    if isinstance(item, Line):
        return len(item.data)
    if isinstance(item, RawDocument):
        return len(item.content)
    if isinstance(item, SourceLocation) and isinstance(item.path, Path):
        try:
            return item.path.stat().st_size
        except OSError:  # reading it says why
            return 0
    return 0
