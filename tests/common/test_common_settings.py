"""Settings of any kind, and errors that name the key."""

from __future__ import annotations

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
