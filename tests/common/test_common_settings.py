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
        ("parts: {}\nparts: {}", "not valid YAML: line 2, column 1: key 'parts' is given twice"),
        ("parts: {a: {most: 1, most: 2}}", "key 'most' is given twice"),
        ("parts:\n\ta: {}", "not valid YAML: line 2, column 1: found character '\\t'"),
        ("parts: [1", "not valid YAML: line 1, column 10: expected ',' or ']'"),
        ("parts: !!python/name:os.system", "not valid YAML: line 1, column 8: could not"),
        ("[" * 2000, "not valid YAML: nested too deeply"),
        ("# " + "x" * 1_000_000, "more than 1,000,000 characters"),
    ],
)
def test_what_no_settings_are_written_in_is_one_line(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "c.yaml").write_text(text)
    with pytest.raises(SummariseError, match=re.escape(why)):
        read_settings(tmp_path / "c.yaml", lambda tree: validate(Whole, tree))


def test_a_key_of_two_sections_is_given_once_in_each(tmp_path: Path) -> None:
    text = "parts:\n  a: &a {most: 1}\n  b: {most: 2}\n  c: {<<: *a, most: 3}"
    (tmp_path / "c.yaml").write_text(text)
    settings = read_settings(tmp_path / "c.yaml", lambda tree: validate(Whole, tree))
    assert settings.parts["c"] == Part(most=3)


class Several(BaseModel):
    number: int = 1
    share: float = 1.0
    name: str = ""
    names: tuple[str, ...] = ()
    part: Part = Part()


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("number", "four", "must be a whole number, not 'four'"),
        ("number", 1.5, "must be a whole number, not 1.5"),
        ("share", "most", "must be a number, not 'most'"),
        ("name", 5, "must be a text, not 5"),
        ("names", "de", "must be a list, such as [en, de], not 'de'"),
        ("part", [1], "must have keys, a line `key: value` each, not [1]"),
    ],
)
def test_a_value_of_another_type_is_told_what_it_must_be(key: str, value: object, why: str) -> None:
    with pytest.raises(SummariseError) as error:
        validate(Several, {key: value})
    assert str(error.value) == f"{key}: {why}"


def test_a_value_that_repeats_itself_without_end_is_shown_in_part(tmp_path: Path) -> None:
    names = "abcdefgh"
    lines = ["a: &a [x, x, x, x, x, x, x, x]"]
    for before, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]")
    (tmp_path / "c.yaml").write_text("\n".join([*lines, "parts: *h"]))
    with pytest.raises(SummariseError) as error:
        read_settings(tmp_path / "c.yaml", lambda tree: validate(Whole, {"parts": tree["parts"]}))
    assert len(str(error.value)) < 500
