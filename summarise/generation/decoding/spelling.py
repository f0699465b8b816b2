"""Words as the token ids that spell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarise.common.text.words import FUNCTION_WORDS


class Vocabulary:
    """Words as token ids, for a tokenizer that spells a word alike wherever it stands (WordPiece).

    Attributes:
        eos: the end token.
        separators: tokens of comma and colon.
        function_words: the first tokens of function words.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self.eos = int(tokenizer.eos_token_id)
        self.separators = {i for (i,) in self.spell([",", ":"])}
        self.function_words = {ids[0] for ids in self.spell(sorted(FUNCTION_WORDS))}

    def spell(self, words: Sequence[str]) -> list[list[int]]:
        """Return the token ids of each word by itself, special ones left out."""
        if not words:
            return []
        return list(self._tokenizer(list(words), add_special_tokens=False).input_ids)


@dataclass(eq=False)
class SpellingTrie:
    """A trie of words: what may continue a word, and whether it may end."""

    children: dict[int, SpellingTrie] = field(default_factory=dict)
    whole: bool = False

    @classmethod
    def of(cls, words: Iterable[Sequence[int]]) -> SpellingTrie:
        """Return the trie of some words' token ids."""
        trie = cls()
        for ids in words:
            trie.add(ids)
        return trie

    def add(self, ids: Sequence[int]) -> None:
        """Add one word's token ids."""
        node = self
        for i in ids:
            node = node.children.setdefault(i, SpellingTrie())
        node.whole = True

    def at(self, path: Sequence[int]) -> SpellingTrie | None:
        """Return the node that a path of token ids leads to, None where it leads nowhere."""
        node: SpellingTrie | None = self
        for i in path:
            node = node.children.get(i) if node else None
        return node
