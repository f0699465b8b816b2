"""The values of a stream of JSON come one by one, wherever the stream is cut."""

from __future__ import annotations

import io

from summarise.common.deadline import at_most
from summarise.common.limits import DEFAULT
from summarise.readers.json_stream import JsonStream


class Trickle(io.StringIO):
    """A stream that never gives more than two characters at once."""

    def read(self, size: int | None = -1, /) -> str:
        return super().read(2)


def test_values_are_whole_wherever_the_stream_is_cut() -> None:
    stream = Trickle('[1234, "quay", {"page": -5.25}]\n{"depth": [true]} 678')
    values = list(JsonStream(stream, DEFAULT).values())
    assert values == [1234, "quay", {"page": -5.25}, {"depth": [True]}, 678]


def test_many_small_values_are_read_in_time() -> None:
    stream = JsonStream(io.StringIO("[" + "1," * 200_000 + "1]"), DEFAULT)
    with at_most(2):  # a fifth of a second, where none copies the rest
        assert sum(stream.values()) == 200_001
