"""ROUGE-1, -2, -L and -Lsum of a summary, as Google's `rouge-score` computes them to the last digit.

Source: Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries", sections 2 (n-grams),
3.1 (L) and 3.2 (Lsum), https://aclanthology.org/W04-1013.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Self, TypeVar

from summarise.common.text.ascii_tokens import ascii_tokens
from summarise.common.text.lcs import LCS
from summarise.common.text.sentences import split_sentences
from summarise.common.text.stemming import stemmer
from summarise.common.text.unicode_tokens import is_latin, unicode_tokens
from summarise.evaluation.metrics.base import (
    MetricSettings,
    MetricSignature,
    ReferenceMetric,
    Score,
)
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.tokenizers.automatic import TokeniserName
from summarise.evaluation.tokenizers.sentence_marks import marks_to_lines

ROUGE_TYPES = ("rouge1", "rouge2", "rougeL", "rougeLsum")

_T = TypeVar("_T")
_TOKENISERS = {"rouge-score": ascii_tokens, "unicode": unicode_tokens}
_LINE_BREAK = re.compile(r"\r\n?")


class Rouge(ReferenceMetric):
    """Scores summaries one by one."""

    headings = {name: name.replace("rouge", "ROUGE-") for name in ROUGE_TYPES}  # noqa: RUF012

    def __init__(
        self, stemming: bool = True, splitting: bool = True, settings: RougeSettings | None = None
    ) -> None:
        self.settings = settings or RougeSettings(stemming, splitting)
        self._stem = (
            stemmer(self.settings.normaliser, dict(self.settings.exceptions))
            if self.settings.stemming
            else None
        )

    @classmethod
    def configured(cls, settings: MetricSettings) -> Self:
        """Return a `Rouge` of these settings."""
        return cls(settings=settings.rouge)

    def score(self, references: Sequence[str], prediction: str) -> dict[str, Score]:
        """Score a summary against its references, at least one.

        Of several references the one with the highest F-measure counts, for each type by itself.
        An empty text scores 0.

        Returns:
            a score for each of `ROUGE_TYPES`.
        """
        tokeniser = self.tokeniser(references)
        predicted = self.lines(prediction, tokeniser)
        scores = [_score(self.lines(text, tokeniser), predicted) for text in references]
        return {
            name: max((s[name] for s in scores), key=lambda s: s.fmeasure) for name in ROUGE_TYPES
        }

    def signature(self, references: Iterable[Sequence[str]]) -> MetricSignature:
        """Return what the figures depend on; `auto` may have taken both tokenisers."""
        tokenisers = "+".join(sorted({self.tokeniser(texts) for texts in references}))
        settings = {**self.settings.signature(), "tok": tokenisers}
        return MetricSignature("rouge1+2+L+Lsum", settings, ("rouge-score",))

    def tokeniser(self, references: Sequence[str]) -> TokeniserName:
        """Return which tokeniser serves a summary with these references: never `auto`."""
        if self.settings.tokeniser != "auto":
            return self.settings.tokeniser
        return "rouge-score" if is_latin(" ".join(references)) else "unicode"

    def lines(self, text: str, tokeniser: TokeniserName = "rouge-score") -> list[list[str]]:
        """Return the tokens of each sentence, as Lsum takes them; the other types see no lines."""
        text = _LINE_BREAK.sub("\n", marks_to_lines(text)).strip()
        if "\n" in text or not self.settings.splitting:
            pieces = text.split("\n")
        else:
            pieces = [text[start:end] for start, end in split_sentences(text)]
        split = _TOKENISERS[tokeniser]
        return [split(piece, self._stem) for piece in pieces]

    def tokens(self, text: str, tokeniser: TokeniserName = "rouge-score") -> list[str]:
        """Return the tokens of a text as they are compared."""
        return _TOKENISERS[tokeniser](marks_to_lines(text), self._stem)

    def is_empty(self, references: Sequence[str], prediction: str) -> bool:
        """Tell whether the prediction, or every reference, has no token; the score is then 0."""
        tokeniser = self.tokeniser(references)
        return not self.tokens(prediction, tokeniser) or not any(
            self.tokens(text, tokeniser) for text in references
        )


@lru_cache(maxsize=4)
def rouge_of(settings: RougeSettings) -> Rouge:
    """Return a `Rouge`, made once: its stems are remembered."""
    return Rouge(settings=settings)


def _score(reference: list[list[str]], prediction: list[list[str]]) -> dict[str, Score]:
    expected = [token for line in reference for token in line]
    given = [token for line in prediction for token in line]
    unigrams, bigrams = Counter(expected), Counter(pairwise(expected))
    common = _common(unigrams, Counter(given))
    if not common:
        return dict.fromkeys(ROUGE_TYPES, Score(0.0, 0.0, 0.0))
    pairs = _common(bigrams, Counter(pairwise(given)))
    subsequence = LCS(given).length(expected)
    union = _union_hits(reference, prediction, unigrams, Counter(given))
    return {
        "rouge1": _fractions(common, len(given), len(expected)),
        "rouge2": _fractions(pairs, len(given) - 1, len(expected) - 1),
        "rougeL": _fractions(subsequence, len(given), len(expected)),
        "rougeLsum": _fractions(union, len(given), len(expected)),
    }


def _common(expected: Counter[_T], given: Counter[_T]) -> int:
    return sum(min(count, given[item]) for item, count in expected.items() if item in given)


def _fractions(hits: int, given: int, expected: int) -> Score:
    precision, recall = hits / max(given, 1), hits / max(expected, 1)
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total > 0 else 0.0)


def _union_hits(
    reference: list[list[str]],
    prediction: list[list[str]],
    expected: Counter[str],
    given: Counter[str],
) -> int:
    """Count Lsum's hits.

    Of each reference sentence the union of its subsequences with all predicted ones, where no
    token counts more often than either text has it (as in ROUGE-1.5.5).
    """
    expected, given = expected.copy(), given.copy()
    tables = [LCS(line) for line in prediction]
    hits = 0
    for line in reference:
        for place in sorted(set().union(*(table.indices(line) for table in tables))):
            token = line[place]
            if expected[token] > 0 and given[token] > 0:
                hits += 1
                expected[token] -= 1
                given[token] -= 1
    return hits
