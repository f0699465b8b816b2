"""What one document may take."""

from __future__ import annotations

import gzip
import io
from typing import cast

import pytest

from summarise.common.errors import SummariseError
from summarise.common.limits import Limits, read_whole, unpacked

SMALL = Limits(largest_document=1000, unpacking_ratio=10)


def packed(size: int) -> tuple[io.BufferedIOBase, int]:
    data = gzip.compress(b"a" * size)
    return cast(io.BufferedIOBase, gzip.GzipFile(fileobj=io.BytesIO(data))), len(data)


def test_a_stream_of_the_largest_size_is_read_and_one_byte_more_is_not() -> None:
    assert len(read_whole(io.BytesIO(b"a" * 1000), SMALL)) == 1000
    with pytest.raises(SummariseError, match=r"more than 1,000 bytes: .*largest_document"):
        read_whole(io.BytesIO(b"a" * 1001), SMALL)


def test_no_more_is_read_of_a_large_stream_than_tells_that_it_is_large() -> None:
    stream = io.BytesIO(b"a" * 1_000_000)
    with pytest.raises(SummariseError):
        read_whole(stream, SMALL)
    assert stream.tell() == 1001


def test_a_packed_file_may_unpack_to_a_document_whatever_its_ratio() -> None:
    stream, size = packed(1000)
    assert unpacked(stream, size, SMALL).read() == b"a" * 1000  # type: ignore[arg-type]


def test_a_packed_file_that_grows_beyond_measure_is_stopped() -> None:
    stream, size = packed(10_000_000)
    with pytest.raises(SummariseError, match=r"packed bytes unpack to more than .*unpacking_ratio"):
        unpacked(stream, size, SMALL).read()  # type: ignore[arg-type]


def test_an_unpacked_stream_can_be_read_again() -> None:
    stream, size = packed(900)
    once = unpacked(stream, size, SMALL)  # type: ignore[arg-type]
    for _ in range(50):  # more in all than is allowed at once
        once.seek(0)
        assert len(once.read()) == 900
