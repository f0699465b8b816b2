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

    Articles that it cannot write of are in no mean; `eval_failed` counts them, if there are any.

    Raises:
        SummariseError: it can write of none of them.
    """
    with tempfile.TemporaryDirectory() as folder:
        export(checkpoint, recipe, Path(folder))
        results = _results(folder, dev, recipe.lengths)
    failures = [result for result in results if isinstance(result, Failure)]
    if failures and len(failures) == len(results):
        first = failures[0]
        raise SummariseError(f"article {first.id} of --dev, from 0, and all others: {first.error}")
    figures: dict[str, float] = {"eval_failed": len(failures)} if failures else {}
    for length in recipe.lengths:
        done = [
            (pair.targets[length], getattr(result, length) or "")
            for pair, result in zip(dev, results, strict=True)
            if isinstance(result, Summary) and length in pair.targets
        ]
        scores = mean_rouge([reference for reference, _ in done], [text for _, text in done])
        figures |= {f"eval_{length}_{name}": value for name, value in scores.items()}
    return figures


def _results(folder: str, dev: Sequence[Pair], lengths: Sequence[str]) -> list[Summary | Failure]:
    """Have the package write about articles with the checkpoint of a folder."""
    config = Config(engine="torch")  # weights that change are not worth converting
    own = {
        name: config.length(name).model_copy(update={"checkpoint": folder, "languages": ()})
        for name in ("headline", "paragraph")
    }
    articles = [Article(str(i), "", pair.text, language="en") for i, pair in enumerate(dev)]
    return list(SummaryGenerator(config.model_copy(update=own), lengths).stream(articles))
