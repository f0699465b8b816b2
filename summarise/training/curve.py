"""The curves of a run: every figure in `history.json`, loss and ROUGE-1 in `loss.png`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from summarise.common.documents import LENGTHS
from summarise.common.files import atomic_write_text

History = list[dict[str, float]]  # figures as they were logged, oldest first, each with its `step`


def write_curves(history: History, folder: Path) -> None:
    """Write a run's figures and their picture into its folder."""
    atomic_write_text(folder / "history.json", json.dumps(history, indent=1) + "\n")
    draw(history, folder / "loss.png")


def draw(history: History, path: Path) -> None:
    """Draw losses, and ROUGE-1 where it was measured, over the steps."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    figure, left = plt.subplots(figsize=(7, 4))
    left.plot(*_points(history, "loss"), color="tab:blue", label="training")
    held_out = _points(history, "eval_loss")
    if held_out[0]:
        left.plot(*held_out, "o-", color="tab:green", label="held out")
        left.legend(loc="lower left")
    left.set_xlabel("step")
    left.set_ylabel("loss (nats a token)")
    right = left.twinx()
    for length, style in zip(LENGTHS, ("o-", "s--"), strict=True):
        scores = _points(history, f"eval_{length}_rouge1")
        if scores[0]:
            right.plot(*scores, style, color="tab:orange", label=length)
            right.set_ylabel("ROUGE-1 F on the development set")
            right.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _points(history: Sequence[dict[str, float]], name: str) -> tuple[list[float], list[float]]:
    """Return the steps at which a figure was logged, and its values."""
    logged = [entry for entry in history if name in entry]
    return [entry["step"] for entry in logged], [entry[name] for entry in logged]
