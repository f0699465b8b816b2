"""Choose the draft that is shown, and where none may be, the article's own best clause."""

from __future__ import annotations

from collections.abc import Mapping

from summarise.config import LengthConfig
from summarise.generation.extractive.lead_clauses import lead_clauses
from summarise.generation.ranking.faithfulness import is_faithful
from summarise.generation.ranking.form import is_headline
from summarise.generation.ranking.merit import merit
from summarise.generation.ranking.source import SourceText

_TOO_UNLIKELY = -1.6  # nats a token


def best_draft(
    drafts: Mapping[str, float], source: SourceText, settings: LengthConfig, faithful: bool = True
) -> str:
    """Return the draft of most merit of those that may be shown; "" when none may.

    Args:
        drafts: each with its log-probability a token.
        source: the article.
        settings: the headline's.
        faithful: whether it has to keep to the article.
    """
    shown = [
        draft
        for draft, likelihood in drafts.items()
        if likelihood > _TOO_UNLIKELY
        and is_headline(draft, settings)
        and (not faithful or is_faithful(draft, source))
    ]
    others = list(drafts)
    return max(shown, key=lambda d: merit(d, drafts[d], source, others), default="")


def own_clause(
    drafts: Mapping[str, float], source: SourceText, settings: LengthConfig, language: str = "en"
) -> str:
    """Return the clause of the article's first sentence that is most like its drafts; "" for none."""
    clauses = lead_clauses(source.text, settings, language)
    shown = [clause for clause in clauses if is_headline(clause, settings)]
    return max(shown, key=lambda c: merit(c, 0.0, source, list(drafts)), default="")
