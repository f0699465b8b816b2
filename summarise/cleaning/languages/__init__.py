"""The languages whose words and phrases cleaning knows: one file and one `Language` each.

To add one, write its file, `by` and `function_words` first (`base.py` says what each field is), add it to
the end of the list, and a page of it to `tests/cleaning/languages/test_cleaning_pages.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from summarise.cleaning.languages.base import Language
from summarise.cleaning.languages.de import GERMAN
from summarise.cleaning.languages.en import ENGLISH
from summarise.cleaning.languages.es import SPANISH
from summarise.cleaning.languages.fr import FRENCH
from summarise.cleaning.languages.it import ITALIAN
from summarise.cleaning.languages.nl import DUTCH
from summarise.cleaning.languages.pl import POLISH
from summarise.cleaning.languages.pt import PORTUGUESE

LANGUAGES: tuple[Language, ...] = (
    ENGLISH,
    GERMAN,
    FRENCH,
    SPANISH,
    PORTUGUESE,
    ITALIAN,
    DUTCH,
    POLISH,
)


def collect(words: Callable[[Language], Iterable[str]]) -> tuple[str, ...]:
    """Return some words of all languages, in the order of the languages, each once."""
    return tuple(dict.fromkeys(word for language in LANGUAGES for word in words(language)))


def alternatives(words: Callable[[Language], Iterable[str]]) -> str:
    """Return the pattern of any of these words."""
    return "|".join(collect(words))
