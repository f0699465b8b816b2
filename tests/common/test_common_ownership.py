"""What is ours is known by its bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.common.errors import SummariseError
from summarise.common.ownership import LEDGER, Ledger, Owner, file_digest, owner_of, text_digest

RUN = Owner("run", "o.jsonl")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "o.jsonl"
    path.write_text("ours\n")
    return path


def test_a_file_is_ours_when_its_bytes_were_noted(tmp_path: Path, file: Path) -> None:
    ledger = Ledger(tmp_path, RUN)
    assert not ledger.owns(file)
    ledger.note([file_digest(file)])
    for known in (ledger, Ledger(tmp_path, RUN)):
        assert known.owns(file)
    file.write_text("changed\n")
    assert not ledger.owns(file)


def test_what_is_not_there_may_be_written_and_a_folder_may_not(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path, RUN)
    assert ledger.owns(tmp_path / "absent")
    assert not ledger.owns(tmp_path)


def test_a_text_has_the_digest_of_its_file(file: Path) -> None:
    assert file_digest(file) == text_digest(file.read_bytes())


def test_a_draft_is_not_admitted_in_the_place_of_what_is_not_ours(
    tmp_path: Path, file: Path
) -> None:
    draft = tmp_path / "draft"
    draft.write_text("new\n")
    ledger = Ledger(tmp_path, RUN)
    with pytest.raises(SummariseError, match=r"o\.jsonl is not what this command wrote there"):
        ledger.admit(draft, file)
    ledger.admit(draft, tmp_path / "absent")
    assert ledger.owns(draft)


def test_a_line_that_was_cut_off_is_no_digest(tmp_path: Path, file: Path) -> None:
    Ledger(tmp_path, RUN).note([file_digest(file)])
    path = tmp_path / LEDGER
    path.write_bytes(path.read_bytes()[:-1])
    assert not Ledger(tmp_path, RUN).owns(file)


def test_a_ledger_says_whose_it_is(tmp_path: Path) -> None:
    assert owner_of(tmp_path) is None
    Ledger(tmp_path, RUN).note([])
    assert owner_of(tmp_path) == RUN


@pytest.mark.parametrize("header", ["", "{", "[]", "null", "\0\xff", "[" * 5000])
def test_a_ledger_with_a_damaged_header_is_nobodys(tmp_path: Path, header: str) -> None:
    (tmp_path / LEDGER).write_text(header, encoding="latin-1")
    assert owner_of(tmp_path) is None


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    header = {"summarise": 99, "command": "run", "output": "o.jsonl"}
    (tmp_path / LEDGER).write_text(json.dumps(header) + "\n")
    with pytest.raises(SummariseError, match="newer version"):
        Ledger(tmp_path, RUN)
