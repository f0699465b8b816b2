"""The bytes of a web archive, unpacked record by record, so that damage is known and passed over.

Libraries that read web archives take a cut-off file for its end, and stop where one record is damaged.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO

_CHUNK = 1 << 16
_GZIP_WINDOW = zlib.MAX_WBITS | 16
_GZIP = b"\x1f\x8b\x08"
_RECORD = re.compile(rb"WARC/[01]\.\d+\r?\n")


class Members:
    """A stream of a web archive's unpacked bytes that ends where one of its records is damaged.

    A read never goes beyond a record that is packed by itself.

    Attributes:
        packed: whether the file is compressed.
        damaged: whether it ended so; `skip` goes on behind.
        start: where in the file the record begins that was read last; where it is not packed, where
            reading began.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.seek(0)
        self.packed = stream.read(3) == _GZIP
        self._open_at(0)

    def _open_at(self, offset: int) -> None:
        self._stream.seek(offset)
        self.start, self.damaged = offset, False
        self._left = b""  # read from the file and not unpacked
        self._at = offset  # where that ends
        self._unpacker = zlib.decompressobj(_GZIP_WINDOW) if self.packed else None

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes, none at the end and at damage."""
        most = size if size > 0 else _CHUNK
        if self._unpacker is None:
            return self._stream.read(most)
        while not self.damaged:
            if self._unpacker.eof and not self._begin_member():
                return b""
            if not self._left and not self._fill():
                self.damaged = self._at > self.start  # in the middle of a record
                return b""
            try:
                data = self._unpacker.decompress(self._left, most)
            except zlib.error:
                self.damaged = True
                return b""
            self._left = self._unpacker.unconsumed_tail or self._unpacker.unused_data
            if data:
                return data
        return b""

    def _begin_member(self) -> bool:
        """Begin with the next packed record; return false at the end of the file."""
        while not self._left.strip(b"\0"):  # files may be filled up
            if not self._fill():
                return False
        self._left = self._left.lstrip(b"\0")
        self.start = self._at - len(self._left)
        self._unpacker = zlib.decompressobj(_GZIP_WINDOW)
        return True

    def _fill(self) -> bool:
        data = self._stream.read(_CHUNK)
        self._left += data
        self._at += len(data)
        return bool(data)

    def next_filled(self, offset: int) -> int | None:
        """Return where behind an offset in the file anything but blank lines stands, None for nowhere."""
        self._stream.seek(offset)
        data = self._stream.read(_CHUNK)
        filled = data.lstrip()
        return offset + len(data) - len(filled) if filled else None

    def skip(self, offset: int) -> bool:
        """Go on with the first record that begins behind an offset in the file; return false for none."""
        self._stream.seek(offset + 1)
        before, base = b"", offset + 1
        while data := self._stream.read(_CHUNK):
            data = before + data
            at = self._next_record(data)
            if at >= 0:
                self._open_at(base + at)
                return True
            before = data[-16:]
            base += len(data) - len(before)
        return False

    def _next_record(self, data: bytes) -> int:
        if self.packed:
            return data.find(_GZIP)
        found = _RECORD.search(data)
        return found.start() if found else -1
