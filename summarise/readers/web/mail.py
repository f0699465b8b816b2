"""Mail: `.eml` files, mboxes, and pages saved as MHTML, which are mail too."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from functools import partial
from pathlib import PurePath
from typing import BinaryIO, cast

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.common.limits import Limits, read_whole
from summarise.common.text.repair import repair
from summarise.readers.archives.pages import is_archives_page
from summarise.readers.content import clean_markup
from summarise.readers.decode import decode, decode_html
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.member import Member
from summarise.readers.record import ReaderOptions
from summarise.readers.single import one_document
from summarise.readers.torn import torn
from summarise.readers.web.flowed import unflow
from summarise.readers.web.mail_damage import (
    date_of,
    field_of,
    is_saved_page,
    not_ended,
    parts_in,
    torn_mail,
    torn_saved_page,
    without_fields,
)

_FIELD = re.compile(r"[A-Za-z][\w-]*:(?=\s|\Z)")
_OF_MAIL = re.compile(
    r"^(?:message-id|mime-version|received|return-path|delivered-to):", re.I | re.M
)
_WHO_OR_WHAT = re.compile(r"^(?:from|subject):", re.IGNORECASE | re.MULTILINE)
_COPIED = re.compile(r"(?:(?:from|to|cc|date|sent|subject|reply-to):.*\n?)+", re.IGNORECASE)
_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MBOX = re.compile(rb"From \S+.*\d{4}\s*$")
_SENT_ON = re.compile(
    r"^(?:\s*(?:fwd?|re|wg|aw|tr|rv|doorst)\s*:)+\s*", re.IGNORECASE
)  # not the headline
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def is_mail(head: Head) -> bool:
    """Return whether a file is one mail, or what a program showed of one: From, Subject and the like."""
    fields = _fields(head)
    copied = (
        _COPIED.fullmatch(fields) and len({f.lower() for f in _WHO_OR_WHAT.findall(fields)}) == 2
    )
    return bool(copied or (_OF_MAIL.search(fields) and _WHO_OR_WHAT.search(fields)))


def is_mhtml(head: Head) -> bool:
    """Return whether a file is a page saved with all that belongs to it."""
    return bool(_RELATED.search(_fields(head))) and "text/html" in head.text.lower()


def is_mbox(head: Head) -> bool:
    """Return whether a file holds mails one after the other."""
    first, _, rest = head.data.partition(b"\n")
    return bool(_MBOX.match(first)) and bool(_FIELD.match(rest[:200].decode("latin-1")))


def _fields(head: Head) -> str:
    """Return the fields that a file opens with, empty where its first line is none."""
    if not _FIELD.match(head.text.lstrip()[:100]):
        return ""
    return re.split(r"\r?\n\r?\n", head.text.lstrip(), maxsplit=1)[0]


def read_mail(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Member]:
    """Yield what is in the mail (see `_mail`).

    Raises:
        SummariseError: it has no text.
    """
    yield _mail(location, read_whole(stream, options.limits), options)


def read_mhtml(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the page as one document; raises `SummariseError` if there is none in it."""
    message = _parsed(read_whole(stream, options.limits))
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            html, warnings = _page(part)
            url = field_of(message, "Snapshot-Content-Location") or field_of(
                part, "Content-Location"
            )
            warnings += not_ended(message) or torn_saved_page(html)
            yield one_document(location, options, warnings, html=html, url=url)
            return
    raise SummariseError("no page in it: save it again as HTML")


def read_mbox(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Member | Failure]:
    """Yield what is in each mail (see `_mail`), or a failure; mails are numbered from 1."""
    for number, data in enumerate(_messages(stream, options.limits), 1):
        here = location.record(number)
        try:
            if data is None:
                raise options.limits.too_large("mail")
            yield _mail(here, data, options, sent=True)
        except SummariseError as error:
            yield here.failure(error)


def _messages(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """Yield the mails of an mbox, whose first lines begin with `From `; None for one too large."""
    lines, size, blank = list[bytes](), 0, True
    for line in stream:
        cut_off = line.startswith(b"From ") and not line.endswith(b"\n")
        if blank and (cut_off or _MBOX.match(line)):
            if lines:
                yield _joined(lines, size, limits)
            lines, size = [], 0
        size += len(line)
        if size <= limits.largest_document:
            lines.append(line)
        blank = not line.strip()
    if lines:
        yield _joined(lines, size, limits)


def _joined(lines: list[bytes], size: int, limits: Limits) -> bytes | None:
    if size > limits.largest_document:
        return None
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines[1:]))


def _mail(
    location: SourceLocation, data: bytes, options: ReaderOptions, sent: bool = False
) -> RawDocument | Member:
    """Return a mail as one document, or the page of articles that a press database sent in it.

    Args:
        location: of the mail.
        data: the mail.
        options: the caller's.
        sent: whether it was sent in any case; else its fields say so.

    Raises:
        SummariseError: it has no text.
    """
    message = _parsed(data)
    sender, address = parseaddr(field_of(message, "From") or "")
    document = partial(
        one_document,
        location,
        options,
        title=_SENT_ON.sub("", field_of(message, "Subject") or "") or None,
        published=date_of(message),
        outlet=sender or address or None,
    )
    cut = not_ended(message) or is_saved_page(message) or without_fields(message, sent)
    page = cast(EmailMessage | None, message.get_body(preferencelist=("html",)))
    if page is not None:
        html, warnings = _page(page)
        if is_archives_page(html):
            return Member(
                location, PurePath("mail.html"), io.BytesIO(html.encode(errors="replace"))
            )
        if html.strip():
            return document(warnings + (cut or torn(torn_mail(html))), html=html)
    plain = cast(EmailMessage | None, message.get_body(preferencelist=("plain",)))
    if plain is not None:
        text, warnings = _text(plain)
        text, repairs = repair(text)
        if text.strip():
            return document(warnings + (cut or parts_in(text)) + repairs, text=text)
    raise SummariseError("no text in this mail: leave it out")


def _parsed(data: bytes) -> EmailMessage:
    try:
        return message_from_bytes(data, policy=policy.default)
    except Exception as error:  # the parser's own, on headers that are none
        raise SummariseError(f"not a mail that can be read: {one_line(error)}") from error


def _page(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """Decode a page: by the charset of its part, else as its own markup says."""
    html, warnings = _as_declared(part) or decode_html(_payload(part))
    return clean_markup(html), warnings


def _text(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    text, warnings = _as_declared(part) or decode(_payload(part))
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflow(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text, warnings


def _as_declared(part: EmailMessage) -> tuple[str, tuple[str, ...]] | None:
    """Decode a part by the charset that its header names, None where that does not fit."""
    try:
        return _payload(part).decode(part.get_content_charset() or ""), ()
    except (LookupError, ValueError):
        return None


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


MAIL = Format("mail", read_mail, (".eml",), is_mail, "the header of a mail")
MHTML = Format(
    "MHTML page", read_mhtml, (".mhtml", ".mht"), is_mhtml, "the header of a page saved as MHTML"
)
MBOX = Format("mbox", read_mbox, (".mbox",), is_mbox, "a first line that parts mails", records=True)
