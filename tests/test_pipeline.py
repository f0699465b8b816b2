"""What happens to a document: opened once a pass, in order, each id once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from stub_summariser import news, write_news

from summarise.cleaning import PreparedDocument
from summarise.common.documents import Article, Failure, RawDocument
from summarise.common.limits import Limits
from summarise.common.shelf import Shelf, open_shelf
from summarise.pipeline import (
    Cleaning,
    Dump,
    Fingerprinting,
    Result,
    count,
    each_id_once,
    itself,
)
from summarise.readers import Chunk, cut, read

_opened: list[str] = []
_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event == "open":
        _opened.append(str(arguments[0]))


@pytest.fixture
def opened() -> object:
    """The files that are opened while a test runs."""
    global _watching
    if not _opened:
        sys.addaudithook(_watch)
    _opened.clear()
    _watching = True
    yield _opened
    _watching = False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = write_news(tmp_path / "in", 9)
    (folder / "page.html").write_text(f"<html><body><p>{news(30)}</p></body></html>")
    return folder


def test_a_document_is_opened_once_a_pass(folder: Path, opened: list[str]) -> None:
    dump = Dump([str(folder)])
    assert dump.total() == 10
    counts = count(map(Fingerprinting(), dump.chunks()))
    list(each_id_once(map(Cleaning(itself, counts), dump.chunks())))
    ours = sorted(path for path in opened if path.startswith(f"{folder}/0"))
    assert ours == sorted(2 * [str(folder / f"{n:03}.txt") for n in range(9)])


def test_what_the_first_pass_kept_is_not_opened_again(folder: Path, opened: list[str]) -> None:
    dump = Dump([str(folder)])
    with open_shelf() as shelf:
        counts = count(map(Fingerprinting(shelf), dump.chunks()))
        opened.clear()
        kept = list(each_id_once(map(Cleaning(itself, counts, shelf), dump.chunks())))
    assert not [path for path in opened if path.startswith(f"{folder}/")]
    assert kept == list(each_id_once(map(Cleaning(itself, counts), dump.chunks())))


def test_no_extractor_is_asked_in_the_first_pass(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    extract = trafilatura.bare_extraction

    def counted(*given: Any, **options: Any) -> Any:
        nonlocal asked
        asked += 1
        return extract(*given, **options)

    monkeypatch.setattr(trafilatura, "bare_extraction", counted)
    dump = Dump([str(folder / "page.html")])
    count(map(Fingerprinting(Shelf(tmp_path)), dump.chunks()))
    assert not asked


def test_what_the_first_pass_makes_is_held_to_the_limit_of_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(prepared: PreparedDocument) -> list[int]:
        for _ in range(10**8):
            pass
        return [0] * len(prepared.keys)

    monkeypatch.setattr(PreparedDocument, "hashes", property(slow))
    dump = Dump([str(folder / "003.txt")], limits=Limits(seconds=0.3))
    with open_shelf() as shelf:
        ((counted,),) = map(Fingerprinting(shelf), dump.chunks())
        ((cleaned,),) = map(Cleaning(itself, None, shelf), dump.chunks())
    assert isinstance(counted, Result)
    assert counted.value is None
    assert isinstance(cleaned, Result)
    assert isinstance(cleaned.value, Failure)
    assert cleaned.value.error.startswith("took more than 0.3 seconds of processor time")


def test_a_file_that_changed_between_the_passes_is_read_again(folder: Path) -> None:
    dump = Dump([str(folder)])
    with open_shelf() as shelf:
        counts = count(map(Fingerprinting(shelf), dump.chunks()))
        (folder / "003.txt").write_text(news(77))
        cleaned = list(each_id_once(map(Cleaning(itself, counts, shelf), dump.chunks())))
    assert cleaned == list(each_id_once(map(Cleaning(itself, counts), dump.chunks())))


def test_chunks_hold_what_is_read(folder: Path) -> None:
    (folder / "records.jsonl").write_text('{"id": "x", "text": "One line."}\n\nno JSON\n')
    (folder / "empty.jsonl").write_bytes(b"")
    chunks = list(Dump([str(folder)]).chunks())
    assert [document for chunk in chunks for document in chunk.read()] == list(read(folder))
    assert [len(chunk.items) for chunk in chunks] == [1, 2, 4, 6]


def test_a_repeated_id_is_a_failure_whatever_chunk_it_is_in() -> None:
    documents = [RawDocument("x", f"s{n}", news(n)) for n in range(3)]
    results = list(each_id_once(map(Cleaning(itself), cut(documents))))
    assert [type(result) for result in results] == [Article, Failure, Failure]
    assert "already given by s0: give s2 another" in results[2].error  # type: ignore[union-attr]


def test_what_is_shown_is_made_where_the_step_runs() -> None:
    step = Cleaning(lambda article: article.id)
    (result,) = step(Chunk([RawDocument("x", "s", news(1))]))
    assert not isinstance(result, Failure)
    assert result.value == "x"


def test_a_failure_is_seen_while_counting_and_does_not_count() -> None:
    seen: list[None] = []
    counts = count(
        map(Fingerprinting(), cut([Failure("x", "s", "reading", "no")])), lambda: seen.append(None)
    )
    assert (len(seen), counts.sites) == (1, {})
