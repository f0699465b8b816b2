"""Support: how much of a summary its article says, and what in it the article does not have.

A sentence is compared with the article's own sentences, since what is put together from many of
them is where summaries go wrong. Three shares from 0 to 1 are averaged, unweighted, so that nothing
is fitted to one set of judgements: content words found in the one article sentence that has most of
them, in the best two neighbouring ones, and words found in the same order in one. Rare words of the
article count for more (inverse sentence frequency).

`scripts/benchmark_support.py` measures this against human judgements.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from summarise.common.documents import Article
from summarise.common.text.sentences import split_sentences
from summarise.common.text.unsupported import unsupported_spans
from summarise.common.text.words import FUNCTION_WORDS, Span
from summarise.evaluation.metrics.rouge import LCS
from summarise.evaluation.tokenizers.tokens import Stem, stemmer, unicode_tokens

Kind = Literal["name", "number", "date", "quotation"]
Checker = Callable[[str, str], float]  # article, a summary's sentence -> 0 to 1

_MONTHS = "January February March April May June July August September October November December"
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS.split())
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
)
_NUMBER_OR_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_QUOTATION = re.compile(r'“([^“”]+)”|"([^"]+)"|‘([^‘]+?)’(?!\w)')
_LEAST_QUOTED = 2  # a single word in quotes is often a name or irony
_POSSESSIVE = re.compile(r"['’]s\b")
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()


class Unsupported(NamedTuple):
    """A piece of the summary, summary[start:end], that the article does not have."""

    start: int
    end: int
    text: str
    kind: Kind


class SentenceSupport(NamedTuple):
    """A sentence of the summary, summary[start:end], and its score from 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Support:
    """What an article says of a summary.

    Attributes:
        score: mean over the sentences, 0 (nothing of it) to 1 (word for word in one sentence
            each); 0 when either text has no word.
        unsupported: names, numbers, dates and quotations that the article does not contain.
        sentences: the score of each sentence.
    """

    score: float
    unsupported: tuple[Unsupported, ...]
    sentences: tuple[SentenceSupport, ...]


class SupportSignals(NamedTuple):
    """What a sentence's score is the mean of, each from 0 to 1."""

    one: float
    two: float
    order: float


def support(article: str | Article, summary: str, checker: Checker | None = None) -> Support:
    """Judge whether an article supports a summary, without any model.

    Args:
        article: its text; of an `Article` title and standfirst count too.
        summary: a headline or a paragraph.
        checker: judges a sentence in place of the word signals, such as
            `summarise.evaluation.metrics.entailment.Entailment`.
    """
    if isinstance(article, Article):
        parts = (article.title, article.standfirst, article.text)
        article = "\n\n".join(part for part in parts if part)
    return SupportSource(article).support(summary, checker)


class SupportSource:
    """An article, ready to have summaries compared with it."""

    def __init__(self, article: str) -> None:
        self._article = article
        split = (_words(article[start:end]) for start, end in split_sentences(article))
        self._sentences = [words for words in split if words]
        self._sets = [set(words) for words in self._sentences]
        self._pairs = [a | b for a, b in zip(self._sets, self._sets[1:], strict=False)]
        self._frequency = Counter(word for words in self._sets for word in words)

    def support(self, summary: str, checker: Checker | None = None) -> Support:
        """See `support`."""
        found = []
        for start, end in split_sentences(summary):
            text = summary[start:end]
            score = checker(self._article, text) if checker else _mean(self.signals(text))
            found.append(SentenceSupport(start, end, score))
        return Support(
            score=_mean([sentence.score for sentence in found]),
            unsupported=tuple(find_unsupported(self._article, summary)),
            sentences=tuple(found),
        )

    def signals(self, sentence: str) -> SupportSignals:
        """The signals of a summary's sentence; all 0 when either has no word."""
        words = _words(sentence)
        if not words or not self._sets:
            return SupportSignals(0.0, 0.0, 0.0)
        columns = LCS(words)
        order = max(map(columns.length, self._sentences)) / len(words)
        weights = {word: self._weight(word) for word in words if word not in FUNCTION_WORDS}
        total = sum(weights.values())
        if not total:  # without a content word there is only the order to go by
            return SupportSignals(order, order, order)
        one = max(_found(weights, sentence) for sentence in self._sets)
        two = max((_found(weights, pair) for pair in self._pairs), default=one)
        return SupportSignals(one / total, two / total, order)

    def _weight(self, word: str) -> float:
        """Inverse sentence frequency; a word that the article lacks weighs most."""
        return math.log((len(self._sets) + 1) / (self._frequency[word] + 0.5))


def _found(weights: dict[str, float], words: set[str]) -> float:
    return sum(weight for word, weight in weights.items() if word in words)


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


def find_unsupported(article: str, summary: str) -> list[Unsupported]:
    """Names, numbers, dates and quotations of a summary that the article does not contain.

    A name is a word with a capital, so that nothing is found in text without any; at the start of a
    sentence ordinary English words are none. Numbers up to
    twenty are the same in words and digits. A date is looked at as a whole, and of an unsupported
    quotation the parts are not reported once more.
    """
    found: list[tuple[Span, Kind]] = []
    known_words = " ".join(_words(article))
    for match in _QUOTATION.finditer(summary):
        quoted = _words(match.group().strip('“”"‘’'))
        if len(quoted) >= _LEAST_QUOTED and f" {' '.join(quoted)} " not in f" {known_words} ":
            found.append((Span(*match.span()), "quotation"))
    covered = [span for span, _ in found]
    known_dates = {_day(match) for match in _DATE.finditer(article)}
    for match in _DATE.finditer(summary):
        covered.append(Span(*match.span()))
        if _day(match) not in known_dates:
            found.append((Span(*match.span()), "date"))
    known_numbers = {_number(match.group()) for match in _NUMBER_OR_WORD.finditer(article)} - {None}
    for span in unsupported_spans(summary, article, _ordinary()):
        number = _number(summary[span.start : span.end])
        if any(start <= span.start < end for start, end in covered) or number in known_numbers:
            continue
        last, kind = found[-1] if found else (Span(0, 0), "number")
        if number is None and kind == "name" and summary[last.end : span.start] == " ":
            found[-1] = (Span(last.start, span.end), "name")  # first name and surname are one
        else:
            found.append((span, "number" if number else "name"))
    return sorted(Unsupported(*span, summary[span.start : span.end], kind) for span, kind in found)


def _day(match: re.Match[str]) -> tuple[int, str]:
    """A date as day and month, whichever stood first."""
    month = match["month"] or match["month2"]
    return int(match["day"] or match["day2"]), month[:3]


@lru_cache(maxsize=1 << 14)
def _number(text: str) -> str | None:
    """A number as its digits, however it is written; None for a word that is none."""
    if text[0].isdigit():
        return re.sub(r",(?=\d{3})", "", text)
    word = text.lower()
    return str(_NUMBER_WORDS.index(word)) if word in _NUMBER_WORDS else None


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Words that name nothing, from the list that comes with the bundled checkpoint."""
    words = Path(__file__).parents[2] / "bundled" / "ordinary_words.txt"
    return frozenset(words.read_text(encoding="utf-8").split() if words.is_file() else ())


def _words(text: str) -> list[str]:
    return unicode_tokens(_POSSESSIVE.sub("", text), _stem())


@lru_cache(maxsize=1)
def _stem() -> Stem:
    return stemmer("rouge-score")
