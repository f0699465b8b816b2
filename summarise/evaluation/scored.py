"""One length of one system, summary by summary: its ROUGE, and what each summary is like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Literal

import numpy as np

from summarise.evaluation.data.alignment import Pair
from summarise.evaluation.metrics.faithfulness import Checker
from summarise.evaluation.metrics.rouge import TYPES, RougeSettings, rouge_of
from summarise.evaluation.metrics.texts import SummarySet, Texture, textures
from summarise.evaluation.significance.resampling import Floats
from summarise.evaluation.workers import Workers

Role = Literal["system", "baseline", "reference"]


@dataclass(frozen=True)
class Group:
    """What a system, a baseline or the people behind the references wrote of one length.

    A reference's prediction is the first reference itself.
    """

    role: Role
    name: str
    length: str
    pairs: list[Pair] = field(repr=False)


@dataclass(frozen=True)
class Scored(Group):
    """A group of which each summary was scored.

    Attributes:
        values: shape (n, 4, 3), 0 to 100: by pair, by ROUGE type, precision, recall, F-measure;
            none of references.
        empty: by pair, whether the prediction or every reference has no word.
        textures: what each summary is like; none of baselines, which only copy.
    """

    values: Floats = field(repr=False)
    empty: list[bool] = field(repr=False)
    textures: list[Texture] = field(repr=False)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where in `pairs` each id is."""
        return {pair.id: place for place, pair in enumerate(self.pairs)}

    @property
    def fmeasures(self) -> Floats:
        """Shape (n, 4)."""
        return self.values[:, :, 2]


def score_groups(
    groups: Sequence[Group],
    articles: Mapping[str, str],
    settings: RougeSettings,
    checker: Checker | None,
    work: Workers,
) -> list[Scored]:
    """Score each summary of each group.

    Args:
        groups: at least one.
        articles: text by id; those that are not at hand are absent.
        settings: how ROUGE counts.
        checker: judges support in place of the word signals.
        work: how the work is done.
    """
    rated = [p for group in groups if group.role != "reference" for p in group.pairs]
    values, empty = rouge_values(rated, settings, work)
    seen = _textures([g for g in groups if g.role != "baseline"], articles, checker, work)
    scored = []
    start = 0
    for group in groups:
        end = start + (len(group.pairs) if group.role != "reference" else 0)
        scored.append(
            Scored(
                group.role,
                group.name,
                group.length,
                group.pairs,
                values=values[start:end],
                empty=empty[start:end],
                textures=seen.get((group.role, group.name, group.length), []),
            )
        )
        start = end
    return scored


def rouge_values(
    pairs: Sequence[Pair], settings: RougeSettings, work: Workers
) -> tuple[Floats, list[bool]]:
    """`Scored.values` and `Scored.empty` of pairs."""
    found = work.each("ROUGE", partial(_rouge, settings), pairs)
    values = 100 * np.array([values for values, _ in found], dtype=np.float64)
    return values.reshape(-1, len(TYPES), 3), [empty for _, empty in found]


def _rouge(settings: RougeSettings, pair: Pair) -> tuple[list[float], bool]:
    """Precision, recall and F-measure of each type in a row, and whether there was nothing."""
    rouge = rouge_of(settings)
    scores = rouge.score(pair.references, pair.prediction)
    values = [value for name in TYPES for value in scores[name]]
    # A word in common says that both have words; else they have to be looked at.
    empty = not any(values) and rouge.is_empty(pair.references, pair.prediction)
    return values, empty


def _textures(
    groups: Sequence[Group], articles: Mapping[str, str], checker: Checker | None, work: Workers
) -> dict[tuple[str, str, str], list[Texture]]:
    """Textures by role, name and length; all summaries of an article are looked at together."""
    by_id: dict[str, list[tuple[str, str]]] = {}
    for group in groups:
        for pair in group.pairs:
            by_id.setdefault(pair.id, []).append((group.length, pair.prediction))
    items = [SummarySet(articles.get(id_), tuple(summaries)) for id_, summaries in by_id.items()]
    found = work.each("support", partial(textures, checker=checker), items)
    waiting = {id_: iter(several) for id_, several in zip(by_id, found, strict=True)}
    return {
        (group.role, group.name, group.length): [next(waiting[pair.id]) for pair in group.pairs]
        for group in groups
    }
