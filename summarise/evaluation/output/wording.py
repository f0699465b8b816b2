"""What the figures say, in words: which system is better, and what the baselines are."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.evaluation.comparisons import Comparison, differences_by_name, is_sure
from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.scores import Scores

# plain words, with the field's term behind them
BASELINES = {
    "lead-1": "first sentence (lead-1)",
    "first-12-words": "first 12 words",
    "lead-3": "first three sentences (lead-3)",
    "oracle": "the most that copying reaches (oracle)",
}


def label(name: str, baseline: bool) -> str:
    """Return what a system or a baseline is called in tables for people."""
    return BASELINES.get(name, name) if baseline else name


def verdicts(scores: Scores, length: str) -> list[str]:
    """Return a sentence for each comparison of a length, systems with each other first."""
    return [_verdict(found) for found in scores["comparisons"] if found["length"] == length]


def _verdict(found: Comparison) -> str:
    differences = differences_by_name(found)
    other = label(found["other"], found["baseline"])
    higher = [name for name, d in differences.items() if is_sure(d) and d["difference"] > 0]
    lower = [name for name, d in differences.items() if is_sure(d) and d["difference"] < 0]
    on = f"on {found['n']:,} {'article' if found['n'] == 1 else 'articles'}"
    if not higher and not lower:
        return f"No clear difference between {found['system']} and {other} {on}."
    said = [
        f"{better} is better than {worse} {on}" + _by(names, len(differences))
        for better, worse, names in (
            (found["system"], other, higher),
            (other, found["system"], lower),
        )
        if names
    ]
    return "; ".join(said) + "."


def _by(names: Sequence[str], of: int) -> str:
    """Say by which figures, where it is not all of them."""
    if len(names) == of:
        return ""
    *most, last = (HEADINGS[name] for name in names)
    return f", but by {' and '.join([', '.join(most), last] if most else [last])} only"
