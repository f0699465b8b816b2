"""Which pairs a writer learns from: what their articles support, of each kind of text so many."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from summarise.common.text.unsupported import unsupported_texts
from summarise.common.text.words import tokens
from summarise.training.pairs import Pair
from summarise.training.support import content_words
from summarise.training.writer.recipe import Recipe, TextKind
from summarise.training.writer.titles import is_teaser, sentence_case

_OPENING = 1500  # characters in which the words of a target must be found: more is not read
_STEM = 5  # letters by which words are compared, so that "announces" supports "announced"
_LONGEST_TITLE = 95  # characters


class Selection(NamedTuple):
    """Pairs to learn from, how many there are of each kind, and why others were left out."""

    pairs: list[Pair]
    kept: Counter[str]
    left_out: Counter[str]


def select(pairs: Iterable[Pair], recipe: Recipe, ordinary: Set[str] = frozenset()) -> Selection:
    """Select pairs by a recipe, at random where a kind has more than is asked for.

    Args:
        pairs: in any order; it is shuffled by the recipe's seed.
        recipe: names the kinds and their bounds.
        ordinary: folded words that name nothing, for titles in title case.
    """
    shuffled = list(pairs)
    random.Random(recipe.seed).shuffle(shuffled)
    selection = Selection([], Counter(), Counter())
    for pair in shuffled:
        name = next((n for n, kind in recipe.kinds.items() if kind.matches(pair.source)), None)
        if name is None:
            selection.left_out["no kind"] += 1
            continue
        kind = recipe.kinds[name]
        if kind.most is not None and selection.kept[name] >= kind.most:
            selection.left_out["enough"] += 1
        elif len(pair.text.split()) < kind.least_words:
            selection.left_out["short"] += 1
        elif targets := _targets(pair, kind, recipe, ordinary, selection.left_out):
            selection.kept[name] += 1
            selection.pairs.append(pair._replace(targets=targets))
    return selection


def _targets(
    pair: Pair, kind: TextKind, recipe: Recipe, ordinary: Set[str], left_out: Counter[str]
) -> dict[str, str]:
    """Return the targets of a pair that can be learnt, as they are to be written."""
    bounds: Mapping[str, tuple[int, int]] = {
        "headline": recipe.headline_words,
        "paragraph": recipe.paragraph_words,
    }
    found = {}
    for length, text in pair.targets.items():
        target: str | None = " ".join(text.split())
        least, most = bounds[length]
        if not least <= len(text.split()) <= most:
            left_out["length"] += 1
        elif length == "headline" and (len(text) > _LONGEST_TITLE or is_teaser(text)):
            left_out["teaser"] += 1
        elif support_share(text, pair.text[:_OPENING]) < kind.least_support:
            left_out["words"] += 1
        elif length == "headline" and not (target := sentence_case(text, pair.text, ordinary)):
            left_out["case"] += 1
        elif target and unsupported_texts(target, pair.text):
            left_out["names"] += 1
        elif target:
            found[length] = target
    return found


def support_share(target: str, text: str) -> float:
    """Return which share of a target's content words a text has, by their first letters."""
    wanted = [word[:_STEM] for word in content_words(target)]
    have = {word[:_STEM] for word in tokens(text)}
    return sum(stem in have for stem in wanted) / max(1, len(wanted))
