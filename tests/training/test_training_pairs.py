"""Pairs from JSONL files."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from training_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.training.pairs import Pair, read_pairs

TARGETS = {"headline": ["title", "headline"], "paragraph": ["summary"]}


def test_the_first_field_that_a_record_has_counts_and_a_missing_target_is_left_out(
    tmp_path: Path,
) -> None:
    records: list[dict[str, Any]] = [
        {"text": "", "body": "one", "headline": "first", "source": "bbc"},
        {"text": "two", "title": "second", "summary": "more", "body": "other"},
        {"text": "three", "title": None},
        {"title": "no article"},
    ]
    path = write_jsonl(tmp_path / "a.jsonl", records)
    assert read_pairs(path, ["text", "body"], TARGETS) == [
        Pair("one", {"headline": "first"}, "bbc"),
        Pair("two", {"headline": "second", "paragraph": "more"}),
    ]


@pytest.mark.parametrize(("ending", "opener"), [(".gz", gzip.open), (".xz", lzma.open)])
def test_a_compressed_file_is_read_as_another(
    tmp_path: Path, ending: str, opener: Callable[..., Any]
) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    with opener(path, "wt") as lines:
        lines.write(json.dumps({"text": "x", "title": "y"}) + "\n\n")
    assert read_pairs(path, ["text"], {"headline": ["title"]}) == [Pair("x", {"headline": "y"})]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"text": "x"}\n', "a.jsonl: no field 'title' or 'headline'; it has text"),
        (b'{"text": "x", "title": "y"}\n{"te', "a.jsonl#2: not JSONL: "),
        (b"[1]\n", "a.jsonl#1: not JSONL: a line must be an object"),
        (b"\xff\xfe", "a.jsonl: cannot be read: "),
        (b"", "a.jsonl: no field 'text'; it has nothing"),
    ],
)
def test_a_file_that_cannot_be_learnt_from_is_named_in_one_line(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    with pytest.raises(SummariseError) as raised:
        read_pairs(tmp_path / "a.jsonl", ["text"], {"headline": ["title", "headline"]})
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_compressed_file_that_is_cut_off_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "x", "title": "y"}\n' * 99)[:-20])
    with pytest.raises(SummariseError, match=r"a\.jsonl\.gz: cannot be read"):
        read_pairs(path, ["text"], {"headline": ["title"]})


def test_a_list_of_targets_is_a_pair_each(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(
        '{"text": "A.", "headline": ["x", "y", ""], "paragraph": "P."}\n', encoding="utf-8"
    )
    pairs = read_pairs(path, ["text"], {"headline": ["headline"], "paragraph": ["paragraph"]})
    assert [pair.targets for pair in pairs] == [
        {"headline": "x", "paragraph": "P."},
        {"headline": "y"},
    ]
