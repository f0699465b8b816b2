"""A dump's text to blocks: one a line, hard-wrapped lines joined back to paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from summarise.language import UNSPACED, ends_sentence

_WRAP_WIDTHS = range(40, 101)  # columns that mail and terminals wrap at
_WRAPPED_SHARE = 0.6  # of line breaks inside paragraphs that must look soft
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BULLET = re.compile(r"[•‣◦▪●○■–—*-]\s|\(?\d{1,2}[.)]\s")


class Segment(NamedTuple):
    """A block's text, and whether it follows the one before it without a blank line.

    `attached` is false throughout in a dump that has hardly a blank line.
    """

    text: str
    attached: bool = False


def segment(text: str) -> list[Segment]:
    """Blocks of a dump in order, white space inside each folded to single spaces.

    Every line is a block, unless the text is hard-wrapped: then the lines of a paragraph are
    joined, and a word split at a line end is mended when the text has it whole elsewhere.
    """
    groups = [lines for group in _BLANK_LINE.split(text) if (lines := _lines(group))]
    width = _wrap_width(groups)
    if width is not None:
        whole = set(re.findall(r"\w+", text))
        groups = [_unwrap(group, width, whole) for group in groups]
    spaced = 2 * len(groups) > sum(map(len, groups))
    return [Segment(block, spaced and i > 0) for group in groups for i, block in enumerate(group)]


def _lines(group: str) -> list[str]:
    return [" ".join(line.split()) for line in group.split("\n") if line.strip()]


def _wrap_width(groups: list[list[str]]) -> int | None:
    """The column a dump is wrapped at, or None when its line breaks are real."""
    breaks = [pair for group in groups for pair in pairwise(group)]
    longest = max((len(line) for group in groups for line in group), default=0)
    if len(breaks) < 3 or longest not in _WRAP_WIDTHS:
        return None
    # a line that ends a sentence may well end its paragraph, so it is no evidence
    soft = sum(_soft(*pair, longest) and not ends_sentence(pair[0]) for pair in breaks)
    return longest if soft >= _WRAPPED_SHARE * len(breaks) else None


def _soft(line: str, following: str, width: int) -> bool:
    """Whether a break is the wrapping's: the next word would not have fitted on the line."""
    first_word = following.split(" ", 1)[0]
    return len(line) + 1 + len(first_word) > width - 2 and not _BULLET.match(following)


def _unwrap(lines: list[str], width: int, whole: set[str]) -> list[str]:
    pieces: list[str] = []
    for line, following in pairwise([*lines, ""]):
        if following and _soft(line, following, width):
            pieces += _joined(line, following, whole)
        else:
            pieces += [line, "\n"]
    return "".join(pieces).split("\n")[:-1]


def _joined(line: str, following: str, whole: set[str]) -> tuple[str, str]:
    """A line, and what stands between it and the next: nothing inside a word, else a space."""
    if hyphenated := re.search(r"(\w+)-$", line):
        rest = re.match(r"\w*", following)
        word = hyphenated[1] + (rest[0] if rest else "")
        return (line[:-1] if word in whole else line), ""
    spaced = not (UNSPACED.match(line[-1]) and UNSPACED.match(following[0]))
    return line, " " if spaced else ""
