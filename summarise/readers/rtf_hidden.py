"""RTF without what a word processor does not show: hidden text, and what a tracked change deleted or moved."""

from __future__ import annotations

import re

_ANY = re.compile(rb"\\(?:v|deleted|mvf)(?![a-z])")
_STEP = re.compile(rb"\\[\\{}]|([{}])|\\(v|deleted|mvf|plain)(-?\d*)(?![a-z\d]) ?")
_KEPT = re.compile(
    rb"\\(?:par|f\d+)(?![a-z\d]) ?"
)  # of hidden text: its lines, and fonts behind it


def without_hidden_text(data: bytes) -> bytes:
    """Return an RTF file without text that is hidden, was deleted, or stands where it was moved from.

    `\\v`, `\\deleted` and `\\mvf` hold until the end of their group, or until `\\v0` and the like.
    """
    if not _ANY.search(data):
        return data
    parts: list[bytes] = []
    hidden_by, outer = frozenset[bytes](), list[frozenset[bytes]]()
    start = 0
    for step in _STEP.finditer(data):
        parts.append(_shown(data[start : step.start()], bool(hidden_by)))
        start = step.end()
        brace, word, number = step.groups()
        if word == b"plain":
            parts.append(step[0])
            hidden_by -= {b"v"}
        elif word:
            hidden_by = hidden_by - {word} if number == b"0" else hidden_by | {word}
        elif not brace:
            parts.append(_shown(step[0], bool(hidden_by)))
        else:
            parts.append(brace)
            if brace == b"{":
                outer.append(hidden_by)
            elif outer:
                hidden_by = outer.pop()
    parts.append(data[start:])
    return b"".join(parts)


def _shown(data: bytes, hidden: bool) -> bytes:
    return b"".join(_KEPT.findall(data)) if hidden else data
