"""Repair of what broke on a text's way here; nothing else is changed.

Quotes stay curly, ligatures and full-width letters stay as they are: only damage is repaired.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from ftfy import fix_encoding
from ftfy.badness import is_bad

from summarise.common.text.characters import LINE_FEED, to_codes, to_text

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_END = re.compile(r"[\r\v\f\u2028\u2029]")
# The joiners U+200C and U+200D stay: scripts and emoji are spelled with them. Behind white space or punctuation they
# join nothing, nor do they where an element ends; the letter before may end with an entity's `;` or a tag's `>`.
_STRAY_JOINER = re.compile(
    r"(?:(?<![^\s!-/:<=?@\[-`{-~\u2010-\u205e])[\u200c\u200d]+|(?<=>)[\u200c\u200d]+(?=\s*</))"
)
_ODD_CHARACTERS = (
    ("no-break space", re.compile(r"[\u00a0\u202f]"), " "),
    ("odd space", re.compile(r"[\u1680\u2000-\u200a\u205f\u3000]"), " "),
    ("zero-width character", re.compile(r"[\u200b\u2060-\u2064\ufeff\ufffc]"), ""),
    ("control character", re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe]"), ""),
)
# what PDFium gives of a PDF, between letters, for a hyphen and the end of its line
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[\x02\ufffe](?=[^\W\d_])")
_WIDEST = 120  # characters: a line of more between two such ends is one of several that were joined
_SOFT_HYPHEN = re.compile(r"\u00ad(?![^\S\n]*\n)")  # at a line end, the word goes on below
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});")
_UNSEEN_ENTITY = re.compile(  # of what `repair` takes out: soft hyphens, joiners, zero-width spaces
    r"&(?:shy|zwn?j|ZeroWidthSpace|NoBreak|#0*(?:173|820[345]|8288|65279)|#[xX]0*(?:[aA][dD]|200[b-dB-D]|2060|[fF][eE][fF]{2}));"
)
_MOST_ESCAPES = 3  # times that a text is escaped: &amp;amp;quot;
_PLAIN = bytes([*range(32, 127), 9, 10])  # printable ASCII, tab and line feed
# what is composed already, whatever stands beside it: most of Latin, of punctuation, of currencies
_COMPOSED = re.compile("[\0-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*")
# ftfy tells mojibake by two characters in a row that are not ASCII, or by one of these alone
_ALONE = np.array([*range(0x80, 0xA0), *map(ord, "ÂÃŒœ")], np.uint32)
_BESIDE = 6  # characters on either side, from which it tells it
# how Swedish, Finnish, Danish and German open a quotation; where it closes on another line, ftfy takes the mark and the
# letter behind it for one letter of UTF-8 that was read as MacRoman
_OPENING = re.compile(r"(?<![^\s(\[])([”»›])(?=[^\W\d_])")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Repair a text: mojibake, NFC, line ends, odd spaces, zero-width and control characters.

    Every line end (a form feed too) becomes a line feed, every space but the tab a plain space.

    Returns:
        the text, and what was repaired with counts (`"repaired: 3 mojibake sequences"`). Line ends
        are not reported.
    """
    odd = _odd(text)
    if not odd:
        return text, ()
    counts: Counter[str] = Counter()
    if _SURROGATE.search(odd):
        text, counts["lone surrogate"] = _SURROGATE.subn("\ufffd", text)
    if "\r" in odd:
        text = text.replace("\r\n", "\n")
    if "\x02" in odd or "\ufffe" in odd:
        text, counts["line-end hyphen"] = _break_lines(text)
    for end in _LINE_END.findall(odd):
        text = text.replace(end, "\n")
    mended, counts["mojibake sequence"] = _mend_mojibake(text)
    if mended != text:
        text, odd = mended, _odd(mended)
    if not _COMPOSED.fullmatch(odd):
        composed = unicodedata.normalize("NFC", text)
        counts["decomposed character"] = max(len(text) - len(composed), int(text != composed))
        if composed != text:
            text, odd = composed, _odd(composed)
    for what, pattern, plain in _ODD_CHARACTERS:
        for character in pattern.findall(odd):
            counts[what] += text.count(character)
            text = text.replace(character, plain)
        if what == "zero-width character" and "\u00ad" in odd:
            text, hyphens = _SOFT_HYPHEN.subn("", text)
            counts[what] += hyphens
        if what == "zero-width character" and ("\u200c" in odd or "\u200d" in odd):
            text, joiners = _STRAY_JOINER.subn("", text)
            counts[what] += joiners
    return text, tuple(
        f"repaired: {count} {what}{'s' if count > 1 else ''}"
        for what, count in counts.items()
        if count
    )


def decode_entities(text: str) -> tuple[str, tuple[str, ...]]:
    """Decode the HTML entities of a text that is no markup, also those that were escaped again.

    Returns:
        the text, and what was decoded with its count (`"repaired: 3 HTML entities"`).
    """
    count = 0
    for _ in range(_MOST_ESCAPES):
        if "&" not in text:
            break
        decoded = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        if decoded == text:
            break
        count = count or sum(html.unescape(each) != each for each in _ENTITY.findall(text))
        text = decoded
    return text, (f"repaired: {count} HTML entit{'ies' if count > 1 else 'y'}",) if count else ()


def decode_unseen(markup: str) -> str:
    """Return markup with the entities of characters that nobody sees decoded, for `repair` to find: `&shy;`, `&#8203;`."""
    return _UNSEEN_ENTITY.sub(lambda match: html.unescape(match[0]), markup)


def writable(value: Any) -> Any:
    """Return a record or a part of one without lone surrogates, which no encoding can write."""
    if isinstance(value, str):
        return without_surrogates(value)
    if isinstance(value, Mapping):
        return {writable(key): writable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [writable(part) for part in value]
    return value


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD in place of lone surrogates, which no encoding can write."""
    try:
        text.encode()  # takes a tenth of the time of looking for them
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _odd(text: str) -> str:
    """Return the distinct characters of a text but printable ASCII, tabs and line feeds."""
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return "".join(sorted(set(odd.decode("utf-8", "surrogatepass"))))


def _break_lines(text: str) -> tuple[str, int]:
    """Give back hyphens and line ends that PDFium took; where lines were joined, mend their words."""
    lines, count = text.split("\n"), 0
    for number, line in enumerate(lines):
        parts = _BROKEN_WORD.split(line)
        lines[number] = ("-\n" if max(map(len, parts)) <= _WIDEST else "").join(parts)
        count += len(parts) - 1
    return "\n".join(lines), count


def _mend_mojibake(text: str) -> tuple[str, int]:
    """Repair each line by itself, since one dump may hold good lines and broken ones."""
    if text.isascii():
        return text, 0
    near = filter(None, _suspicious(text).split("\n"))  # of most lines nothing is left
    if not _perhaps_mojibake("\n".join(near)):
        return text, 0
    lines = text.split("\n")
    # each distinct line once: looking is expensive
    other = [line for line in set(lines) if not line.isascii()]
    each = zip(other, _suspicious("\n".join(other)).split("\n"), strict=True)
    fixed = {line: _mend(line) for line, its in each if _perhaps_mojibake(its)}
    mended = 0
    for number, line in enumerate(lines):
        lines[number] = whole = fixed.get(line, line)
        if whole != line:
            gone = Counter(_NOT_ASCII.findall(line)) - Counter(_NOT_ASCII.findall(whole))
            mended += max(1, gone.total())
    return "\n".join(lines), mended


def _mend(line: str) -> str:
    """Repair what stands between the marks that open quotations, which stay as they are."""
    parts = _OPENING.split(line)
    parts[::2] = map(fix_encoding, parts[::2])
    return "".join(parts)


def _suspicious(text: str) -> str:
    """Return what of each line may be mojibake, with the characters beside it."""
    codes = to_codes(text)
    places = np.flatnonzero(codes > 127)
    in_a_row = np.diff(places) == 1
    suspicious = np.isin(codes[places], _ALONE)
    suspicious[1:] |= in_a_row
    suspicious[:-1] |= in_a_row
    beside = np.zeros(len(codes) + 2 * _BESIDE, np.bool_)
    for shift in range(2 * _BESIDE + 1):
        beside[places[suspicious] + shift] = True
    return to_text(codes[beside[_BESIDE:-_BESIDE] | (codes == LINE_FEED)])


def _perhaps_mojibake(near: str) -> bool:
    """Return whether ftfy takes any of it for mojibake."""
    return is_bad(near) or near.startswith(("Ã ", "Â ")) or "\nÃ " in near or "\nÂ " in near
