"""The articles that summaries were written of, read again where they still are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from stub_summariser import Stub, records

from summarise.common.errors import SummariseError
from summarise.jobs import local
from summarise.jobs.sources import articles_by_id, articles_by_source
from summarise.readers import read_chunks

TEXT = "The dam at Harrow held through the night, its keeper said. Roads were shut until noon.\n"


def test_sources_that_are_gone_or_can_be_no_file_are_left_out(tmp_path: Path) -> None:
    there = tmp_path / "dam.txt"
    there.write_text(TEXT, encoding="utf-8")
    sources = [str(there), str(tmp_path / "gone.txt"), "x" * 5000, "a\0b", "-", f"{tmp_path}#1"]
    assert list(articles_by_source(tmp_path / "p.jsonl", sources)) == [str(there)]


def test_a_source_may_have_a_number_sign_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "issue#3.txt").write_text(TEXT, encoding="utf-8")
    record = json.dumps({"id": "dam", "text": TEXT})
    (tmp_path / "all#of.jsonl").write_text(f"\n{record}\n", encoding="utf-8")
    sources = [f"{tmp_path}/issue#3.txt", f"{tmp_path}/all#of.jsonl#2"]
    assert list(articles_by_source(tmp_path / "p.jsonl", sources)) == sources


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"fields": {"text": "rumpf"}}, "a.jsonl"),
        ({"split": "^==$"}, "two.txt"),
        ({"clean": False}, "dam.txt"),
    ],
)
def test_sources_are_read_as_the_run_read_them(
    tmp_path: Path, given: dict[str, Any], name: str
) -> None:
    menu = f"Home\n\nSport\n\nSubscribe to our newsletter\n\n{TEXT}"
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "rumpf": TEXT, "text": "No."}) + "\n")
    (tmp_path / "two.txt").write_text(f"{TEXT}\n==\n{TEXT}")
    (tmp_path / "dam.txt").write_text(menu)
    chunks = read_chunks(tmp_path / name, **given)
    local.run(chunks, tmp_path / "out.jsonl", Stub(), keep_text=True)
    written = {each["source"]: each["text"] for each in records(tmp_path / "out.jsonl")}
    assert written
    assert articles_by_source(tmp_path / "out.jsonl", list(written)) == written


def test_articles_of_which_none_can_be_read_are_told_why(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "headline": "Dam holds"}\n{"id": "b"}\n')
    with pytest.raises(SummariseError) as error:
        articles_by_id(tmp_path / "a.jsonl")
    first = f"{tmp_path}/a.jsonl#1: record has no text"
    assert str(error.value).startswith(f"--articles: none of them can be read: {first}")
