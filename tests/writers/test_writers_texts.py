"""A text file beside each article."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.common.documents import Failure, RawDocument, Summary
from summarise.writers.texts import as_text, only_files, remove_texts, write_texts


def record(
    source: Path, headline: str | None = "H", paragraph: str | None = "P."
) -> dict[str, object]:
    return Summary("a", str(source), headline=headline, paragraph=paragraph).record()


@pytest.mark.parametrize(
    ("headline", "paragraph", "text"),
    [("H", "P.", "H\n\nP.\n"), ("H", None, "H\n"), (None, "P.", "P.\n")],
)
def test_a_text_is_the_headline_above_the_paragraph(
    headline: str | None, paragraph: str | None, text: str
) -> None:
    assert as_text(headline, paragraph) == text


def test_two_articles_whose_names_differ_in_the_ending_have_texts_of_their_own(
    tmp_path: Path,
) -> None:
    write_texts([record(tmp_path / "a.txt", "one"), record(tmp_path / "a.html", "two")])
    assert (tmp_path / "a.txt.summary.txt").read_text().startswith("one")
    assert (tmp_path / "a.html.summary.txt").read_text().startswith("two")


def test_a_text_that_is_right_is_not_written_again(tmp_path: Path) -> None:
    write_texts([record(tmp_path / "a.txt")])
    path = tmp_path / "a.txt.summary.txt"
    path.chmod(0o444)
    before = path.stat().st_ino
    write_texts([record(tmp_path / "a.txt")])
    assert path.stat().st_ino == before
    write_texts([record(tmp_path / "a.txt", "new")])
    assert path.stat().st_ino != before


def test_the_texts_of_what_is_gone_or_failed_go(tmp_path: Path) -> None:
    write_texts([record(tmp_path / "a.txt")])
    failure = Failure("a", str(tmp_path / "a.txt"), "reading", "empty")
    remove_texts([failure.record(), failure.record()])
    assert list(tmp_path.iterdir()) == []


def test_a_record_of_a_file_is_a_failure_that_says_why(tmp_path: Path) -> None:
    file = tmp_path / "a#1.txt"
    file.write_text("One.")
    own = RawDocument(id="a", source=str(file), text="One.")
    record = RawDocument(id="b", source=f"{file}#2", text="Two.")
    first, second = only_files([own, record])
    assert first is own
    assert isinstance(second, Failure)
    assert (second.id, second.stage) == ("b", "writing")
    assert "--beside" in second.error
