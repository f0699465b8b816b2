"""Names, numbers, dates and quotations of a summary that its article does not have.

The one detector: `run` lists what it finds, `evaluate` counts and marks it, beams are ranked and
training pairs are chosen by it. It compares words, never meanings, so it cannot tell a wrong name
from another name of the same thing ("Big Blue" for IBM). Months and number words are English.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from summarise.common.text.characters import UNSPACED
from summarise.common.text.quantities import NUMBER_WORDS, amounts, torn_numbers
from summarise.common.text.sentences import split_sentences
from summarise.common.text.stemming import stemmer
from summarise.common.text.words import FUNCTION_WORDS, NUMBER_OR_WORD, Span, fold, tokens

UnsupportedKind = Literal["name", "number", "date", "quotation"]


_POSSESSIVE = re.compile(r"['’]s\b")
_THOUSANDS = re.compile(r",(?=\d{3})")
_QUOTATION = re.compile(r'“([^“”]+)”|"([^"]+)"|‘([^‘]+?)’(?!\w)')
_QUOTATION_MARKS = "“”\"'‘("
_UNKNOWN = "unk"  # what published outputs have for a word that their model did not know
_INNER_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z]")
_RARE = 500  # words to each capital within a sentence: a text with fewer has lost its capitals
_COUNTS = frozenset(NUMBER_WORDS[3:])  # numbers in words; one and two are often only implied
_MIN_NAME = 3  # letters of a name that no capital shows
_MIN_QUOTED = 2  # a single word in quotes is often a name or irony


class Unsupported(NamedTuple):
    """A piece of the summary, summary[start:end], that the article does not have."""

    start: int
    end: int
    text: str
    kind: UnsupportedKind


def find_unsupported(summary: str, article: str) -> list[Unsupported]:
    """Return names, numbers, dates and quotations of a summary that the article does not contain.

    A name is a word with a capital, so that nothing is found in scripts without any; where a
    sentence or a quotation starts, ordinary English words are none. In English that has lost its
    capitals, as published outputs often have, it is a word that is not ordinary. First name and
    surname are one piece. A number is the same however it is written (1,200, 1200 and 1.2k; up to
    twenty in words and digits); in words it is looked for from three on. A date is looked at as a
    whole, and so is a quotation, of whose parts none is reported once more.

    Returns:
        the pieces in the order of the summary.
    """
    return _facts(article).unsupported(summary)


def unsupported_texts(summary: str, article: str) -> list[str]:
    """Return what `find_unsupported` finds as the summary writes it, each once."""
    return list(dict.fromkeys(found.text for found in find_unsupported(summary, article)))


class _Facts:
    """What an article has that a summary may take from it."""

    def __init__(self, article: str) -> None:
        self._text = _with_whole_numbers(article)
        self._words = frozenset(tokens(self._text))
        self._numbers = frozenset(map(_number, NUMBER_OR_WORD.findall(self._text))) - {None}
        self._dates = frozenset(map(_day, _date_pattern().finditer(article)))
        self._running = _running_words(article)

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The stems of its words; only summaries without capitals ask."""
        return frozenset(map(stemmer("rouge-score"), self._words))

    @cached_property
    def _lost_capitals(self) -> bool:
        capitals = len(_INNER_CAPITAL.findall(self._text))
        return capitals * _RARE < self._text.count(" ")

    @cached_property
    def _amounts(self) -> frozenset[Decimal]:
        """What its numbers may stand for; few summaries ask."""
        return frozenset(value for amount in amounts(self._text) for value in amount.values)

    def unsupported(self, summary: str) -> list[Unsupported]:
        quotations = [Span(*match.span()) for match in _QUOTATION.finditer(summary)]
        dates = list(_date_pattern().finditer(summary))
        found: list[tuple[Span, UnsupportedKind]] = []
        found += [(span, "quotation") for span in quotations if self._lacks_quote(summary, span)]
        covered = [span for span, _ in found] + [Span(*match.span()) for match in dates]
        found += [(Span(*m.span()), "date") for m in dates if _day(m) not in self._dates]
        found += [
            piece
            for piece in self._names_and_numbers(summary)
            if not any(start <= piece[0].start < end for start, end in covered)
        ]
        return sorted(
            Unsupported(*span, summary[span.start : span.end], kind)
            for span, kind in _joined_names(summary, found)
        )

    def _lacks_quote(self, summary: str, span: Span) -> bool:
        quoted = _running_words(summary[span.start + 1 : span.end - 1])
        return len(quoted.split()) >= _MIN_QUOTED and quoted not in self._running

    def _known_amounts(self, summary: str) -> list[Span]:
        """Return the amounts, such as `310k`, that the article has in whatever form."""
        known = [
            Span(start, end) for start, end, values in amounts(summary) if values & self._amounts
        ]
        torn = torn_numbers(summary)
        return known + [span for span, number in torn if _number(number) in self._numbers]

    def _names_and_numbers(self, summary: str) -> list[tuple[Span, UnsupportedKind]]:
        """Return tokens with a capital or a digit that are no whole token of the article."""
        starts = {span.start for span in split_sentences(summary)}
        uncased = self._is_uncased(summary, starts)
        found: list[tuple[Span, UnsupportedKind]] = []
        for match in NUMBER_OR_WORD.finditer(_POSSESSIVE.sub("  ", summary)):
            token = match.group()
            folded, number = fold(token), _number(token)
            if folded in self._words:
                continue
            shown = token[0].isdigit() or token != token.lower() or folded in _COUNTS
            if not shown and not (uncased and number is None and self._is_foreign(folded)):
                continue
            before = summary[match.start() - 1 : match.start()]
            opens = match.start() in starts or before in _QUOTATION_MARKS
            if (
                folded == _UNKNOWN
                or folded in FUNCTION_WORDS
                or (opens and folded in _ordinary_words() and folded not in _COUNTS)
            ):
                continue
            if number is None or number not in self._numbers:
                found.append((Span(*match.span()), "name" if number is None else "number"))
        known = self._known_amounts(summary) if found else []
        return [piece for piece in found if not any(a <= piece[0].start < b for a, b in known)]

    def _is_uncased(self, summary: str, starts: set[int]) -> bool:
        """Return whether a summary is English that has lost its capitals.

        Without any it has; with some where sentences start, if the article has lost its own.
        """
        words = list(NUMBER_OR_WORD.finditer(summary))
        capitals = {m.start() for m in words if m.group() != m.group().lower() != _UNKNOWN}
        if capitals and not (capitals <= starts and self._lost_capitals):
            return False
        folded = [fold(match.group()) for match in words]
        ordinary = sum(word in FUNCTION_WORDS or word in _ordinary_words() for word in folded)
        return 3 * ordinary >= len(folded)  # in other languages a tenth is

    def _is_foreign(self, folded: str) -> bool:
        """Return whether a word is not ordinary, and in no form in the article."""
        return (
            len(folded) >= _MIN_NAME
            and folded not in _ordinary_words()
            and stemmer("rouge-score")(folded) not in self._stems
        )


@lru_cache(maxsize=4)
def _facts(article: str) -> _Facts:
    """Return an article's facts, kept for its next summary."""
    return _Facts(article)


def _joined_names(
    summary: str, found: list[tuple[Span, UnsupportedKind]]
) -> list[tuple[Span, UnsupportedKind]]:
    """Join names with nothing but a space between them."""
    joined: list[tuple[Span, UnsupportedKind]] = []
    for span, kind in sorted(found):
        if joined and kind == joined[-1][1] == "name":
            last = joined[-1][0]
            if summary[last.end : span.start] == " ":
                joined[-1] = (Span(last.start, span.end), "name")
                continue
        joined.append((span, kind))
    return joined


def _with_whole_numbers(article: str) -> str:
    """Return an article, and once more with its torn numbers whole, where it has any."""
    torn, pieces, end = list(torn_numbers(article)), [], 0
    for span, number in torn:
        pieces += [article[end : span.start], number]
        end = span.end
    return "".join([article, "\n", *pieces, article[end:]]) if torn else article


def _running_words(text: str) -> str:
    """Return the words of a text with a space on each side; a character is a word where none is."""
    words = tokens(UNSPACED.sub(r" \g<0> ", text))
    return f" {' '.join(words)} "


@lru_cache(maxsize=1)
def _date_pattern() -> re.Pattern[str]:
    """Return the pattern of a day and a month, `5 March`, `March 5th`, `Mar. 5` or `Sept. 5`."""
    from babel.dates import get_month_names  # slow to import

    names = get_month_names("wide", locale="en").values()
    month = "|".join(f"{name[:3]}(?:{name[3:]}|{name[3:4]}\\b)?" for name in names)
    return re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{month})"
        rf"|(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    )


def _day(match: re.Match[str]) -> tuple[int, str]:
    """Return a date as day and month, whichever stood first."""
    month = match["month"] or match["month2"]
    return int(match["day"] or match["day2"]), month[:3]


@lru_cache(maxsize=1 << 14)
def _number(token: str) -> str | None:
    """Return a number as its digits, however it is written; None for a word that is none."""
    if token[0].isdigit():
        return _THOUSANDS.sub("", token)
    word = token.lower()
    return str(NUMBER_WORDS.index(word)) if word in NUMBER_WORDS else None


@lru_cache(maxsize=1)
def _ordinary_words() -> frozenset[str]:
    """Return words that name nothing, from the list that comes with the bundled checkpoint."""
    words = files("summarise").joinpath("bundled", "ordinary_words.txt")
    return frozenset(words.read_text(encoding="utf-8").split())
