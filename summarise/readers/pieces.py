"""Text that is UTF-8 in some parts and in an older encoding in others, decoded word by word."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, NamedTuple

_CHUNK = 1 << 20  # bytes
_ENOUGH = 300_000  # characters beyond ASCII, of which the share of UTF-8 is that of all
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_MARK = rb"\xe2\x80[\x80-\xbf]"  # dashes and quotation marks of UTF-8, between any words
_LETTER = rb"(?!%s)[^\x00-\x20<>\"]" % _MARK
# from its first byte beyond ASCII to its last, or what stands behind that as half a character
_WORD = re.compile(rb"%s|[\x80-\xff](?:(?:%s)*[\x80-\xff])*[\x40-\x7e]?" % (_MARK, _LETTER))
_ASCII = re.compile(r"[\x00-\x7f]+")


class StrangeWords(NamedTuple):
    """The words that are not UTF-8, and how many characters beyond ASCII are and are not."""

    words: bytes
    valid: int
    strange: int

    @property
    def share(self) -> float:
        """The share of UTF-8 in all characters beyond ASCII."""
        return self.valid / max(1, self.valid + self.strange)


def strange_words(data: bytes) -> StrangeWords:
    """Find the words that are not UTF-8."""
    valid, strange, others = 0, 0, list[bytes]()
    for word in _WORD.findall(data):
        try:
            valid += len(_ASCII.sub("", word.decode()))
        except UnicodeDecodeError:
            others.append(word)
            strange += len(_HIGH_BYTE.findall(word))
    return StrangeWords(b" ".join(others), valid, strange)


def share_of_utf8(stream: BinaryIO) -> float:
    """Return the share of UTF-8 in the characters beyond ASCII of a seekable stream, from its beginning."""
    stream.seek(0)
    found = StrangeWords(b"", 0, 0)
    while found.valid + found.strange < _ENOUGH and (chunk := stream.read(_CHUNK)):
        _, valid, strange = strange_words(chunk)  # of a word that is cut in two the parts count
        found = StrangeWords(b"", found.valid + valid, found.strange + strange)
    return found.share


def to_utf8(data: bytes, encoding: str) -> bytes:
    """Recode the words that are not UTF-8 from an older encoding."""

    def recode(match: re.Match[bytes]) -> bytes:
        try:
            match[0].decode()
        except UnicodeDecodeError:
            return match[0].decode(encoding, "replace").encode()
        return match[0]

    return _WORD.sub(recode, data)


class PiecesStream(io.RawIOBase):
    """A stream of bytes as UTF-8, what is in an older encoding recoded; it holds a line at most, or a chunk."""

    def __init__(self, binary: BinaryIO, encoding: str) -> None:
        self._binary, self._encoding = binary, encoding
        self._rest, self._ready = b"", b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill a buffer; 0 at the end."""
        while not self._ready:
            line = self._rest + self._binary.readline(_CHUNK)
            if not line:
                return 0
            # a long line is cut behind a space
            cut = len(line) if len(line) < _CHUNK else line.rfind(b" ") + 1 or len(line)
            self._rest, self._ready = line[cut:], to_utf8(line[:cut], self._encoding)
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size
