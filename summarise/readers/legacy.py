"""Older encodings: which one some bytes are in, by how they look or by the language of their page."""

from __future__ import annotations

import re

from summarise.common.errors import SummariseError

_GUESSES = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("koi8_r", "mac_roman", "cp932", "euc_jp", "gb18030", "big5", "cp949"),
)
# What pages in a language were written in, as browsers take it where nothing is declared; the likeliest first.
_OF_LANGUAGE = {
    **dict.fromkeys("cs hr hu pl ro sk sl sq bs".split(), ("cp1250", "iso8859_2")),
    **dict.fromkeys("be bg mk sr".split(), ("cp1251",)),
    **dict.fromkeys("ru uk".split(), ("cp1251", "koi8_r")),
    **dict.fromkeys("et lt lv".split(), ("cp1257",)),
    **dict.fromkeys("ar fa ur".split(), ("cp1256",)),
    "el": ("cp1253",),
    "tr": ("cp1254",),
    "he": ("cp1255",),
    "vi": ("cp1258",),
    "th": ("cp874",),
    "ja": ("cp932", "euc_jp"),
    "ko": ("cp949",),
    "zh": ("gb18030", "big5"),
}
MULTIBYTE = frozenset(("cp932", "euc_jp", "gb18030", "big5", "cp949"))
_FEW = 8  # bytes, too few to tell an encoding by
_MOST = 1 << 14  # bytes that the encoding of a language is told by
# of DOS and of the Macintosh, which the guesser takes for Windows-1252; by how they look beside it
_OLDEST = {"cp850": "CP850 (DOS)", "cp437": "CP437 (DOS)", "mac_roman": "Mac Roman"}
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman")
# oddities, of them different ones, and the share that they are of the bytes beyond ASCII
_LEAST_ODD, _LEAST_DIFFERENT, _LEAST_SHARE = 3, 2, 1 / 4
_ENOUGH = frozenset("œÕ")  # before digits and behind letters, which are £ and ’ and nothing else
_MOST_UNUSUAL = 1 / 20  # of the bytes beyond ASCII, in the older encoding
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# between letters, and no letter; a small letter before a capital
_ODD_SIGN = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f\u2019\u00ad](?<![^\W\d_])")
# In Windows-1252: œ1.2m, caf‚s, AshbyÕs, a closing quote that is Ó, and what text has no use for.
_ODD_LATIN = re.compile(
    r"[^\W\d_\x00-\x7f](?=\d)|(?<=[^\W\d_])[‚„ƒˆ‰‹¢¡¤](?![\d.])|(?<=[^\W\d_])[†‡](?=[^\W\d_])"
    r"|(?<=[a-z])[À-ÖØ-ÞŠŒŽŸ]|(?<=[.,!?])[ÓÕ](?![^\W_])|[\ufffd\u2200-\u22ff\u2500-\u25ff]"
    r"|(?<=[^\W\d_])[^\w\x00-\x7f‘’“\u00ad–—·](?=[^\W\d_])"
)
# In an older one: letters within words, money, quotes around words. All that is beyond ASCII is so.
_USUAL_LATIN = re.compile(
    r"(?<=[^\W\d_])[ß-öø-ÿæœ](?![A-Z])|[ß-öø-ÿæœ](?=[a-z])|\b[àèéôùúóyøåæ](?= )"
    r"|(?<![^\W_])[ÀÁÂÄÅÆÇÈÉÊÌÍÎÑÒÓÔÖØÙÚÛÜŒ](?=[a-z])|(?<![^\W_])[ÀÉ](?= )|(?<=[A-Z])[À-ÖØ-ÞŒ](?![a-z])"
    r"|[£¥](?=\d)|[“‘«„‚](?=[\w(£«]|[^\W_])|(?<=[\w.,!?%)…])[”’»“‘](?![^\W_])|(?<=[^\W_])’(?=[^\W_])"
    r"|(?<![^\s“«])[«»](?!\S)|[–—]|(?<=[^\W_])…(?![a-z])|(?<=\d)[½¼°²³]|[½¼](?![^\W_])|[§•©®™](?=[\s\d])|\u00a0"
)
_ODD_CASE = re.compile(r"(?=[^\x00-\x7f])[^\W\d_](?=[^\x00-\x7f])[^\W\d_]")


def label(encoding: str) -> str:
    """Return the name of an encoding as people know it: `Windows-1252` of `cp1252`."""
    if encoding in _OLDEST:
        return f"{_OLDEST[encoding]}, which is a guess"
    return encoding.replace("cp125", "Windows-125")


def of_language(language: str, words: bytes) -> str | None:
    """Return the encoding of words by their page's language, None where that says nothing.

    Args:
        language: a tag such as `cs` or `pt-BR`.
        words: those that are not UTF-8.
    """
    code, _, region = language.lower().partition("-")
    names = _OF_LANGUAGE.get(code, ())
    if code == "zh" and region in ("tw", "hk", "hant"):
        names = names[::-1]
    return min(names, key=lambda name: _oddities(words[:_MOST], name), default=None)


def _oddities(words: bytes, encoding: str) -> int:
    """Count what words do not have: no character, a sign between letters, a capital behind a small letter."""
    text = words.decode(encoding, "replace")
    odd = text.count("\ufffd")
    if encoding in MULTIBYTE:
        return odd
    odd += len(_ODD_SIGN.findall(text))
    pairs: list[str] = _ODD_CASE.findall(text)
    return odd + sum(pair[0].islower() and pair[1].isupper() for pair in pairs)


def guess(data: bytes) -> str:
    """Guess an older encoding: Windows-1252, the most common, wherever it is as likely as the best.

    Raises:
        SummariseError: the bytes are not text.
    """
    name = _by_statistics(data)
    if name not in _LATIN:
        return name
    data = data[:_MOST]
    beyond = len(_HIGH_BYTE.findall(data))
    odd = _ODD_LATIN.findall(data.decode(name, "replace"))
    several = len(set(odd)) >= _LEAST_DIFFERENT or set(odd) <= _ENOUGH
    if not several or len(odd) < max(_LEAST_ODD, _LEAST_SHARE * beyond):
        return name
    usual = {each: len(_USUAL_LATIN.findall(data.decode(each))) for each in _OLDEST}
    best = max(usual, key=usual.__getitem__)
    return best if beyond - usual[best] <= _MOST_UNUSUAL * beyond else name


def _by_statistics(data: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    # The guesser's own first choice among encodings that fit alike is the first by alphabet, and
    # it has nothing to go by in a text with a few accents.
    matches = from_bytes(data, cp_isolation=list(_GUESSES))
    best = matches.best()
    if best is None and _CONTROL_BYTE.search(data):
        raise SummariseError("binary file, not text: it fits no known encoding; give its text")
    if best is None or len(_HIGH_BYTE.findall(data)) < _FEW:
        return "cp1252"
    for match in matches:
        alike = match.chaos <= best.chaos + 0.02 and match.coherence >= best.coherence - 0.1
        if alike and "cp1252" in match.could_be_from_charset:
            return "cp1252"
    return best.encoding
