"""Labels that are not known: every article of a file opens a line by the same words, and no reader knows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LABEL = re.compile(r"([^\W\d_][\w./-]*(?: [\w./-]+){0,3})[ \u00a0]?:(?:\s|\Z)")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*\Z")
_OF_TEXTS = frozenset(  # lines within texts begin with these as well
    "caption captions credit credits photo photos foto fotos picture graphic chart map video illustration source sources "
    "bron quelle contact note text by".split()
)
# the value is for readers of the text: an address, a link, a telephone's number
_OF_READERS = re.compile(r"@|https?:|www\.|:\s+(?!\d+([./-])\d+\1\d+\Z)[+(]?\d[\d\s()/.-]{4,}\Z")
_MOST_WORDS = 12
_OPENING_WORDS = 6  # of a text's first line: `LONDON: The ferry is late again today` has more
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
    """Notes labels that are not known, and says which of them every article of a file has.

    An interface in a language that is not known has its labels so, and so has a file in which one is damaged
    throughout.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._everywhere = set[str]()

    def note(self, paragraphs: Sequence[str], unread: Iterable[str] = ()) -> None:
        """Take note of an article: of the ends of its text, where labels are left standing, and of what is not read."""
        self._seen += 1
        if self._seen > 1 and not self._everywhere:
            return
        first = [line for line in paragraphs[:1] if len(line.split()) <= _OPENING_WORDS]
        left = {
            label
            for line in [*first, *paragraphs[1:][-2:]]
            if (label := label_of(line))
            and label.lower() not in _OF_TEXTS
            and not _OF_READERS.search(line)
        }
        found = left.union(unread)
        self._everywhere = found if self._seen == 1 else self._everywhere & found

    def remark(self, source: str) -> str | None:
        """Return what is to be said of the file, None where nothing is."""
        if self._seen < _LEAST or not self._everywhere:
            return None
        named = ", ".join(f"“{label}”" for label in sorted(self._everywhere)[:_MOST_NAMED])
        return (
            f"every article of {source} has {named}, a label that is not known: what it says is not read, or stands "
            "in the text"
        )
