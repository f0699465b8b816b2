"""Choose the draft that is shown, and where none may be, the article's own best clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from summarise.common.text.words import count_words, tokens
from summarise.config import LengthConfig
from summarise.generation.extractive.lead_clauses import lead_clauses
from summarise.generation.ranking.faithfulness import is_faithful
from summarise.generation.ranking.form import is_headline
from summarise.generation.ranking.merit import merit
from summarise.generation.ranking.source import SourceText

_TOO_UNLIKELY = -2.4  # nats a word


def best_draft(
    drafts: Mapping[str, float], source: SourceText, settings: LengthConfig, faithful: bool = True
) -> str:
    """Return the draft of most merit of those that may be shown; "" when none may.

    Args:
        drafts: each with its log-probability.
        source: the article.
        settings: the headline's.
        faithful: whether it has to keep to the article.
    """
    shown = [
        draft
        for draft, log_probability in drafts.items()
        if log_probability > _TOO_UNLIKELY * count_words(draft)
        and is_headline(draft, settings)
        and (not faithful or is_faithful(draft, source))
    ]
    return max(shown, key=lambda draft: merit(draft, drafts[draft], source), default="")


def own_clause(
    drafts: Mapping[str, float], source: SourceText, settings: LengthConfig, language: str = "en"
) -> str:
    """Return the clause of the article's first sentence that is most like its drafts; "" for none."""
    clauses = lead_clauses(source.text, settings, language)
    shown = [clause for clause in clauses if is_headline(clause, settings)]
    said = [Counter(tokens(draft)) for draft in drafts]
    return max(shown, key=lambda c: sum(_overlap(Counter(tokens(c)), d) for d in said), default="")


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return how many words two texts share, as an F-measure."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
