"""Documents that are larger than one may be: a failure each, and the rest is read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from summarise.common.documents import Failure, RawDocument
from summarise.common.limits import Limits
from summarise.readers import read, read_chunks
from summarise.readers.bounds import in_time
from summarise.readers.location import SourceLocation

SMALL = Limits(largest_document=2000, unpacking_ratio=20, depth=3)
PROSE = "The council opened the bridge on Monday, and the band played until the rain came down. "


def told(path: Path) -> list[str]:
    """The ids of what is read, and the errors of what is not."""
    return [
        each.error if isinstance(each, Failure) else each.id for each in read(path, limits=SMALL)
    ]


@pytest.mark.parametrize("ending", ["txt", "html", "story"])
def test_a_file_that_is_too_large_is_a_failure_that_names_the_limit(
    tmp_path: Path, ending: str
) -> None:
    (tmp_path / f"a.{ending}").write_text(PROSE * 100)
    (tmp_path / "b.txt").write_text(PROSE)
    error, b = told(tmp_path)
    assert "document of more than 2,000 bytes" in error
    assert "`largest_document`" in error
    assert b == "b.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_that_is_too_long_is_a_failure_and_the_next_one_is_read(
    tmp_path: Path, encoding: str
) -> None:
    lines = [{"id": f"{i}", "text": PROSE * (100 if i == 1 else 1)} for i in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding=encoding)
    first, error, last = told(tmp_path / "a.jsonl")
    assert (first, last) == ("0", "2")
    assert error.startswith("line 2: record of more than 2,000 bytes")


def test_a_line_of_the_largest_length_is_read(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": PROSE})
    line = line.replace("down. ", "down. " + "a" * (1999 - len(line)))
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line.replace('x', 'y', 1)}\n")
    assert told(tmp_path / "a.jsonl") == ["x", "y"]


def test_a_value_of_a_json_list_that_is_too_large_ends_the_file(tmp_path: Path) -> None:
    values = [{"id": "a", "text": PROSE}, {"id": "b", "text": PROSE * 20_000}]
    (tmp_path / "a.json").write_text(json.dumps(values))
    a, error = told(tmp_path / "a.json")
    assert a == "a"
    assert error.startswith("record 2: record of more than 2,000 bytes")
    assert error.endswith("the rest is not read")


def test_a_packed_file_that_grows_beyond_measure_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1}\n' * 200_000))
    assert "unpacking_ratio" in told(tmp_path / "a.jsonl.gz")[-1]


def test_folders_deeper_than_allowed_are_one_failure(tmp_path: Path) -> None:
    (tmp_path / "1/2/3/4/5").mkdir(parents=True)
    for folder in ("1", "1/2", "1/2/3", "1/2/3/4/5"):
        (tmp_path / folder / "a.txt").write_text(PROSE)
    error, *rest = told(tmp_path)
    assert "more than 3 folders deep" in error
    assert rest == ["1/2/3/a.txt", "1/2/a.txt", "1/a.txt"]


def test_hundreds_of_folders_within_each_other_stop_nothing(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder /= "d"
    folder.mkdir(parents=True)
    (tmp_path / "z.txt").write_text(PROSE)
    failure, document = read(tmp_path)
    assert isinstance(failure, Failure)
    assert isinstance(document, RawDocument)


def test_a_text_of_too_many_characters_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    limits = Limits(longest_text=len(PROSE))
    (tmp_path / "a.txt").write_text(PROSE * 2)
    rows = [{"id": "b", "text": PROSE}, {"id": "c", "text": f"{PROSE}."}]
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, rows)))
    for found in (read(tmp_path, limits=limits), read_in_chunks(tmp_path, limits)):
        a, b, c = found
        assert (a.id, b.id, c.id) == ("a.txt", "b", "c")
        assert isinstance(b, RawDocument)
        for each in (a, c):
            assert isinstance(each, Failure)
            assert each.error.startswith(f"text of more than {len(PROSE)} characters: split it")
            assert "`longest_text`" in each.error


def read_in_chunks(folder: Path, limits: Limits) -> Iterator[RawDocument | Failure]:
    return chain.from_iterable(chunk.read() for chunk in read_chunks(folder, limits=limits))


def test_a_file_that_takes_too_long_ends_with_a_failure(tmp_path: Path) -> None:
    location = SourceLocation(tmp_path / "a.mbox", "a.mbox", "a.mbox")
    document = RawDocument("a.mbox#1", "a.mbox#1", PROSE)

    def items() -> Iterator[RawDocument]:
        yield document
        while True:
            pass

    first, failure = in_time(location, items(), Limits(seconds=0.05))
    assert first == document
    assert isinstance(failure, Failure)
    assert failure.error.startswith("took more than 0.05 seconds of processor time")


LONG = "Caf&eacute; &amp; quay&rsquo;s bar " * 40_000  # takes a sixth of a second
LATE = Limits(seconds=0.05)
ROW = json.dumps({"text": LONG})
SHORT = json.dumps({"text": PROSE})


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", f"text\n{LONG}\n"), ("a.json", f"[{ROW}, {SHORT}]"), ("a.txt", LONG)],
)
def test_a_file_that_takes_too_long_is_a_failure_wherever_it_is_read(
    tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content)
    for found in (read(tmp_path, limits=LATE), read_in_chunks(tmp_path, LATE)):
        *_, failure = found
        assert isinstance(failure, Failure)
        assert "took more than 0.05 seconds of processor time" in failure.error


def test_a_line_that_takes_too_long_is_a_failure_and_the_next_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"{ROW}\n{SHORT}\n")
    for found in (read(tmp_path, limits=LATE), read_in_chunks(tmp_path, LATE)):
        failure, document = found
        assert isinstance(failure, Failure)
        assert failure.id == "a.jsonl#1"
        assert "took more than 0.05 seconds of processor time" in failure.error
        assert isinstance(document, RawDocument)
