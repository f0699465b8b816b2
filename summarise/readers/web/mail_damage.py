"""What shows that a mail or a saved page is damaged: in its fields, around its parts and in its markup."""

from __future__ import annotations

import re
from email.errors import CloseBoundaryNotFoundDefect, MissingHeaderBodySeparatorDefect
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from summarise.common.text.repair import repair
from summarise.readers.torn import (
    open_paragraph,
    torn,
    torn_markup,
    torn_page,
    torn_texts,
    torn_tree,
)

_ONCE = ("From", "Subject", "Date", "Message-ID", "Content-Type")
_VERSION = re.compile(r"1(?:\.0.*)?|\Z")
_KIND = re.compile(r"(?:[\w.+-]+/[\w.+-]+|text|html|plain)?\s*(?:;|\Z)")  # as old mail has it, too
_ENCODING = re.compile(
    r"(?:[78]-?bits?|binary|quoted-printable|base-?64|x-uuencode|uuencode|x-uue|none|utf-?8)?\s*(?:[;(]|\Z)"
)
# fields that may hold words beside a subject
_WITH_WORDS = frozenset(
    "from to cc bcc sender reply-to date sent received return-path delivered-to mime-version message-id references "
    "comments keywords organization organisation thread-topic user-agent status importance priority sensitivity "
    "mailer newsgroups summary distribution approved phone fax attachments authentication-results".split()
)
_OF_PROGRAMS = re.compile(
    r"(?:x|content|list|resent|arc|dkim|received|snapshot|ms|delivery)-|x400", re.I
)
_NO_WORDS = re.compile(r"[=;@<>{}]")
_HEAD = 4_000  # characters in which a page opens, and closes
_PART = re.compile(r"^--\S+\s*\n(?:[\w-]+: .*\n)*?Content-Type: ", re.IGNORECASE | re.MULTILINE)
_OPENING = re.compile(r"\s*--(\S+)[ \t]*\r?\n[A-Za-z][\w-]*: ")
_END_OF_PAGE = re.compile(r"</html\s*>\s*\Z", re.IGNORECASE)


def not_ended(message: EmailMessage) -> tuple[str, ...]:
    """Return the warning that a mail of several parts does not end where it says it does, nor its fields."""
    for part in message.walk():
        if any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in part.defects):
            return ("its fields break off: perhaps cut off there",)
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in part.defects):
            return ("cut off: the end of its parts is missing",)
        if not _has_whole_fields(part):
            return ("its fields break off: perhaps cut off there",)
    for part in message.walk():
        if part.get_content_type() == "multipart/alternative":
            kinds = [each.get_content_type() for each in part.iter_parts()]
            if len(kinds) != len(set(kinds)):
                return ("two texts of one kind in it, of which one was read: perhaps damaged",)
    if (message.epilogue or "").strip():
        return ("what stands behind its end is not read: perhaps another mail",)
    return ()


def _has_whole_fields(part: Message) -> bool:
    """Return whether what a part says of its version, kind and encoding is what the standard knows."""
    version, kind, encoding = (
        str(part.get(name, usual)).strip().lower()
        for name, usual in (
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain"),
            ("Content-Transfer-Encoding", "7bit"),
        )
    )
    return bool(_VERSION.match(version) and _KIND.match(kind) and _ENCODING.match(encoding))


def is_saved_page(message: EmailMessage) -> tuple[str, ...]:
    """Return the warning that a mail has the address of a page which a browser saved, and is not marked as one."""
    if "Snapshot-Content-Location" in message:
        return (
            "a page that a browser saved, whose fields are damaged: perhaps not all of it was read",
        )
    return ()


def _nameless(message: EmailMessage) -> tuple[str, ...]:
    """Return the warning that a mail has no subject, and words in a field that is not known."""
    if "Subject" in message:
        return ()
    for name in message:
        said = field_of(message, name) or ""
        words = " " in said and not _NO_WORDS.search(said)
        if words and name.lower() not in _WITH_WORDS and not _OF_PROGRAMS.match(name):
            return (f"it has no subject, and “{name}” is not known: perhaps its title",)
    return ()


def without_fields(message: EmailMessage, sent: bool) -> tuple[str, ...]:
    """Return the warning that a mail which was sent lacks what each says in its fields."""
    if any(len(message.get_all(name, [])) > 1 for name in _ONCE):
        return ("its fields break off: perhaps cut off there",)
    sent = sent or "Message-ID" in message or "Received" in message
    said = field_of(message, "Date")
    if said and not date_of(message):
        return (f"its date cannot be read: “{said}”",)
    if nameless := _nameless(message):
        return nameless
    if not sent:  # copied, or a draft
        return ()
    missing = [name for name in ("From", "Date") if name not in message]
    if missing:
        return (f"its fields say nothing of {', '.join(missing)}: perhaps damaged",)
    return ()


def torn_mail(html: str) -> str | None:
    """Return where the page of a mail is torn; None where nothing shows it."""
    if "<html" in html[:_HEAD].lower() and "</html" not in html[-_HEAD:].lower():
        return "<html> without </html>"
    return torn_page(html) or torn_markup(html) or open_paragraph(html) or torn_texts(html)


def torn_saved_page(html: str) -> tuple[str, ...]:
    """Return the warning that a page which a browser saved is not whole."""
    if "<html" in html[:_HEAD].lower() and "</html" not in html[-_HEAD:].lower():
        return ("cut off: the page stops before its end",)
    return torn(torn_tree(html))


def parts_in(text: str) -> tuple[str, ...]:
    """Return the warning that a mail's text has in it what stands around or behind another of its parts."""
    found = _PART.search(text) or _END_OF_PAGE.search(text) or _is_of_parts(text)
    return ("another part of the mail stands in its text: perhaps damaged",) if found else ()


def _is_of_parts(text: str) -> bool:
    """Return whether a text opens with a line that parts the pieces of a mail, and fields, and ends with such a line."""
    found = _OPENING.match(text)
    return bool(found and f"\n--{found[1]}--" in text)


def field_of(message: EmailMessage, name: str) -> str | None:
    """Return a field of a mail in one line, None where it has none that can be read."""
    try:
        said = message[name]
    except Exception:  # the parser's own, on a header that is damaged
        return None
    return " ".join(repair(str(said))[0].split()) or None if said is not None else None


def date_of(message: EmailMessage) -> str | None:
    """Return when a mail was sent, as ISO 8601; None where it does not say so."""
    try:
        return parsedate_to_datetime(field_of(message, "Date") or "").isoformat()
    except ValueError:
        return None
