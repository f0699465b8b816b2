"""What the report counts: blocks and words, and the lines that several articles of a site have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from summarise.cleaning.report.explain import SURE
from summarise.common.documents import KEPT_LABELS, Block

_MOST_LINES = 50_000  # counted at a time; beyond it the rarer half is forgotten
_LINE_CHARACTERS = 160
_LINES_SHOWN = 10  # of a site, kept and dropped each


@dataclass
class Tally:
    """Blocks and words of an article, a site, a label or of all, and of how many articles."""

    articles: int = 0
    blocks: int = 0
    words: int = 0
    kept: int = 0  # words of blocks that were kept
    unsure: int = 0  # words of blocks whose label is in doubt

    def count(self, block: Block, words: int) -> None:
        """Count a block of so many words."""
        self.blocks += 1
        self.words += words
        self.kept += words * block.kept
        self.unsure += words * (block.score < SURE)

    def share(self, words: int) -> float:
        """Return words as a share of all, 0 to 1."""
        return words / max(1, self.words)

    @property
    def doubt(self) -> float:
        """How much there is to check, 0 to 1: the mean of what was dropped and what is in doubt."""
        return (self.share(self.words - self.kept) + self.share(self.unsure)) / 2


class RecurringLine(NamedTuple):
    """A block that several articles of a site have."""

    text: str
    label: str
    articles: int


class LineCounts:
    """In how many articles of its site each line is, in bounded memory.

    Lines that hardly recur are lost from a very large input.

    Args:
        most: lines that are counted at a time.
    """

    def __init__(self, most: int = _MOST_LINES) -> None:
        self._most = most
        self._articles: Counter[tuple[str, str, str]] = Counter()

    def __len__(self) -> int:
        return len(self._articles)

    def count(self, site: str, blocks: Iterable[Block]) -> None:
        """Count the blocks of an article, each line once."""
        self._articles.update(list(dict.fromkeys((site, *_line(block)) for block in blocks)))
        if len(self._articles) > self._most:
            self._articles = Counter(dict(self._articles.most_common(self._most // 2)))

    def recurring(self, site: str) -> tuple[list[RecurringLine], list[RecurringLine]]:
        """Return what most articles of a site have in common: lines dropped, and lines kept."""
        lines = [
            RecurringLine(text, label, articles)
            for (where, label, text), articles in self._articles.items()
            if where == site and articles > 1
        ]
        lines.sort(key=lambda line: (-line.articles, line.text))
        dropped = [line for line in lines if line.label not in KEPT_LABELS]
        kept = [line for line in lines if line.label in KEPT_LABELS]
        return dropped[:_LINES_SHOWN], kept[:_LINES_SHOWN]


def _line(block: Block) -> tuple[str, str]:
    return block.label, " ".join(block.text.split())[:_LINE_CHARACTERS]
