"""How a sentence ends."""

from __future__ import annotations

_SENTENCE_ENDS = frozenset(".!?…。．｡！？؟۔।॥։።။។")
_CLOSING = "'\"”’»“‘«›‹)]」』）】》〉 \xa0\u202f"  # in some language: „so.“, »so.«, « so. »
_LONGEST_NOTE = 3  # digits


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does: with a full stop or its like, quotes and numbers of notes aside."""
    return last_mark(text) in _SENTENCE_ENDS


def last_mark(text: str) -> str:
    """Return a text's last character, but for what closes a quotation or a bracket behind it; empty where none is left."""
    return _without_notes(text.rstrip()).rstrip(_CLOSING)[-1:]


def _without_notes(text: str) -> str:
    """Return a text without the numbers of notes at its end, `so.[1][2]`."""
    while text.endswith("]"):
        bare, _, number = text[:-1].rpartition("[")
        if not (number.isdecimal() and len(number) <= _LONGEST_NOTE):
            break
        text = bare.rstrip()
    return text
