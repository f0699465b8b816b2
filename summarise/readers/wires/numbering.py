"""The numbers of a corpus's documents: where they skip once only, or one is unlike all others, it may be damaged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

_NUMBER = re.compile(r"(.*?)(\d{1,7})")
_DIGITS = re.compile(r"\d+")
_MOST_FORMS = 2
_LEAST = 3  # steps to the next number, by which documents are known to be numbered in their order


class Numbering:
    """Notes the numbers of documents as they come.

    A selection of documents skips many; a file whose numbers otherwise count up by one should skip none.
    """

    def __init__(self) -> None:
        self._last: tuple[str, str | None, int] = ("", None, 0)
        self._steps, self._skips = 0, list[tuple[str, str]]()
        self._forms = Counter[str]()
        self._examples = dict[str, str]()

    def note(self, number: str) -> None:
        """Take note of a document's number."""
        if number and len(self._forms) <= _MOST_FORMS:
            form = _DIGITS.sub("0", number)
            self._forms[form] += 1
            self._examples[form] = number
        found = _NUMBER.fullmatch(number)
        if not found:
            return
        said, before, last = self._last
        value = int(found[2])
        self._last = (number, found[1], value)
        if found[1] != before or len(self._skips) > 1:
            return
        if value == last + 1:
            self._steps += 1
        elif value != last:
            self._skips.append((said, number))

    def remarks(self, source: str) -> Iterator[str]:
        """Yield what is to be said of the file, if anything."""
        if len(self._forms) == _MOST_FORMS:
            (_, often), (odd, once) = self._forms.most_common()
            if once == 1 and often >= _LEAST:
                yield f"{source} may be damaged: the number {self._examples[odd]} is unlike all others"
        if len(self._skips) == 1 and self._steps >= _LEAST:
            [(before, behind)] = self._skips
            yield (
                f"{source} may lack a piece: its numbers count up by one, but from {before} to {behind}"
            )
