"""Records that alone are of another shape than those of their file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from readers_files import dump, read_all

WHOLE: dict[str, Any] = {
    "title": {"rendered": "Ferry leaves late"},
    "content": {"rendered": "<p>The night ferry to Holm left three hours late.</p>"},
    "language": "en",
}
WITHOUT = {key: WHOLE[key] for key in ("content", "title")}


def warnings_of(folder: Path, records: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    documents, failures = read_all(dump(folder, {"a.json": json.dumps(records)}))
    assert not failures
    return [document.warnings for document in documents]


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        (WITHOUT, "record 2 lacks language, which"),
        (WHOLE | {"content": WHOLE["content"], "title": {}}, "record 2 lacks title.rendered"),
    ],
)
def test_a_record_that_alone_lacks_a_key_is_said(
    tmp_path: Path, odd: dict[str, Any], said: str
) -> None:
    *_, last = warnings_of(tmp_path, [WHOLE, odd, WHOLE, WHOLE])
    assert said in last[-1]


@pytest.mark.parametrize("key", ["conguage", "lanntent", "language_of_title", "conference", "age"])
def test_a_key_made_of_two_at_its_place_is_said(tmp_path: Path, key: str) -> None:
    usual = {"title": "Late", "content": "The ferry left late.", "language": "en", "url": "/1"}
    odd = {"title": "Late", key: "en", "url": "/2", "content": "It left.", "language": "en"}
    *_, last = warnings_of(tmp_path, [usual, odd, usual, usual])
    assert any("pieces of two keys" in each for each in last) is (key == "conguage")


@pytest.mark.parametrize(
    "records",
    [
        [WHOLE, WITHOUT, WHOLE],
        [WHOLE, WITHOUT, WITHOUT, WHOLE, WHOLE],
        [WHOLE, WHOLE | {"tags": []}, WHOLE, WHOLE],
        [WHOLE, WHOLE | {"subtitle": "Why?"}, WHOLE, WHOLE],
        [WHOLE, WHOLE | {"author": {"title": "Captain", "id": 7}}, WHOLE, WHOLE],
    ],
)
def test_records_that_differ_anyway_are_whole(
    tmp_path: Path, records: list[dict[str, Any]]
) -> None:
    assert not any(warnings_of(tmp_path, records))


def test_what_was_read_before_damage_is_given(tmp_path: Path) -> None:
    content = json.dumps([WHOLE, WHOLE])[:-20]
    documents, failures = read_all(dump(tmp_path, {"a.json": content}))
    assert (len(documents), len(failures)) == (1, 1)
