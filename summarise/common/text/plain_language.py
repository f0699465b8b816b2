"""Languages that are told by their commonest words, so that no model need be asked."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST_WORDS = 20
_SHARE = 0.1  # of a text's words, at least, that are a language's own
_DIFFERENT = 4  # of these words, at least
_TIMES = 3  # as many as of any other language

# words that hardly another language has, its neighbours least of all: Galician, Luxembourgish, Slovak
_OWN_WORDS = {
    code: frozenset(words.split())
    for code, words in {
        "de": """
            aber auch auf das der ein eine einem einen einer eines für haben hat im ist mit nicht nur
            sagte sich sind und wenn werden wie wird wurde wurden zur zwischen über
        """,
        "en": "and that the this with",
        "es": "el fue hasta las los más pero según su sus también una y",
        "fr": """
            après aux avec cette dans depuis deux dont est les leur leurs mais ont ou par pas pour qui
            ses sont sur une été
        """,
        "it": "alla anche che degli dei della delle gli il nel nella più sono è",
        "pl": """
            była było były dla jego jest już która które który oraz przez się także był czy że
        """,
        "pt": "até com em mais não pela pelo são também um uma à às",
    }.items()
}


def plain_language(words: Sequence[str]) -> str | None:
    """Return the language, as an ISO 639-1 code, that a text has many own words of, and of no other.

    None where it is not plain, and for English, of which more words are known elsewhere.

    Args:
        words: of the text, in lower case.
    """
    if len(words) < _LEAST_WORDS:
        return None
    own = {code: sum(map(its.__contains__, words)) for code, its in _OWN_WORDS.items()}
    (best, most), (_, next_most), *_ = sorted(own.items(), key=lambda each: -each[1])
    plain = most >= _SHARE * len(words) and most >= _TIMES * next_most and best != "en"
    return best if plain and len(_OWN_WORDS[best].intersection(words)) >= _DIFFERENT else None
