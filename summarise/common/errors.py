"""Errors for people: one line that names the file, the record and the remedy."""

from __future__ import annotations

import re


class SummariseError(Exception):
    """An error that the user can fix; its one line names the file, the record and the remedy."""


_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Return a text for a terminal: control characters, which could steer it, are escaped."""
    return _UNPRINTED.sub(lambda found: ascii(found[0])[1:-1], text)


def one_line(error: BaseException | str) -> str:
    """Return an error's message on one line of at most 300 characters, or its type if it has none."""
    message = " ".join(str(error).split()) or type(error).__name__
    return message if len(message) <= 300 else message[:297] + "..."
