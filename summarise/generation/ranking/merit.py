"""How good a draft is beside the others: likely, supported by the article, of a headline's length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from summarise.common.text.words import count_words, tokens
from summarise.generation.ranking.source import SourceText, stems

_USUAL_WORDS = 9  # of a headline
_EARLY = 12  # sentences, one of which the draft is of
_LATER = 0.01  # what each sentence further on counts less


class Weights(NamedTuple):
    """What each part counts.

    Attributes:
        likelihood: log-probability a token, in nats.
        support: share of the draft's content words that the article's opening has.
        together: share of them that one sentence has.
        consensus: overlap of its words with the other drafts' (F-measure); what the model is sure of
            it says again.
        length: each word away from the usual.
    """

    likelihood: float = 1.0
    support: float = 1.5
    together: float = 1.0
    consensus: float = 1.0
    length: float = 0.04


def merit(
    draft: str,
    likelihood: float,
    source: SourceText,
    others: Sequence[str],
    weights: Weights = Weights(),  # noqa: B008 - a constant
) -> float:
    """Return a draft's merit, the higher the better."""
    said = stems(draft)
    known = frozenset[str]().union(*source.sentences)
    support = sum(word in known for word in said) / max(1, len(said))
    places = range(min(_EARLY, len(source.sentences)))
    shares = (source.share(frozenset(said), i) - _LATER * i for i in places)
    words = Counter(tokens(draft))
    overlaps = [_overlap(words, Counter(tokens(other))) for other in others if other != draft]
    return (
        weights.likelihood * likelihood
        + weights.support * support
        + weights.together * max(shares, default=0.0)
        + weights.consensus * (sum(overlaps) / len(overlaps) if overlaps else 0.5)
        - weights.length * abs(count_words(draft) - _USUAL_WORDS)
    )


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())
