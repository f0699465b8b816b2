"""What the baselines write of many articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from summarise.evaluation.baselines.lead import LEADS
from summarise.evaluation.baselines.oracle import ORACLE, ORACLE_SENTENCES, oracle_sentences
from summarise.evaluation.baselines.oracle_pieces import oracle_pieces
from summarise.evaluation.data.alignment import SummaryPair
from summarise.evaluation.metrics.rouge import rouge_of
from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.workers import Workers


def baseline_pairs(
    pairs: Sequence[SummaryPair],
    articles: Mapping[str, str],
    length: str,
    settings: RougeSettings,
    workers: Workers,
) -> dict[str, list[SummaryPair]]:
    """Return what the baselines of a length write of the articles that are there, by their names.

    Args:
        pairs: ids and references; their predictions do not matter.
        articles: text by id; pairs without one are left out.
        length: `headline` or `paragraph`.
        settings: how the oracle counts.
        workers: who does the work.
    """
    wanted = [pair for pair in pairs if pair.id in articles]
    items = [(articles[pair.id], pair.references) for pair in wanted]
    written = workers.map("baselines", partial(_write, length, settings), items)
    return {
        name: [
            pair._replace(prediction=texts[name])
            for pair, texts in zip(wanted, written, strict=True)
        ]
        for name in (*LEADS[length], ORACLE)
        if wanted
    }


def _write(
    length: str, settings: RougeSettings, item: tuple[str, tuple[str, ...]]
) -> dict[str, str]:
    text, references = item
    rouge = rouge_of(settings)
    if length == "headline":
        ceiling = oracle_pieces(text, references, rouge)
    else:
        ceiling = oracle_sentences(text, references, ORACLE_SENTENCES, rouge)
    return {name: write(text) for name, write in LEADS[length].items()} | {ORACLE: ceiling}
