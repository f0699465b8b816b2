"""JSON Lines: one line a record, whatever is in it."""

from __future__ import annotations

import json

import pytest

from summarise.writers import as_line


@pytest.mark.parametrize("character", list("\n\r\x85\u2028\u2029\x0b\x0c\x1c\x00"))
def test_a_record_is_one_line_for_any_reader_of_lines(character: str) -> None:
    line = as_line({"text": f"one{character}two"})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": f"one{character}two"}


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    line = as_line({"text": "bad \ud800 here", "id": "\udfff"})
    assert json.loads(line.encode()) == {"text": "bad \ufffd here", "id": "\ufffd"}


def test_letters_of_any_script_are_written_as_they_are() -> None:
    assert as_line({"text": "café 漢字 “q”"}) == '{"text": "café 漢字 “q”"}'
