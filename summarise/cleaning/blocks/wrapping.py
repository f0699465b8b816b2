"""Tell whether a dump's lines are hard-wrapped, and at which width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from summarise.cleaning.blocks.lines import MAX_WIDTH, Line
from summarise.common.text.characters import UNSPACED
from summarise.common.text.sentence_ends import ends_sentence

OWN_LINE = re.compile(r"[•‣◦▪●○■*-]\s|\w+://")
_MIN_WIDTH = 40  # columns: below are poems
_MIN_SOFT = 4  # breaks that must agree on a width
_FEW_SOFT = 2  # that are enough where no line is wider: unwrapped paragraphs are
_WRAPPED_SHARE = 0.7  # of unfinished lines that must fit it


def may_be_wrapped(lines: Sequence[str], below_blank: Sequence[bool]) -> bool:
    """Tell whether as many lines open inside a sentence as it takes to tell a width by."""
    perhaps = [i for i, line in enumerate(lines) if not line[0].isupper() and line[0].isalpha()]
    inside = 0
    for i in perhaps:
        if i and not below_blank[i] and _fits_wrapping(above := lines[i - 1]):
            inside += not ends_sentence(above)
    if inside >= _MIN_SOFT:
        return True
    return inside >= _FEW_SOFT and max(map(len, lines)) <= MAX_WIDTH


def _fits_wrapping(line: str) -> bool:
    """Tell whether a line may fill half of the least width, and does not go beyond the most."""
    columns = len(line) if line.isascii() else 2 * len(line)  # at most
    return 2 * columns >= _MIN_WIDTH and len(line) <= MAX_WIDTH


def wrapped_parts(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], int | None]]:
    """Yield the parts of a dump, each with the column that its lines are wrapped at; None where breaks are real.

    It is one part, unless lines agree on a column and others, such as headers or wide lines, do not
    keep to it: then each that blank lines part from the rest is settled by itself.
    """
    width = _agreed_width(lines)
    if width is None or _keep_to(width, lines):
        yield lines, width
        return
    starts = [i for i, line in enumerate(lines) if line.below_blank and i]
    for start, end in pairwise([0, *starts, len(lines)]):
        part = lines[start:end]
        prose = any(ends_sentence(line.text) for line in part)  # and no code or menu
        yield part, width if prose and _keep_to(width, part) else None


def _agreed_width(lines: Sequence[Line]) -> int | None:
    """Find the column at which most breaks inside sentences agree; None when they are too few.

    A break is the wrapping's at every column that its line fits in and that the next word does not.
    """
    changes: Counter[int] = Counter()
    for line, following in pairwise(lines):
        if _may_be_soft(line, following) and breaks_sentence(line, following):
            changes[line.columns] += 1
            changes[_widest_without_next(line, following) + 1] -= 1
    agreeing = list(accumulate(changes[column] for column in range(MAX_WIDTH + 1)))
    width = max(range(_MIN_WIDTH, MAX_WIDTH + 1), key=agreeing.__getitem__)
    enough = agreeing[width] >= (_FEW_SOFT if _holds_all(width, lines) else _MIN_SOFT)
    return width if enough else None


def _keep_to(width: int, lines: Sequence[Line]) -> bool:
    """Tell whether other unfinished lines keep to a width too."""
    long = [  # menus say nothing about prose
        (line, following)
        for line, following in pairwise(lines)
        if 2 * line.columns >= width
        and _may_be_soft(line, following)
        and not ends_sentence(line.text)
    ]
    soft = [breaks_sentence(*pair) for pair in long if fits_width(*pair, width)]
    return any(soft) and len(soft) >= _WRAPPED_SHARE * len(long) and 2 * sum(soft) >= len(soft)


def _holds_all(width: int, lines: Sequence[Line]) -> bool:
    """Tell whether no line is wider than a width."""
    return max(line.columns for line in lines) <= _longest(width)


def _longest(width: int) -> int:
    """Return the columns of the longest line that a width allows: type may be proportional."""
    return width + width // 12


def _may_be_soft(line: Line, following: Line) -> bool:
    """Tell whether a break may be the wrapping's, whatever the width."""
    real = following.below_blank or line.table or following.table or OWN_LINE.match(following.text)
    return _MIN_WIDTH <= 2 * line.columns <= 2 * MAX_WIDTH and not real


def breaks_sentence(line: Line, following: Line) -> bool:
    """Tell whether a line goes on below: it ends no sentence and the next one opens none."""
    letter = following.text[0]
    opens = letter.isupper() or not letter.isalpha() or OWN_LINE.match(following.text)
    return not opens and not ends_sentence(line.text)


def fits_width(line: Line, following: Line, width: int) -> bool:
    """Tell whether a break may be the wrapping's: the next word had no room on the line."""
    return line.columns <= _longest(width) and width <= _widest_without_next(line, following)


def _widest_without_next(line: Line, following: Line) -> int:
    """Return the widest column at which the next word had no room on a line."""
    unspaced = UNSPACED.match(following.text)
    word = 2 if unspaced else len(following.text.split(" ", 1)[0])
    return line.columns + word + line.columns // 12  # some slack: type may be proportional
