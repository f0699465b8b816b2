"""Put what an extractor found in order among the blocks of its page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from summarise.cleaning.blocks.segment import Region, Segment, Segments
from summarise.cleaning.blocks.texts import BlockTexts

_LONG_LINE, _MOST_SKIPPED, _NEAR, _FAR = 3000, 100, 500, 20_000  # characters
_PLACING_LENGTH = 20  # characters: less may stand anywhere
_ENDS = 4  # words by which a block is known at its beginning, and at its end


def align(article: Sequence[str], page: Sequence[Segment]) -> Segments:
    """Merge the article's lines and all blocks of the page that do not say them, in the page's order."""
    bare = BlockTexts([*article, *(block.text for block in page)]).bare
    said = bare[len(article) :]
    lines = list(zip(article, bare, strict=False))
    longest = max(lines, key=lambda line: len(line[1]), default=("", ""))
    if len(longest[1]) >= _LONG_LINE and 2 * len(longest[1]) > sum(map(len, bare[: len(article)])):
        at = lines.index(longest)
        lines[at : at + 1] = _paragraphs(longest, list(zip(page, said, strict=True)))
    article = [line for line, _ in lines]
    find = _Finder([words for _, words in lines])
    blocks, placed = Segments(), 0  # lines
    for block, words in zip(page, said, strict=True):
        end = find.end_of(words, find.starts[max(0, placed - 1)])
        if end is None:
            blocks.append(block)
        elif len(words) >= _PLACING_LENGTH:
            reached = max(placed, bisect_left(find.starts, end))
            blocks += [Segment(line, region=Region.ARTICLE) for line in article[placed:reached]]
            placed = reached
    blocks += [Segment(line, region=Region.ARTICLE) for line in article[placed:]]
    return blocks


def _paragraphs(
    line: tuple[str, str], page: Sequence[tuple[Segment, str]]
) -> list[tuple[str, str]]:
    """A line of the article, or the blocks of the page that it consists of; each with its bare words.

    Where trafilatura has to fall back on a page's bare text, it gives all of it in one line.
    """
    whole, parts, at = f" {line[1]} ", list[tuple[str, str]](), 0
    for block, words in page:
        found = whole.find(f" {words} ", at, at + len(words) + _MOST_SKIPPED) if words else -1
        if found >= 0:
            parts.append((block.text, words))
            at = found + len(words) + 1
    return parts if at + _MOST_SKIPPED > len(whole) and len(parts) > 2 else [line]


class _Finder:
    """Finds what an article says; `starts` is where each line begins, and where the last one ends.

    A page may have thousands of links, so it is never all of the article that is searched for one.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = f" {' '.join(lines)} "
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._ends = dict(zip(lines, self.starts[1:], strict=True))
        words = self._whole.split()
        runs = zip(*(words[k:] for k in range(_ENDS)), strict=False)
        self._runs = set(map(" ".join, runs))

    def end_of(self, said: str, start: int) -> int | None:
        """Where some words end that are said from `start` on, or in a line; None where they are not."""
        if (end := self._find(said, start, _NEAR)) is not None:
            return end
        words = said.split(" ")
        opening, ending = (" ".join(some) for some in (words[:_ENDS], words[-_ENDS:]))
        if opening not in self._runs or ending not in self._runs:
            return self._ends.get(said)
        end = self._find(said, start, _FAR)
        if end is None and len(words) >= 2 * _ENDS:
            # trafilatura at times joins two words of a link, or loses one
            opened = self._find(opening, start, _FAR)
            end = self._find(ending, opened, len(said)) if opened is not None else None
        return self._ends.get(said) if end is None else end

    def _find(self, words: str, start: int, most: int) -> int | None:
        """Where some words end, at most so many characters from where they might."""
        at = self._whole.find(f" {words} ", start, start + len(words) + most)
        return at + len(words) + 1 if at >= 0 else None
