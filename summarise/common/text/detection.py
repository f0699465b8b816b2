"""The language of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from summarise.common.text.plain_language import plain_language
from summarise.common.text.words import FUNCTION_WORDS

_READ = 500  # characters; more cost more than all the rest of cleaning
_MIN_LETTERS = 20  # with fewer a guess is a coin toss
_MIN_WORDS = 20
_ENGLISH_SHARE = 0.2  # of words: function words, many of which other languages have too
_ENGLISH_ALONE = frozenset("the and with that this".split())  # which they do not have
_ALONE_SHARE = 0.04


# What may be found: languages with news of their own that the model tells apart. It knows 70 more,
# and takes scores and prices for one of them: Pidgin, Bikol, Volapük, or `zxx`, which is no language.
_LANGUAGES = """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja
    ka kk km kn ko ku ky lo lt lv mk ml mn mr ms mt my ne nl nn no pa pl ps pt ro ru si sk sl so sq sr
    sv sw ta te tg th tl tr uk ur uz vi xh yo zh zu
""".split()
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def detect_language(text: str) -> str | None:
    """Return the language of a text as an ISO 639-1 code, from the words of its first 500 characters.

    None when fewer than 20 letters are there to judge by. Unless common words make it plain, the
    model of `py3langid` (Lui and Baldwin 2012, https://aclanthology.org/P12-3005) decides among a
    closed list of languages; of others the likeliest of the list is given, as English of its creoles.
    """
    sample = text[:_READ]
    if is_plainly_english(sample):
        return "en"
    if plain := plain_language(sample.lower().split()):
        return plain
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    words = _WORD.findall(sample)  # figures are no language
    return str(_model().classify(" ".join(words))[0])


@cache
def _model() -> Any:
    """Load the model, restricted to `_LANGUAGES`: one of our own, since the package's is shared."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages({*_LANGUAGES} & {*model.labels})
    return model


def is_plainly_english(sample: str) -> bool:
    """Return whether function words settle the language, so that the model need not be asked."""
    words = sample.lower().split()
    known = sum(map(FUNCTION_WORDS.__contains__, words))
    alone = sum(map(_ENGLISH_ALONE.__contains__, words))
    latin = 20 * len(sample.encode("ascii", "ignore")) > 19 * len(sample)
    enough = known > _ENGLISH_SHARE * len(words) and alone > _ALONE_SHARE * len(words)
    return latin and enough and len(words) >= _MIN_WORDS
