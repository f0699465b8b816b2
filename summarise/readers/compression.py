"""Compressed inputs, unpacked within limits."""

from __future__ import annotations

import io
import zlib
from contextlib import ExitStack
from typing import BinaryIO

from summarise.common.compression import LONGEST_MAGIC, compression_of
from summarise.common.limits import Limits, unpacked

_SAMPLE = 1 << 16


def decompressed(stream: BinaryIO, stack: ExitStack, limits: Limits) -> BinaryIO:
    """Return what a stream holds, decompressed if need be, from its beginning and seekable.

    Args:
        stream: seekable, at its beginning.
        stack: closes what is opened.
        limits: of what it may unpack to; reading further raises `SummariseError`.
    """
    found = compression_of(stream.read(LONGEST_MAGIC))
    stream.seek(0)
    if found is None:
        return stream
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return unpacked(stack.enter_context(found.open(stream)), packed, limits)


def beginning(stream: BinaryIO) -> bytes:
    """Return what of a damaged gzip file's first bytes can be unpacked; nothing of other files."""
    stream.seek(0)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(stream.read(_SAMPLE), _SAMPLE)
    except zlib.error:
        return b""
