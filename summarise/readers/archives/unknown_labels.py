"""Labels that are not known: every article of a file opens a line by the same words, and no reader knows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_LABEL = re.compile(r"([^\W\d_][\w./-]*(?: [\w./-]+){0,3})[ \u00a0]?:(?:\s|\Z)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\Z")
# with which lines of texts open
_OF_TEXTS = frozenset(
    "caption captions credit credits photo photos foto fotos picture graphic chart map video illustration source sources "
    "bron quelle contact note text by".split()
)
_MOST_WORDS = 12
_LEAST = 3  # articles
_MOST_NAMED = 3


def label_of(line: str) -> str | None:
    """Return the words that a short line opens by as with a label; None for a sentence or another line."""
    line = line.strip()
    found = _LABEL.match(line)
    if not found or len(line.split()) > _MOST_WORDS or _ENDS_SENTENCE.search(line):
        return None
    return found[1]


class UnknownLabels:
    """Counts labels that are not known, and says which of them every article of a file has.

    An interface in a language that is not known has its labels so, and so has a file in which one is damaged
    throughout.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._counts = Counter[str]()

    def note(self, paragraphs: Sequence[str], unread: Iterable[str] = ()) -> None:
        """Take note of an article: of the ends of its text, where labels are left standing, and of what is not read."""
        self._seen += 1
        ends = [*paragraphs[:1], *paragraphs[1:][-2:]]
        left = {
            label for line in ends if (label := label_of(line)) and label.lower() not in _OF_TEXTS
        }
        self._counts.update({*unread, *left})

    def remark(self, source: str) -> str | None:
        """Return what is to be said of the file, None where nothing is."""
        everywhere = [label for label, count in self._counts.items() if count == self._seen]
        if self._seen < _LEAST or not everywhere:
            return None
        named = ", ".join(f"“{label}”" for label in sorted(everywhere)[:_MOST_NAMED])
        return (
            f"every article of {source} has {named}, a label that is not known: what it says is not read, or stands "
            "in the text"
        )
