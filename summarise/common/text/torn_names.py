"""The tail of a name that opens a sentence: `Well council`, where an article has Barwell council."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property

from summarise.common.text.ordinary_words import is_ordinary
from summarise.common.text.words import Span, fold

_MIN_TAIL = 4  # letters
_LETTER = r"[^\W\d_]"
_PAIR = re.compile(rf"({_LETTER}+) (?=({_LETTER}+))")
_NAME = re.compile(rf"(?<=[^\W_,;:] )(?P<name>[A-Z][^\W\d_A-Z]+) (?=(?P<behind>{_LETTER}+))")


class TornNames:
    """Finds words that open a sentence and are only the end of a name by their article.

    So they are if the article lacks them, and has the word behind them right behind that name; that a word
    is the end of another says nothing by itself.

    Args:
        article: read at the first word that may be so.
        words: of the article, folded.
    """

    def __init__(self, article: str, words: Collection[str]) -> None:
        self._article = article
        self._words = words

    @cached_property
    def _names_before(self) -> dict[str, set[str]]:
        """The names that stand within a sentence, by the word behind them, all folded."""
        names = defaultdict[str, set[str]](set)
        for match in _NAME.finditer(self._article):
            names[fold(match["behind"])].add(fold(match["name"]))
        return names

    def find(self, summary: str, starts: Collection[int]) -> Iterator[Span]:
        """Yield such words, in order; `starts` are where its sentences start."""
        for start in sorted(starts):
            match = _PAIR.match(summary, start)
            if match is None or len(match[1]) < _MIN_TAIL:
                continue
            word, behind = fold(match[1]), fold(match[2])
            if word in self._words:
                continue
            hosts = self._names_before.get(behind, ())
            if any(
                host.endswith(word) and host != word and not is_ordinary(host) for host in hosts
            ):
                yield Span(*match.span(1))
