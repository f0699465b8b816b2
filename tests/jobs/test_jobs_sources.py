"""The articles that summaries were written of, read again where they still are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.common.errors import SummariseError
from summarise.jobs.sources import articles_by_id, articles_by_source

TEXT = "The dam at Harrow held through the night, its keeper said. Roads were shut until noon.\n"


def test_sources_that_are_gone_or_can_be_no_file_are_left_out(tmp_path: Path) -> None:
    there = tmp_path / "dam.txt"
    there.write_text(TEXT, encoding="utf-8")
    sources = [str(there), str(tmp_path / "gone.txt"), "x" * 5000, "a\0b", "-", f"{tmp_path}#1"]
    assert list(articles_by_source(sources)) == [str(there)]


def test_a_source_may_have_a_number_sign_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "issue#3.txt").write_text(TEXT, encoding="utf-8")
    record = json.dumps({"id": "dam", "text": TEXT})
    (tmp_path / "all#of.jsonl").write_text(f"\n{record}\n", encoding="utf-8")
    sources = [f"{tmp_path}/issue#3.txt", f"{tmp_path}/all#of.jsonl#2"]
    assert list(articles_by_source(sources)) == sources


def test_articles_of_which_none_can_be_read_are_told_why(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "headline": "Dam holds"}\n{"id": "b"}\n')
    with pytest.raises(SummariseError) as error:
        articles_by_id(tmp_path / "a.jsonl")
    first = f"{tmp_path}/a.jsonl#1: record has no text"
    assert str(error.value).startswith(f"--articles: none of them can be read: {first}")
