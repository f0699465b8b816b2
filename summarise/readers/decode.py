"""Bytes to text: byte order mark, UTF-8, then the likeliest older encoding."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from summarise.common.errors import SummariseError

HEAD = 8000  # bytes by which binary files and formats are told, as git does
_SAMPLE = 1 << 16  # bytes by which an encoding is guessed
_CHUNK = 1 << 20

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BYTE_ORDER_MARKS = tuple(mark for mark, _ in _MARKS)
_GUESSES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("koi8_r", "mac_roman", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
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
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f]")

_STRAY = "summarise.stray"  # the errors handler below


def _stray_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode bytes amid UTF-8 that are none as Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


# The only way to hand a handler to a codec is a name for the whole process; this one is ours, and
# registering it again changes nothing.
codecs.register_error(_STRAY, _stray_as_windows)


class Encoding(NamedTuple):
    """How to decode some bytes: the codec, its errors handler, and what to tell the user."""

    name: str
    errors: str = "replace"
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a text whose encoding nothing states.

    Returns:
        the text without byte order mark, and a warning when it was not UTF-8 or UTF-16.

    Raises:
        SummariseError: the bytes are not text.
    """
    check_is_text(data)
    if not data.startswith(_BYTE_ORDER_MARKS):
        try:
            return data.decode("utf-8-sig"), ()
        except UnicodeDecodeError:
            pass
    encoding = _find(io.BytesIO(data))
    return data.decode(encoding.name, encoding.errors), encoding.warnings


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
            return data.decode(_SUPERSETS.get(name, name), "replace"), ()
    return decode(data)


@contextmanager
def text_stream(binary: BinaryIO) -> Iterator[tuple[io.TextIOWrapper, tuple[str, ...]]]:
    """Open a whole binary stream, which must be seekable, as text with its line ends untouched.

    The stream is read through once to find its encoding, in constant memory.

    Yields:
        the stream and its warnings, as `decode` gives them.
    """
    encoding = _find(binary)
    binary.seek(0)
    stream = io.TextIOWrapper(binary, encoding.name, encoding.errors, newline="")
    try:
        yield stream, encoding.warnings
    finally:
        stream.detach()  # it is the caller's to close


def check_is_text(head: bytes) -> None:
    """Raise a `SummariseError` when the first bytes of a file are not those of a text."""
    if b"\0" in head[:HEAD] and not head.startswith(_BYTE_ORDER_MARKS):
        raise SummariseError(
            "binary file, not text: it has NUL bytes; give its text (UTF-16 needs its byte order "
            "mark)"
        )


def _find(stream: BinaryIO) -> Encoding:
    """Find the encoding of a stream, reading up to where it is certain."""
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
            return _guess(valid + data[error.start : error.start + _SAMPLE])
        if not chunk:
            return Encoding("utf-8-sig")
        before, chunk = chunk[-_SAMPLE // 8 :], stream.read(_CHUNK)


def _guess(sample: bytes) -> Encoding:
    """Guess the encoding of bytes that are not valid UTF-8 throughout."""
    ends = re.search(rb"[\x00-\x7f][\x80-\xff]*\Z", sample)
    if ends and len(sample) > _SAMPLE:
        sample = sample[: ends.start() + 1]  # not in the middle of a character
    valid = sample.decode("utf-8", "ignore")
    stray = len(sample) - len(valid.encode())
    if stray <= len(valid) - len(valid.encode("ascii", "ignore")):
        return Encoding("utf-8-sig", _STRAY, ("decoded as UTF-8 with bytes of Windows-1252",))
    name = _guess_legacy(sample)
    label = name.replace("cp125", "Windows-125")
    return Encoding(name, warnings=(f"decoded as {label}: it is not UTF-8",))


def _guess_legacy(sample: bytes) -> str:
    """Guess an older encoding: Windows-1252, the most common, wherever it is as likely as the best."""
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    # The guesser's own first choice among encodings that fit alike is the first by alphabet, and
    # it has nothing to go by in a text with a few accents.
    matches = from_bytes(sample, cp_isolation=_GUESSES)
    best = matches.best()
    if best is None and _CONTROL_BYTE.search(sample):
        raise SummariseError("binary file, not text: it fits no known encoding; give its text")
    if best is None or len(_HIGH_BYTE.findall(sample)) < 8:
        return "cp1252"
    for match in matches:
        alike = match.chaos <= best.chaos + 0.02 and match.coherence >= best.coherence - 0.1
        if alike and "cp1252" in match.could_be_from_charset:
            return "cp1252"
    return best.encoding
