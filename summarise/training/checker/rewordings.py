"""Claims reworded so that they stay true: shorter, and in other words for the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from summarise.training.checker.claim import Claim

_ATTRIBUTION = re.compile(
    r", (?:[A-Z][\w.’' -]{2,40}|he|she|they|officials|police) (?:said|says|added|told [\w ]{3,30})[^,]{0,40}\.$"
)
_BETWEEN = re.compile(r", (?:who|which|a|an|the|where)\b[^,]{5,80}, ")
_BEHIND = re.compile(
    r", (?:which|who|where|while|after|as|but|although|with|following|including|in what|according to)\b[^.,]{10,}\.$"
)
_BEFORE = re.compile(
    r"^(?:In|On|At|After|As|While|During|Since|With|Last|This|Earlier)\b[^,]{4,60}, (?=[A-Za-z])"
)
_BRACKETS = re.compile(r" \([^()]{2,80}\)")
_ADVERBS = re.compile(r" (?:also|still|just|already|recently|currently)(?= )")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Sir|Senator)\.? (?=[A-Z])")
_FIRST_NAME = re.compile(r"\b[A-Z][a-z]+ (?=[A-Z][a-z]{3,}\b(?! [A-Z]))")
_WORDS = {
    "said": "says", "says": "said", "percent": "per cent", "per cent": "percent", "more than": "over",
    "United States": "U.S.", "U.S.": "US", "children": "kids", "about": "around", "nearly": "almost",
    "has been": "was", "will": "is going to", "is expected to": "is likely to", "told": "said to",
    "however": "though", "announced": "said", "purchase": "buy", "purchased": "bought",
    "attempt": "try", "attempted": "tried", "killed": "left dead", "help": "aid", "started": "began",
    "began": "started", "company": "firm", "firm": "company", "film": "movie", "movie": "film",
    "teenager": "teen", "injured": "hurt", "reveals": "shows", "revealed": "showed", "aged": "age",
    "over the weekend": "at the weekend", "demanded": "called for", "big": "large", "large": "big",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six",
}  # fmt: skip
_WORD = re.compile(
    rf"(?<![\w.-])(?:{'|'.join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))})(?![\w%-])"
)


def _cut(pattern: re.Pattern[str], put: str) -> Callable[[str, random.Random], str]:
    def cut(text: str, draw: random.Random) -> str:
        return pattern.sub(put, text, count=1)

    return cut


def _other_words(text: str, draw: random.Random) -> str:
    return _WORD.sub(lambda m: _WORDS[m.group()] if draw.random() < 0.6 else m.group(), text)


REWORDINGS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut(_ATTRIBUTION, "."),
    _cut(_BETWEEN, " "),
    _cut(_BEHIND, "."),
    _cut(_BEFORE, ""),
    _cut(_BRACKETS, ""),
    _cut(_ADVERBS, ""),
    _cut(_TITLES, ""),
    _cut(_FIRST_NAME, ""),
    _other_words,
)


def reworded(text: str, draw: random.Random) -> Claim:
    """Return a true claim in other words, or as it stands where nothing applies."""
    changed = text
    for way in draw.sample(REWORDINGS, len(REWORDINGS)):
        if draw.random() < 0.6:
            changed = way(changed, draw)
    changed = changed[:1].upper() + changed[1:]
    return Claim(changed if len(changed.split()) >= 4 else text, (), "reworded")
