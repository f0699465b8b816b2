"""CSV, TSV and Parquet: a record a row."""

import datetime
import gc
import gzip
import io
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from readers_files import dump, read_all

from summarise.common.documents import Failure
from summarise.common.limits import DEFAULT, Limits
from summarise.readers import read
from summarise.readers.csv_rows import Rows


def write_parquet(path: Path, columns: dict[str, list[Any]]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_quoted_line_breaks_and_commas_stay_in_their_value(tmp_path: Path) -> None:
    table = 'id,text,title\na,"One, two.\r\n\r\nThree ""four"".",T\r\nb,five,\r\n'
    documents, failures = read_all(dump(tmp_path, {"in.csv": table}))
    assert [document.text for document in documents] == ['One, two.\n\nThree "four".', "five"]
    assert [document.title for document in documents] == ["T", None]
    assert not failures


def test_values_stay_strings(tmp_path: Path) -> None:
    documents, _ = read_all(dump(tmp_path, {"in.csv": "id,text,title\n007,NA,1e5\n"}))
    (document,) = documents
    assert (document.id, document.text, document.title) == ("007", "NA", "1e5")


def test_a_row_without_an_id_has_its_number(tmp_path: Path) -> None:
    path = dump(tmp_path, {"in.csv": 'text\n"one\n1"\n\ntwo\n'}) / "in.csv"
    documents, _ = read_all(path)
    assert [document.id for document in documents] == ["in.csv#1", "in.csv#2"]
    assert documents[1].source == f"{path}#2"


def test_a_row_of_another_length_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    table = "id,text\na,one\nb,not, quoted\nc\nd,four\ne,five,,\n"
    documents, failures = read_all(dump(tmp_path, {"in.csv": table}))
    assert [document.id for document in documents] == ["a", "d", "e"]
    assert [failure.id for failure in failures] == ["in.csv#2", "in.csv#3"]
    assert failures[0].error.startswith("row 2 has 3 values, the header 2: quote")


def test_a_badly_quoted_row_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    table = 'id,text\na,"He said "hi" to me"\nb,two\n'
    documents, (failure,) = read_all(dump(tmp_path, {"in.csv": table}))
    assert [document.id for document in documents] == ["b"]
    assert failure.error.startswith("row 1 is not CSV:")


@pytest.mark.parametrize("rest", ["c,three\n", 'c,"three"\n'])
def test_a_quote_never_closed_costs_its_own_row_and_those_after_it_say_so(
    tmp_path: Path, rest: str
) -> None:
    table = f'id,text\na,one\nb,"two\n{rest}d,four\n'
    documents, (failure,) = read_all(dump(tmp_path, {"in.csv": table}))
    assert [document.id for document in documents] == ["a", "c", "d"]
    assert failure.id == "in.csv#2"
    assert "opens a quote that is not closed" in failure.error
    assert not documents[0].warnings
    assert "follows a quote that is not closed" in documents[1].warnings[0]


def test_a_bad_row_leaves_nothing_behind_that_would_slow_the_next() -> None:
    rows = Rows(io.StringIO("id,text\n" + 'a,"The "quay" is shut."\n' * 600), DEFAULT)
    kept = []
    for _ in range(2):
        assert len(list(islice(rows, 300))) == 300
        gc.collect()
        kept.append(len(gc.get_objects()))
    assert kept[1] - kept[0] < 30


def test_a_row_longer_than_a_document_may_be_is_a_failure_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    many, one = ",".join("x" * 500), "x" * 500
    (tmp_path / "in.csv").write_text(f"id,text\na,{one}\nb,{many}\nc,three\n")
    found = list(read(tmp_path / "in.csv", limits=Limits(largest_document=400)))
    assert [f"{each.id}" for each in found] == ["in.csv#1", "in.csv#2", "c"]
    for each in found[:2]:
        assert isinstance(each, Failure)
        assert "row of more than 400 bytes" in each.error


def test_a_column_given_twice_is_a_warning_where_it_is_read(tmp_path: Path) -> None:
    table = "id,text,other,other,text\na,one,x,y,two\n"
    ((document,), _) = read_all(dump(tmp_path, {"in.csv": table}))
    assert document.text == "two"
    assert document.warnings == ("'text' is given twice: the last of them was read",)


def test_a_text_longer_than_the_csv_modules_limit_is_whole(tmp_path: Path) -> None:
    documents, _ = read_all(dump(tmp_path, {"in.csv": "id,text\na," + "x" * 200_000}))
    assert len(documents[0].text or "") == 200_000


@pytest.mark.parametrize(("name", "mark"), [("in.tsv", "\t"), ("in.csv", ";"), ("in.csv", "\t")])
def test_the_header_tells_what_separates_values(tmp_path: Path, name: str, mark: str) -> None:
    table = f'id{mark}text\na{mark}"one, two"\n'
    documents, _ = read_all(dump(tmp_path, {name: table}))
    assert [(document.id, document.text) for document in documents] == [("a", "one, two")]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "\ufeffSEP=;"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_first_line_of_excels_tells_what_separates_values(
    tmp_path: Path, first: str, end: str
) -> None:
    table = end.join((first, "id;text", "7;Boats, nets and ropes"))
    (document,), failures = read_all(dump(tmp_path, {"a.csv": table}))
    assert (document.id, document.text) == ("7", "Boats, nets and ropes")
    assert not failures


def test_a_column_called_sep_is_a_column(tmp_path: Path) -> None:
    (document,), _ = read_all(dump(tmp_path, {"a.csv": "sep,text\n1,A boat in the mist\n"}))
    assert document.text == "A boat in the mist"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_decoded_as_its_content_asks(tmp_path: Path, encoding: str) -> None:
    data = 'id,text\r\na,"“It’s” £5"\r\n'.encode(encoding)
    documents, failures = read_all(dump(tmp_path, {"in.csv": data}))
    assert [(document.id, document.text) for document in documents] == [("a", "“It’s” £5")]
    assert not failures


def test_a_table_in_two_encodings_is_read(tmp_path: Path) -> None:
    data = "id,text\na,Łódź’s café\n".encode() + b"b,the quay\x92s end\n"
    documents, failures = read_all(dump(tmp_path, {"in.csv": data}))
    assert [document.text for document in documents] == ["Łódź’s café", "the quay’s end"]
    assert not failures


def test_a_compressed_table_is_read(tmp_path: Path) -> None:
    dump(tmp_path, {"in.csv.gz": gzip.compress(b"id,text\na,one\n")})
    documents, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["a"]


@pytest.mark.parametrize("table", ["id,text\n", "\n\n"])
def test_a_table_without_rows_is_a_failure(tmp_path: Path, table: str) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"in.csv": table}))
    assert failure.error == "empty table: no row below a header"


def test_fields_name_the_columns_of_a_table(tmp_path: Path) -> None:
    dump(tmp_path, {"in.csv": "key,story\n5,words\n"})
    documents, _ = read_all(tmp_path, fields={"id": "key", "text": "story"})
    assert [(document.id, document.text) for document in documents] == [("5", "words")]


def test_parquet_is_read_row_by_row(tmp_path: Path) -> None:
    write_parquet(
        tmp_path / "in [1] *.parquet",  # a pattern, were it not taken for a name
        {
            "id": [1, None, 3],
            "text": ["one", "two", None],
            "published": [datetime.datetime(2020, 1, 2), None, None],
        },
    )
    documents, (failure,) = read_all(tmp_path)
    assert [(document.id, document.text) for document in documents] == [
        ("1", "one"),
        ("in [1] *.parquet#2", "two"),
    ]
    assert documents[0].published == "2020-01-02T00:00:00"
    assert failure.id == "3"


def test_a_column_of_parquet_that_is_not_asked_for_may_be_of_any_type(tmp_path: Path) -> None:
    columns = {
        "text": pa.array(["one"]),
        "counts": pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())),
        "place": pa.array([{"at": {"x": 1.5}}]),
    }
    pq.write_table(pa.table(columns), tmp_path / "in.parquet")
    (document,), failures = read_all(tmp_path)
    assert (document.text, failures) == ("one", [])


def test_parquet_without_an_extension_is_told_by_content(tmp_path: Path) -> None:
    write_parquet(tmp_path / "part-0", {"text": ["one"]})
    documents, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["part-0#1"]


def test_a_broken_parquet_file_is_a_failure(tmp_path: Path) -> None:
    _, (failure,) = read_all(dump(tmp_path, {"in.parquet": b"PAR1 and nothing else"}))
    assert failure.error.startswith("not readable as Parquet: ")


def test_an_empty_parquet_file_is_a_failure(tmp_path: Path) -> None:
    write_parquet(tmp_path / "in.parquet", {"text": []})
    _, (failure,) = read_all(tmp_path)
    assert failure.error == "empty table: it has no rows"
