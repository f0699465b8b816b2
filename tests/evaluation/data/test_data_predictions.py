"""Prediction files: what is accepted, and errors that name file and line."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from evaluation_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.evaluation.data.predictions import load_system, load_systems
from summarise.writers import write

GOOD = {"id": "a", "headline": "One", "paragraph": None}


def test_prediction_needs_only_id_and_one_length(tmp_path: Path) -> None:
    system = load_system(write_jsonl(tmp_path / "s.jsonl", {"id": "a", "paragraph": "One."}))
    assert system.predictions["a"].paragraph == "One."
    assert system.predictions["a"].headline is None


def test_null_length_was_not_written(tmp_path: Path) -> None:
    system = load_system(write_jsonl(tmp_path / "s.jsonl", GOOD))
    assert system.summaries("headline") == {"a": "One"}
    assert system.summaries("paragraph") == {}


def test_empty_string_was_written(tmp_path: Path) -> None:
    system = load_system(write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": ""}))
    assert system.summaries("headline") == {"a": ""}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_may_be_separated_as_spreadsheets_do(tmp_path: Path, separator: str) -> None:
    lines = ["id,headline", 'a,"One, two; three"']
    text = lines[0].replace(",", separator) + "\n" + lines[1].replace(",", separator, 1)
    (tmp_path / "s.csv").write_text(text, encoding="utf-8-sig")
    assert load_system(tmp_path / "s.csv").summaries("headline") == {"a": "One, two; three"}


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("key,Text", "no id; it has key, Text: name one of them id"),
        (
            "id,summary",
            "neither headline nor paragraph; it has id, summary: name what holds the text",
        ),
    ],
)
def test_a_record_without_an_id_or_a_text_says_what_it_has_and_the_cure(
    tmp_path: Path, header: str, why: str
) -> None:
    (tmp_path / "s.csv").write_text(f"{header}\na,One\n")
    with pytest.raises(SummariseError, match=rf"s\.csv#1: {why}"):
        load_system(tmp_path / "s.csv")


def test_of_many_fields_a_few_are_named(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", {f"a{number}": "One" for number in range(1000)})
    with pytest.raises(SummariseError, match="it has a0, a1, a2, a3, a4, a5, a6, a7, …: name"):
        load_system(path)


def test_fields_may_be_named_with_capitals_as_spreadsheets_do(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("ID, Headline\na,One\n")
    assert load_system(tmp_path / "s.csv").summaries("headline") == {"a": "One"}


def test_fields_that_differ_in_capitals_only_stay_apart(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "ID": 7, "headline": "One"})
    assert load_system(path).summaries("headline") == {"a": "One"}


def test_a_text_a_line_is_told_what_to_give(tmp_path: Path) -> None:
    (tmp_path / "hyp.txt").write_text("Bridge to close\nFerry is late\n")
    with pytest.raises(SummariseError, match=r"hyp\.txt#1: not JSON: .*: give JSON Lines, CSV"):
        load_system(tmp_path / "hyp.txt")


@pytest.mark.parametrize("gap", ["", "\n "])
def test_a_json_file_may_hold_a_list(tmp_path: Path, gap: str) -> None:
    (tmp_path / "s.json").write_text(
        gap + '[{"id": "a", "headline": "One"}, {"id": "b", "headline": ""}]'
    )
    assert load_system(tmp_path / "s.json").summaries("headline") == {"a": "One", "b": ""}


def test_a_json_file_may_hold_lines(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"id": "a", "headline": "One"}\n{"id": "b", "headline": "2"}')
    assert load_system(tmp_path / "s.json").summaries("headline") == {"a": "One", "b": "2"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[{"id": "a", "headline": "x"}, 5]', r"s\.json#2: not an object"),
        ("[{", r"s\.json: not JSON"),
    ],
)
def test_a_list_with_something_else_in_it_is_refused(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "s.json").write_text(text)
    with pytest.raises(SummariseError, match=why):
        load_system(tmp_path / "s.json")


def test_system_is_named_by_the_stem_of_its_file(tmp_path: Path) -> None:
    assert load_system(write_jsonl(tmp_path / "bart.v2.jsonl", GOOD)).name == "bart.v2"


def test_whole_number_serves_as_id_since_data_sets_have_them(tmp_path: Path) -> None:
    assert list(
        load_system(write_jsonl(tmp_path / "s.jsonl", {"id": 7, "headline": "x"})).predictions
    ) == ["7"]


def test_blank_lines_and_byte_order_mark_are_no_records(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "headline": "x"}\n\n  \n')
    assert list(load_system(path).predictions) == ["a"]


def test_line_separator_inside_a_string_does_not_end_the_record(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text('{"id": "a", "headline": "x\u2028y"}\n', encoding="utf-8")
    assert load_system(path).predictions["a"].headline == "x\u2028y"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"id": "b", "headline": ', "not JSON"),
        ('["b"]', "not an object"),
        ('{"headline": "x"}', "no id"),
        ('{"id": "", "headline": "x"}', "no id"),
        ('{"id": "  ", "headline": "x"}', "no id"),
        ('{"id": null, "headline": "x"}', "no id"),
        ('{"id": ["b"], "headline": "x"}', "id must be a string"),
        ('{"id": true, "headline": "x"}', "id must be a string"),
        ('{"id": "b"}', "neither headline nor paragraph"),
        ('{"id": "b", "headline": ["x"]}', "headline must be a string"),
        ('{"id": "b", "headline": "x", "title": 3}', "title must be a string"),
        ('{"id": "b", "headline": "x", "text": {}}', "text must be a string"),
    ],
)
def test_malformed_line_is_named_by_file_and_line(
    tmp_path: Path, line: str, complaint: str
) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", GOOD, line)
    with pytest.raises(SummariseError) as error:
        load_system(path)
    assert str(error.value).startswith(f"{path}#2: {complaint}")


def test_a_first_line_that_is_no_record_is_told_what_a_file_of_predictions_has(
    tmp_path: Path,
) -> None:
    with pytest.raises(SummariseError, match=r"record with an id and a headline or paragraph$"):
        load_system(write_jsonl(tmp_path / "s.jsonl", "a list of names", GOOD))


def test_line_that_is_not_utf8_is_named_by_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_bytes(b'{"id": "a", "headline": "x"}\n{"id": "b", "headline": "\xff"}\n')
    with pytest.raises(SummariseError, match=r"s\.jsonl#2: not UTF-8"):
        load_system(path)


def test_repeated_id_names_both_lines(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", GOOD, {"id": "b", "headline": "x"}, GOOD)
    with pytest.raises(SummariseError, match=r"s\.jsonl#3: id 'a' is also at .*s\.jsonl#1"):
        load_system(path)


def test_two_files_with_one_stem_would_be_one_system(tmp_path: Path) -> None:
    first, second = (
        write_jsonl(tmp_path / "x/s.jsonl", GOOD),
        write_jsonl(tmp_path / "y/s.jsonl", GOOD),
    )
    with pytest.raises(SummariseError, match=r"x.s\.jsonl and .*y.s\.jsonl .* system 's'"):
        load_systems([first, second])


@pytest.mark.parametrize(
    ("ending", "opener"), [(".gz", gzip.open), (".bz2", bz2.open), (".xz", lzma.open)]
)
def test_a_packed_file_is_read_as_it_would_be_unpacked(
    tmp_path: Path, ending: str, opener: Callable[..., Any]
) -> None:
    for name, content in (("s.jsonl", json.dumps(GOOD)), ("t.csv", "id,headline\na,two words\n")):
        with opener(tmp_path / f"{name}{ending}", "wt") as file:
            file.write(content)
    assert [system.name for system in load_systems([tmp_path])] == ["s", "t"]
    assert load_system(tmp_path / f"t.csv{ending}").predictions["a"].headline == "two words"


def test_a_packed_file_that_is_damaged_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl.gz"
    packed = bytearray(gzip.compress(json.dumps(GOOD).encode() * 99))
    packed[20:23] = b"\xff\xff\xff"
    path.write_bytes(packed)
    with pytest.raises(SummariseError, match=r"s\.jsonl\.gz: cannot be unpacked"):
        load_system(path)


def test_file_without_predictions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"s\.jsonl: no predictions"):
        load_system(write_jsonl(tmp_path / "s.jsonl"))


def test_no_files_are_an_error() -> None:
    with pytest.raises(SummariseError, match="no predictions: give at least one"):
        load_systems([])


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"gone\.jsonl: cannot be read: No such file"):
        load_system(tmp_path / "gone.jsonl")


# --- tables, as `summarise run --output` writes them


@pytest.mark.parametrize("name", ["s.csv", "s.parquet"])
def test_a_table_is_read_as_the_lines_are(tmp_path: Path, name: str) -> None:
    rows: list[dict[str, Any]] = [GOOD, {"id": "007", "headline": "two,\nlines", "paragraph": "P."}]
    path = tmp_path / name
    write(path, rows)
    lines = load_system(write_jsonl(tmp_path / "s.jsonl", *rows))
    assert load_system(path).predictions == lines.predictions


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("s.csv", b"id,headline\na,b,c\n", "s.csv#1: not as many values as columns"),
        ("s.csv", b"id,headline\na\n", "s.csv#1: not as many values as columns"),
        ("s.csv", b'id,headline\na,"b\n', "s.csv: not CSV in UTF-8: unexpected end of data"),
        ("s.csv", b"id,headline\na,\xff\n", "s.csv: not in UTF-8: save it as CSV UTF-8"),
        (
            "s.csv",
            "id,headline\na,x\n".encode("utf-16"),
            "s.csv: not in UTF-8: save it as CSV UTF-8",
        ),
        ("s.csv", b"id,headline\na,b\na,c\n", "s.csv#2: id 'a' is also at "),
        ("s.parquet", b"PAR", "s.parquet: not Parquet: "),
    ],
)
def test_a_broken_table_is_one_line_that_names_the_file(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SummariseError) as error:
        load_system(path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


# --- ids as tables and data frames write them


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("7", "7"),
        ("1.0", "1.0"),
        ('"007"', "007"),
        ('"2024-03-14"', "2024-03-14"),
        ('"1.0"', "1.0"),
        ("-3", "-3"),
    ],
)
def test_an_id_is_what_was_written(tmp_path: Path, written: str, id_: str) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", f'{{"id": {written}, "headline": "x"}}')
    assert list(load_system(path).predictions) == [id_]


@pytest.mark.parametrize(
    ("value", "id_"),
    [
        (date(2024, 3, 14), "2024-03-14"),
        (datetime(2024, 3, 14), "2024-03-14"),
        (datetime(2024, 3, 14, 6, 30), "2024-03-14T06:30:00"),
        (Decimal("1.50"), "1.50"),
        (1.0, "1.0"),
        (12, "12"),
    ],
)
def test_dates_and_numbers_of_a_parquet_file_are_ids(
    tmp_path: Path, value: object, id_: str
) -> None:
    pq.write_table(pa.table({"id": [value], "headline": ["x"]}), tmp_path / "s.parquet")
    assert list(load_system(tmp_path / "s.parquet").predictions) == [id_]


def test_nan_is_null_as_data_frames_mean_it(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", '{"id": "a", "headline": NaN, "paragraph": "x"}')
    assert load_system(path).predictions["a"].headline is None
    with pytest.raises(SummariseError, match="no id"):
        load_system(write_jsonl(tmp_path / "t.jsonl", '{"id": NaN, "headline": "x"}'))


def test_lone_surrogates_become_what_can_be_written(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "s.jsonl", r'{"id": "a\ud800", "headline": "\udfffx \ud83d\ude00"}'
    )
    (found,) = load_system(path).predictions.values()
    assert (found.id, found.headline) == ("a\ufffd", "\ufffdx 😀")


def test_marks_become_lines_and_are_counted(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "s.jsonl",
        {"id": "a", "paragraph": "One .<q>Two ."},
        {"id": "b", "paragraph": "x"},
    )
    system = load_system(path)
    assert system.predictions["a"].paragraph == "One .\nTwo ."
    assert system.marked == 1


@pytest.mark.parametrize("name", ["title", "text", "source"])
def test_an_empty_field_is_as_good_as_none(tmp_path: Path, name: str) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "x", name: ""})
    assert getattr(load_system(path).predictions["a"], name) is None


def test_a_folder_in_a_files_place_is_told_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"is a folder; give the \.jsonl"):
        load_system(tmp_path)


def test_an_apostrophe_is_taken_off_in_our_own_csv_alone(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("id,headline\na,'@home' campaign begins\n")
    assert load_system(tmp_path / "s.csv").summaries("headline") == {"a": "'@home' campaign begins"}
    ours = "id,headline,paragraph,model,words_read\na,'=1 + 2 is true,,bundled,9\n"
    (tmp_path / "t.csv").write_text(ours)
    assert load_system(tmp_path / "t.csv").summaries("headline") == {"a": "=1 + 2 is true"}
