"""Choose the draft that is shown, and where none may be, the article's own best clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from summarise.common.text.words import count_words, tokens
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.extractive.lead_clauses import lead_clauses
from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.ranking.faithfulness import is_faithful
from summarise.generation.ranking.form import is_headline
from summarise.generation.ranking.grader import DraftGrader
from summarise.generation.ranking.source import SourceText

_TOO_UNLIKELY = -2.4  # nats a word


def best_draft(
    drafts: Mapping[str, Hypothesis],
    source: SourceText,
    bounds: Bounds,
    faithful: bool = True,
    grader: DraftGrader | None = None,
) -> str:
    """Return the draft that is worth most of those that may be shown; "" when none may.

    Where nothing grades them, it is the likeliest. One that opens with a word of the article's goes before
    others: that is its subject, mostly.

    Args:
        drafts: by their texts, with their likelihoods.
        source: the article.
        bounds: the headline's.
        faithful: whether it has to keep to the article.
        grader: says what those that have states are worth.
    """
    shown = [
        text
        for text, draft in drafts.items()
        if (draft.log_probability or 0) > _TOO_UNLIKELY * count_words(text)
        and is_headline(text, bounds)
        and (not faithful or is_faithful(text, source))
    ]
    return max(
        shown,
        key=lambda text: (not faithful or source.opens_with(text), _worth(drafts[text], grader)),
        default="",
    )


def own_clause(
    drafts: Iterable[str], source: SourceText, bounds: Bounds, language: str = "en"
) -> str:
    """Return the clause of the article's first sentence that is most like its drafts; "" for none."""
    clauses = lead_clauses(source.text, bounds, language)
    shown = [clause for clause in clauses if is_headline(clause, bounds)]
    said = [Counter(tokens(draft)) for draft in drafts]
    return max(shown, key=lambda c: sum(_overlap(Counter(tokens(c)), d) for d in said), default="")


def _worth(draft: Hypothesis, grader: DraftGrader | None) -> float:
    """Return what a draft is worth beside the others of its article."""
    if grader is None or draft.state is None:
        return draft.log_probability or 0
    return grader.worth(draft)


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return how many words two texts share, as an F-measure."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
