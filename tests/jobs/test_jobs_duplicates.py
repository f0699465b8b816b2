"""Articles that repeat others: found as they come, marked or dropped, each summary written once."""

from __future__ import annotations

from pathlib import Path

import pytest
from stub_summariser import Stub, ids, news, records, run

from summarise.cli.checks import check_duplicates
from summarise.cli.options import Backend
from summarise.common.errors import SummariseError
from summarise.common.text.signatures import signature
from summarise.jobs import local
from summarise.jobs.duplicates import originals
from summarise.jobs.treatment import Treatment
from summarise.jobs.verification import verify
from summarise.readers import read_chunks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, and copies of the first: exact, in capitals, with a word changed."""
    first, other = news(1, 30), news(2, 30)
    changed = first.replace("Monday", "Tuesday", 1)
    names = {
        "a.txt": first,
        "b.txt": other,
        "c.txt": first,
        "d.txt": first.upper(),
        "e.txt": changed,
    }
    (tmp_path / "in").mkdir()
    for name, text in names.items():
        (tmp_path / "in" / name).write_text(text)
    return tmp_path / "in"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "o.jsonl"


def test_an_article_is_known_by_the_first_that_it_repeats() -> None:
    texts = [news(1, 30), news(2, 30), news(1, 30) + " Nobody was hurt.", news(2, 29)]
    with originals() as known:
        found = [known.repeated(str(n), signature(text)) for n, text in enumerate(texts)]
    assert found == [None, None, "0", "1"]


def test_of_several_likenesses_the_closest_is_named() -> None:
    words = [f"word{number}" for number in range(300)]
    with originals() as known:
        for name, end in (("half", 150), ("whole", 300)):
            assert known.repeated(name, signature(" ".join(words[:end]))) is None
        assert known.repeated("again", signature(" ".join(words[:280]))) == "whole"


def test_a_marked_copy_names_its_original_and_has_no_summary(folder: Path, output: Path) -> None:
    stub = Stub()
    outcome = run(folder, output, stub, treatment=Treatment.mark)
    assert (outcome.done, outcome.marked, outcome.dropped) == (5, 3, 0)
    assert [each["duplicate_of"] for each in records(output)] == [None, None, *["a.txt"] * 3]
    assert [each["headline"] is None for each in records(output)] == [False, False, *[True] * 3]
    assert sorted(id for batch in stub.batches for id in batch) == ["a.txt", "b.txt"]


def test_a_dropped_copy_has_no_record(folder: Path, output: Path) -> None:
    outcome = run(folder, output, treatment=Treatment.drop)
    assert ids(output) == ["a.txt", "b.txt"]
    assert (outcome.done, outcome.failed, outcome.dropped) == (2, 0, 3)
    assert "duplicate_of" not in records(output)[0]


@pytest.mark.parametrize("treatment", [Treatment.mark, Treatment.drop])
def test_a_second_run_writes_nothing_again(
    folder: Path, output: Path, treatment: Treatment
) -> None:
    run(folder, output, treatment=treatment)
    before, stub = output.read_bytes(), Stub()
    run(folder, output, stub, treatment=treatment)
    assert output.read_bytes() == before
    assert not stub.batches


def test_a_copy_whose_original_goes_is_written(folder: Path, output: Path) -> None:
    run(folder, output, treatment=Treatment.mark)
    (folder / "a.txt").unlink()
    stub = Stub()
    run(folder, output, stub, treatment=Treatment.mark)
    assert [each["duplicate_of"] for each in records(output)] == [None, None, "c.txt", "c.txt"]
    assert [id for batch in stub.batches for id in batch] == ["c.txt"]


@pytest.mark.parametrize("treatment", [Treatment.mark, Treatment.drop])
def test_an_output_without_copies_is_verified(
    folder: Path, output: Path, treatment: Treatment
) -> None:
    run(folder, output, treatment=treatment)
    assert verify(output, [folder]) == []
    cleaned = output.with_name("cleaned.jsonl")
    local.clean(read_chunks([folder]), cleaned, treatment=treatment)
    assert verify(cleaned, [folder]) == []


def test_what_a_file_says_is_told_though_its_last_article_is_a_copy(
    folder: Path, output: Path
) -> None:
    item = "<item><title>T</title><description>{0}</description></item>"
    page = item.format(news(3, 9)).replace("</item>", "<post_type>page</post_type></item>")
    feed = f"<rss><channel>{item.format(news(1, 30))}{page}</channel></rss>"
    (folder / "z.xml").write_text(feed)
    for outcome in (
        run(folder, output, treatment=Treatment.drop),
        local.clean(read_chunks([folder]), output.with_name("c.jsonl"), treatment=Treatment.drop),
    ):
        assert outcome.dropped == 4
        assert "1 no published posts" in "".join(outcome.of_files)


def test_copies_are_kept_where_nothing_is_asked(folder: Path, output: Path) -> None:
    assert run(folder, output).done == 5
    assert "duplicate_of" not in records(output)[0]


@pytest.mark.parametrize(
    ("treatment", "expected"),
    [
        (
            Treatment.mark,
            {"a.txt": None, "b.txt": None, **dict.fromkeys(["c.txt", "d.txt", "e.txt"], "a.txt")},
        ),
        (Treatment.drop, {"a.txt": None, "b.txt": None}),
    ],
)
@pytest.mark.parametrize("again", [False, True])
def test_articles_are_marked_or_dropped_where_they_are_cleaned(
    folder: Path, output: Path, treatment: Treatment, expected: dict[str, str | None], again: bool
) -> None:
    for _ in range(1 + again):
        local.clean(read_chunks([folder]), output, treatment=treatment)
    assert {each["id"]: each.get("duplicate_of") for each in records(output)} == expected
    assert all(each["text"] for each in records(output))


def test_copies_are_looked_for_here_and_for_a_file() -> None:
    check_duplicates(Treatment.keep, None, Backend.ray)
    check_duplicates(Treatment.mark, Path("o.jsonl"), Backend.local)
    with pytest.raises(SummariseError, match="needs a file: give --output"):
        check_duplicates(Treatment.drop, None, Backend.local)
    with pytest.raises(SummariseError, match="--duplicates is for --backend local"):
        check_duplicates(Treatment.mark, Path("o.jsonl"), Backend.ray)
