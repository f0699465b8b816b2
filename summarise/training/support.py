"""Which targets an article supports: one that it does not teaches a model to invent."""

from __future__ import annotations

from collections.abc import Collection

from summarise.common.text.unsupported import unsupported_texts
from summarise.common.text.words import FUNCTION_WORDS, tokens


def is_supported(
    target: str,
    text: str,
    least_share: float,
    known_names: bool = True,
    ordinary: Collection[str] = frozenset(),
) -> bool:
    """Return whether an article supports a target.

    Args:
        target, text: what is to be written of the article, and the article.
        least_share: of the target's content words, how many the article must have.
        known_names: whether it must have all names and numbers too.
        ordinary: folded words that name nothing. Titles are often in capitals throughout, so where
            these are known every other word counts as a name.
    """
    content = content_words(target)
    known = set(tokens(text))
    if not content:
        return False
    if known_names:
        foreign = [word for word in content if word not in known and word not in ordinary]
        if foreign if ordinary else unsupported_texts(target, text):
            return False
    return sum(word in known for word in content) >= least_share * len(content)


def content_words(text: str) -> list[str]:
    """Return a text's words and numbers, folded, without function words."""
    return [word for word in tokens(text) if word not in FUNCTION_WORDS]
