"""Summaries that take no model: an article's first sentences and first words.

News tells the main thing first, so the lead is hard to beat (Nenkova 2005, "Automatic Text
Summarization of Newswire").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarise.evaluation.predictions import Prediction, System
from summarise.language import sentences


def lead(text: str, count: int) -> str:
    """The first `count` sentences of a text, one a line."""
    return "\n".join(" ".join(text[start:end].split()) for start, end in sentences(text)[:count])


def first_words(text: str, count: int) -> str:
    """The first `count` words of a text."""
    return " ".join(text.split(maxsplit=count)[:count])


BASELINES: dict[str, dict[str, Callable[[str], str]]] = {  # length -> name -> text to summary
    "headline": {
        "lead-1": lambda text: lead(text, 1),
        "first-12-words": lambda text: first_words(text, 12),
    },
    "paragraph": {"lead-3": lambda text: lead(text, 3)},
}


def baseline_systems(systems: Sequence[System], lengths: Sequence[str]) -> list[System]:
    """The baselines of the articles that predictions carry as `text`, as systems.

    The articles are those of the first system that has any: systems may have cleaned the same
    dump differently. Empty when none has.

    Args:
        systems: the predictions.
        lengths: which lengths to write.
    """
    for system in systems:
        texts = {id_: p.text for id_, p in system.predictions.items() if p.text is not None}
        if texts:
            break
    else:
        return []
    return [
        System(
            name,
            system.source,
            {id_: Prediction(id_, **{length: shorten(text)}) for id_, text in texts.items()},
        )
        for length in lengths
        for name, shorten in BASELINES[length].items()
    ]
