"""What shows that a file of APA is damaged: nothing in it says how many articles it has, or how long they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarise.readers.archives.entry import JOINED, Entry

_WHOLE_RULE = re.compile(r"^_{3,}$", re.MULTILINE)
_TORN = re.compile(
    r"[^_\s][^\S\n]*+_{5,}|_{5,}[^\S\n]*+[^_\s]|^_{1,4}(?:[^\S\n]|[^_\s])|[^\S\n]_{2,4}$"
    r'|^"[^"\n]{2,60}" (?:vom|gefunden)_+$|[^\s_][^\n"]{0,80}"[^"\n]{2,60}" vom \d\d\.\d\d\.\d{4} Seite: \d+$'
    r'|^_{15,}\s+(?=_{15})|^[^"\n]{0,60}" vom \d\d\.\d\d\.\d{4} Seite: \d+$',
    re.MULTILINE,
)
_EDITION = (
    r"(?:City|Früh|Morgen|Abend|Nacht|Österreich|Bundesland|Wien|Wi|Niederösterreich|N\.?Ö\.?"
    r"|Oberösterreich|O\.?Ö\.?|Burgenland|Bgld|Steiermark|Stmk|Kärnten|Ktn|Salzburg|Sbg|Tirol|Ti"
    r"|Vorarlberg|Vbg)\.?"
)
EDITIONS = re.compile(rf"(?:{_EDITION}[\s,&]*)+")
LISTED_EDITIONS = re.compile(rf"(?:\A|.*\s)(?:{_EDITION}\s?)+,\s*{_EDITION}\Z")
_NO_STOP = re.compile(r"[\w\s,;:–-]\Z")
_LONG = 60  # characters
_REST = 8  # characters by which the rest of a line of editions is known
# no name, code of an author or address: a longer word in lower case, or a last one that is not alone
_OF_PROSE = re.compile(
    r"(?<![\w@.:/-])(?:[^\W\d_A-ZÄÖÜ][^\W\d_]{3,}(?![\w@/-])|(?<=\s)[^\W\d_A-ZÄÖÜ][^\W\d_]*\s*\Z)"
)
_SENTENCE = re.compile(r"[^.]\.\Z")
_LEAST_ENTRIES = 4  # by which what is so of most articles is known
_MOST_STOPS = 2  # the rest of a paragraph, and that of the title behind it
_SHOWN = 30  # characters
_CUT = "stops in mid-sentence at the end of the file, which may be cut off"
_STOPS = "stops in mid-sentence at “{}”, as no other article of the file: a piece may be missing"
NO_TITLE = "its title reads as a paragraph: what stood above it may be missing"
_NO = "no {} is named, as it is of the file's other articles: a piece may be missing"
_TORN_RULES = "rules between articles that are torn or have no article behind them, perhaps a piece"


@dataclass
class ApaEntry(Entry):
    """An article of APA.

    Attributes:
        editions: whether editions are named above its title.
    """

    editions: bool = False


def torn_rules(text: str) -> dict[str, int] | None:
    """Return how many rules are torn, not as long as most of the file's, or without an article behind them."""
    torn = len(_TORN.findall(text)) + _unlike_others(text)
    return {_TORN_RULES: torn} if torn else None


def _unlike_others(text: str) -> int:
    lengths = Counter(len(found[0]) for found in _WHOLE_RULE.finditer(text))
    if text.rstrip().endswith("_"):
        return 1
    [(_, most)] = lengths.most_common(1) or [(0, 0)]
    return lengths.total() - most


def reads_as_a_paragraph(title: str) -> bool:
    """Return whether a title is a sentence and as long as one of a text."""
    return len(title) > _LONG and bool(_SENTENCE.search(title))


def warn_of_damage(entries: Sequence[ApaEntry], text: str) -> None:
    """Add a warning to each article that shows by itself, or beside the others, that something is missing.

    Args:
        entries: the articles of a file.
        text: the file's.
    """
    for entry in _with_editions_within(entries, text):
        _warn(entry, JOINED)
    printed = [entry for entry in entries if entry.published]
    for entry in _few(printed, lambda each: not each.section or each.section.startswith("S. ")):
        _warn(entry, _NO.format("department"))
    if len(printed) >= _LEAST_ENTRIES:
        without = [entry for entry in printed if not entry.editions]
        if len(without) == 1:
            _warn(without[0], _NO.format("edition"))
    sentences = [entry for entry in entries if _SENTENCE.search(entry.title)]
    if len(sentences) == 1 and len(entries) >= _LEAST_ENTRIES:
        _warn(sentences[0], NO_TITLE)
    _warn_of_stops(entries)


def _warn(entry: Entry, said: str) -> None:
    if said not in entry.warnings:
        entry.warnings += (said,)


def _few(entries: Sequence[ApaEntry], lacks: Callable[[ApaEntry], bool]) -> list[ApaEntry]:
    """Return the articles that lack something, none where it is half of them or more."""
    without = [entry for entry in entries if lacks(entry)]
    return without if len(without) < len(entries) / 2 else []


def _with_editions_within(entries: Sequence[ApaEntry], text: str) -> Iterator[ApaEntry]:
    """Yield the articles in whose title or text the rest of a line of editions stands."""
    editions = {
        line.strip()
        for line in text.split("\n")
        if EDITIONS.fullmatch(line.strip()) and "," in line
    }
    ends = tuple(line[-_REST:] for line in editions)
    begins = tuple(line[:_REST] for line in editions)
    for entry in entries:
        if entry.title.startswith(begins) or any(
            line.endswith(ends) for line in (entry.title, *entry.paragraphs)
        ):
            yield entry


def _warn_of_stops(entries: Sequence[ApaEntry]) -> None:
    """Warn of the last article if it stops in mid-sentence, and of one that alone does within."""
    stops = [
        [
            number
            for number, line in enumerate(entry.paragraphs)
            if _NO_STOP.search(line) and (len(line) > _LONG or _OF_PROSE.search(line))
        ]
        for entry in entries
    ]
    stopping = [(entry, at) for entry, at in zip(entries, stops, strict=True) if at]
    if entries and entries[-1].paragraphs and _NO_STOP.search(entries[-1].paragraphs[-1]):
        *others, last = (entry.paragraphs[-1:] for entry in entries)
        alone = len(entries) > 2 and not any(_NO_STOP.search(end) for [end] in filter(None, others))
        # what is shorter may name an author, a page or a place
        if alone or len(last[0]) > _LONG or _OF_PROSE.search(last[0]):
            _warn(entries[-1], _CUT)
            return
    if len(stopping) == 1 and len(entries) > _MOST_STOPS:
        [(entry, at)] = stopping
        if len(at) <= _MOST_STOPS and at[-1] - at[0] < _MOST_STOPS:
            _warn(entry, _STOPS.format(entry.paragraphs[at[0]][-_SHOWN:]))
