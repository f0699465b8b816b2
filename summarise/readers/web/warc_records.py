"""The records of a web archive, streamed by warcio, going on behind a damaged one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from summarise.common.errors import SummariseError, one_line
from summarise.common.limits import Limits
from summarise.readers.web.codings import known, unpack
from summarise.readers.web.members import Members


class _Records(ArchiveIterator):  # type: ignore[misc]
    INC_RECORD = (
        ""  # what is written to standard error where a length is wrong; `err_count` says so
    )


def records(stream: BinaryIO) -> Iterator[ArcWarcRecord | int]:
    """Yield the records of an archive, each to be read before the next is asked for.

    Instead of one that is damaged or cut off, the byte of the file at which it begins is yielded.
    """
    members = Members(stream)
    while True:
        found, origin = _Records(members), members.start
        end = origin  # of what could be read
        try:
            for record in _quietly(found):
                if not hasattr(record.raw_stream, "limit"):  # it does not say how long it is
                    raise EOFError
                yield record
                offset = found.get_record_offset()  # reads what nobody wanted
                if found.err_count or record.raw_stream.limit:
                    raise EOFError
                end = origin + offset + found.get_record_length()
            # a record whose header is cut off is none for the library
            damaged = members.damaged or not (members.packed or members.next_filled(end) is None)
        except Exception:  # of many kinds, by which bytes are damaged
            damaged = True
        if not damaged:
            return
        at = members.start if members.packed else members.next_filled(end)
        if at is None:
            return
        yield at
        if not members.skip(at):
            return


def _quietly(found: _Records) -> Iterator[ArcWarcRecord]:
    """Yield the records without the library's notes, which would stand on standard error."""
    log = logging.getLogger("warcio.recordloader")
    while True:
        before, log.disabled = log.disabled, True
        try:
            record = next(found, None)
        finally:
            log.disabled = before
        if record is None:
            return
        yield record


def payload(record: ArcWarcRecord, limits: Limits) -> bytes:
    """Return a record's content, without what it was sent in.

    Raises:
        SummariseError: it is damaged, or larger than a document may be.
    """
    most = limits.largest_document + 1
    data = bytearray()
    try:
        content = _content(record, most)
        while len(data) < most and (piece := content.read(min(most - len(data), 1 << 20))):
            data += piece
    except Exception as error:  # a decompressor's own
        raise SummariseError(f"damaged ({one_line(error)}): get it again") from error
    if len(data) == most:
        raise limits.too_large("page")
    if record.raw_stream.limit > 0:
        raise SummariseError("cut off: get it again")
    return bytes(data)


def _content(record: ArcWarcRecord, most: int) -> BinaryIO:
    """Return a record's content as a stream, decoded."""
    sent = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    codings = known(sent)
    if not codings:
        return cast(BinaryIO, record.content_stream())
    # warcio knows no zstd and one coding at most, reads the first member of gzip, and hands the
    # brotli of its time to streams that ask more of it than today's has
    record.http_headers.remove_header("Content-Encoding")
    packed = record.content_stream().read(most)
    whole = not record.rec_headers.get_header("WARC-Truncated")  # of which a warning tells
    return BytesIO(unpack(packed, codings, most, whole))
