"""Texts to the tokens that ROUGE counts: how they are split, and what makes two words the same.

Sources: Lin 2004 (the Perl program ROUGE-1.5.5 and its WordNet exceptions); Porter 1980, "An
algorithm for suffix stripping".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from summarise.common.errors import SummariseError
from summarise.common.text.characters import UNSPACED

Normaliser = Literal["rouge-score", "perl-1.5.5"]
Tokeniser = Literal["auto", "rouge-score", "unicode"]
Stem = Callable[[str], str]

_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST_UNSTEMMED = 3  # both programs leave short words alone
# The Perl program builds its list in this order, and a later file wins.
_WORDNET_FILES = ("adj.exc", "adv.exc", "noun.exc", "verb.exc")


def ascii_tokens(text: str, stem: Stem | None = None) -> list[str]:
    """`rouge-score`'s tokens: runs of a-z and 0-9 in lower case, stemmed above three letters."""
    found = _NOT_ASCII_WORD.sub(" ", text.lower()).split()
    return _stemmed(found, stem)


def unicode_tokens(text: str, stem: Stem | None = None) -> list[str]:
    """Runs of letters, marks and digits of any script in lower case.

    Where a script puts no space between words (Chinese, Japanese, Thai and others) each character
    is a token. Only ASCII words are stemmed, since the stemmers are English.
    """
    spaced = UNSPACED.sub(r" \g<0> ", unicodedata.normalize("NFC", text).lower())
    found = "".join(c if _in_word(c) else " " for c in spaced).split()
    return _stemmed(found, stem)


def is_latin(text: str) -> bool:
    """Whether at least half of a text's letters are Latin; a text without letters is."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(map(_is_latin_letter, letters)) >= len(letters)


def stemmer(normaliser: Normaliser, exceptions: Mapping[str, str] | None = None) -> Stem:
    """The function from a word of more than three letters to its stem.

    Args:
        normaliser: `rouge-score`, NLTK's variant of Porter's algorithm; `perl-1.5.5`, the original
            algorithm, and `exceptions` first.
        exceptions: irregular form to base form.
    """
    from nltk.stem.porter import PorterStemmer  # slow to import

    if normaliser == "rouge-score":
        return lru_cache(maxsize=1 << 16)(PorterStemmer().stem)
    porter = lru_cache(maxsize=1 << 16)(PorterStemmer(mode=PorterStemmer.ORIGINAL_ALGORITHM).stem)
    irregular = dict(exceptions or {})
    return lambda word: irregular.get(word) or porter(word)


def load_exceptions(path: Path | None) -> dict[str, str]:
    """Irregular forms and what they come from (`found|find`), for the `perl-1.5.5` normaliser.

    Args:
        path: a file with a pair a line, separated by `|` or white space; None for WordNet's lists
            where NLTK has them (`nltk.download("wordnet")`), else none.

    Raises:
        SummariseError: the file cannot be read, or a line is no pair.
    """
    if path is None:
        return _wordnet_exceptions()
    pairs: dict[str, str] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SummariseError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        form, *bases = line.replace("|", " ").split()
        if not bases:
            raise SummariseError(f"{path}#{number}: {line!r} is no pair such as found|find")
        pairs[form] = bases[0]
    return pairs


def _wordnet_exceptions() -> dict[str, str]:
    import nltk

    pairs: dict[str, str] = {}
    for name in _WORDNET_FILES:
        for place in (f"corpora/wordnet/{name}", f"corpora/wordnet.zip/wordnet/{name}"):
            try:
                lines = nltk.data.find(place).open().read().decode("utf-8").splitlines()
            except LookupError:
                continue
            pairs |= {form: bases[0] for form, *bases in map(str.split, lines) if bases}
            break
    return pairs


def _stemmed(found: list[str], stem: Stem | None) -> list[str]:
    if stem is None:
        return found
    return [stem(t) if len(t) > _LONGEST_UNSTEMMED and t.isascii() else t for t in found]


@lru_cache(maxsize=1 << 14)
def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


@lru_cache(maxsize=1 << 14)
def _is_latin_letter(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN")
