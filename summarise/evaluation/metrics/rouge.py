"""ROUGE-1, -2, -L and -Lsum of a summary, as Google's `rouge-score` computes them.

The figures are `rouge-score`'s to the last digit; the longest common subsequence is found bit by
bit instead of cell by cell, so that long texts take time in proportion to their length.

Sources: Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries", sections 2 (n-grams),
3.1 (L) and 3.2 (Lsum); Hyyrö 2004, "Bit-parallel LCS-length computation revisited".
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import version
from itertools import pairwise
from typing import NamedTuple, TypeVar

from summarise.common.text.sentences import split_sentences
from summarise.evaluation.significance.resampling import RESAMPLES, SEED
from summarise.evaluation.tokenizers.tokens import (
    Normaliser,
    Tokeniser,
    ascii_tokens,
    is_latin,
    stemmer,
    unicode_tokens,
)

TYPES = ("rouge1", "rouge2", "rougeL", "rougeLsum")

_T = TypeVar("_T")
_LINE_BREAK = re.compile(r"<n>|\r\n?|\n")  # PEGASUS writes <n>


class RougeScore(NamedTuple):
    """One ROUGE type of one summary; fractions from 0 to 1."""

    precision: float
    recall: float
    fmeasure: float


class RougeSettings(NamedTuple):
    """Everything about the counting that changes a figure.

    Attributes:
        stemming: compare words of more than three letters by their stems.
        splitting: for Lsum, find the sentences of a text that has no line breaks. Without it such
            a text is one sentence, which is how Google's published values were made.
        normaliser: whose stems. `rouge-score`'s are NLTK's variant of Porter's; `perl-1.5.5` gives
            what the Perl program's `-m` gave in older papers, some tenths of a point higher.
        exceptions: irregular form and base form, for `perl-1.5.5` (see `load_exceptions`).
        tokeniser: `rouge-score` sees a-z and 0-9 only; `unicode` sees every script; `auto` takes
            `unicode` where the references are not in Latin script.
    """

    stemming: bool = True
    splitting: bool = True
    normaliser: Normaliser = "rouge-score"
    exceptions: tuple[tuple[str, str], ...] = ()
    tokeniser: Tokeniser = "auto"


class Rouge:
    """Scores summaries one by one."""

    def __init__(
        self, stemming: bool = True, splitting: bool = True, settings: RougeSettings | None = None
    ) -> None:
        self.settings = settings or RougeSettings(stemming, splitting)
        self._stem = (
            stemmer(self.settings.normaliser, dict(self.settings.exceptions))
            if self.settings.stemming
            else None
        )

    def score(self, references: Sequence[str], prediction: str) -> dict[str, RougeScore]:
        """Score a summary against its references, at least one.

        Of several references the one with the highest F-measure counts, for each type by itself.
        An empty text scores 0.

        Returns:
            a score for each of `TYPES`.
        """
        tokeniser = self.tokeniser(references)
        predicted = self.lines(prediction, tokeniser)
        scores = [_score(self.lines(text, tokeniser), predicted) for text in references]
        return {name: max((s[name] for s in scores), key=lambda s: s.fmeasure) for name in TYPES}

    def tokeniser(self, references: Sequence[str]) -> Tokeniser:
        """Which tokeniser serves a summary with these references: never `auto`."""
        if self.settings.tokeniser != "auto":
            return self.settings.tokeniser
        return "rouge-score" if is_latin(" ".join(references)) else "unicode"

    def lines(self, text: str, tokeniser: Tokeniser = "rouge-score") -> list[list[str]]:
        """The tokens of each sentence, as Lsum takes them; the other types see no lines."""
        text = _LINE_BREAK.sub("\n", text).strip()
        if "\n" in text or not self.settings.splitting:
            pieces = text.split("\n")
        else:
            pieces = [text[start:end] for start, end in split_sentences(text)]
        return [self.tokens(piece, tokeniser) for piece in pieces]

    def tokens(self, text: str, tokeniser: Tokeniser = "rouge-score") -> list[str]:
        """The tokens of a text as they are compared."""
        split = ascii_tokens if tokeniser == "rouge-score" else unicode_tokens
        return split(_LINE_BREAK.sub("\n", text), self._stem)

    def is_empty(self, references: Sequence[str], prediction: str) -> bool:
        """Whether the prediction, or every reference, has no token; the score is then 0."""
        tokeniser = self.tokeniser(references)
        return not self.tokens(prediction, tokeniser) or not any(
            self.tokens(text, tokeniser) for text in references
        )


@lru_cache(maxsize=4)
def rouge_of(settings: RougeSettings) -> Rouge:
    """A `Rouge`, made once: its stems are remembered."""
    return Rouge(settings=settings)


def _score(reference: list[list[str]], prediction: list[list[str]]) -> dict[str, RougeScore]:
    expected = [token for line in reference for token in line]
    given = [token for line in prediction for token in line]
    unigrams, bigrams = Counter(expected), Counter(pairwise(expected))
    common = _common(unigrams, Counter(given))
    if not common:
        return dict.fromkeys(TYPES, RougeScore(0.0, 0.0, 0.0))
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


def _fractions(hits: int, given: int, expected: int) -> RougeScore:
    precision, recall = hits / max(given, 1), hits / max(expected, 1)
    total = precision + recall
    return RougeScore(precision, recall, 2 * precision * recall / total if total > 0 else 0.0)


def _union_hits(
    reference: list[list[str]],
    prediction: list[list[str]],
    expected: Counter[str],
    given: Counter[str],
) -> int:
    """Lsum's hits: for each reference sentence the union of its subsequences with all predicted
    ones, where no token counts more often than either text has it (as in ROUGE-1.5.5).
    """
    expected, given = expected.copy(), given.copy()
    tables = [LCS(line) for line in prediction]
    hits = 0
    for line in reference:
        for place in sorted(set().union(*(table.places(line) for table in tables))):
            token = line[place]
            if expected[token] > 0 and given[token] > 0:
                hits += 1
                expected[token] -= 1
                given[token] -= 1
    return hits


class LCS:
    """Longest common subsequences of one sequence with others.

    A row of the usual table is one integer: bit j is unset where the row's value rises from column
    j to j + 1, so that a cell is the count of unset bits below it.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._width = len(columns)
        self._masks: dict[str, int] = {}
        for place, token in enumerate(columns):
            self._masks[token] = self._masks.get(token, 0) | 1 << place

    def length(self, rows: Sequence[str]) -> int:
        """How long the longest common subsequence is."""
        last = self._table([self._masks[t] for t in rows if t in self._masks])[-1]
        return self._width - last.bit_count()

    def places(self, rows: Sequence[str]) -> list[int]:
        """Where in `rows` the longest common subsequence is that `rouge-score` would choose."""
        # A row whose token is in no column changes nothing, in the table or on the way back.
        kept = [(place, self._masks[t]) for place, t in enumerate(rows) if t in self._masks]
        table = self._table([mask for _, mask in kept])
        row, column = len(kept), self._width
        found = []
        while row and column:
            place, mask = kept[row - 1]
            if mask >> (column - 1) & 1:
                found.append(place)
                row, column = row - 1, column - 1
            elif self._cell(table[row], column - 1) > self._cell(table[row - 1], column):
                column -= 1
            else:
                row -= 1
        return found

    def _table(self, masks: Sequence[int]) -> list[int]:
        """Rows from the empty one on."""
        full = (1 << self._width) - 1
        row = full
        table = [row]
        for mask in masks:
            shared = row & mask
            row = ((row + shared) | (row - shared)) & full
            table.append(row)
        return table

    def _cell(self, row: int, column: int) -> int:
        return column - (row & ((1 << column) - 1)).bit_count()


def rouge_signature(
    references: Collection[int],
    settings: RougeSettings | None = None,
    missing: str = "",
    tokenisers: Collection[str] = ("rouge-score",),
    versions: Mapping[str, str] | None = None,
) -> str:
    """Everything that the figures depend on in one line, after sacrebleu (Post 2018).

    Args:
        references: how many references the summaries have; if that varies it reads `refs:1-4`.
        settings: as given to `Rouge`.
        missing: how missing ids were treated; left out when empty.
        tokenisers: those that served, of which `auto` may take both.
        versions: of what computed; by default of `rouge-score` and `summarise`.
    """
    settings = settings or RougeSettings()
    least, most = min(references), max(references)
    perl = settings.stemming and settings.normaliser == "perl-1.5.5"
    parts = {
        "rouge": "1+2+L+Lsum",
        "refs": f"{least}" if least == most else f"{least}-{most}",
        "case": "lower",
        "stem": ("porter-original" if perl else "porter") if settings.stemming else "none",
        "exceptions": _digest(settings.exceptions) if perl else "",
        "split": "sentencex" if settings.splitting else "newline",
        "tok": "+".join(sorted(tokenisers)),
        "bootstrap": str(RESAMPLES),
        "seed": str(SEED),
        "missing": missing,
        **(versions or {name: version(name) for name in ("rouge-score", "summarise")}),
    }
    shown = (f"{name}:{value}" for name, value in parts.items() if value)
    return "|".join(shown).replace("rouge:", "rouge", 1)


def _digest(exceptions: tuple[tuple[str, str], ...]) -> str:
    """How many there are, and 6 digits that change with them."""
    if not exceptions:
        return "none"
    return f"{len(exceptions)}-{hashlib.sha256(repr(sorted(exceptions)).encode()).hexdigest()[:6]}"
