"""Objects that wrap records in a list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from readers_files import dump, read_all

from summarise.common.documents import Failure
from summarise.common.limits import Limits
from summarise.readers import read

A = {"text": "The ferry is late.", "title": "A"}
B = {"text": "The ferry is early.", "title": "B"}


@pytest.mark.parametrize("indent", [None, 1], ids=["one line", "indented"])
@pytest.mark.parametrize(
    "wrapper",
    [
        {"status": "ok", "totalResults": 2, "articles": [A, B]},
        {"results": [A, B]},
        {"items": [A, B]},
        {"response": {"status": "ok", "results": [A, B]}},
        {"_embedded": {"items": [A, B]}, "page": 1},
        {"The Holm Courier": [A], "The Quay": [B]},
    ],
    ids=lambda wrapper: ",".join(wrapper),
)
def test_a_file_that_wraps_its_records_gives_each(
    tmp_path: Path, wrapper: dict[str, Any], indent: int | None
) -> None:
    dump(tmp_path, {"a.json": json.dumps(wrapper, indent=indent)})
    documents, failures = read_all(tmp_path)
    assert [(each.id, each.title) for each in documents] == [("a.json#1", "A"), ("a.json#2", "B")]
    assert not failures


def test_a_line_that_wraps_records_gives_each_by_its_number(tmp_path: Path) -> None:
    lines = [json.dumps({"articles": [A, B]}), json.dumps(A)]
    documents, _ = read_all(dump(tmp_path, {"a.jsonl": "\n".join(lines)}))
    assert [each.id for each in documents] == ["a.jsonl#1.1", "a.jsonl#1.2", "a.jsonl#2"]


def test_what_is_wrong_in_a_wrapper_is_a_failure_of_its_own(tmp_path: Path) -> None:
    dump(tmp_path, {"a.json": json.dumps({"articles": [A, None, {"title": "no text"}, B]})})
    documents, failures = read_all(tmp_path)
    assert [each.id for each in documents] == ["a.json#1", "a.json#4"]
    assert [each.id for each in failures] == ["a.json#2", "a.json#3"]


@pytest.mark.parametrize(
    "text", [{"text": "The ferry is late."}, {"Text": "The ferry is late."}, {"text": [A["text"]]}]
)
def test_a_record_with_a_text_is_no_wrapper(tmp_path: Path, text: dict[str, Any]) -> None:
    dump(tmp_path, {"a.json": json.dumps(text | {"items": [{"text": "x"}]})})
    (document,), _ = read_all(tmp_path)
    assert (document.id, document.text) == ("a.json#1", A["text"])


def test_a_record_whose_only_list_is_empty_is_a_failure(tmp_path: Path) -> None:
    lines = [json.dumps({"text": []}), json.dumps(A)]
    (document,), (failure,) = read_all(dump(tmp_path, {"a.jsonl": "\n".join(lines)}))
    assert (document.id, failure.id) == ("a.jsonl#2", "a.jsonl#1")
    assert failure.error.startswith("record's text is empty (text)")


@pytest.mark.parametrize(("name", "indent"), [("a.jsonl", None), ("a.json", 1)])
def test_a_record_with_a_text_by_the_callers_name_is_no_wrapper(
    tmp_path: Path, name: str, indent: int | None
) -> None:
    record = {"story": "The ferry is late.", "items": [{"src": "x.jpg"}]}
    dump(tmp_path, {name: json.dumps(record, indent=indent)})
    (document,), failures = read_all(tmp_path, fields={"text": "story"})
    assert document.text == "The ferry is late."
    assert not failures


def test_a_wrapper_may_say_of_itself_what_the_callers_name_is_not(tmp_path: Path) -> None:
    wrapper = {"content": "news", "items": [{"story": "The ferry is late."}]}
    dump(tmp_path, {"a.jsonl": json.dumps(wrapper)})
    (document,), _ = read_all(tmp_path, fields={"text": "story"})
    assert document.text == "The ferry is late."


def test_of_what_is_said_of_a_page_the_article_is_read(tmp_path: Path) -> None:
    graph = [
        {"@type": "Organization", "name": "The Holm Courier"},
        {"@type": "NewsArticle", "headline": "A", "articleBody": A["text"]},
    ]
    (document,), failures = read_all(
        dump(tmp_path, {"a.json": json.dumps({"@context": "x", "@graph": graph})})
    )
    assert (document.title, document.text) == ("A", A["text"])
    assert not failures


def test_publishers_that_name_a_scrapers_lists_are_outlets(tmp_path: Path) -> None:
    saved = {"The Quay": [{"title": "A", "plaintext": A["text"]}]}
    (document,), _ = read_all(dump(tmp_path, {"a.json": json.dumps(saved)}))
    assert document.outlet == "The Quay"


@pytest.mark.parametrize("indent", [None, 1], ids=["one line", "indented"])
@pytest.mark.parametrize(
    "wrapper",
    [
        {"status": "ok", "articles": [A, B] * 50, "page": 1},
        {"response": {"status": "ok", "total": 2, "results": [A, B] * 50}},
        {"The Holm Courier": [A, B] * 25, "The Quay": [A, B] * 25},
    ],
    ids=lambda wrapper: ",".join(wrapper),
)
def test_a_wrapper_may_be_larger_than_a_document(
    tmp_path: Path, wrapper: dict[str, Any], indent: int | None
) -> None:
    dump(tmp_path, {"a.json": json.dumps(wrapper, indent=indent)})
    limited = list(read(tmp_path, limits=Limits(largest_document=500)))
    assert limited == list(read(tmp_path))
    assert len(limited) == 100
    assert not any(isinstance(each, Failure) for each in limited)


def test_a_large_record_with_a_list_is_no_wrapper(tmp_path: Path) -> None:
    record = {"authors": [{"name": "Ole Munt"}], "text": "The ferry is late. " * 50}
    dump(tmp_path, {"a.json": json.dumps(record, indent=1)})
    (failure,) = read(tmp_path, limits=Limits(largest_document=500))
    assert isinstance(failure, Failure)
    assert "record of more than 500 bytes" in failure.error


def test_a_large_wrapper_that_is_cut_off_gives_what_stands_before(tmp_path: Path) -> None:
    dump(tmp_path, {"a.json": json.dumps({"articles": [A] * 50}, indent=1)[:-60]})
    *documents, failure = read(tmp_path, limits=Limits(largest_document=500))
    assert len(documents) == 49
    assert isinstance(failure, Failure)
    assert failure.error.startswith("not JSON after record 49")


def test_large_wrappers_that_follow_each_other_are_read(tmp_path: Path) -> None:
    dump(tmp_path, {"a.json": 2 * (json.dumps({"articles": [A, B] * 10}, indent=1) + "\n")})
    limited = list(read(tmp_path, limits=Limits(largest_document=500)))
    assert limited == list(read(tmp_path))
    assert len(limited) == 40


@pytest.mark.parametrize("behind", ["}", ", 1", "more"])
def test_what_stands_behind_a_large_wrapper_is_a_failure(tmp_path: Path, behind: str) -> None:
    dump(tmp_path, {"a.json": json.dumps({"articles": [A] * 10}, indent=1) + behind})
    *documents, failure = read(tmp_path, limits=Limits(largest_document=500))
    assert len(documents) == 10
    assert isinstance(failure, Failure)
    assert failure.error.startswith("not JSON after record 10")


def test_a_large_wrapper_that_is_cut_off_between_two_keys_is_said(tmp_path: Path) -> None:
    dump(tmp_path, {"a.json": json.dumps({"articles": [A] * 10, "page": 1}, indent=1)[:-12]})
    *documents, failure = read(tmp_path, limits=Limits(largest_document=500))
    assert len(documents) == 10
    assert isinstance(failure, Failure)
    assert failure.error.startswith("not JSON after record 10")
