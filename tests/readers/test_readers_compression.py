"""Compressed files: told by their first bytes."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd
from readers_files import dump, read_all

COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda data: zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: 1}),
}
each_compression = pytest.mark.parametrize("ending", COMPRESS)


@each_compression
@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_a_compressed_text_is_read(tmp_path: Path, name: str, ending: str) -> None:
    dump(tmp_path, {name + ending: COMPRESS[ending](b"words")})
    (document,), failures = read_all(tmp_path)
    assert (document.id, document.text) == (name + ending, "words")
    assert not failures


@each_compression
def test_compressed_records_are_read_twice_through(tmp_path: Path, ending: str) -> None:
    table = b"id,text\n" + b"".join(b"%d,words\n" % number for number in range(50_000))
    dump(tmp_path, {"a.csv" + ending: COMPRESS[ending](table)})
    documents, _ = read_all(tmp_path)
    assert len(documents) == 50_000


@each_compression
def test_a_cut_off_file_is_a_failure(tmp_path: Path, ending: str) -> None:
    data = COMPRESS[ending](bytes(range(32, 127)) * 500)[:-20]
    documents, (failure,) = read_all(dump(tmp_path, {"a.txt" + ending: data}))
    assert not documents
    assert failure.error == "cut-off or damaged compressed file: get it again"


@each_compression
def test_a_damaged_file_is_a_failure(tmp_path: Path, ending: str) -> None:
    data = bytearray(COMPRESS[ending](bytes(range(32, 127)) * 500))
    data[len(data) // 2] ^= 0xFF
    _, (failure,) = read_all(dump(tmp_path, {"a.txt" + ending: bytes(data)}))
    assert failure.error == "cut-off or damaged compressed file: get it again"


def test_a_name_that_says_nothing_of_compression_is_no_hindrance(tmp_path: Path) -> None:
    (document,), _ = read_all(dump(tmp_path, {"a.txt": lzma.compress(b"words")}))
    assert document.text == "words"
