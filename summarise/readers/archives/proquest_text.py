"""ProQuest, text: articles below a rule and `Document 1 of 500`, fields between blank lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.nexis import count_declared
from summarise.readers.archives.plain import decoded_text
from summarise.readers.archives.proquest import Line, entry_of_lines, split_label, stands_behind
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

_RULE = re.compile(r"^_{40,}\s*$", re.MULTILINE)
_NUMBER = re.compile(r"\s*Document (\d+) of (\d+)[^\S\n]*(?:\n|$)", re.IGNORECASE)
_START = re.compile(r"^_{40,}\s*\n\s*Document \d+ of \d+\s*$", re.MULTILINE)
_FIELDS = re.compile(r"^(?:ProQuest document ID|Publication title|Document URL): ", re.MULTILINE)
_LEAST = 3  # other articles, by which a file's labels are known
_ALWAYS = frozenset({"title", "publication title", "publication date", "proquest document id"})
_TRAILER = re.compile(r"^(?:Contact us at:|Database copyright|Terms and Conditions)", re.MULTILINE)


def is_proquest_text(head: Head) -> bool:
    """Return whether a file is text of ProQuest."""
    text = head.text
    if "________________________________________" not in text or "<" in text[:64]:
        return False
    if "ProQuest" not in text and "Document 1 of " not in text:
        return False
    if _START.match(text.lstrip()):
        return True
    if _START.search(text):
        return "Full text: " in text or bool(_FIELDS.search(text))
    return bool(_RULE.search(text)) and len(_FIELDS.findall(text)) > 2


def read_proquest_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none."""
    text, warnings = decoded_text(stream, options.limits)
    parts = [part for part in _RULE.split(text) if part.strip()]
    numbered = [part for part in parts if _NUMBER.match(part)]
    # where they have no numbers, articles are what has the fields of one
    articles = numbered or [part for part in parts if _FIELDS.search(part)]
    numbers = [
        (int(found[1]), int(found[2])) for part in numbered if (found := _NUMBER.match(part))
    ]
    if numbers and numbers[0][0] > 1:  # its first article is always the first of what was exported
        numbers.insert(0, (1, numbers[0][1]))
    declared = count_declared(numbers) or None
    lines = [list(_lines(_NUMBER.sub("", part, count=1))) for part in articles]
    entries = [entry_of_lines(each) for each in lines]
    _warn_of_missing_labels(entries, list(map(_labels, lines)))
    yield from documents(location, entries, options, warnings, declared)


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines of an article, and for each whether a label may open it.

    It may below a blank line; behind the full text anywhere, since no text follows there.
    """
    trailer = next((found.start() for found in _TRAILER.finditer(text)), len(text))
    blank, behind = True, False
    for line in text[:trailer].split("\n"):
        if line.strip():
            found = split_label(line)
            if found and blank and stands_behind(found[0]):
                behind = True
            yield line, blank or behind
        blank = not line.strip()


def _labels(lines: Iterable[Line]) -> set[str]:
    return {found[0] for line, opens in lines if opens and (found := split_label(line))}


def _warn_of_missing_labels(entries: Sequence[Entry], labels: Sequence[set[str]]) -> None:
    """Add a warning to an article that alone lacks a label, where all have it or a rest of it is in its text."""
    counts = Counter(label for each in labels for label in each)
    most = len(entries) - 1
    for entry, own in zip(entries, labels, strict=True) if most >= _LEAST else ():
        for label in sorted(
            label for label in counts if counts[label] == most and label not in own
        ):
            rest = re.compile(rf"{_rests(label)}:(?:\s|\Z)", re.IGNORECASE)
            stops = entry.paragraphs and entry.paragraphs[-1][-1:].isalpha()
            if label in _ALWAYS or stops or any(map(rest.search, entry.paragraphs)):
                entry.warnings += (
                    f"it lacks what the file's others have below “{label.capitalize()}:”: a piece may be missing",
                )
                break


def _rests(label: str) -> str:
    """Return a pattern of a label that lacks some of its first letters, or none."""
    return "(?:" + "|".join(re.escape(label[i:]) for i in range(len(label) - 2)) + ")"


PROQUEST_TEXT = Format(
    "ProQuest, text",
    read_proquest_text,
    is_own=is_proquest_text,
    mark="a rule, “Document 1 of 500” and the fields of ProQuest",
    records=True,
)
