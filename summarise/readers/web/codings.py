"""Content codings of HTTP: what a server packed a page in, undone."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import brotli

from summarise.common.compression import zstd

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_EITHER = 32  # a header of gzip


def known(named: str | None) -> list[str]:
    """Return the codings that a `Content-Encoding` names, in their order; none if one is unknown."""
    codings = [each.strip().lower() for each in (named or "").split(",")]
    codings = [each for each in codings if each not in ("", "identity")]
    return codings if all(each in _CODINGS for each in codings) else []


def unpack(data: bytes, codings: Sequence[str], most: int) -> bytes:
    """Return what was packed, up to a number of bytes; what is not packed, as it is.

    Raises:
        Exception: a decompressor's own, if it is damaged.
    """
    for coding in reversed(codings):
        data = _CODINGS[coding](data, most)
    return data


def _brotli(data: bytes, most: int) -> bytes:
    return bytes(brotli.Decompressor().process(data, output_buffer_limit=most))


def _gzip(data: bytes, most: int) -> bytes:
    return _members(data, most, _GZIP, lambda: zlib.decompressobj(zlib.MAX_WBITS | _EITHER))


def _zstd(data: bytes, most: int) -> bytes:
    return _members(data, most, _ZSTD, zstd().ZstdDecompressor)


def _members(data: bytes, most: int, opening: bytes, decompressor: Callable[[], Any]) -> bytes:
    """Unpack data in parts that are each packed by itself, as both formats allow."""
    if not data.startswith(opening):
        return data
    found = bytearray()
    while data.startswith(opening) and len(found) < most:
        unpacking = decompressor()
        found += unpacking.decompress(data, most - len(found))
        data = unpacking.unused_data
    return bytes(found)


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "br": _brotli,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "zstd": _zstd,
}
