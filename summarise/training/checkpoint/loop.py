"""Train a seq2seq checkpoint by a recipe; it is measured as `summarise` itself would use it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from summarise.common.documents import Article, Failure, Summary
from summarise.common.errors import SummariseError
from summarise.config import Config
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.training.checkpoint.data import Collate, make_examples, read
from summarise.training.checkpoint.model import export, load_start
from summarise.training.checkpoint.recipe import Recipe
from summarise.training.curve import History, write_curves
from summarise.training.extra import require_extra
from summarise.training.pairs import Pair
from summarise.training.rouge import mean_rouge
from summarise.training.run import Run


def train(recipe: Recipe, out: Path) -> History:
    """Train, or go on with, a run; write the checkpoint and its curves to `out`.

    Returns:
        the figures logged on the way, oldest first.

    Raises:
        SummariseError: the extra `train` is missing, or the recipe's data cannot be used.
    """
    require_extra()
    start = load_start(recipe)
    examples = make_examples(read(recipe), start, recipe)
    dev = read(recipe, held_out=True)[: recipe.dev_articles]
    run = Run(
        recipe,
        start.model,
        examples,
        [len(example.input_ids) for example in examples],
        Collate(start.tokenizer.pad_token_id or 0),
        (lambda: measure(start, recipe, dev)) if dev else None,
        recipe.save_every,
        out / "run",
        label_smoothing_factor=recipe.label_smoothing,
        bf16=recipe.bf16,
    )
    history = run.go()
    export(start, recipe, out)
    write_curves(history, out)
    return history


def measure(checkpoint: Checkpoint, recipe: Recipe, dev: Sequence[Pair]) -> dict[str, float]:
    """Return ROUGE F-measures, 0 to 100, of what the checkpoint as it is writes of articles.

    Raises:
        SummariseError: it cannot write of one of them.
    """
    with tempfile.TemporaryDirectory() as folder:
        export(checkpoint, recipe, Path(folder))
        written = _summaries(folder, dev, recipe.lengths)
    figures: dict[str, float] = {}
    for length in recipe.lengths:
        done = [
            (pair.targets[length], getattr(summary, length) or "")
            for pair, summary in zip(dev, written, strict=True)
            if length in pair.targets
        ]
        scores = mean_rouge([reference for reference, _ in done], [text for _, text in done])
        figures |= {f"eval_{length}_{name}": value for name, value in scores.items()}
    return figures


def _summaries(folder: str, dev: Sequence[Pair], lengths: Sequence[str]) -> list[Summary]:
    """Have the package write about articles with the checkpoint of a folder."""
    config = Config(engine="torch")  # weights that change are not worth converting
    own = {
        name: config.length(name).model_copy(update={"checkpoint": folder, "languages": ()})
        for name in ("headline", "paragraph")
    }
    articles = [Article(str(i), "", pair.text, language="en") for i, pair in enumerate(dev)]
    found = list[Summary]()
    for result in SummaryGenerator(config.model_copy(update=own), lengths).stream(articles):
        if isinstance(result, Failure):
            raise SummariseError(f"article {result.id} of --dev, from 0: {result.error}")
        found.append(result)
    return found
