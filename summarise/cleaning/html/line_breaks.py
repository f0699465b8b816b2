"""Paragraphs of text that has line breaks of its own, in `<pre>` or by `<br>`."""

from __future__ import annotations

from itertools import groupby

from summarise.cleaning.blocks.segment import segment
from summarise.common.text.sentence_ends import ends_sentence

_NARROWEST, _WIDEST = 40, 110  # characters: below are poems, beyond are paragraphs
_BROKEN = 0.6  # of the breaks inside paragraphs, that are in a sentence


def unwrapped(text: str) -> list[str]:
    """Return the paragraphs of a text, whose lines a program may have wrapped.

    Where too few lines tell the width, blank lines are what parts paragraphs, if most other breaks
    stand in the middle of a sentence.
    """
    blocks = [each.text for each in segment(text)]
    lines = [" ".join(line.split()) for line in text.split("\n")]
    groups = [list(group) for full, group in groupby(lines, key=bool) if full]
    if len(blocks) < len(list(filter(None, lines))) or len(groups) < 2:
        return blocks  # they were joined, or nothing parts them
    inner = [line for group in groups for line in group[:-1]]
    broken = sum(not ends_sentence(line) for line in inner)
    mean = sum(map(len, inner)) / max(1, len(inner))
    wide = mean >= _NARROWEST and max(map(len, inner), default=0) <= _WIDEST
    return (
        [" ".join(group) for group in groups] if wide and broken >= _BROKEN * len(inner) else blocks
    )
