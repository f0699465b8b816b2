"""JSON: a record a line, read line by line so that one bad line is one failure.

A `.json` file may instead hold one object, or a list of them, or an object that wraps such a list.
"""

from __future__ import annotations

import codecs
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any, AnyStr, BinaryIO

from summarise.common.compression import compression_of
from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.readers.archives.entry import told
from summarise.readers.bounds import all_in_time
from summarise.readers.decode import decode, text_stream
from summarise.readers.dialects import find_dialect
from summarise.readers.json_stream import JsonStream
from summarise.readers.json_values import DECODER, Repeated
from summarise.readers.large_wrapper import wrapped_records
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions, given_twice, to_document
from summarise.readers.shapes import Shapes
from summarise.readers.wrappers import records_in, stored

_SAMPLE = 1 << 16  # bytes
_FIRST = (
    3  # lines of standard input, one of which is JSON: a program may have said something before
)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# an object of which some plain values stand before a list of objects
_WRAPPER = re.compile(
    rb"""\s*+\{\s*+
    (?: "[^"\\]{1,200}+" \s*+ : \s*+
        (?: "(?:[^"\\]|\\.){0,2000}" | [\d.eE+-]+ | true | false | null | \{ ) \s*+ ,? \s*+
    ){0,50}
    "(?:[^"\\]|\\.){1,200}" \s*+ : \s*+ \[ \s*+ \{""",
    re.VERBOSE,
)


def read_jsonl(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield a document or a failure for each line that is not blank; its number counts from 1.

    A line that is a list of records or a wrapper gives all that it wraps, as `#line.1`, `#line.2` …
    """
    for number, line in split_lines(location, stream, options.limits):
        if line:
            yield from parse_line(line, number, location, options)
        else:
            yield too_long(number, location, options)


def split_lines(
    location: SourceLocation, stream: BinaryIO, limits: Limits
) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a stream that are not blank, with their numbers, counted from 1.

    One that is longer than a document may be is empty, and never in memory as a whole.

    Raises:
        SummariseError: there is none, or standard input begins as another format.
    """
    lines = (
        (number, line)
        for number, line in enumerate(_lines(stream, limits), 1)
        if not line or line.strip()
    )
    first = list[tuple[int, bytes]]()
    for each in islice(lines, _FIRST if location.path is None else 1):
        first.append(each)
        if _may_be_json(each[1]):
            break
    if not first:
        raise SummariseError("empty file: nothing to read")
    if location.path is None and not _may_be_json(first[-1][1]):
        raise SummariseError(
            "standard input is read as JSON Lines, which this is not: give the file itself"
        )
    yield from first
    yield from lines


def _may_be_json(line: bytes) -> bool:
    """Return whether a line may hold a record or a list of them; one that was too long is empty."""
    return not line or line.removeprefix(codecs.BOM_UTF8).lstrip().startswith((b"{", b"["))


def read_json(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield what `read_jsonl` does if the first line is an object, else a document for each object.

    The numbers of records then count objects from 1.
    """
    most = options.limits.largest_document
    first = stream.readline(most + 1)
    try:
        if len(first) > most:
            lines = first.startswith(b"{") and not _WRAPPER.match(first)
        else:
            value = json.loads(first)
            lines = isinstance(value, dict) and records_in(value, options) is None
    except (ValueError, RecursionError):
        lines = _are_records_below(stream, most)
    stream.seek(0)
    if lines:
        yield from read_jsonl(location, stream, options)
        return
    number, waiting, shapes = 0, None, Shapes()
    try:
        with text_stream(stream) as (text, warnings):
            if _is_large_wrapper(stream, most):
                records = wrapped_records(text, options)
            else:
                values = JsonStream(text, options.limits).values()
                records = (each for value in values for each in _unwrapped(value, options))
            for number, value in enumerate(records, 1):
                if waiting:
                    yield waiting
                shapes.note(number, stored(value))
                waiting = _document(
                    value, location.record(number), options, warnings, f"record {number}"
                )
    except (ValueError, RecursionError) as error:
        if waiting:
            yield waiting
        reason = error.msg if isinstance(error, json.JSONDecodeError) else _say(error)
        after = f" after record {number}" if number else ""
        raise SummariseError(f"not JSON{after}: {reason}; the rest is not read") from error
    except SummariseError as error:
        if waiting:
            yield waiting
        raise SummariseError(f"record {number + 1}: {error}; the rest is not read") from error
    if not waiting:
        raise SummariseError("no records: nothing to read")
    said = shapes.warning()
    yield told(waiting, f"{location.source}: {said}") if said else waiting


def parse_line(
    line: bytes, number: int, location: SourceLocation, options: ReaderOptions
) -> list[RawDocument | Failure]:
    """Return the document that a line holds, or why it holds none; several for a wrapper.

    Args:
        line: as it is in the file at `location`.
        number: of the line, from 1.
    """
    here = location.record(number)
    return all_in_time(here, _parsed(line, f"line {number}", here, options), options.limits)


def _parsed(
    line: bytes, what: str, location: SourceLocation, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    try:
        text, warnings = decode(line)
        value = DECODER.decode(text)
    except SummariseError as error:
        yield location.failure(f"{what}: {error}")
    except (ValueError, RecursionError) as error:
        yield location.failure(f"{what} is not JSON: {_say(error)}")
    else:
        wrapped = value if _holds_objects(value) else records_in(value, options)
        if wrapped is None:
            yield _document(value, location, options, warnings, what)
        else:
            for inner, each in enumerate(wrapped, 1):
                yield _document(
                    each, location.part(inner), options, warnings, f"{what}, record {inner}"
                )


def _are_records_below(stream: BinaryIO, most: int) -> bool:
    """Return whether a first line is a broken record among others: the next two are objects."""
    try:
        return all(isinstance(json.loads(stream.readline(most)), dict) for _ in range(2))
    except (ValueError, RecursionError):
        return False


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _is_large_wrapper(stream: BinaryIO, most: int) -> bool:
    """Return whether a stream of more than `most` bytes begins as a wrapper; its position stays."""
    at = stream.tell()
    stream.seek(0)
    begins = bool(_WRAPPER.match(stream.read(_SAMPLE)))
    large = begins and stream.seek(0, io.SEEK_END) > most
    stream.seek(at)
    return large


def _unwrapped(value: Any, options: ReaderOptions) -> list[Any]:
    wrapped = records_in(value, options)
    return [value] if wrapped is None else wrapped


def too_long(number: int, location: SourceLocation, options: ReaderOptions) -> Failure:
    """Return the failure of a line that is longer than a document may be."""
    return location.record(number).failure(options.limits.too_large(f"line {number}: record"))


def _document(
    value: Any,
    location: SourceLocation,
    options: ReaderOptions,
    warnings: tuple[str, ...],
    what: str,
) -> RawDocument | Failure:
    value = stored(value)
    if isinstance(value, dict):
        if isinstance(value, Repeated):
            warnings += given_twice(
                value.names, options, is_dialect=find_dialect(value) is not None
            )
        return to_document(value, location, options, warnings)
    return location.failure(f'{what} is JSON but not an object: give {{"text": …}}')


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """Yield the lines of a stream; UTF-16, whose line ends are two bytes, is recoded as UTF-8.

    The stream may be a pipe, in which nothing goes back to its beginning.
    """
    most = limits.largest_document
    mark = stream.readline(2)
    if encoding := _UTF16.get(mark):
        text = io.TextIOWrapper(stream, encoding, "replace", newline="\n")
        try:
            for line in _bounded(text.readline(most + 1), partial(text.readline, most + 1), most):
                yield line.encode()
        finally:
            text.detach()  # it is the caller's to close
        return
    first = mark if mark.endswith(b"\n") else mark + stream.readline(most - 1)
    if compression_of(first):  # which a file is not any more: it comes unpacked
        raise SummariseError(
            "compressed: give the file itself, or unpack it on its way (gzip -dc FILE | summarise …)"
        )
    yield from _bounded(first, partial(stream.readline, most + 1), most)


def _bounded(line: AnyStr, read: Callable[[], AnyStr], most: int) -> Iterator[AnyStr]:
    """Yield a line and those that follow; one of more than `most` is passed over and empty."""
    end = line[:0]
    while line:
        if len(line) > most:
            while len(line) > most and line[-1] not in ("\n", 10):
                line = read()
            yield end
        else:
            yield line
        line = read()


def _say(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (column {error.colno})"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return f"a number in it has more than {sys.get_int_max_str_digits():,} digits"
