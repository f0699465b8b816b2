"""The pipeline's steps over windows: what Ray's tasks and actors do."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import ray

from summarise.cleaning import BoilerplateCounts, PreparedDocument, clean_prepared
from summarise.common.documents import Article, Failure, Summary
from summarise.jobs.digest import digest
from summarise.jobs.partitions import name_of
from summarise.jobs.ray.windows import row
from summarise.pipeline import prepare, split_records, summarise
from summarise.writers import as_line

if TYPE_CHECKING:  # torch, which no worker but the actors is to load
    from summarise.generation import SummaryGenerator

Cleaned = Article | Failure


def clean_rows(
    rows: pa.Table,
    counts: ray.ObjectRef[BoilerplateCounts | None],
    finished: ray.ObjectRef[frozenset[str]],
    signature: str,
    seconds: float,
    numbers: bool,
) -> pa.Table:
    """Return the articles and failures of a window, none when it is finished.

    Args:
        rows: a window.
        counts: what recurs across documents.
        finished: names of windows that need not be done.
        signature: of the run.
        seconds: of processor time that a document may take.
        numbers: whether records depend on how often a block recurs, and not only that it does.
    """
    known = ray.get(counts)
    documents = pickle.loads(rows["window"][0].as_py())
    prepared = prepare(documents, seconds)
    content = hashlib.sha256(signature.encode())
    for document, each in zip(documents, prepared, strict=True):
        if isinstance(document, Failure):
            content.update(as_line(document.record()).encode())
        else:
            recurring = known.lookup(each) if known and isinstance(each, PreparedDocument) else {}
            content.update(digest(document, recurring, numbers).encode())
    name = name_of(rows["number"][0].as_py(), content.hexdigest())
    if name in ray.get(finished):
        return row(name=name, size=len(documents), articles=None)
    articles = clean_prepared(prepared, known, seconds)
    return row(name=name, size=len(documents), articles=pickle.dumps(articles))


class SummariseWindow:
    """An actor that summarises windows: its checkpoints are loaded once."""

    def __init__(self, generator: SummaryGenerator, keep_text: bool) -> None:
        from summarise.generation.threads import let_waiting_threads_sleep

        let_waiting_threads_sleep()  # the process is this actor's
        self.generator, self.keep_text = generator, keep_text

    def __call__(self, rows: pa.Table) -> pa.Table:
        """Return the records and failures of a window's articles."""

        def record(summary: Summary) -> dict[str, Any]:
            return summary.record(self.keep_text)

        return _records(rows, lambda articles: summarise(articles, self.generator), record)


def record_articles(rows: pa.Table, explain: bool) -> pa.Table:
    """Return the records and failures of a window's articles, which are not summarised."""

    def record(article: Article) -> dict[str, Any]:
        return article.record(explain)

    return _records(rows, lambda articles: articles, record)


def _records(
    rows: pa.Table,
    step: Callable[[list[Cleaned]], Iterable[Any]],
    record: Callable[[Any], dict[str, Any]],
) -> pa.Table:
    """Return a window's name with the records and failures that a step makes of it."""
    name, size, articles = (rows[column][0].as_py() for column in ("name", "size", "articles"))
    if articles is None:
        return row(name=name, size=size, records=None)
    results = split_records(step(pickle.loads(articles)), record)
    return row(name=name, size=size, records=pickle.dumps(results))
