"""Files, folders, object stores and standard input to raw documents, each file opened once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import DEFAULT, Limits
from summarise.readers.bounds import bounded, guarded, in_time
from summarise.readers.compression import beginning, decompressed
from summarise.readers.decode import check_is_text
from summarise.readers.discovery import check_exist, discover
from summarise.readers.format import Format
from summarise.readers.formats import Found, find_format
from summarise.readers.head import LOOKED_AT, Head
from summarise.readers.jsonl import read_jsonl
from summarise.readers.location import SourceLocation
from summarise.readers.member import Member
from summarise.readers.own_outputs import GIVEN_OUTPUT, begins_as_output
from summarise.readers.record import ReaderOptions, check_fields
from summarise.readers.split import check_split
from summarise.readers.unique import each_id_once

_DEEPEST = 3  # archives within each other


def read(
    inputs: str | Path | Sequence[str | Path],
    fields: Mapping[str, str] | None = None,
    clean: bool = True,
    limits: Limits | None = None,
    split: str | None = None,
) -> Iterator[RawDocument | Failure]:
    """Read documents from files, folders, object stores and standard input, one after the other.

    Formats are those of `summarise.readers.formats`, also compressed (.gz, .bz2, .xz, .zst) and in
    zip files. They are told by the files' beginnings and, where these say nothing, by their names.
    Text is decoded and repaired (see `summarise.common.text.repair`), HTML only decoded.

    Folders are walked in byte order of the relative path. Hidden files, a folder's README and
    LICENSE, and outputs of `summarise` are left out. Ids: in a folder the relative path; of a file
    given by itself its name; of a record its own `id`, else `path#line`.

    Args:
        inputs: paths or URIs of files and folders (`s3://`, `gs://`, `hdfs://`), addresses of
            pages (`https://`); `-` is JSONL on standard input.
        fields: for records, the column of a field that goes by another name than usual: `id`,
            `text`, `html`, `title`, `url`, `published` (default: the names of `plain.NAMES`).
        clean: whether texts are dumps that are still to be cleaned; false for clean bodies. It
            becomes `RawDocument.needs_cleaning`, which is always false for stories.
        limits: of what one document may take; by default those of `Limits`.
        split: a regular expression that matches what stands between the articles of a text file,
            `^` and `$` at lines; by default a text is one article.

    Yields:
        a `RawDocument`, or a `Failure` of stage `reading` for each file or record that cannot be
        read, in the order of the input. An id that was given before is a failure that names both
        places.

    Raises:
        SummariseError: at once, before anything is read: no input, an input that does not exist,
            an unknown field, a `split` that is no regular expression.
    """
    check_split(split)
    options = ReaderOptions(fields or {}, clean, limits or DEFAULT, split)
    return each_id_once(_documents(check_inputs(inputs, options.fields), options))


def check_inputs(
    inputs: str | Path | Sequence[str | Path], fields: Mapping[str, str]
) -> list[str | Path]:
    """Return the inputs as a list, once it is certain that they can be asked for.

    Raises:
        SummariseError: no input, an input that does not exist, an unknown field.
    """
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    if not paths:
        raise SummariseError("no input: give files, folders or - for standard input")
    check_exist(paths)
    check_fields(fields)
    return paths


def _documents(
    paths: Iterable[str | Path], options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    for location in discover(paths, options.limits):
        if isinstance(location, Failure):
            yield location
        else:
            for each in in_time(location, read_location(location, options), options.limits):
                yield bounded(each, options.limits)


def read_location(
    location: SourceLocation, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a file, or of standard input; what stops it becomes its failure."""
    return guarded(location, _read_location(location, options))


def _read_location(
    location: SourceLocation, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    if location.path is None:
        yield from read_jsonl(location, sys.stdin.buffer, options)
        return
    with opened(location, options.limits) as found:
        if found:
            yield from read_as(*found, location, options)


def read_as(
    format_: Format,
    stream: BinaryIO,
    location: SourceLocation,
    options: ReaderOptions,
    depth: int = 1,
) -> Iterator[RawDocument | Failure]:
    """Yield the documents of a stream in a format; files within it are read as files by themselves.

    Args:
        format_: as `opened` gives it.
        stream: likewise.
        location: of the stream.
        options: the caller's.
        depth: how many files are around what is in the stream, this one included.
    """
    for item in format_.read(location, stream, options):
        if isinstance(item, Member):
            yield from guarded(item.location, _read_member(item, options, depth))
        elif location.url and isinstance(item, RawDocument) and not item.url:
            yield replace(item, url=location.url)
        else:
            yield item


def _read_member(
    member: Member, options: ReaderOptions, depth: int
) -> Iterator[RawDocument | Failure]:
    if depth > _DEEPEST:
        raise SummariseError(
            f"more than {_DEEPEST} archives within each other: unpack the outer ones"
        )
    with ExitStack() as stack:
        found = recognised(member.path, member.stream, stack, options.limits)
        yield from read_as(*found, member.location, options, depth + 1)


def find_reader(location: SourceLocation, limits: Limits = DEFAULT) -> Found:
    """Return which format a file is read in, and why.

    Raises:
        SummariseError: as `opened` does, and for an output of ours.
        OSError: it cannot be opened.
    """
    assert location.path is not None
    with ExitStack() as stack:
        stream = stack.enter_context(location.path.open("rb"))
        if begins_as_output(location, stream.read(LOOKED_AT), stream):
            raise SummariseError(GIVEN_OUTPUT)
        stream.seek(0)
        found, _ = _recognise(location.path, stream, stack, limits)
        return found


@contextmanager
def opened(location: SourceLocation, limits: Limits) -> Iterator[tuple[Format, BinaryIO] | None]:
    """Open a file and yield its format and its bytes, decompressed and seekable.

    Yields None for an output of ours that was found in a folder.

    Args:
        location: of the file.
        limits: of what it may unpack to.

    Raises:
        SummariseError: it is empty, not text, in no format that is read, or an output of ours.
    """
    assert location.path is not None
    with ExitStack() as stack:
        stream = stack.enter_context(location.path.open("rb"))
        head = stream.read(LOOKED_AT)
        if begins_as_output(location, head, stream):
            if not location.in_folder:
                raise SummariseError(GIVEN_OUTPUT)
            yield None
            return
        stream.seek(0)
        yield recognised(location.path, stream, stack, limits)


def recognised(
    path: PurePath, stream: BinaryIO, stack: ExitStack, limits: Limits
) -> tuple[Format, BinaryIO]:
    """Return the format of a stream and its bytes, decompressed unless the format wants it packed.

    Args:
        path: the name of the file.
        stream: its bytes, seekable, at their beginning.
        stack: closes what is opened.
        limits: of what it may unpack to.

    Raises:
        SummariseError: it is empty, not text, or in no format that is read.
    """
    found, unpacked = _recognise(path, stream, stack, limits)
    if not found.format.packed:
        stream = unpacked
    stream.seek(0)
    return found.format, stream


def _recognise(
    path: PurePath, stream: BinaryIO, stack: ExitStack, limits: Limits
) -> tuple[Found, BinaryIO]:
    """Return what `recognised` finds, why, and the stream decompressed."""
    unpacked = decompressed(stream, stack, limits)
    try:
        head = unpacked.read(LOOKED_AT)
    except Exception:  # damaged; whether something can be read nevertheless, its reader knows
        if not (head := beginning(stream)):
            raise
    if not head:
        raise SummariseError("empty file: nothing to read")
    found = find_format(path, Head(head, unpacked))
    if found.format.text:
        check_is_text(head)
    return found, unpacked
