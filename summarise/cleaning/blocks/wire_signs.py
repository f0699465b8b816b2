"""The signs by which agencies told typesetters what a line is (`^Dam bursts in Sudara<`), which are no text."""

from __future__ import annotations

import re

_LEAST = 2  # lines: one may be of anything
_SIGNED = re.compile(r"^\^[^\n]*[<=][ \t]*$", re.MULTILINE)


def without_wire_signs(text: str) -> str:
    """Return a text without the signs of wire copy; as it is where it is none."""
    if "\n^" not in text or len(_SIGNED.findall(text)) < _LEAST:
        return text
    return _SIGNED.sub(lambda line: line[0].strip(" \t")[1:-1].strip(" \t"), text)
