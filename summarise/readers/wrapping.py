"""Lines that a program wrapped, back to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WIDEST = 160  # columns; what has longer lines is not wrapped
_INDENTED = re.compile(r"[ \t]{2,}(?=\S)")
_LEAST, _MOST = 60, 100  # columns of wrapped text


def wrap_width(lines: Sequence[str]) -> int:
    """Return the column at which lines are wrapped, 0 where they are not."""
    lengths = sorted(len(line.rstrip()) for line in lines if len(line.strip()) > _LEAST // 2)
    if not lengths:
        return 0
    width = lengths[len(lengths) * 97 // 100]
    return width if _LEAST <= width <= _MOST else 0


def unwrap(lines: Sequence[str], width: int) -> list[str]:
    """Join lines to paragraphs: one goes on where the next line's first word would not have fit.

    Args:
        lines: between two blank ones.
        width: as `wrap_width` gives it; 0 leaves each line a paragraph.
    """
    paragraphs: list[list[str]] = []  # the pieces of each
    open_ = False
    for i, line in enumerate(lines):
        text = line.strip()
        if not text:
            continue
        if open_:
            before = paragraphs[-1][-1]
            hyphenated = before.endswith("-") and before[-2:-1].isalnum()
            paragraphs[-1] += [text] if hyphenated else [" ", text]
        else:
            paragraphs.append([text])
        following = lines[i + 1].split(None, 1) if i + 1 < len(lines) else []
        # two columns of grace, for double spaces that a display shows as one
        open_ = bool(width and following) and len(line.rstrip()) + 1 + len(following[0]) > width - 2
    return ["".join(pieces) for pieces in paragraphs]


def plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: a blank line ends one, and so does the next one's indent.

    Where every line is indented, or none is, only blank lines count. Lines that are too long to be
    wrapped are paragraphs by themselves.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs().split("\n")
    filled = [line for line in lines if line.strip()]
    indented = sum(bool(_INDENTED.match(line)) for line in filled)
    by_indent = 0 < indented < len(filled)
    wrapped = all(len(line) <= _WIDEST for line in filled)
    found = list[list[str]]([[]])
    for line in lines:
        if not line.strip() or not wrapped or (by_indent and _INDENTED.match(line)):
            found.append([])
        found[-1].append(line.strip())
    return [joined for each in found if (joined := " ".join(filter(None, each)))]
