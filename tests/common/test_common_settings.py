"""Settings of any kind, and errors that name the key."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from summarise.common.errors import SummariseError
from summarise.common.settings import read_settings, validate


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    most: int = 1


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")
    parts: dict[str, Part | None] = {}


def test_an_unknown_key_in_a_named_section_names_the_nearest_too() -> None:
    with pytest.raises(SummariseError) as error:
        validate(Whole, {"parts": {"news": {"moost": 2}}})
    assert str(error.value) == "unknown key 'parts.news.moost'; did you mean 'most'?"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"gone\.yaml: No such file"):
        read_settings(tmp_path / "gone.yaml", lambda tree: validate(Whole, tree))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("parts: 2024-13-45", "not valid YAML: month must be in 1..12"),
        ("parts: " + "9" * 5000, "not valid YAML: Exceeds the limit"),
        ("[" * 2000, "not valid YAML: nested too deeply"),
        ("# " + "x" * 1_000_000, "more than 1,000,000 characters"),
    ],
)
def test_what_no_settings_are_written_in_is_one_line(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "c.yaml").write_text(text)
    with pytest.raises(SummariseError, match=re.escape(why)):
        read_settings(tmp_path / "c.yaml", lambda tree: validate(Whole, tree))


def test_a_value_that_repeats_itself_without_end_is_shown_in_part(tmp_path: Path) -> None:
    names = "abcdefgh"
    lines = ["a: &a [x, x, x, x, x, x, x, x]"]
    for before, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]")
    (tmp_path / "c.yaml").write_text("\n".join([*lines, "parts: *h"]))
    with pytest.raises(SummariseError) as error:
        read_settings(tmp_path / "c.yaml", lambda tree: validate(Whole, {"parts": tree["parts"]}))
    assert len(str(error.value)) < 500
