"""JSON records: line by line, one bad line one failure."""

import bz2
import gzip
import io
import json
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from readers_files import dump, read_all


def test_a_bad_line_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = (
        '{"id": "a", "text": "one"}\n{"id": "b", "te\n\n{"id": "c" "text": "x"}\n{"text": "two"}'
    )
    documents, failures = read_all(dump(tmp_path, {"in.jsonl": lines}))
    assert [(document.id, document.text) for document in documents] == [
        ("a", "one"),
        ("in.jsonl#5", "two"),
    ]
    assert [failure.id for failure in failures] == ["in.jsonl#2", "in.jsonl#4"]
    assert failures[1].error == "line 4 is not JSON: Expecting ',' delimiter (column 12)"


def test_a_source_names_the_line(tmp_path: Path) -> None:
    path = dump(tmp_path, {"in.jsonl": '\n{"id": "a", "text": "one"}\n'}) / "in.jsonl"
    (document,), _ = read_all(path)
    assert document.source == f"{path}#2"


def test_windows_line_ends_and_a_byte_order_mark_are_no_matter(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbf{"text": "caf\xc3\xa9"}\r\n{"text": "two"}\r\n'
    documents, failures = read_all(dump(tmp_path, {"in.jsonl": data}))
    assert [document.text for document in documents] == ["café", "two"]
    assert not failures


def test_utf16_is_read(tmp_path: Path) -> None:
    data = '{"text": "ਊcafé"}\n{"text": "two"}\n'.encode("utf-16")  # U+0A0A has a line feed's byte
    documents, failures = read_all(dump(tmp_path, {"in.jsonl": data}))
    assert [document.text for document in documents] == ["ਊcafé", "two"]
    assert not failures


def test_a_line_in_windows_1252_is_read(tmp_path: Path) -> None:
    data = '{"text": "one"}\n{"text": "it’s £5"}\n'.encode("cp1252")
    documents, _ = read_all(dump(tmp_path, {"in.jsonl": data}))
    assert documents[1].text == "it’s £5"
    assert documents[1].warnings == ("decoded as Windows-1252: it is not UTF-8",)


@pytest.mark.parametrize("line", ["[1, 2]", '"words"', "3", "null"])
def test_a_line_that_is_no_object_is_a_failure(tmp_path: Path, line: str) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"in.jsonl": line}))
    assert failure.error.startswith("line 1 is JSON but not an object")


def test_a_line_that_is_a_list_of_records_gives_each(tmp_path: Path) -> None:
    dump(tmp_path, {"a.jsonl": '[{"text": "one"}, {"text": "two"}]\n{"text": "three"}\n'})
    documents, _ = read_all(tmp_path)
    assert [each.text for each in documents] == ["one", "two", "three"]
    assert [each.id for each in documents] == ["a.jsonl#1.1", "a.jsonl#1.2", "a.jsonl#2"]


def test_a_line_with_a_number_beyond_reading_is_a_failure_that_says_so(tmp_path: Path) -> None:
    lines = f'{{"text": "one", "n": {"9" * 5000}}}\n{{"text": "two"}}'
    documents, (failure,) = read_all(dump(tmp_path, {"in.jsonl": lines}))
    assert [document.text for document in documents] == ["two"]
    assert failure.error == "line 1 is not JSON: a number in it has more than 4,300 digits"


def test_a_line_nested_too_deeply_is_a_failure(tmp_path: Path) -> None:
    lines = "[" * 100_000 + '\n{"text": "two"}'
    documents, (failure,) = read_all(dump(tmp_path, {"in.jsonl": lines}))
    assert len(documents) == 1
    assert failure.id == "in.jsonl#1"


def test_a_file_without_records_is_a_failure(tmp_path: Path) -> None:
    _, failures = read_all(dump(tmp_path, {"a.jsonl": "\n\n", "b.json": "[]", "c.json": " "}))
    assert [failure.id for failure in failures] == ["a.jsonl", "b.json", "c.json"]
    assert all("nothing to read" in failure.error for failure in failures)


def test_a_compressed_file_is_read(tmp_path: Path) -> None:
    data = gzip.compress(b'{"text": "one"}\n{"text": "two"}\n')
    documents, _ = read_all(dump(tmp_path, {"in.jsonl.gz": data}))
    assert [document.id for document in documents] == ["in.jsonl.gz#1", "in.jsonl.gz#2"]


def test_standard_input_is_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"text": "one"}\nbad\n{"id": "c", "text": "three"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    documents, (failure,) = read_all("-")
    assert [(document.id, document.source) for document in documents] == [
        ("-#1", "-#1"),
        ("c", "-#3"),
    ]
    assert failure.id == "-#2"


class Pipe(io.BytesIO):
    """A stream in which nothing goes back."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise io.UnsupportedOperation


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_pipe_is_read_in_either_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    data = '\n{"text": "ਊcafé"}\n{"text": "two"}\n'.encode(encoding)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    documents, failures = read_all("-")
    assert [(document.id, document.text) for document in documents] == [
        ("-#2", "ਊcafé"),
        ("-#3", "two"),
    ]
    assert not failures


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_pipe_is_one_failure_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, compress: Callable[[bytes], bytes]
) -> None:
    data = compress(b'{"text": "one"}\n{"text": "two"}\n')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Pipe(data)))
    _, (failure,) = read_all("-")
    assert failure.id == "-"
    assert failure.error.startswith("compressed: give the file itself, or unpack it on its way")


def test_standard_input_in_another_format_is_one_failure_with_its_cure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = b"Ferry late\n\nThe ferry left late.\nIt was fog.\nNobody was hurt.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    documents, (failure,) = read_all("-")
    assert documents == []
    assert failure.error.endswith("JSON Lines, which this is not: give the file itself")


def test_a_line_that_a_program_said_before_the_records_is_one_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = b'fetching 2 pages\n{"text": "one"}\n{"text": "two"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    documents, (failure,) = read_all("-")
    assert [document.text for document in documents] == ["one", "two"]
    assert failure.error.startswith("line 1 is not JSON")


def test_empty_standard_input_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    _, (failure,) = read_all("-")
    assert (failure.id, failure.error) == ("-", "empty file: nothing to read")


@pytest.mark.parametrize(
    "content",
    [
        '{"text": "one"}\n{"text": "two"}\n',
        '[{"text": "one"}, {"text": "two"}]',
        json.dumps([{"text": "one"}, {"text": "two"}], indent=2),
        '{\n  "text": "one"\n}\n{\n  "text": "two"\n}\n',
        '[{"text": "one"}, {"text": "two"},]',
        '[{"text": "one"}]\n[{"text": "two"}]\n',
        '{\n"text": "one"\n}\n[{"text": "two"}]\n',
    ],
    ids=[
        *("lines", "list", "list over lines", "objects over lines", "comma behind"),
        *("lists", "object and list"),
    ],
)
def test_a_json_file_holds_lines_or_a_list_or_objects(tmp_path: Path, content: str) -> None:
    documents, failures = read_all(dump(tmp_path, {"in.json": content}))
    assert [(document.id, document.text) for document in documents] == [
        ("in.json#1", "one"),
        ("in.json#2", "two"),
    ]
    assert not failures


def test_a_long_json_list_is_read_in_pieces(tmp_path: Path) -> None:
    records = [{"id": f"r{number}", "text": "é" * 9_000} for number in range(400)]
    content = json.dumps(records, ensure_ascii=False)
    documents, failures = read_all(dump(tmp_path, {"in.json": content}))
    assert [document.id for document in documents] == [record["id"] for record in records]
    assert {document.text for document in documents} == {"é" * 9_000}
    assert not failures


def test_a_broken_json_list_gives_what_stands_before_and_a_failure(tmp_path: Path) -> None:
    documents, (failure,) = read_all(dump(tmp_path, {"in.json": '[{"text": "one"}, {"text": "tw'}))
    assert [document.text for document in documents] == ["one"]
    assert failure.id == "in.json"
    assert failure.error.startswith("not JSON after record 1: Unterminated string")


def test_what_stands_behind_a_json_list_is_a_failure(tmp_path: Path) -> None:
    documents, (failure,) = read_all(dump(tmp_path, {"in.json": '[{"text": "one"}]; more'}))
    assert [document.text for document in documents] == ["one"]
    assert failure.error.startswith("not JSON after record 1: Expecting value")


def test_a_key_given_twice_is_a_warning_where_it_is_read(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "one", "text": "two"}\n{"id": "b", "x": 1, "x": 2, "text": "y"}\n'
    documents, _ = read_all(dump(tmp_path, {"in.jsonl": lines}))
    assert [document.text for document in documents] == ["two", "y"]
    assert [document.warnings for document in documents] == [
        ("'text' is given twice: the last of them was read",),
        (),
    ]


def test_a_key_given_twice_in_a_wrapped_record_is_a_warning(tmp_path: Path) -> None:
    content = '{"articles": [{"text": "one", "text": "two"},\n{"text": "x"}]}'
    documents, _ = read_all(dump(tmp_path, {"in.json": content}))
    assert [document.warnings for document in documents] == [
        ("'text' is given twice: the last of them was read",),
        (),
    ]


def test_any_key_given_twice_in_a_record_of_a_dialect_is_a_warning(tmp_path: Path) -> None:
    line = '{"title": "A", "maintext": "one", "language": "de", "language": "en"}'
    ((document,), _) = read_all(dump(tmp_path, {"in.jsonl": line}))
    assert document.warnings == ("'language' is given twice: the last of them was read",)


def test_a_bad_first_line_of_a_json_file_of_lines_costs_no_other(tmp_path: Path) -> None:
    content = '{"text": "one\n{"text": "two"}\n{"text": "three"}\n'
    documents, (failure,) = read_all(dump(tmp_path, {"in.json": content}))
    assert [document.text for document in documents] == ["two", "three"]
    assert failure.id == "in.json#1"
