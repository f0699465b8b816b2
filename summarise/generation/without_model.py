"""What is given of an article where no model has written: its own text, or its opening, with a warning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from summarise.common.documents import Article, Length
from summarise.config import LengthConfig
from summarise.generation.denials import safe_text
from summarise.generation.partial_summary import PartialSummary
from summarise.generation.postprocess.lengths import Bounds


class WrittenLength(Protocol):
    """A length that is to be written, and what stands in for it."""

    @property
    def length(self) -> Length:
        """Which one it is."""

    @property
    def settings(self) -> LengthConfig:
        """How it is to be."""

    @property
    def bounds(self) -> Bounds:
        """How long it may be."""

    def own_text(self, article: Article) -> str:
        """Return an article that is shorter than the length, as it stands."""

    def opening(self, article: Article) -> str:
        """Return the length cut from an article's opening."""


def write_without_model(partial: PartialSummary, lengths: Sequence[WrittenLength]) -> bool:
    """Write what needs no model: of too short an article, of one that denies what it repeats, or in a
    language the checkpoint can't read.

    Returns:
        whether all lengths are written.
    """
    article = partial.article
    for one in lengths:
        length, settings = one.length, one.settings
        known = not settings.languages or article.language in (None, *settings.languages)
        if one.bounds.is_too_short(article.text):
            why = "the article is shorter than the length asked for; its own text is given"
            partial.write(length, one.own_text(article), "own text", f"{length}: {why}")
        elif article.denies:
            partial.write(length, *safe_text(length, article, one.bounds))
            _doubt_size(partial, one)
        elif not known:
            why = (
                f"the checkpoint does not read {article.language!r}; the article's opening is given"
            )
            _give_opening(partial, one, why)
    return all(one.length in partial.texts for one in lengths)


def take(
    partial: PartialSummary,
    one: WrittenLength,
    text: str,
    strategy: str,
    why: str = "nothing written kept to the length",
) -> None:
    """Take a length's text if there is one, else the article's opening, where it has none yet."""
    length = one.length
    if length in partial.texts:
        return
    if text:
        partial.write(length, text, strategy)
        _doubt_size(partial, one)
        return
    _give_opening(partial, one, f"{why}; the article's opening is given")


def _give_opening(partial: PartialSummary, one: WrittenLength, why: str) -> None:
    length = one.length
    text = one.opening(partial.article)
    partial.write(length, text, "leading sentences", f"{length}: {why}")
    _doubt_size(partial, one)


def _doubt_size(partial: PartialSummary, one: WrittenLength) -> None:
    """Warn of a length that has less than the least that was asked for."""
    bounds, text = one.bounds, partial.texts[one.length]
    if bounds.is_too_short(text):
        unit = "tokens" if one.settings.tokens else "words"
        size = bounds.size(text)
        partial.warnings[
            f"{one.length}: {size} {unit}, fewer than the {bounds.least} asked for"
        ] = None
