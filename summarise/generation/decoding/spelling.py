"""Words as the token ids that spell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


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
