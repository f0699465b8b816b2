"""Score a checkpoint on a reference set, beside what needs no model: how good, long and faithful.

    python scripts/benchmark_quality.py ARTICLES.jsonl[.gz|.xz] --length headline
    python scripts/benchmark_quality.py ARTICLES.jsonl --length paragraph --checkpoint ./my-model

ARTICLES has one object a line: the article as `text` or `body`, and the reference as `title` or
`headline`, or as `summary` or `paragraph`; rows are grouped by `kind` where they have one. Columns:

    ROUGE       F-measures, 0 to 100, stemmed, with 95% bootstrap intervals
    words       mean of each summary
    novel       share of word pairs that the article does not have
    copied      share of words in pieces of the article
    opening     share of summaries that are the article's opening and nothing else
    unsupported share of summaries with a name, number, date or quotation that the article lacks

All but `opening` are what `summarise evaluate` says of the same summaries.

Baselines are the first 12 words and the first sentence, or the first three sentences, and TextRank
and LexRank by `sumy` (pip install "summarise-news[benchmark]"), three sentences each.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from summarise.common.documents import Article, Summary
from summarise.common.errors import SummariseError
from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import tokens
from summarise.config import Config, load
from summarise.evaluation.baselines import LEADS
from summarise.evaluation.data.alignment import SummaryPair
from summarise.evaluation.groups import Group, score_groups
from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import HEADINGS
from summarise.evaluation.significance.bootstrap import intervals
from summarise.evaluation.statistics import mean_statistics
from summarise.evaluation.workers import Workers
from summarise.generation import SummaryGenerator
from summarise.generation.threads import let_waiting_threads_sleep

TEXT = ("text", "body", "article")
REFERENCE = {"headline": ("title", "headline"), "paragraph": ("summary", "paragraph")}
VARIANTS = {"headline": ("rouge1", "rouge2", "rougeL"), "paragraph": ("rouge1", "rouge2", "rougeLsum")}  # fmt: skip
SENTENCES = 3  # of a graph's summary, as of the opening's


class Row(NamedTuple):
    """An article and the summary that a person wrote of it."""

    text: str
    reference: str
    kind: str


def read_objects(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSONL file, compressed or not."""
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}
    try:
        with openers.get(path.suffix, open)(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise SummariseError(f"{path}#{number}: not JSON: {error}") from error
    except OSError as error:
        raise SummariseError(f"{path}: {error.strerror or error}") from error


def first(record: dict[str, Any], names: Sequence[str], where: str) -> str:
    """Return the first of some fields that a record has."""
    for name in names:
        if record.get(name):
            return str(record[name])
    raise SummariseError(f"{where}: no {' or '.join(names)}")


def opens(summary: str, article: str) -> bool:
    """Tell whether a summary is the article's opening, word for word."""
    ours = tokens(summary)
    return ours == tokens(article)[: len(ours)]


# --- systems -----------------------------------------------------------------------------------


def graphs() -> dict[str, Callable[[str], str]]:
    """Return TextRank and LexRank by `sumy` over this package's sentences and words; {} without it."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.nlp.stemmers import Stemmer
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
        from sumy.utils import get_stop_words
    except ImportError:
        print(
            'TextRank and LexRank left out: pip install "summarise-news[benchmark]"',
            file=sys.stderr,
        )
        return {}

    class Splitter:
        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(tokens(sentence))

    def by(summarizer: Any) -> Callable[[str], str]:
        summarizer.stop_words = get_stop_words("english")

        def write(text: str) -> str:
            split = [
                Sentence(" ".join(text[a:b].split()), Splitter()) for a, b in split_sentences(text)
            ]
            chosen = summarizer(ObjectDocumentModel([Paragraph(split)]), SENTENCES)
            return "\n".join(str(sentence) for sentence in chosen)

        return write

    return {
        "TextRank": by(TextRankSummarizer(Stemmer("english"))),
        "LexRank": by(LexRankSummarizer(Stemmer("english"))),
    }


def written(rows: Sequence[Row], config: Config, length: str) -> list[str]:
    """Return what the configuration's checkpoint writes of each article; says how fast on the way."""
    summariser = SummaryGenerator(config, [length])
    summariser.load()
    articles = [Article(str(i), "", row.text, language="en") for i, row in enumerate(rows)]
    began, fallen, texts = time.perf_counter(), 0, []
    for result in summariser.stream(articles):
        if not isinstance(result, Summary):
            raise SummariseError(f"{result.id}: {result.error}")
        texts.append(str(getattr(result, length)))
        fallen += "leading" in result.strategy
    seconds = time.perf_counter() - began
    print(f"{len(rows)} articles, {len(rows) / seconds:.1f} a second; {fallen} given by their opening for want of a better", file=sys.stderr)  # fmt: skip
    return texts


# --- the table ---------------------------------------------------------------------------------


def add_row(
    table: Table, name: str, length: str, rows: Sequence[Row], texts: Sequence[str]
) -> None:
    """Score one system on one kind of article."""
    pairs = [
        SummaryPair(str(i), (row.reference,), text)
        for i, (row, text) in enumerate(zip(rows, texts, strict=True))
    ]
    group = Group("system", name, length, pairs)
    articles = {str(i): row.text for i, row in enumerate(rows)}
    (scored,) = score_groups([group], articles, MetricSettings(), Workers())
    means = scored.fmeasures.mean(axis=0)
    figures = dict(
        zip(scored.names, zip(means, intervals(scored.fmeasures), strict=True), strict=True)
    )
    cells = []
    for mean, (low, high) in (figures[name] for name in VARIANTS[length]):
        cells.append(f"{mean:.1f} ({low:.1f}–{high:.1f})")
    like = mean_statistics(scored.statistics)
    openings = sum(opens(text, row.text) for row, text in zip(rows, texts, strict=True))
    shares = (like["novel2"], like["copied"], 100 * openings / len(rows), like["unsupported"])
    cells += [f"{like['words']:.1f}", *(f"{share:.1f}%" for share in shares)]
    table.add_row(rows[0].kind, name, str(len(rows)), *cells)


def main() -> None:
    """Read, write, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("articles", type=Path)
    parser.add_argument("--length", choices=list(REFERENCE), required=True)
    parser.add_argument("--config", default="default", help="a preset or a YAML file")
    parser.add_argument("--checkpoint", help="in place of the configuration's")
    parser.add_argument("--engine", choices=["auto", "torch", "ctranslate2"], help="in place of the configuration's")  # fmt: skip
    parser.add_argument("--limit", type=int, help="only the first so many rows")
    parser.add_argument("--show", type=int, default=0, help="print so many summaries too")
    given = parser.parse_args()
    let_waiting_threads_sleep()
    try:
        table = benchmark(given)
    except SummariseError as error:
        sys.exit(f"benchmark_quality.py: {error}")
    Console(width=None if sys.stdout.isatty() else 160).print(table)


def benchmark(given: argparse.Namespace) -> Table:
    """Return the table that the call asks for."""
    length = given.length
    rows = [
        Row(
            first(record, TEXT, f"{given.articles}#{number}"),
            first(record, REFERENCE[length], f"{given.articles}#{number}"),
            str(record.get("kind", "all")),
        )
        for number, record in enumerate(read_objects(given.articles), 1)
        if given.limit is None or number <= given.limit
    ]
    if not rows:
        raise SummariseError(f"{given.articles}: no articles")
    config = load(given.config)
    if given.checkpoint:
        own = config.length(length).model_copy(update={"checkpoint": given.checkpoint})
        config = config.model_copy(update={length: own})
    if given.engine:
        config = config.model_copy(update={"engine": given.engine})
    systems = {"this": written(rows, config, length)}
    simple = LEADS[length] | (graphs() if length == "paragraph" else {})
    systems |= {name: [write(row.text) for row in rows] for name, write in simple.items()}
    for row, text in zip(rows[: given.show], systems["this"], strict=False):
        print(f"{row.reference}\n-> {text}\n")
    table = Table(
        "kind", "system", "n", *(HEADINGS[name] for name in VARIANTS[length]),
        "words", "novel", "copied", "opening", "unsupported", box=None, pad_edge=False,
    )  # fmt: skip
    kinds = defaultdict[str, list[int]](list)
    for i, row in enumerate(rows):
        kinds[row.kind].append(i)
    for places in kinds.values():
        for name, texts in systems.items():
            add_row(table, name, length, [rows[i] for i in places], [texts[i] for i in places])
    return table


if __name__ == "__main__":
    main()
