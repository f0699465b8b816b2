"""Where the articles are that summaries were written of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from summarise.common.errors import SummariseError
from summarise.evaluation.data.predictions import System

Reread = Callable[
    [Path, Sequence[str]], Mapping[str, str]
]  # the predictions' file, sources -> text by source


class Articles(NamedTuple):
    """Texts by the predictions' ids, and what there is to say about them (may be nothing)."""

    texts: dict[str, str]
    notes: tuple[str, ...]


def find_articles(
    systems: Sequence[System], given: Mapping[str, str] | None = None, reread: Reread | None = None
) -> Articles:
    """Return the articles: those given, else the predictions' own `text`, else their `source` read again.

    Articles are those of the first system that has any: systems may have cleaned the same dump
    differently.

    Args:
        systems: the predictions.
        given: text by id.
        reread: reads the sources in a file of predictions again; those that are gone it leaves out.

    Raises:
        SummariseError: articles are given, but none is a prediction's.
    """
    ids = list(dict.fromkeys(id_ for system in systems for id_ in system.predictions))
    if given is not None:
        texts = {id_: given[id_] for id_ in ids if id_ in given}
        if not texts:
            raise SummariseError(
                f"--articles: none of the {len(given)} articles has the id of a prediction "
                f"({', '.join(ids[:3])}; the articles' are {', '.join(list(given)[:3])})"
            )
        return Articles(texts, _lacking(len(ids), len(texts)))
    for system in systems:
        texts = {id_: p.text for id_, p in system.predictions.items() if p.text is not None}
        if texts:
            return Articles(texts, _lacking(len(ids), len(texts)))
    for system in systems:
        sources = {id_: p.source for id_, p in system.predictions.items() if p.source}
        found = reread(Path(system.source), list(sources.values())) if reread and sources else {}
        texts = {id_: found[source] for id_, source in sources.items() if source in found}
        if texts:
            return Articles(texts, _lacking(len(ids), len(texts)))
    return Articles({}, _lacking(len(ids), 0))


def _lacking(wanted: int, found: int) -> tuple[str, ...]:
    if found == wanted:
        return ()
    if not found:
        return (
            "No articles at hand, so no baselines, no copied words and no support: give "
            "--articles, or predictions with `text` (summarise run --keep-text).",
        )
    return (
        f"{wanted - found} of {wanted} articles are not at hand: baselines, copied words and "
        "support are without them.",
    )
