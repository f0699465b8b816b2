"""CSV and Parquet: what other programs read is what was written."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from summarise.common.documents import Article, Block, Summary
from summarise.writers import write

NASTY = 'A "quoted", line\nand another; é 漢 =1+1'
ONE = Summary(
    id="007",
    source="a.txt",
    title=NASTY,
    headline="H",
    paragraph=None,
    model="m",
    strategy="lead",
    words_in=3,
    words_kept=2,
    words_read=1,
    warnings=("first, with a comma", "second"),
    support=({"length": "headline", "score": 0.25},),
    unsupported=({"length": "headline", "text": "Ulan"},),
).record()
OTHER = Summary(id="b", source="b.txt", headline="I", paragraph="P.").record()


def written(path: Path, *records: dict[str, Any]) -> Path:
    assert write(path, records) == len(records)
    return path


def test_csv_has_a_column_a_key_and_lists_as_json(tmp_path: Path) -> None:
    with written(tmp_path / "o.csv", ONE, OTHER).open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert list(first) == list(ONE)
    assert (first["id"], first["title"], first["paragraph"]) == ("007", NASTY, "")
    assert json.loads(first["warnings"]) == ONE["warnings"]
    assert json.loads(first["unsupported"]) == ONE["unsupported"]
    assert (second["warnings"], second["words_in"]) == ("", "0")


def test_a_cell_may_have_a_carriage_return(tmp_path: Path) -> None:
    record = ONE | {"id": "a\rb"}
    with written(tmp_path / "o.csv", record, OTHER).open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["a\rb", "b"]


def test_parquet_gives_back_the_records_with_their_types(tmp_path: Path) -> None:
    path = written(tmp_path / "o.parquet", ONE, OTHER)
    assert pq.read_table(path).to_pylist() == [ONE, OTHER]


def test_parquet_keeps_the_blocks_of_an_explained_article(tmp_path: Path) -> None:
    blocks = (Block("One.", "body", "r", 0.9), Block("Ad", "promo", "s"))
    article = Article("a", "a.txt", "One.", blocks=blocks).record(explain=True)
    path = written(tmp_path / "o.parquet", article)
    assert pq.read_table(path).to_pylist() == [article]


def test_parquet_of_many_row_groups_keeps_their_order(tmp_path: Path) -> None:
    records = [{"id": str(i), "source": "s"} for i in range(3000)]
    path = written(tmp_path / "o.parquet", *records)
    assert pq.ParquetFile(path).num_row_groups > 1
    assert pq.read_table(path).to_pylist() == records


@pytest.mark.parametrize("name", ["o.csv", "o.parquet"])
def test_no_record_is_a_table_without_columns(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name)
    assert path.is_file()
    assert name == "o.csv" or pq.read_table(path).num_columns == 0
