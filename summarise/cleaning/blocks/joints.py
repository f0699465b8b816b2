"""Join the lines of a paragraph, and mend the words that were split at their ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from summarise.cleaning.blocks.lines import Line
from summarise.cleaning.languages import alternatives
from summarise.common.text.characters import UNSPACED

SOFT_HYPHEN = "\u00ad"  # at a line end: the word goes on below
_HYPHENATED_SHARE = 0.04  # of lines: a dump with so many hyphens at their end splits words there
_HYPHENS = ("-", "‐")
_LINE_END_HYPHEN = re.compile(r"(\w+)[-‐]$")
_SUSPENDED = re.compile(rf"(?:{alternatives(lambda of: of.after_hyphen)})\b")  # Vor- und Nachteile


def make_joint(text: str, lines: Sequence[Line]) -> Callable[[Line, Line | None], str]:
    """Make what returns a line and what joins it to the next: a space, or nothing inside a word."""
    split = sum(_split_word(line.text) is not None for line in lines[:-1])
    hyphenated = split >= max(3, _HYPHENATED_SHARE * len(lines))
    text = text.lower() if split else ""
    words = Counter(re.findall(r"\w+", text))
    compounds = set(re.findall(r"\w+-\w+", text))

    def joint(line: Line, following: Line | None) -> str:
        if following is None or line.text.endswith(SOFT_HYPHEN):
            return line.text.rstrip(f" {SOFT_HYPHEN}")
        if hyphen := _split_word(line.text):
            opening = re.match(r"\w*", following.text)
            if _SUSPENDED.match(following.text):
                return line.text + " "
            start, rest = hyphen[1].lower(), opening[0].lower() if opening else ""
            if words[start + rest]:
                return line.text[:-1]
            compound = f"{start}-{rest}" in compounds or (words[start] > 1 and words[rest] > 1)
            mend = hyphenated and not compound and following.text[0].islower()
            return line.text[:-1] if mend else line.text
        unspaced = UNSPACED.match(line.text[-1]) and UNSPACED.match(following.text[0])
        return line.text if unspaced else line.text + " "

    return joint


def _split_word(line: str) -> re.Match[str] | None:
    """Match what a line has of a word that its last hyphen splits; None where it ends otherwise."""
    return _LINE_END_HYPHEN.search(line) if line.endswith(_HYPHENS) else None
