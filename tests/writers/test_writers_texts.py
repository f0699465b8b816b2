"""A text file beside each article."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.common.documents import Failure, Summary
from summarise.common.ownership import Ledger, Owner
from summarise.writers.texts import Texts, as_text, remove_texts, write_texts


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    (tmp_path / "o.journal").mkdir()
    return Ledger(tmp_path / "o.journal", Owner("run", "o.jsonl"))


def record(
    source: Path, headline: str | None = "H", paragraph: str | None = "P."
) -> dict[str, object]:
    source.touch()
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
    tmp_path: Path, ledger: Ledger
) -> None:
    write_texts([record(tmp_path / "a.txt", "one"), record(tmp_path / "a.html", "two")], ledger)
    assert (tmp_path / "a.txt.summary.txt").read_text().startswith("one")
    assert (tmp_path / "a.html.summary.txt").read_text().startswith("two")


def test_a_text_that_is_right_is_not_written_again(tmp_path: Path, ledger: Ledger) -> None:
    write_texts([record(tmp_path / "a.txt")], ledger)
    path = tmp_path / "a.txt.summary.txt"
    path.chmod(0o444)
    before = path.stat().st_ino
    write_texts([record(tmp_path / "a.txt")], ledger)
    assert path.stat().st_ino == before
    write_texts([record(tmp_path / "a.txt", "new")], ledger)
    assert path.stat().st_ino != before


def test_the_texts_of_what_is_gone_or_failed_go(tmp_path: Path, ledger: Ledger) -> None:
    write_texts([record(tmp_path / "a.txt")], ledger)
    failure = Failure("a", str(tmp_path / "a.txt"), "reading", "empty")
    remove_texts([failure.record(), failure.record()], ledger)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "o.journal"]


def test_a_record_of_many_in_a_file_has_no_text_and_is_counted(
    tmp_path: Path, ledger: Ledger
) -> None:
    one = record(tmp_path / "a#1.txt")
    of_many = {**one, "source": f"{one['source']}#2"}
    assert write_texts([one, of_many], ledger) == Texts(nowhere=1)
    assert [path.name for path in tmp_path.glob("*.summary.txt")] == ["a#1.txt.summary.txt"]


def test_a_text_that_someone_else_wrote_or_changed_stays_and_is_named(
    tmp_path: Path, ledger: Ledger
) -> None:
    mine, changed = tmp_path / "a.txt.summary.txt", tmp_path / "b.txt.summary.txt"
    mine.write_text("mine\n")
    write_texts([record(tmp_path / "b.txt")], ledger)
    changed.write_text("changed\n")
    articles = [record(tmp_path / "a.txt"), record(tmp_path / "b.txt")]
    assert write_texts(articles, ledger).kept == (mine, changed)
    remove_texts(articles, ledger)
    assert (mine.read_text(), changed.read_text()) == ("mine\n", "changed\n")
    assert write_texts(articles, ledger, force=True) == Texts()
    assert mine.read_text() == changed.read_text() == "H\n\nP.\n"


def test_an_article_whose_name_has_no_room_for_a_text_beside_it_is_counted(
    tmp_path: Path, ledger: Ledger
) -> None:
    assert write_texts([record(tmp_path / ("a" * 246 + ".txt"))], ledger) == Texts(nowhere=1)
