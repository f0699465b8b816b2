"""RTF to text, by `striprtf`, which is an extra of the package."""

from __future__ import annotations

import re
from collections import Counter

from summarise.common.errors import SummariseError
from summarise.readers.head import Head
from summarise.readers.rtf_hidden import without_hidden_text
from summarise.readers.torn import torn

# Pictures are most of a file's bytes and none of its text.
_PICTURE = re.compile(rb"\{\\\*?\\?(?:shppict|nonshppict|pict)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_WORD = re.compile(rb"\\([a-z]+)")
_WORD_IN_PROSE = re.compile(
    rb"[a-z.,;:!?\"] ?\\(?!(?:[biv]|ul|q[cjlr]|par|tab|sub) )([a-z]{1,20})"
    rb"(?: (?=[\w(\"]|\\par)|(?=[.,;:!?](?:\s|\\par))|(?=[A-Z][a-z]*[ .]))"
)
_NO_WORD = re.compile(rb"(?<!\\)(?:\\\\)*\\ [\w(]+")  # a backslash before a space is none
_BRACE = re.compile(rb"(?<!\\)(?:\\\\)*([{}])")
_LINK = re.compile(r'\("https?://[^"\s]*"\)')  # how striprtf writes what a text links to


def is_rtf(head: Head) -> bool:
    """Return whether a file is RTF."""
    return head.data.startswith(b"{\\rtf")


def read_rtf_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of an RTF file, a line a paragraph, and a warning if it stops before its end.

    Raises:
        SummariseError: it is damaged, or `striprtf` is not installed.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise SummariseError(
            'reading RTF takes striprtf: pip install "summarise-news[rtf]"'
        ) from None
    data = _PICTURE.sub(b"", data)
    braces = _BRACE.findall(data)
    data = without_hidden_text(data)
    # striprtf finds it too, but reads the table of fonts before it has
    codepage = _CODEPAGE.search(data)
    encoding = f"cp{codepage[1].decode()}" if codepage else "cp1252"
    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            data.decode("latin-1"), encoding=encoding, errors="replace"
        )
    except Exception as error:  # whatever a damaged file makes it raise
        raise SummariseError(
            "damaged RTF: open it in a word processor and save it again"
        ) from error
    text = _LINK.sub("", text)
    # characters beyond the first plane come as two halves
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not data.lstrip().startswith(b"{\\rtf"):
        return text, ("the file does not begin as RTF does: articles may be missing",)
    if not data.rstrip(b"\0 \r\n").endswith(b"}"):
        return text, ("the file stops before its end: articles may be missing",)
    if braces.count(b"{") != braces.count(b"}"):
        return text, ("damaged: its braces do not match, so what is behind one may be missing",)
    return text, torn(_torn_word(data))


def _torn_word(data: bytes) -> str | None:
    """Return a control word that stands in prose and once only, as `\\pay` does where text is missing in `\\par`."""
    number = Counter(_WORD.findall(data))
    if found := _NO_WORD.search(data):
        return found[0].decode("latin-1")
    once = (found for found in _WORD_IN_PROSE.finditer(data) if number[found[1]] == 1)
    return next((found[0].decode("latin-1") for found in once), None)
