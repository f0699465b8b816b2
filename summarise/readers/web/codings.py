"""Content codings of HTTP: what a server packed a page in, undone."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import brotli

from summarise.common.compression import zstd

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_EITHER = 32  # a header of gzip
_MARKUP = re.compile(rb"\s*<[A-Za-z!?]")


def known(named: str | None) -> list[str]:
    """Return the codings that a `Content-Encoding` names, in their order; none if one is unknown."""
    codings = [each.strip().lower() for each in (named or "").split(",")]
    codings = [each for each in codings if each not in ("", "identity")]
    return codings if all(each in _CODINGS for each in codings) else []


def unpack(data: bytes, codings: Sequence[str], most: int, whole: bool = True) -> bytes:
    """Return what was packed, up to a number of bytes; a page that is not packed, as it is.

    Args:
        data: what was sent.
        codings: in the order in which they were applied, of those that are `known`.
        most: bytes that are wanted.
        whole: whether it is an error that the data ends before what was packed in it does.

    Raises:
        EOFError: it is cut off.
        Exception: a decompressor's own, if it is damaged.
    """
    for coding in reversed(codings if data else ()):
        data, ended = _CODINGS[coding](data, most)
        if whole and not ended and len(data) < most:
            raise EOFError("cut off")
    return data


def _brotli(data: bytes, most: int) -> tuple[bytes, bool]:
    unpacking = brotli.Decompressor()
    try:
        return bytes(unpacking.process(data, output_buffer_limit=most)), unpacking.is_finished()
    except brotli.error as error:
        return _plain(data, error)


def _deflate(data: bytes, most: int) -> tuple[bytes, bool]:
    """Unpack zlib's format, or what it wraps, which some servers send by this name."""
    failed = zlib.error()
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacking = zlib.decompressobj(window)
        try:
            return unpacking.decompress(data, most), unpacking.eof
        except zlib.error as error:
            failed = error
    return _plain(data, failed)


def _plain(data: bytes, error: Exception) -> tuple[bytes, bool]:
    """Return data that a decompressor would not take if it is markup; raise its error if not."""
    if _MARKUP.match(data) is None:
        raise error
    return data, True


def _gzip(data: bytes, most: int) -> tuple[bytes, bool]:
    return _members(data, most, _GZIP, lambda: zlib.decompressobj(zlib.MAX_WBITS | _EITHER))


def _zstd(data: bytes, most: int) -> tuple[bytes, bool]:
    return _members(data, most, _ZSTD, zstd().ZstdDecompressor)


def _members(
    data: bytes, most: int, opening: bytes, decompressor: Callable[[], Any]
) -> tuple[bytes, bool]:
    """Unpack data in parts that are each packed by itself, as both formats allow."""
    if not data.startswith(opening):
        return data, True
    found, ended = bytearray(), True
    while data.startswith(opening) and len(found) < most:
        unpacking = decompressor()
        found += unpacking.decompress(data, most - len(found))
        data, ended = unpacking.unused_data, unpacking.eof
    return bytes(found), ended


_CODINGS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "br": _brotli,
    "deflate": _deflate,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "zstd": _zstd,
}
