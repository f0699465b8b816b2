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
from summarise.readers import html, jsonl, story, tables, text
from summarise.readers.decode import HEAD, check_is_text
from summarise.readers.inputs import Place, check_exist, explain, walk
from summarise.readers.record import Options, check_fields
from summarise.readers.remote import RemoteFile

__all__ = ["read"]

Reader = Callable[[Place, BinaryIO, Options], Iterator[RawDocument | Failure]]

_BY_EXTENSION: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_json,
    ".csv": tables.read_csv,
    ".tsv": tables.read_csv,
    ".parquet": tables.read_parquet,
    ".story": story.read,
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
            becomes `RawDocument.clean`, which is always false for stories.

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
    return _each_id_once(_documents(paths, Options(fields or {}, clean)))


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
    return Place(None, *row).failure(
        f"id {document.id!r} was already given by {first}: give {document.source} another"
    )


def _documents(paths: Iterable[str | Path], options: Options) -> Iterator[RawDocument | Failure]:
    for place in walk(paths):
        if isinstance(place, Failure):
            yield place
        elif place.path is None:
            yield from _guarded(jsonl.read, place, sys.stdin.buffer, options)
        else:
            yield from _read_file(place, place.path, options)


def _read_file(
    place: Place, path: Path | RemoteFile, options: Options
) -> Iterator[RawDocument | Failure]:
    try:
        stream = _open(path)
    except OSError as error:
        yield place.failure(explain(error))
        return
    with stream:
        yield from _guarded(_read_format, place, stream, options)


def _guarded(
    reader: Reader, place: Place, stream: BinaryIO, options: Options
) -> Iterator[RawDocument | Failure]:
    """What a reader yields; what stops it becomes a failure of the file."""
    try:
        yield from reader(place, stream, options)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield place.failure("cut-off or damaged gzip file: get it again")
    except OSError as error:
        yield place.failure(explain(error))
    except SummariseError as error:
        yield place.failure(error)


def _open(path: Path | RemoteFile) -> BinaryIO:
    """A file as a seekable stream of bytes, decompressed if need be."""
    stream = path.open("rb")
    if stream.read(2) == b"\x1f\x8b":
        stream.close()
        return cast(BinaryIO, gzip.open(path if isinstance(path, Path) else path.open()))
    stream.seek(0)
    return stream


def _read_format(
    place: Place, stream: BinaryIO, options: Options
) -> Iterator[RawDocument | Failure]:
    assert place.path is not None
    head = stream.read(HEAD)
    stream.seek(0)
    if not head:
        raise SummariseError("empty file: nothing to read")
    reader = _find_reader(place.path, head)
    if reader is not tables.read_parquet:
        check_is_text(head)
    return reader(place, stream, options)


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
    if reader is not None and reader is not text.read:
        return reader
    start = head.decode("utf-8-sig", "ignore")
    if _LOOKS_LIKE_HTML.match(start):
        return html.read
    if reader is not None:
        return reader
    if head.startswith(b"PAR1"):
        return tables.read_parquet
    return jsonl.read_json if _LOOKS_LIKE_JSON.match(start) else text.read


def count(inputs: str | Path | Sequence[str | Path]) -> int | None:
    """How many documents inputs hold, None when that takes reading them (records)."""
    paths = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    files = 0
    for place in walk(paths):
        one_each = {".txt", ".text", ".html", ".htm", ".xhtml", ".story"}
        if isinstance(place, Place) and (
            place.path is None or not one_each.intersection(s.lower() for s in place.path.suffixes)
        ):
            return None
        files += 1
    return files
