"""Ways to compress a file, told by its first bytes, whatever its name."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path, PurePath
from types import ModuleType
from typing import BinaryIO, NamedTuple, cast


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


def zstd() -> ModuleType:
    """Return the module for Zstandard: of Python 3.14, or of an older one's backport."""
    standard = sys.version_info >= (3, 14)
    return import_module("compression.zstd" if standard else "backports.zstd")  # seldom needed


def _zstandard(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, zstd().ZstdFile(stream))


COMPRESSIONS = (
    Compression(b"\x1f\x8b", ".gz", _gzip),
    Compression(b"BZh", ".bz2", _bzip2),
    Compression(b"\xfd7zXZ\x00", ".xz", _xz),
    Compression(b"\x28\xb5\x2f\xfd", ".zst", _zstandard),
)
LONGEST_MAGIC = max(len(each.magic) for each in COMPRESSIONS)
_ENDINGS = frozenset(each.ending for each in COMPRESSIONS)
_NAMELESS = (OSError, gzip.BadGzipFile)


def compression_of(beginning: bytes) -> Compression | None:
    """Return how a file that begins so is compressed; None where it is not."""
    return next((each for each in COMPRESSIONS if beginning.startswith(each.magic)), None)


@contextmanager
def open_unpacked(path: Path) -> Iterator[BinaryIO]:
    """Open a file to read what it holds, decompressed if need be.

    Only for what the user trusts: it may unpack to any size.

    Raises:
        OSError: it cannot be opened. Reading may raise what `is_damage` knows.
    """
    with path.open("rb") as stream:
        found = compression_of(stream.read(LONGEST_MAGIC))
        stream.seek(0)
        if found is None:
            yield stream
            return
        with found.open(stream) as unpacked:
            yield unpacked


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
