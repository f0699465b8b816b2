"""Names and marks of our own outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

import summarise
from summarise.common.documents import Article, Summary
from summarise.common.outputs import (
    CLEAN_KEYS,
    PAGE_HEAD,
    PAGE_MARK,
    RUN_KEYS,
    failures_file,
    is_folder,
    journal_folder,
    summary_file,
)

TEMPLATES = sorted(Path(summarise.__file__).parent.rglob("*.html.jinja"))


@pytest.mark.parametrize(
    ("output", "journal", "failures"),
    [
        ("x/o.jsonl", "x/o.journal", "x/o.failures.jsonl"),
        ("x/o.csv", "x/o.csv.journal", "x/o.csv.failures.jsonl"),
        ("x/o", "x/o.journal", "x/o.failures.jsonl"),
    ],
)
def test_outputs_of_one_stem_keep_their_journals_and_failures_apart(
    output: str, journal: str, failures: str
) -> None:
    assert journal_folder(Path(output)) == Path(journal)
    assert failures_file(Path(output)) == Path(failures)


def test_an_output_is_a_folder_by_its_final_slash_or_a_uri() -> None:
    assert is_folder("out/")
    assert is_folder("s3://bucket/out")
    assert not is_folder("out.jsonl")


def test_a_text_lies_beside_its_article_whatever_its_ending() -> None:
    assert summary_file("x/a.txt") == Path("x/a.txt.summary.txt")
    assert summary_file("x/a") == Path("x/a.summary.txt")


def test_records_are_known_by_keys_that_they_have() -> None:
    assert Summary("a", "a").record().keys() >= RUN_KEYS
    assert Article("a", "a", "text").record().keys() >= CLEAN_KEYS


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.parent.name)
def test_a_report_says_near_its_top_who_made_it(template: Path) -> None:
    _, _, page = template.read_bytes().partition(b"<!doctype html>")
    assert PAGE_MARK in page[:PAGE_HEAD]
