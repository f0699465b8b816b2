"""Compressed files: told by their first bytes, whatever their names."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, NamedTuple, cast

from summarise.common.limits import Limits, unpacked


class Compression(NamedTuple):
    """A way to compress a file: how it begins, the ending of its names, and what decompresses it."""

    magic: bytes
    ending: str
    open: Callable[[BinaryIO], BinaryIO]


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream))


def _bzip2(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, bz2.BZ2File(stream))


def _xz(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, lzma.LZMAFile(stream))


def _zstandard(stream: BinaryIO) -> BinaryIO:
    standard = sys.version_info >= (3, 14)
    module = import_module("compression.zstd" if standard else "backports.zstd")  # seldom needed
    return cast(BinaryIO, module.ZstdFile(stream))


COMPRESSIONS = (
    Compression(b"\x1f\x8b", ".gz", _gzip),
    Compression(b"BZh", ".bz2", _bzip2),
    Compression(b"\xfd7zXZ\x00", ".xz", _xz),
    Compression(b"\x28\xb5\x2f\xfd", ".zst", _zstandard),
)
_ENDINGS = frozenset(each.ending for each in COMPRESSIONS)
_SAMPLE = 1 << 16
_NAMELESS = (OSError, gzip.BadGzipFile)
_LONGEST = max(len(each.magic) for each in COMPRESSIONS)


def decompressed(stream: BinaryIO, stack: ExitStack, limits: Limits) -> BinaryIO:
    """Return what a stream holds, decompressed if need be, from its beginning and seekable.

    Args:
        stream: seekable, at its beginning.
        stack: closes what is opened.
        limits: of what it may unpack to; reading further raises `SummariseError`.
    """
    start = stream.read(_LONGEST)
    stream.seek(0)
    for each in COMPRESSIONS:
        if start.startswith(each.magic):
            packed = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            return unpacked(stack.enter_context(each.open(stream)), packed, limits)
    return stream


def beginning(stream: BinaryIO) -> bytes:
    """Return what of a damaged gzip file's first bytes can be unpacked; nothing of other files."""
    stream.seek(0)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(stream.read(_SAMPLE), _SAMPLE)
    except zlib.error:
        return b""


def is_damage(error: BaseException) -> bool:
    """Return whether an error is a decompressor's: the file is cut off or damaged."""
    if isinstance(error, (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)):
        return True
    if type(error).__name__ == "ZstdError":  # without loading what only .zst files need
        return True
    # bz2 says it so; the system's own errors have a number
    return isinstance(error, OSError) and error.errno is None and type(error) in _NAMELESS


def without_compression(path: PurePath) -> PurePath:
    """Return a name without the ending that says it is compressed."""
    return path.with_suffix("") if path.suffix.lower() in _ENDINGS else path
