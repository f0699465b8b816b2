"""Archives for the tests of training, and a recipe for a tiny checkpoint."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tiny_checkpoint import build

from summarise.training.checkpoint import Recipe
from summarise.training.curve import History


def write_jsonl(path: Path, records: Iterable[Mapping[str, Any]]) -> Path:
    """Write records to a JSONL file."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def archive(path: Path) -> Path:
    """Write 24 short articles with titles."""
    return write_jsonl(
        path,
        (
            {
                "text": f"The mayor of town {i} opened the bridge. {'It was closed on the river. ' * (i % 5)}",
                "title": f"mayor opened the bridge of town {i}",
            }
            for i in range(24)
        ),
    )


def small_recipe(tmp_path: Path, **more: Any) -> Recipe:
    """Return a recipe of a few steps on a tiny checkpoint."""
    tiny = build(tmp_path / "tiny")
    given = {"checkpoint": str(tiny), "train": [archive(tmp_path / "a.jsonl")]} | more
    small = {"steps": 12, "batch": 4, "warmup": 2, "save_every": 4, "dev_articles": 2}
    return Recipe.model_validate(small | given)


def losses(history: History) -> list[tuple[float, float]]:
    """Return the training losses of a history, with their steps."""
    return [(entry["step"], entry["loss"]) for entry in history if "loss" in entry]
