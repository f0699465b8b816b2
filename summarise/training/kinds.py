"""The kinds of checkpoints that a recipe can train: its key `kind` says which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from summarise.common.errors import SummariseError
from summarise.common.settings import read_settings, validate
from summarise.training.curve import History
from summarise.training.recipe import RunRecipe


class Kind(NamedTuple):
    """The recipe of a kind, and what trains by it."""

    recipe: type[RunRecipe]
    train: Callable[[Any, Path], History]


def kinds() -> dict[str, Kind]:
    """Return the kinds by name, the default first."""
    from summarise.training import checker, checkpoint, preferences, writer

    return {
        "seq2seq": Kind(checkpoint.Recipe, checkpoint.train),
        "prefix-lm": Kind(writer.Recipe, writer.train),
        "preferences": Kind(preferences.Recipe, preferences.train),
        "checker": Kind(checker.Recipe, checker.train),
    }


def read_recipe(path: Path, train: Sequence[Path] = (), dev: Sequence[Path] = ()) -> RunRecipe:
    """Read a recipe; files given here stand in for its own.

    Raises:
        SummariseError: no such file, not YAML, an unknown key, a value out of range, nothing to do.
    """
    given: dict[str, list[Path]] = {"train": list(train), "dev": list(dev)}
    given = {key: files for key, files in given.items() if files}

    def parse(tree: Any) -> RunRecipe:
        known = kinds()
        kind = tree.get("kind", next(iter(known))) if isinstance(tree, dict) else next(iter(known))
        if kind not in known:
            raise SummariseError(f"kind: must be {' or '.join(known)}, not {kind!r}")
        if unread := given.keys() - known[kind].recipe.model_fields.keys():
            raise SummariseError(f"--{unread.pop()}: not read where a {kind} is trained")
        recipe = validate(known[kind].recipe, tree).model_copy(update=given)
        recipe.check()
        return recipe

    return read_settings(path, parse)


def train(recipe: RunRecipe, out: Path) -> History:
    """Train, or go on with, the run of a recipe; see `train` of its kind."""
    return next(k.train for k in kinds().values() if isinstance(recipe, k.recipe))(recipe, out)
