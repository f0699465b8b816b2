"""ROUGE-1, -2, -L and -Lsum of a summary by Google's `rouge-score`.

Source: Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries", sections 2 (n-grams),
3.1 (L) and 3.2 (Lsum).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import NamedTuple

from summarise.evaluation.resampling import RESAMPLES, SEED
from summarise.language import sentences

TYPES = ("rouge1", "rouge2", "rougeL", "rougeLsum")

_LINE_BREAK = re.compile(r"<n>|\r\n?|\n")  # PEGASUS writes <n>
_TOKEN_CHARACTER = re.compile(r"[a-z0-9]")


class Score(NamedTuple):
    """One ROUGE type of one summary; fractions from 0 to 1."""

    precision: float
    recall: float
    fmeasure: float


class Rouge:
    """Scores summaries one by one.

    Args:
        stemming: stem words of more than three letters by NLTK's variant of Porter's algorithm.
            The Perl program's `-m` has the original one and maps irregular forms first, so that
            older papers' figures can be some tenths of a point higher.
        splitting: for Lsum, find the sentences of a text that has no line breaks. Without it such
            a text is one sentence, which is how Google's published values were made.
    """

    def __init__(self, stemming: bool = True, splitting: bool = True) -> None:
        from rouge_score.rouge_scorer import RougeScorer  # imports nltk, which is slow

        self._scorer = RougeScorer(list(TYPES), tokenizer=_Tokenizer(stemming))
        self._splitting = splitting

    def score(self, references: Sequence[str], prediction: str) -> dict[str, Score]:
        """Score a summary against its references, at least one.

        Of several references the one with the highest F-measure counts, for each type by itself.
        An empty text scores 0.

        Returns:
            a score for each of `TYPES`.
        """
        scores = self._scorer.score_multi(
            [self._lines(reference) for reference in references], self._lines(prediction)
        )
        return {name: Score(*map(float, scores[name])) for name in TYPES}

    def _lines(self, text: str) -> str:
        """The text with one sentence a line, as Lsum takes it; the other types see no lines."""
        text = _LINE_BREAK.sub("\n", text).strip()
        if "\n" in text or not self._splitting:
            return text
        return "\n".join(text[start:end] for start, end in sentences(text))


class _Tokenizer:
    """The tokens of `RougeScorer(use_stemmer=stemming)`, but each word is stemmed once.

    Stemming the same words again and again is two thirds of the time otherwise.
    """

    def __init__(self, stemming: bool) -> None:
        from nltk.stem.porter import PorterStemmer

        self.stem = lru_cache(maxsize=1 << 16)(PorterStemmer().stem)
        self._stemmer = self if stemming else None

    def tokenize(self, text: str) -> list[str]:
        from rouge_score.tokenize import tokenize

        return list(tokenize(text, self._stemmer))


def is_empty(text: str) -> bool:
    """Whether ROUGE sees nothing in a text: it counts letters from a to z and digits only."""
    return not _TOKEN_CHARACTER.search(_LINE_BREAK.sub("\n", text).lower())


def signature(
    references: Collection[int], stemming: bool = True, splitting: bool = True, missing: str = ""
) -> str:
    """Everything that the figures depend on in one line, after sacrebleu (Post 2018).

    Args:
        references: how many references the summaries have; if that varies it reads `refs:1-4`.
        stemming, splitting: as given to `Rouge`.
        missing: how missing ids were treated; left out when empty.
    """
    least, most = min(references), max(references)
    parts = {
        "rouge": "1+2+L+Lsum",
        "refs": f"{least}" if least == most else f"{least}-{most}",
        "case": "lower",
        "stem": "porter" if stemming else "none",
        "split": "sentencex" if splitting else "newline",
        "tok": "rouge-score",
        "bootstrap": str(RESAMPLES),
        "seed": str(SEED),
        "missing": missing,
        "rouge-score": version("rouge-score"),
        "summarise": version("summarise"),
    }
    shown = (f"{name}:{value}" for name, value in parts.items() if value)
    return "|".join(shown).replace("rouge:", "rouge", 1)
