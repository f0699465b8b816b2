"""Words as the token ids that spell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarise.common.text.words import FUNCTION_WORDS

_EDGE = "\"'“”‘’«»()[]{},;:!?…–—-•*"  # no part of a word that stands at its edge
_SHORTEST_PART = 4  # shorter ones are parts of names: Jong-un
_ABBREVIATION = re.compile(r"(\w\.){2,}$")


def word_forms(text: str) -> Iterator[tuple[str, list[str]]]:
    """What a text's words may be written as: each as it stands, and its other forms.

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


class Vocabulary:
    """Words as token ids, for a tokenizer that spells a word alike wherever it stands (WordPiece)."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self.eos = int(tokenizer.eos_token_id)
        self.separators = {i for (i,) in self.spell([",", ":"])}
        self.function_words = {ids[0] for ids in self.spell(sorted(FUNCTION_WORDS))}

    def spell(self, words: Sequence[str]) -> list[list[int]]:
        """Token ids of each word by itself, special ones left out."""
        if not words:
            return []
        return list(self._tokenizer(list(words), add_special_tokens=False).input_ids)


@dataclass
class SpellingTrie:
    """A trie of words: what may continue a word, and whether it may end."""

    children: dict[int, SpellingTrie] = field(default_factory=dict)
    whole: bool = False

    def add(self, ids: Sequence[int]) -> None:
        """Add one word's ids."""
        node = self
        for i in ids:
            node = node.children.setdefault(i, SpellingTrie())
        node.whole = True

    def at(self, path: Sequence[int]) -> SpellingTrie | None:
        """The node that a path leads to."""
        node: SpellingTrie | None = self
        for i in path:
            node = node.children.get(i) if node else None
        return node
