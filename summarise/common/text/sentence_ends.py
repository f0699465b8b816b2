"""How a sentence ends."""

from __future__ import annotations

import re

_SENTENCE_ENDS = frozenset(".!?…。．｡！？؟۔।॥։።။។")
_CLOSING = "'\"”’»“‘«›‹)]」』）】》〉 \xa0\u202f"  # in some language: „so.“, »so.«, « so. »
_NOTES = re.compile(r"(?:\s?\[\d{1,3}\])+\Z")  # so.[1][2]


def ends_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does: with a full stop or its like, quotes and numbers of notes aside."""
    return last_mark(text) in _SENTENCE_ENDS


def last_mark(text: str) -> str:
    """Return a text's last character, but for what closes a quotation or a bracket behind it; empty where none is left."""
    bare = text.rstrip()
    if bare.endswith("]"):
        bare = _NOTES.sub("", bare)
    return bare.rstrip(_CLOSING)[-1:]
