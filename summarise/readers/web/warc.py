"""Web archives (WARC): each page that was answered, streamed, however large the file is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.archives.entry import told
from summarise.readers.content import clean_markup
from summarise.readers.decode import decode, decode_html
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import one_document

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord


def is_warc(head: Head) -> bool:
    """Return whether a file is a web archive."""
    return head.data[:5] == b"WARC/" and head.data[5:6] in b"01"


def read_warc(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield a document or a failure for each page, numbered from 1; the rest is counted.

    Front pages are left out, and so is what is no page or was not answered with one. A damaged record
    is one failure.

    Raises:
        SummariseError: the extra is missing, or there is no page in it.
    """
    try:
        from summarise.readers.web.warc_records import records
    except ImportError as error:
        raise SummariseError(
            "web archives need an extra: pip install 'summarise-news[web-archives]'"
        ) from error
    left_out = Counter[str]()
    waiting: RawDocument | Failure | None = None
    number = 0
    for record in records(stream):
        why = None if isinstance(record, int) else _objection(record)
        if why:
            left_out[why] += why is not _NO_PAGE
            continue
        number += 1
        if waiting:
            yield waiting
        waiting = _page(record, location.record(number), options)
    others = ", ".join(f"{count} {kind}" for kind, count in left_out.items() if count)
    if waiting is None:
        raise SummariseError("no pages of articles in it" + f", only {others}" * bool(others))
    yield told(waiting, f"{location.source}: left out {others}") if others else waiting


_RECORD_ID = re.compile(r"<[a-z]+:[^<>\s]+>", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}(?:T[\d:.]+Z?)?\Z|\d{14}\Z")
_TORN_HEADER = (
    "its header is torn, or lacks its number or its date: address and page may be of two records"
)
_OF_CONTENT = frozenset({"content-type", "content-length"})
_NO_PAGE = "records about the crawl"
_ABOUT = frozenset({"warcinfo", "request", "metadata", "revisit"})
_OF_PAGES = frozenset({"response", "resource", "conversion"})


def _objection(record: ArcWarcRecord) -> str | None:
    """Return what a record is instead of an article's page, None for a page.

    Beside what a server answered, pages stand in records as they were found (`resource`), and as the
    text that was made of them (`conversion`).
    """
    if record.rec_type in _ABOUT:
        return _NO_PAGE
    if record.rec_type not in _OF_PAGES or (
        record.rec_type == "response" and not record.http_headers
    ):
        return "records of another kind"
    if record.http_headers and record.http_headers.get_statuscode() != "200":
        return "redirects and errors"
    if not _is_page(record):
        return "files that are no pages"
    try:
        parts = urlsplit(_address(record))
    except ValueError:  # no address
        return None
    if record.rec_type == "resource" and parts.scheme not in ("http", "https", "file", ""):
        return _NO_PAGE  # a crawler's log
    return "front pages" if parts.path in ("", "/") and not parts.query else None


def _is_page(record: ArcWarcRecord) -> bool:
    kind = _kind(record)
    return not kind or "html" in kind or (record.rec_type == "conversion" and "text/" in kind)


def _kind(record: ArcWarcRecord) -> str:
    """Return the media type of what a record holds, in lower case, empty if it says none."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return (headers.get_header("Content-Type") or "").lower() if headers else ""


def _address(record: ArcWarcRecord) -> str:
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _page(
    record: ArcWarcRecord | int, location: SourceLocation, options: ReaderOptions
) -> RawDocument | Failure:
    if isinstance(record, int):
        return location.failure(f"damaged or cut off at byte {record:,} of the file: get it again")
    from summarise.readers.web.warc_records import payload

    try:
        data = payload(record, options.limits)
        if record.rec_type == "conversion" and "html" not in _kind(record):
            text, warnings = decode(data)
            return one_document(location, options, warnings, text=text, url=_address(record))
        html, warnings = _decoded(record, data)
    except SummariseError as error:
        return location.failure(error)
    if not html.strip():
        return location.failure("an empty page: leave it out")
    if not _names_itself(record):
        warnings += (_TORN_HEADER,)
    if record.rec_headers.get_header("WARC-Truncated"):
        warnings += ("cut off by the crawler",)
    return one_document(location, options, warnings, html=html, url=_address(record) or None)


def _names_itself(record: ArcWarcRecord) -> bool:
    """Return whether a record has one number and one date, as the standard asks, and no field that is torn."""
    said = [(name.lower(), value) for name, value in record.rec_headers.headers]
    numbers = [value for name, value in said if name == "warc-record-id"]
    dates = [value for name, value in said if name == "warc-date"]
    kinds = [value for name, value in said if name == "content-type"]
    if record.rec_type == "response" and not all(
        each.startswith("application/http") for each in kinds
    ):
        return False
    if any(name.startswith("content-") and name not in _OF_CONTENT for name, _ in said):
        return False
    return (
        len(numbers) == len(dates) == 1
        and bool(_RECORD_ID.fullmatch(numbers[0]))
        and bool(_DATE.match(dates[0]))
    )


def _decoded(record: ArcWarcRecord, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a page, by the charset that it was sent with, else as its own markup says."""
    charset = _kind(record).partition("charset=")[2].split(";")[0].strip("\"' ")
    if charset:
        try:
            return clean_markup(data.decode(charset)), ()
        except (LookupError, ValueError):
            pass
    html, warnings = decode_html(data)
    return clean_markup(html), warnings


WARC = Format(
    "web archive (WARC)",
    read_warc,
    (".warc",),
    is_warc,
    "the first bytes of a WARC",
    records=True,
    text=False,
    packed=True,
)
