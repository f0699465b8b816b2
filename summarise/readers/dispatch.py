"""Readers: files, folders and standard input to raw documents."""

from __future__ import annotations

import gzip
import re
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.readers.decode import HEAD, check_is_text
from summarise.readers.discovery import check_exist, discover
from summarise.readers.html import read_html
from summarise.readers.jsonl import read_json, read_jsonl
from summarise.readers.location import SourceLocation, explain
from summarise.readers.record import ReaderOptions, check_fields
from summarise.readers.remote import RemoteFile
from summarise.readers.story import read_story
from summarise.readers.tables import read_csv, read_parquet
from summarise.readers.text import read_text

Reader = Callable[[SourceLocation, BinaryIO, ReaderOptions], Iterator[RawDocument | Failure]]

_BY_EXTENSION: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".story": read_story,
}
_EXTENSION = re.compile(r"\.[A-Za-z]\w{0,9}")  # not the end of "minutes 12.05" or "Mr. Smith"
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*<(!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_LIKE_JSON = re.compile(r"\s*(\[\s*)?\{\s*\"")


def read(
    inputs: str | Path | Sequence[str | Path],
    fields: Mapping[str, str] | None = None,
    clean: bool = True,
) -> Iterator[RawDocument | Failure]:
    """Read documents from files, folders, object stores and standard input, one after the other.

    Formats are plain text (.txt, .text), HTML (.html, .htm, .xhtml), JSON (.jsonl, .ndjson,
    .json), tables (.csv, .tsv, .parquet) and CNN/DailyMail stories (.story); all but Parquet also
    compressed (.gz). A file without an extension is told by its content. Text is decoded and
    repaired (see `summarise.common.text.repair`), HTML only decoded.

    Folders are walked in byte order of the relative path. Hidden files, a folder's README and
    LICENSE, and outputs of `summarise` are left out. Ids: in a folder the relative path; of a file
    given by itself its name; of a record its own `id`, else `path#line`.

    Args:
        inputs: paths or URIs of files and folders (`s3://`, `gs://`, `hdfs://`); `-` is JSONL on
            standard input.
        fields: for records, the column of a field that goes by another name than usual: `id`,
            `text`, `html`, `title`, `url`, `published` (default: the names of `record.NAMES`).
        clean: whether texts are dumps that are still to be cleaned; false for clean bodies. It
            becomes `RawDocument.needs_cleaning`, which is always false for stories.

    Yields:
        a `RawDocument`, or a `Failure` of stage `reading` for each file or record that cannot be
        read, in the order of the input. An id that was given before is a failure that names both
        places.

    Raises:
        SummariseError: at once, before anything is read: no input, an input that does not exist,
            an unknown field.
    """
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    if not paths:
        raise SummariseError("no input: give files, folders or - for standard input")
    check_exist(paths)
    check_fields(fields or {})
    return _each_id_once(_documents(paths, ReaderOptions(fields or {}, clean)))


def _each_id_once(documents: Iterable[RawDocument | Failure]) -> Iterator[RawDocument | Failure]:
    """A document whose id was given before becomes a failure; ids are kept on disk, not in memory."""
    try:
        with closing(sqlite3.connect("", check_same_thread=False)) as seen:  # a file without a name
            seen.execute("pragma journal_mode = off")
            seen.execute("create table ids (id text primary key, source text) without rowid")
            seen.execute("begin")
            for document in documents:
                yield document if isinstance(document, Failure) else _first(document, seen)
    except sqlite3.Error as error:
        raise SummariseError(
            f"cannot keep ids in a temporary file: {one_line(error)}; "
            "name a folder with room in SQLITE_TMPDIR"
        ) from error


def _first(document: RawDocument, seen: sqlite3.Connection) -> RawDocument | Failure:
    """The document, or a failure that names the place where its id was given before."""
    row = (document.id, document.source)
    if seen.execute("insert or ignore into ids values (?, ?)", row).rowcount:
        return document
    (first,) = seen.execute("select source from ids where id = ?", row[:1]).fetchone()
    return SourceLocation(None, *row).failure(
        f"id {document.id!r} was already given by {first}: give {document.source} another"
    )


def _documents(
    paths: Iterable[str | Path], options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    for location in discover(paths):
        if isinstance(location, Failure):
            yield location
        elif location.path is None:
            yield from _guarded(read_jsonl, location, sys.stdin.buffer, options)
        else:
            yield from _read_file(location, location.path, options)


def _read_file(
    location: SourceLocation, path: Path | RemoteFile, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    try:
        stream = _open(path)
    except OSError as error:
        yield location.failure(explain(error))
        return
    with stream:
        yield from _guarded(_read_format, location, stream, options)


def _guarded(
    reader: Reader, location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """What a reader yields; what stops it becomes a failure of the file."""
    try:
        yield from reader(location, stream, options)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield location.failure("cut-off or damaged gzip file: get it again")
    except OSError as error:
        yield location.failure(explain(error))
    except SummariseError as error:
        yield location.failure(error)


def _open(path: Path | RemoteFile) -> BinaryIO:
    """A file as a seekable stream of bytes, decompressed if need be."""
    stream = path.open("rb")
    if stream.read(2) == b"\x1f\x8b":
        stream.close()
        return cast(BinaryIO, gzip.open(path if isinstance(path, Path) else path.open()))
    stream.seek(0)
    return stream


def _read_format(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    assert location.path is not None
    head = stream.read(HEAD)
    stream.seek(0)
    if not head:
        raise SummariseError("empty file: nothing to read")
    reader = _find_reader(location.path, head)
    if reader is not read_parquet:
        check_is_text(head)
    return reader(location, stream, options)


def _find_reader(path: PurePath, head: bytes) -> Reader:
    """The reader for a file, by its name and, when that says nothing, its first bytes."""
    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    extension = name.suffix.lower()
    reader = _BY_EXTENSION.get(extension)
    if reader is None and _EXTENSION.fullmatch(extension):
        raise SummariseError(
            f"not a format that is read ({extension}): "
            "give .txt, .html, .jsonl, .csv, .parquet or .story"
        )
    if reader is not None and reader is not read_text:
        return reader
    start = head.decode("utf-8-sig", "ignore")
    if _LOOKS_LIKE_HTML.match(start):
        return read_html
    if reader is not None:
        return reader
    if head.startswith(b"PAR1"):
        return read_parquet
    return read_json if _LOOKS_LIKE_JSON.match(start) else read_text


def count(inputs: str | Path | Sequence[str | Path]) -> int | None:
    """How many documents inputs hold, None when that takes reading them (records)."""
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    files = 0
    for location in discover(paths):
        one_each = {".txt", ".text", ".html", ".htm", ".xhtml", ".story"}
        if isinstance(location, SourceLocation) and (
            location.path is None
            or not one_each.intersection(s.lower() for s in location.path.suffixes)
        ):
            return None
        files += 1
    return files
