"""A wrapper of JSON that is larger than a document may be: its records are read one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from summarise.common.limits import Limits
from summarise.readers.json_values import DECODER
from summarise.readers.record import ReaderOptions
from summarise.readers.wrappers import is_record, is_wrapping_key

_CHUNK = 1 << 20  # characters
_SPACE = " \t\r\n"


def wrapped_records(stream: TextIO, options: ReaderOptions) -> Iterator[Any]:
    """Yield the records of the lists of objects that follow each other; what else they say is passed over.

    A list whose key is not one that wraps is a publisher's, which its records then name.

    Raises:
        SummariseError: a value, or the object where it is no wrapper, is larger than a document may be.
        json.JSONDecodeError, RecursionError: it is not JSON.
    """
    reader = _Reader(stream, options.limits)
    depth, known = 0, False
    while depth or reader.next():
        found = reader.next()
        if found == "{" or not depth:
            reader.take("{")
            depth += 1
        elif found in ("}", ""):
            reader.take("}")
            depth -= 1
        elif found == ",":
            reader.take(",")
        else:
            key = reader.value()
            reader.take(":")
            if reader.next() == "[":
                for record in reader.items():
                    known = known or is_wrapping_key(key) or is_record(record, options)
                    if not known:
                        raise options.limits.too_large("record")
                    named = isinstance(record, Mapping) and not is_wrapping_key(key)
                    yield {"publisher": key, **record} if named else record
            elif not (reader.next() == "{" and is_wrapping_key(key)):
                reader.value()


class _Reader:
    """The values of a stream, no more of which is in memory than one value takes."""

    def __init__(self, stream: TextIO, limits: Limits) -> None:
        self._stream, self._limits = stream, limits
        self._buffer, self._at = "", 0

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

    def value(self) -> Any:
        """Return the next value."""
        self.next()
        while True:
            try:
                value, self._at = DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError:
                if len(self._buffer) - self._at > self._limits.largest_document:
                    raise self._limits.too_large("record") from None
                if not self._fill():
                    raise
            else:
                return value

    def items(self) -> Iterator[Any]:
        """Yield the items of the list that comes next."""
        self.take("[")
        while self.next() != "]":
            yield self.value()
            if self.next() != "]":
                self.take(",")
        self.take("]")

    def _fill(self) -> bool:
        more = self._stream.read(max(_CHUNK, len(self._buffer) - self._at))
        self._buffer, self._at = self._buffer[self._at :] + more, 0
        return bool(more)
