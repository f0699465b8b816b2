"""Ground floor: mend what broke on a text's way here, and change nothing else.

Quotes stay curly, ligatures and full-width letters stay as they are: only damage is repaired.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ftfy import fix_encoding
from ftfy.badness import is_bad

_NOT_PLAIN = re.compile(r"[^\t\n -~]+")
_LINE_END = re.compile(r"\r\n|[\r\v\f\u2028\u2029]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_BREAK_SPACE = re.compile(r"[\u00a0\u202f]")
_ODD_SPACE = re.compile(r"[\u1680\u2000-\u200a\u205f\u3000]")
# The joiners U+200C and U+200D stay: scripts and emoji are spelled with them.
# So does a soft hyphen at a line end, which says that the word goes on below.
_ZERO_WIDTH = re.compile(r"[\u200b\u2060-\u2064\ufeff\ufffc]|\u00ad(?![^\S\n]*\n)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ODD_CHARACTERS = (
    ("no-break space", _NO_BREAK_SPACE, " "),
    ("odd space", _ODD_SPACE, " "),
    ("zero-width character", _ZERO_WIDTH, ""),
    ("control character", _CONTROL, ""),
)
_BESIDE = 6  # characters on either side, from which ftfy tells mojibake


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Mend a text: mojibake, NFC, line ends, odd spaces, zero-width and control characters.

    Every line end (a form feed too) becomes a line feed, every space but the tab a plain space.

    Returns:
        the text, and what was repaired with counts (`"repaired: 3 mojibake sequences"`). Line ends
        are not reported.
    """
    odd = _odd(text)
    if not odd:
        return text, ()
    counts: dict[str, int] = {}
    if _SURROGATE.search(odd):
        text, counts["lone surrogate"] = _SURROGATE.subn("\ufffd", text)
    if _LINE_END.search(odd):
        text = _LINE_END.sub("\n", text)
    mended, counts["mojibake sequence"] = _mend_mojibake(text)
    composed = unicodedata.normalize("NFC", mended)
    counts["decomposed character"] = max(len(mended) - len(composed), int(mended != composed))
    if composed != text:
        odd = _odd(composed)
    text = composed
    for what, pattern, plain in _ODD_CHARACTERS:
        if pattern.search(odd):
            text, counts[what] = pattern.subn(plain, text)
    return text, tuple(
        f"repaired: {count} {what}{'s' if count > 1 else ''}"
        for what, count in counts.items()
        if count
    )


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _odd(text: str) -> str:
    """The different characters of a text that are not plain ASCII."""
    return "".join(set().union(*_NOT_PLAIN.findall(text)))


def _mend_mojibake(text: str) -> tuple[str, int]:
    """Each line by itself, since one dump may hold good lines and broken ones."""
    if text.isascii() or not _perhaps_mojibake(text):
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


def _perhaps_mojibake(text: str) -> bool:
    """Whether a text has what ftfy takes for mojibake, by what is not ASCII and stands beside it."""
    spans = (match.span() for match in _NOT_ASCII.finditer(text))
    windows = "\n".join(["", *(text[max(0, i - _BESIDE) : j + _BESIDE] for i, j in spans)])
    return is_bad(windows) or "\nÃ " in windows or "\nÂ " in windows
