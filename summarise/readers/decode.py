"""Bytes to text: byte order mark, UTF-8, then the likeliest older encoding."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from summarise.common.errors import SummariseError
from summarise.readers.legacy import MULTIBYTE, guess, label, of_language
from summarise.readers.pieces import PiecesStream, share_of_utf8, strange_words, to_utf8

_HEAD = 8000  # bytes by which binary files are told, as git does
_SAMPLE = 1 << 16  # bytes by which an encoding is guessed
_CHUNK = 1 << 20
# The share of UTF-8 that is none by chance, where two bytes may be a letter, and where one is
_LEAST_UTF8, _ANY_UTF8 = 0.1, 0.002

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BYTE_ORDER_MARKS = tuple(mark for mark, _ in _MARKS)
# A page that names these means their Windows superset, as browsers read it.
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
_META_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(
    rb"<html\b[^>]*?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3}(?:-\w+)*)", re.IGNORECASE
)


class Encoding(NamedTuple):
    """How to decode some bytes: the codec, the one of words that are not in it, and what to tell the user."""

    name: str
    in_parts: str | None = None
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a text whose encoding nothing states.

    Returns:
        the text without byte order mark, its lines ended by line feeds, and a warning when it was not
        UTF-8 or UTF-16.

    Raises:
        SummariseError: the bytes are not text.
    """
    text, warnings = _decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, warnings


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    check_is_text(data)
    if not data.startswith(_BYTE_ORDER_MARKS):
        try:
            return data.decode("utf-8-sig"), ()
        except UnicodeDecodeError:
            pass
    return _decode_as(data, _find(io.BytesIO(data)))


def decode_html(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a page: as `decode` does, but if it is not UTF-8 as its `<meta charset>` says."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        declared = _META_CHARSET.search(data[:4096])
    if declared and not data.startswith(_BYTE_ORDER_MARKS):
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            name = "utf-8"
        if not name.startswith("utf"):
            name = _SUPERSETS.get(name, name)
            found = _guess(data[:_CHUNK], io.BytesIO(data), usual=name)
            # what a page declares needs no warning
            return _decode_as(data, found if found.in_parts else Encoding(name))
    if (language := _LANGUAGE.search(data[:4096])) and not data.startswith(_BYTE_ORDER_MARKS):
        code = language[1].decode("ascii")
        return _decode_as(data, _guess(data[:_CHUNK], io.BytesIO(data), language=code))
    return _decode(data)


def _decode_as(data: bytes, encoding: Encoding) -> tuple[str, tuple[str, ...]]:
    if encoding.in_parts:
        data = to_utf8(data, encoding.in_parts)
    return data.decode(encoding.name, "replace"), encoding.warnings


@contextmanager
def text_stream(binary: BinaryIO) -> Iterator[tuple[io.TextIOWrapper, tuple[str, ...]]]:
    """Open a whole binary stream, which must be seekable, as text with its line ends untouched.

    The stream is read through once to find its encoding, twice if it is not UTF-8, in constant memory.

    Yields:
        the stream and its warnings, as `decode` gives them.
    """
    encoding = _find(binary)
    binary.seek(0)
    source = binary
    if encoding.in_parts:
        source = io.BufferedReader(PiecesStream(binary, encoding.in_parts))  # type: ignore[type-var]
    stream = io.TextIOWrapper(source, encoding.name, "replace", newline="")
    try:
        yield stream, encoding.warnings
    finally:
        stream.detach()  # it is the caller's to close


def check_is_text(head: bytes) -> None:
    """Raise a `SummariseError` when the first bytes of a file are not those of a text."""
    if b"\0" in head[:_HEAD] and not head.startswith(_BYTE_ORDER_MARKS):
        raise SummariseError(
            "binary file, not text: save what it shows as text or HTML and give that (a text in "
            "UTF-16 needs its byte order mark)"
        )


def _find(stream: BinaryIO) -> Encoding:
    """Find the encoding of a stream."""
    chunk = stream.read(_CHUNK)
    check_is_text(chunk)
    for mark, name in _MARKS:
        if chunk.startswith(mark):
            return Encoding(name)
    before, decoder = b"", codecs.getincrementaldecoder("utf-8")()
    while True:
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            data = error.object + stream.read(_SAMPLE)  # begins with what the last chunk left over
            # What stands before is valid UTF-8; a character cut in two would count against it.
            valid = (before + data[: error.start])[-_SAMPLE // 8 :].lstrip(bytes(range(0x80, 0xC0)))
            return _guess(valid + data[error.start : error.start + _SAMPLE], stream)
        if not chunk:
            return Encoding("utf-8-sig")
        before, chunk = chunk[-_SAMPLE // 8 :], stream.read(_CHUNK)


def _guess(
    sample: bytes, whole: BinaryIO, usual: str | None = None, language: str = ""
) -> Encoding:
    """Guess the encoding of a stream that is not valid UTF-8 throughout.

    Args:
        sample: of its bytes, by which the older encoding is told.
        whole: all of it, of which enough may be UTF-8 though the sample has none.
        usual: what they are in as far as they are not UTF-8, where that is declared.
        language: of the text, where it is.
    """
    ends = re.search(rb"[\x00-\x7f][\x80-\xff]*\Z", sample)
    if ends and len(sample) > _SAMPLE:
        sample = sample[: ends.start() + 1]  # not in the middle of a character
    found = strange_words(sample)
    words, share = found.words, max(found.share, share_of_utf8(whole))
    name = usual or of_language(language, words)
    # words alone where others are UTF-8
    name = name or guess((words if share >= _LEAST_UTF8 else sample)[:_SAMPLE])
    if share >= (_LEAST_UTF8 if name in MULTIBYTE else _ANY_UTF8):
        return Encoding("utf-8-sig", name, (f"decoded as UTF-8 with bytes of {label(name)}",))
    return Encoding(name, warnings=(f"decoded as {label(name)}: it is not UTF-8",))
