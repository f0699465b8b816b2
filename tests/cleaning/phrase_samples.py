"""Write a line that a phrase matches, so that every phrase of every language can be tried."""

from __future__ import annotations

import re
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_OF_CATEGORY: dict[Any, str] = {
    op.CATEGORY_DIGIT: "3",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_WORD: "!",
    op.CATEGORY_NOT_SPACE: "a",
}


def sample(phrase: str) -> str:
    """Return a short text that a pattern matches: its first alternatives, if it may nothing optional."""
    parts = parser.parse(phrase)
    shortest, longer = (_text(parts, optional).strip() for optional in (False, True))
    return shortest if re.search(phrase, shortest) else longer


def _text(parts: Any, optional: bool) -> str:
    return "".join(_part(code, what, optional) for code, what in parts)


def _part(code: Any, what: Any, optional: bool) -> str:
    if code is op.LITERAL:
        return chr(what)
    if code is op.ANY:
        return " "
    if code is op.NOT_LITERAL:
        return "a" if what != ord("a") else "b"
    if code is op.IN:
        return _of_set(what)
    if code is op.BRANCH:
        return _text(what[1][0], optional)
    if code is op.SUBPATTERN:
        return _text(what[3], optional)
    if code is op.MAX_REPEAT:
        least, most, parts = what
        if parts[0][0] is op.ANY:  # it parts two words
            return " a" if least or optional else " " * min(most, 1)
        return _text(parts, optional) * max(int(least), int(optional))
    assert code in (op.AT, op.ASSERT_NOT), f"{code}: not known here"
    return ""


def _of_set(choices: Any) -> str:
    if choices[0][0] is op.NEGATE:
        return "!" if any(code is op.CATEGORY for code, _ in choices) else "a"
    code, what = choices[0]
    if code is op.CATEGORY:
        return _OF_CATEGORY[what]
    return chr(what if code is op.LITERAL else what[0])
