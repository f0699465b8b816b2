"""What one document may take, so that none takes the memory and the time of all.

A configuration has them under `limits`. What goes beyond one is that document's failure.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, BinaryIO

from summarise.common.errors import SummariseError


@dataclass(frozen=True)
class Limits:
    """Limits of what is read.

    Attributes:
        largest_document: bytes of a file that is one document, or of a record, unpacked.
        unpacking_ratio: bytes that a packed byte may unpack to, once a file is larger than a document
            may be. Text packs to a fifth or a tenth; a thousand is a trap.
        longest_text: characters of a document's text. A book has a million; cleaning takes some forty
            bytes of memory for each.
        seconds: of processor time, for reading or for cleaning one document.
        depth: folders within folders.
    """

    largest_document: int = 20_000_000
    unpacking_ratio: int = 200
    longest_text: int = 12_000_000
    seconds: float = 60
    depth: int = 100

    def too_large(self, what: str = "document") -> SummariseError:
        """Return the error of a document that is larger than one may be."""
        return SummariseError(
            f"{what} of more than {self.largest_document:,} bytes: split it, or raise "
            "`largest_document` under `limits` in a configuration"
        )

    def too_long(self) -> SummariseError:
        """Return the error of a text that is longer than one may be."""
        return SummariseError(
            f"text of more than {self.longest_text:,} characters: split it into its articles, or raise "
            "`longest_text` under `limits` in a configuration"
        )

    def too_deep(self) -> SummariseError:
        """Return the error of a folder that lies deeper than one may."""
        return SummariseError(
            f"more than {self.depth} folders deep: give it as an input of its own, or raise "
            "`depth` under `limits` in a configuration"
        )


DEFAULT = Limits()


def read_whole(stream: BinaryIO, limits: Limits) -> bytes:
    """Return what is left of a stream.

    Raises:
        SummariseError: it is larger than a document may be; no more than that was read.
    """
    most = limits.largest_document + 1
    data = bytearray()
    while len(data) < most and (piece := stream.read(min(most - len(data), 1 << 20))):
        data += piece
    if len(data) == most:
        raise limits.too_large()
    return bytes(data)


def unpacked(stream: BinaryIO, packed: int, limits: Limits) -> BinaryIO:
    """Return what a packed file holds as a stream that stops where it grows beyond measure.

    Args:
        stream: the decompressor's, seekable.
        packed: bytes of the packed file.
        limits: reading raises `SummariseError` beyond its `unpacking_ratio`.
    """
    return io.BufferedReader(_Unpacked(stream, packed, limits), 1 << 16)


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, packed: int, limits: Limits) -> None:
        self._stream, self._packed = stream, packed
        self._most = max(limits.largest_document, packed * limits.unpacking_ratio)

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        if self._stream.tell() > self._most:
            raise SummariseError(
                f"{self._packed:,} packed bytes unpack to more than {self._most:,}: unpack it yourself, "
                "or raise `unpacking_ratio` under `limits` in a configuration"
            )
        return len(data)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()
