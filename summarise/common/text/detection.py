"""The language of a text."""

from __future__ import annotations

from summarise.common.text.words import FUNCTION_WORDS

_READ = 500  # characters; more cost more than all the rest of cleaning
_MIN_LETTERS = 20  # with fewer a guess is a coin toss
_MIN_WORDS = 20
_ENGLISH_SHARE = 0.2  # of words: function words, many of which other languages have too
_ENGLISH_ALONE = frozenset("the and with that this".split())  # which they do not have
_ALONE_SHARE = 0.04


def detect_language(text: str) -> str | None:
    """Return the language of a text as an ISO 639-1 code, from its first 500 characters.

    None when fewer than 20 letters are there to judge by. Unless English is plain, the model of
    `py3langid` (Lui and Baldwin 2012, https://aclanthology.org/P12-3005) decides.
    """
    sample = text[:_READ]
    if is_plainly_english(sample):
        return "en"
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    from py3langid import classify  # loads its model

    return str(classify(sample)[0])


def is_plainly_english(sample: str) -> bool:
    """Return whether function words settle the language, so that the model need not be asked."""
    words = sample.lower().split()
    known = sum(map(FUNCTION_WORDS.__contains__, words))
    alone = sum(map(_ENGLISH_ALONE.__contains__, words))
    latin = 20 * len(sample.encode("ascii", "ignore")) > 19 * len(sample)
    enough = known > _ENGLISH_SHARE * len(words) and alone > _ALONE_SHARE * len(words)
    return latin and enough and len(words) >= _MIN_WORDS
