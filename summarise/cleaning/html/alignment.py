"""Which blocks of a page an extractor's text says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from summarise.cleaning.blocks.texts import BlockTexts

_NEAR, _FAR = 500, 20_000  # characters
_PLACING_LENGTH = 20  # characters: less may stand anywhere
_ENDS = 4  # words by which a block is known at its beginning, and at its end


def find_said(article: Sequence[str], page: Sequence[str]) -> list[bool]:
    """Return which blocks of a page the lines of an article say, in the page's order.

    Short blocks count only where the article goes on with them, since menus say them too.
    """
    bare = BlockTexts(*(list(map(_without_joiners, texts)) for texts in (article, page))).bare
    find, said = _Finder(bare[: len(article)]), bare[len(article) :]
    found, at = [False] * len(said), 0
    for i, words in enumerate(said):
        if len(words) < _PLACING_LENGTH:
            end = find.next(words, at) if words else None
        else:
            end = find.end_of(words, at)
        if end is not None:
            found[i], at = True, max(at, end)
    return found


class _Finder:
    """Finds what an article says. A page may have thousands of links, so it is never searched whole for one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = f" {' '.join(lines)} "
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        self._ends = dict(zip(lines, starts[1:], strict=True))
        words = self._whole.split()
        runs = zip(*(words[k:] for k in range(_ENDS)), strict=False)
        self._runs = set(map(" ".join, runs))

    def next(self, said: str, start: int) -> int | None:
        """Return where some words end that the article goes on with from `start`."""
        known = self._whole.startswith(f" {said} ", start)
        return start + len(said) + 1 if known else None

    def end_of(self, said: str, start: int) -> int | None:
        """Return where some words end that are said from `start` on, or in a line; None where they are not."""
        if (end := self._find(said, start, _NEAR)) is not None:
            return end
        words = said.split(" ")
        opening, ending = (" ".join(some) for some in (words[:_ENDS], words[-_ENDS:]))
        if opening not in self._runs:  # a drop cap may be missing in its first
            opening = " ".join(words[1 : 1 + _ENDS])
        if opening not in self._runs or ending not in self._runs:
            return self._ends.get(said)
        end = self._find(said, start, _FAR)
        if end is None and len(words) >= 2 * _ENDS:
            # trafilatura at times joins two words of a link, or loses one
            opened = self._find(opening, start, _FAR)
            end = self._find(ending, opened, len(said)) if opened is not None else None
        return self._ends.get(said) if end is None else end

    def _find(self, words: str, start: int, most: int) -> int | None:
        """Return where some words end, at most so many characters from where they might."""
        at = self._whole.find(f" {words} ", start, start + len(words) + most)
        return at + len(words) + 1 if at >= 0 else None


def _without_joiners(text: str) -> str:
    """Return a text without what the extractor takes out."""
    return text.replace("\u200c", "").replace("\u200d", "")
