"""What the figures say, in words: which system is better, and what the baselines are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarise.evaluation.comparisons import Comparison, differences_by_name, is_sure
from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.ranks import Rank, ranks
from summarise.evaluation.scores import Scores, headings_of

_FEW = 8  # comparisons, that a reader takes in one by one

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
    """Return what the comparisons of a length say, systems with each other first.

    A sentence each; where there are many, the ranks of the systems, and a sentence a baseline, by the
    first figure.
    """
    compared = [found for found in scores["comparisons"] if found["length"] == length]
    if len(compared) <= _FEW:
        return [_verdict(found) for found in compared]
    figure = next(iter(headings_of(scores)))
    baselines = dict.fromkeys(found["other"] for found in compared if found["baseline"])
    against = (_against(name, compared, figure) for name in baselines)
    return [_ranking(ranks(scores, length, figure), figure), *against]


def _ranking(found: Mapping[str, Rank], figure: str) -> str:
    ordered = sorted(found, key=lambda name: (found[name].best, found[name].worst))
    said = ", ".join(f"{name} {found[name]}" for name in ordered)
    return f"Ranks by {HEADINGS[figure]}, as far as systems can be told apart: {said}."


def _against(baseline: str, compared: Sequence[Comparison], figure: str) -> str:
    groups: dict[str, list[str]] = {"better": [], "not clearly different": [], "worse": []}
    for found in compared:
        if found["baseline"] and found["other"] == baseline:
            difference = differences_by_name(found)[figure]
            sure = "better" if difference["difference"] > 0 else "worse"
            groups[sure if is_sure(difference) else "not clearly different"].append(found["system"])
    said = "; ".join(f"{group}: {', '.join(names)}" for group, names in groups.items() if names)
    return f"Beside {label(baseline, True)} by {HEADINGS[figure]}, {said}."


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
