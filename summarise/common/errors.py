"""Errors for people: one line that names the file, the record and the remedy."""

from __future__ import annotations


class SummariseError(Exception):
    """An error that the user can fix; its one line names the file, the record and the remedy."""


def one_line(error: BaseException | str) -> str:
    """Return an error's message on one line of at most 300 characters, or its type if it has none."""
    message = " ".join(str(error).split()) or type(error).__name__
    return message if len(message) <= 300 else message[:297] + "..."
