"""Articles that lack what the others of their file have: where a piece of a file is missing, they do."""

from __future__ import annotations

from collections.abc import Collection, Iterator

# What an export has of all of its articles or of none; titles, dates and bylines it has of some.
_NAMES = {
    "words": "how many words it has",
    "archive_id": "its number",
    "outlet": "its outlet",
    "published": "its date",
    "title": "its title",
}
ASKED = tuple(_NAMES)
# What an export has of some of its articles at least: a label that is not known is not read at all.
_ALWAYS = {
    "title": "a title",
    "outlet": "an outlet",
    "published": "a date",
    "archive_id": "a number",
}
ALWAYS = ("title", "outlet", "published")
# What an article that is torn behind its text lacks: alone, and its text stops in mid-sentence.
_BEHIND = {"language": "its language"}
_LEAST_OTHERS = 3
_MOST_NAMED = 5


class Lacking:
    """Notes what each article of a file has, and says what few of them lack.

    Args:
        source: the file.
        asked: the fields that an export has of all or of none, of `ASKED`.
        always: those that it has of some at least: of `ALWAYS`, or its number.
    """

    def __init__(self, source: str, asked: Collection[str], always: Collection[str] = ()) -> None:
        self._source = source
        self._missed = set(always)
        self._seen, self._ended = 0, 0
        self._open = _Numbers()  # before one that ended
        self._without = {field: _Numbers() for field in asked}
        self._behind = {field: (_Numbers(), _Numbers()) for field in _BEHIND}  # all, and torn ones

    def note(self, number: int, closed: bool | None, stops: bool = False, **has: object) -> str:
        """Take note of an article, and return what is to be said of it at once, if anything.

        Args:
            number: of the article in the file.
            closed: whether what ends an article stands behind it; None where nothing does.
            stops: whether its text stops in mid-sentence.
            has: what it says of each field that is asked for, and of its language.
        """
        self._seen += 1
        self._missed -= {field for field in self._missed if has[field]}
        for field, without in self._without.items():
            if not has[field]:
                without.add(number)
        for field, (lacking, torn) in self._behind.items():
            if not has.get(field):
                lacking.add(number)
                if stops:
                    torn.add(number)
        if closed:
            self._ended += 1
        elif closed is False:
            if self._ended:
                return self._no_end(str(number))
            self._open.add(number)
        return ""

    def warnings(self) -> Iterator[str]:
        """Yield what less than half of the articles lack, or all, and that a single one has no end."""
        if missed := [said for field, said in _ALWAYS.items() if field in self._missed]:
            yield (
                f"no article of {self._source} has {' or '.join(missed)}: what names it may be damaged, or in "
                "a language or layout that is not known"
            )
        if self._open.count and (self._ended >= self._open.count or self._seen == 1):
            yield self._no_end(str(self._open))
        for field, (lacking, torn) in self._behind.items():
            if lacking.count == torn.count == 1 and self._seen > _LEAST_OTHERS:
                yield (
                    f"{self._source} may lack a piece: article {torn} alone does not say {_BEHIND[field]}, and stops "
                    "in mid-sentence"
                )
        told = set[str]()  # what lacks one of these mostly lacks another for the same reason
        for field, without in self._without.items():
            if 0 < without.count < self._seen / 2 and str(without) not in told:
                told.add(str(without))
                yield (
                    f"{self._source} may be damaged or lack a piece: it does not say {_NAMES[field]} of article "
                    f"{without}, as it does of the others"
                )

    def _no_end(self, numbers: str) -> str:
        return (
            f"{self._source} may be cut off or lack a piece: what ends an article is not behind "
            f"article {numbers}"
        )


class _Numbers:
    """How many articles, and the numbers of the first of them."""

    def __init__(self) -> None:
        self.count, self._first = 0, list[int]()

    def add(self, number: int) -> None:
        self.count += 1
        if self.count <= _MOST_NAMED:
            self._first.append(number)

    def __str__(self) -> str:
        more = " and others" if self.count > _MOST_NAMED else ""
        return ", ".join(map(str, self._first)) + more
