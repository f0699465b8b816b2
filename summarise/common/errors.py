"""What goes wrong, for people: errors of one line that name the file, the record and the cure."""

from __future__ import annotations


class SummariseError(Exception):
    """Something the user can mend: one line that names the file, the record and the cure."""


def one_line(error: BaseException | str) -> str:
    """An error's message without line breaks, at most 300 characters; its type when it has none."""
    message = " ".join(str(error).split()) or type(error).__name__
    return message if len(message) <= 300 else message[:297] + "..."
