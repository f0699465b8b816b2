"""The values of a stream of JSON, one by one: no more of it is in memory than one value takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from summarise.common.limits import Limits
from summarise.readers.json_values import DECODER

_CHUNK = 1 << 20  # characters
_LONGEST_TOKEN = 16  # characters of what is no string, which a chunk's end may cut
_SPACE = " \t\r\n"


class JsonStream:
    """Reads a stream of JSON from its beginning.

    Args:
        stream: of text.
        limits: of what a value may take.
    """

    def __init__(self, stream: TextIO, limits: Limits) -> None:
        self._stream, self._limits = stream, limits
        self._buffer, self._at = "", 0

    def values(self) -> Iterator[Any]:
        """Yield the values that follow each other, and the items of lists among them.

        Raises:
            SummariseError, json.JSONDecodeError, RecursionError: as `value` does.
        """
        while found := self.next():
            if found == "[":
                yield from self.items()
            else:
                yield self.value()

    def items(self) -> Iterator[Any]:
        """Yield the items of the list that comes next; a comma too many or too few is no matter.

        Raises:
            SummariseError, json.JSONDecodeError, RecursionError: as `value` does.
        """
        self.take("[")
        while (found := self.next()) != "]":
            if found == ",":
                self.take(",")
            else:
                yield self.value()
        self.take("]")

    def value(self) -> Any:
        """Return the next value.

        Raises:
            SummariseError: it is larger than a document may be.
            json.JSONDecodeError, RecursionError: what comes next is no value.
        """
        self.next()
        while True:
            try:
                value, end = DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if self._is_in_the_middle(error):
                    raise
                if len(self._buffer) - self._at > self._limits.largest_document:
                    raise self._limits.too_large("record") from None
                if not self._fill():  # else it was perhaps cut in two
                    raise
            else:
                if end == len(self._buffer) and self._fill():
                    continue  # a number may go on
                self._at = end
                return value

    def _is_in_the_middle(self, error: json.JSONDecodeError) -> bool:
        """Return whether an error is one that reading more cannot cure."""
        cut = error.msg.startswith("Unterminated")  # which names where the string begins
        return not cut and error.pos < len(self._buffer) - _LONGEST_TOKEN

    def next(self) -> str:
        """Return the next character that is not white space, "" at the end."""
        while True:
            left = self._buffer[self._at : self._at + 64].lstrip(_SPACE)
            if left:
                self._at += len(self._buffer[self._at : self._at + 64]) - len(left)
                return left[0]
            self._at = min(self._at + 64, len(self._buffer))
            if self._at == len(self._buffer) and not self._fill():
                return ""

    def take(self, character: str) -> None:
        """Pass over a character; raises `json.JSONDecodeError` if another comes."""
        if self.next() != character:
            raise json.JSONDecodeError(f"expected {character!r}", self._buffer, self._at)
        self._at += 1

    def _fill(self) -> bool:
        """Read more, twice as much each time, which keeps a huge value's cost linear; false at the end."""
        more = self._stream.read(max(_CHUNK, len(self._buffer) - self._at))
        if more:
            self._buffer, self._at = self._buffer[self._at :] + more, 0
        return bool(more)
