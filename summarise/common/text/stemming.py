"""Stems: what makes two English words the same.

Sources: Porter 1980, "An algorithm for suffix stripping"; the Perl program ROUGE-1.5.5 (Lin 2004),
which looks irregular forms up in WordNet's lists first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from summarise.common.text.words import FUNCTION_WORDS

NormaliserName = Literal["rouge-score", "perl-1.5.5"]
Stem = Callable[[str], str]

_LONGEST_UNSTEMMED = 3  # both programs leave short words alone


def stemmer(normaliser: NormaliserName, exceptions: Mapping[str, str] | None = None) -> Stem:
    """Return the function from a word of more than three letters to its stem.

    Args:
        normaliser: `rouge-score`, NLTK's variant of Porter's algorithm; `perl-1.5.5`, the original
            algorithm, and `exceptions` first.
        exceptions: irregular form to base form.
    """
    if normaliser == "rouge-score":
        return _rouge_score_stemmer()
    from nltk.stem.porter import PorterStemmer  # slow to import

    porter = lru_cache(maxsize=1 << 16)(PorterStemmer(mode=PorterStemmer.ORIGINAL_ALGORITHM).stem)
    irregular = dict(exceptions or {})
    return lambda word: irregular.get(word) or porter(word)


@lru_cache(maxsize=1)
def _rouge_score_stemmer() -> Stem:
    """Return the one of which all share what they have stemmed."""
    from nltk.stem.porter import PorterStemmer  # slow to import

    return lru_cache(maxsize=1 << 16)(PorterStemmer().stem)


def content_stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of words in lower case that tell what a text is about: no function words, no figures."""
    stem = stemmer("rouge-score")
    return frozenset(stem(word) for word in words if word.isalpha() and word not in FUNCTION_WORDS)


def stem_tokens(tokens: Sequence[str], stem: Stem | None) -> list[str]:
    """Stem the ASCII words of more than three letters; without a stemmer leave all as they are."""
    if stem is None:
        return list(tokens)
    return [stem(t) if len(t) > _LONGEST_UNSTEMMED and t.isascii() else t for t in tokens]
