"""A claim: a sentence that an article says, or one that it does not, and where it goes wrong."""

from __future__ import annotations

from typing import NamedTuple

from summarise.common.text.words import Span


class Claim(NamedTuple):
    """A sentence or headline to be checked by its article.

    Attributes:
        text: as it is read.
        wrong: the pieces that the article does not say, text[start:end]; none of a true claim.
        kind: how it was made.
        unlocated: it is false, and nobody said where.
    """

    text: str
    wrong: tuple[Span, ...] = ()
    kind: str = "own"
    unlocated: bool = False

    @property
    def is_true(self) -> bool:
        """Whether the article says it."""
        return not (self.wrong or self.unlocated)


def replaced(text: str, span: Span, put: str, kind: str) -> Claim:
    """Return a text with one piece replaced, which is wrong; where it is cut out, its neighbours are."""
    changed = " ".join((text[: span.start] + put + text[span.end :]).split())
    start = min(span.start, len(changed) - 1)
    return Claim(changed, (Span(start, min(len(changed), max(start + 1, start + len(put)))),), kind)
