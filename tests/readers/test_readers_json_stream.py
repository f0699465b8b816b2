"""The values of a stream of JSON come one by one, wherever the stream is cut."""

from __future__ import annotations

import io
import json
from typing import SupportsIndex

import pytest

from summarise.common.limits import DEFAULT, Limits
from summarise.readers.json_stream import JsonStream


class Trickle(io.StringIO):
    """A stream that never gives more than two characters at once."""

    def read(self, size: int | None = -1, /) -> str:
        return super().read(2)


def test_values_are_whole_wherever_the_stream_is_cut() -> None:
    stream = Trickle('[1234, "quay", {"page": -5.25}]\n{"depth": [true]} 678')
    values = list(JsonStream(stream, DEFAULT).values())
    assert values == [1234, "quay", {"page": -5.25}, {"depth": [True]}, 678]


class Counted(str):
    """A text that counts the characters that are copied of it, and stays one in a buffer."""

    copied = 0

    def __getitem__(self, key: SupportsIndex | slice, /) -> str:
        found = super().__getitem__(key)
        Counted.copied += len(found)
        return Counted(found)

    def __radd__(self, before: str) -> str:
        return Counted(str.__add__(before, self))


class CountedStream(io.StringIO):
    def read(self, size: int | None = -1, /) -> str:
        return Counted(super().read(size))


def test_a_value_costs_no_copy_of_what_comes_behind_it() -> None:
    text = "[" + "1," * 10_000 + "1]"
    assert sum(JsonStream(CountedStream(text), DEFAULT).values()) == 10_001
    assert 0 < Counted.copied < 1_000 * len(text)  # a few dozen a value, where the rest is 10,000


def test_an_error_is_told_before_what_stands_behind_it_is_read() -> None:
    text = io.StringIO('{"quay": "a " b"}' + " " * (1 << 22))
    with pytest.raises(json.JSONDecodeError, match="Expecting ',' delimiter"):
        list(JsonStream(text, Limits(largest_document=1000)).values())
