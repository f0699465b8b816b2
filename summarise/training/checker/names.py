"""Names in texts, and what kind of thing each is by the words that stand around it in many articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS, Span

_PIECE = r"[A-Z][\w’'.-]*\w"
_NAME = re.compile(rf"\b{_PIECE}(?: (?:(?:of|de|von|bin|al|the) )?{_PIECE}){{0,3}}")
_POSSESSIVE = re.compile(r"[’']s?$")
_CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday "
    "Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Aug Sept Oct Nov Dec".split()
)
_PERSON_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Sen|Rep|Gov|President|Senator|Minister|Judge|Justice|Governor|"
    r"Secretary|Chancellor|Captain|Coach|Mayor|Officer|son|daughter|wife|husband|lawyer)\.? $"
)
_PERSON_BEHIND = re.compile(r"^,? (?:said|says|told|who|added|tweeted|wrote|argued|\d\d,)")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|from|across|outside|visit|to|around|throughout) $")

KINDS = ("person", "place", "other")


def names(text: str) -> Iterator[Span]:
    """Yield the runs of capitalised words that are names; a sentence's first word only in a longer run."""
    starts = {span.start for span in split_sentences(text)}
    for match in _NAME.finditer(text):
        words = match.group().split()
        first = match.start()
        if words[0].lower() in FUNCTION_WORDS or (first in starts and len(words) == 1):
            if len(words) == 1:
                continue
            first += len(words[0]) + 1
            words = words[1:]
        if words and words[0][0].isupper() and not _CALENDAR & set(words):
            yield Span(first, match.end() - _possessive(match.group()))


def _possessive(name: str) -> int:
    """Return how many characters of a name are its possessive ending."""
    return len(name) - len(_POSSESSIVE.sub("", name))


class NameKinds:
    """What kind a name is: a person, a place, or something else, as most of its surroundings say."""

    def __init__(self, texts: Iterable[str]) -> None:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for start, end in names(text):
                kind = _kind(text[max(0, start - 16) : start], text[end : end + 8])
                votes[text[start:end]][kind] += 1
        self._kinds = {name: _most(count) for name, count in votes.items()}

    def __getitem__(self, name: str) -> str:
        """Return one of `KINDS`; of a name that was not met, "other"."""
        return self._kinds.get(name, "other")

    def of(self, kind: str) -> list[str]:
        """Return the names of a kind, in the order in which they were met."""
        return [name for name, own in self._kinds.items() if own == kind]


def _most(count: Counter[str]) -> str:
    known = {kind: n for kind, n in count.items() if kind != "other"}
    best = max(known, key=lambda kind: known[kind], default="other")
    return best if 3 * known.get(best, 0) >= count.total() else "other"


def _kind(before: str, behind: str) -> str:
    if _PERSON_BEFORE.search(before) or _PERSON_BEHIND.search(behind):
        return "person"
    return "place" if _PLACE_BEFORE.search(before) else "other"
