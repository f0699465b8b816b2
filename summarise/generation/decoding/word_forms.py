"""What an article's words may be written as in its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EDGE = "\"'“”‘’«»()[]{},;:!?…–—-•*"  # no part of a word that stands at its edge
_SHORTEST_PART = 4  # letters; shorter ones are parts of names: Jong-un
_ABBREVIATION = re.compile(r"(\w\.){2,}$")


def word_forms(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each word of a text as it stands, and its other forms.

    A word is what stands between white space, without the punctuation at its edges: `£18,000`,
    `Kim's`, `Russian-built`. Other forms are those without a possessive, and hyphenated parts.
    """
    for chunk in text.split():
        word = chunk.strip(_EDGE)
        if not _ABBREVIATION.search(word):
            word = word.rstrip(".").strip(_EDGE)
        if not any(map(str.isalnum, word)):
            continue
        bare = re.sub(r"['’]s$", "", word)
        parts = re.split("[-–—/]", bare)
        plain = all(part.isalpha() and len(part) >= _SHORTEST_PART for part in parts)
        yield word, [bare, *(parts if plain and len(parts) > 1 else [])]
