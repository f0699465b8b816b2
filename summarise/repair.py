"""Ground floor: mend what broke on a text's way here, and change nothing else.

Quotes stay curly, ligatures and full-width letters stay as they are: only damage is repaired.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ftfy import fix_encoding

_LINE_END = re.compile(r"\r\n|[\r\v\f\u2028\u2029]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_BREAK_SPACE = re.compile(r"[\u00a0\u202f]")
_ODD_SPACE = re.compile(r"[\u1680\u2000-\u200a\u205f\u3000]")
# The joiners U+200C and U+200D stay: scripts and emoji are spelled with them.
# So does a soft hyphen at a line end, which says that the word goes on below.
_ZERO_WIDTH = re.compile(r"[\u200b\u2060-\u2064\ufeff\ufffc]|\u00ad(?![^\S\n]*\n)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Mend a text: mojibake, NFC, line ends, odd spaces, zero-width and control characters.

    Every line end (a form feed too) becomes a line feed, every space but the tab a plain space.

    Returns:
        the text, and what was repaired with counts (`"repaired: 3 mojibake sequences"`). Line ends
        are not reported.
    """
    counts: dict[str, int] = {}
    text, counts["lone surrogate"] = _SURROGATE.subn("\ufffd", text)
    text = _LINE_END.sub("\n", text)
    text, counts["mojibake sequence"] = _mend_mojibake(text)
    composed = unicodedata.normalize("NFC", text)
    counts["decomposed character"] = max(len(text) - len(composed), int(text != composed))
    text, counts["no-break space"] = _NO_BREAK_SPACE.subn(" ", composed)
    text, counts["odd space"] = _ODD_SPACE.subn(" ", text)
    text, counts["zero-width character"] = _ZERO_WIDTH.subn("", text)
    text, counts["control character"] = _CONTROL.subn("", text)
    return text, tuple(
        f"repaired: {count} {what}{'s' if count > 1 else ''}"
        for what, count in counts.items()
        if count
    )


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _mend_mojibake(text: str) -> tuple[str, int]:
    """Each line by itself, since one dump may hold good lines and broken ones."""
    if text.isascii():
        return text, 0
    lines, mended = text.split("\n"), 0
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        lines[number] = fixed = fix_encoding(line)
        if fixed != line:
            gone = Counter(_NOT_ASCII.findall(line)) - Counter(_NOT_ASCII.findall(fixed))
            mended += max(1, gone.total())
    return "\n".join(lines), mended
