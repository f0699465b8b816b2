"""Articles of a sheet: which fields and files hold them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from evaluation_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.evaluation.judging import read_articles


@pytest.mark.parametrize("field", ["text", "body", "article"])
def test_the_article_is_in_any_of_its_fields(tmp_path: Path, field: str) -> None:
    (article,) = read_articles(write_jsonl(tmp_path / "a.jsonl", {"id": "a", field: "Rain fell."}))
    assert (article.id, article.text) == ("a", "Rain fell.")


def test_packed_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "a", "text": "Rain fell."}\n'))
    assert [article.id for article in read_articles(path)] == ["a"]


def test_a_packed_file_that_breaks_off_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": "a", "text": "Rain fell."}\n')[:-9])
    with pytest.raises(SummariseError, match=r"a\.jsonl\.gz: cannot be unpacked"):
        read_articles(path)


def test_title_and_summary_are_what_people_wrote(tmp_path: Path) -> None:
    record = {"id": "a", "text": "Rain fell.", "title": "Rain", "summary": "It rained."}
    (article,) = read_articles(write_jsonl(tmp_path / "a.jsonl", record))
    assert article.references == {"headline": "Rain", "paragraph": "It rained."}


def test_only_the_kinds_asked_for_are_there(tmp_path: Path) -> None:
    records = [{"id": kind, "text": "Rain.", "kind": kind} for kind in ("news", "press", "wire")]
    path = write_jsonl(tmp_path / "a.jsonl", *records)
    assert [article.id for article in read_articles(path, ["press", "wire"])] == ["press", "wire"]


def test_a_kind_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", {"id": "a", "text": "Rain.", "kind": "news"})
    with pytest.raises(SummariseError, match="no article of kind wire: it has news"):
        read_articles(path, ["wire"])


def test_articles_without_kinds_are_told_so(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", {"id": "a", "text": "Rain."})
    with pytest.raises(SummariseError, match="no article of kind wire: it has none"):
        read_articles(path, ["wire"])


def test_a_record_without_an_article_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "a.jsonl", {"id": "a", "text": "Rain."}, {"id": "b", "text": ""})
    with pytest.raises(SummariseError, match=r"a\.jsonl#2: no text, body or article: give"):
        read_articles(path)
