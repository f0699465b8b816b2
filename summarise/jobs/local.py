"""The folder job on this machine: read, clean, summarise, write; resume, go on after a bad file."""

from __future__ import annotations

import hashlib
import json
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from summarise.cleaning import Counts, clean_document, clean_or_fail, prepare
from summarise.cleaning import clean as clean_documents
from summarise.cleaning import count as count_documents
from summarise.common.documents import Article, Failure, RawDocument, Summary
from summarise.common.text.words import count_words
from summarise.common.version import __version__
from summarise.jobs.journal import Done, Journal
from summarise.jobs.progress import Progress
from summarise.writers import write, write_failures
from summarise.writers.texts import only_files, remove_texts, write_texts

if TYPE_CHECKING:
    from summarise.generation.generator import SummaryGenerator


@dataclass(frozen=True)
class Outcome:
    """How a job ended: records in the output, failures beside it, and whether it was stopped."""

    done: int
    failed: int
    stopped: bool = False


@dataclass
class _Item:
    """A document of a window: its place in the input, and what is known of it so far."""

    position: int
    document: RawDocument
    digest: str
    words: int
    recurring: Mapping[str, int]
    article: Article | None = None  # None: done in an earlier run, not cleaned again


def count(
    documents: Iterable[RawDocument | Failure], progress: Progress | None = None
) -> Counts | None:
    """The first pass over a dump: which blocks recur; None when it was stopped by a signal.

    Raises:
        SummariseError: temporary files cannot be written.
    """
    progress = progress or Progress()

    def until_stopped() -> Iterator[RawDocument | Failure]:
        for document in documents:
            if stopped():
                return
            progress.add(done=1)  # a failure is told of when its turn comes in the second pass
            yield document

    with stop_signals() as stopped:
        counts = count_documents(until_stopped())
        return None if stopped() else counts


def run(
    documents: Iterable[RawDocument | Failure],
    output: Path,
    summariser: SummaryGenerator,
    *,
    counts: Counts | None = None,
    options: Sequence[object] = (),
    force: bool = False,
    keep_text: bool = False,
    beside: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Summarise a dump into a file; run again, it does what is missing or changed.

    Args:
        documents: what `summarise.readers.read` gives.
        output: JSONL, CSV or Parquet by its ending; failures go to `*.failures.jsonl` beside it.
        summariser: what writes.
        counts: the blocks that recur across documents. A document is done again when one of its
            blocks begins or ceases to recur, not when a number grows.
        options: whatever else the records depend on, for the configuration's signature.
        force: start over.
        keep_text: write the cleaned text into each record.
        beside: write a text file beside each article too, `*.summary.txt`.
        progress: is told of each document done.

    Raises:
        SummariseError: the output is another run's or nobody's or cannot be written, a checkpoint
            cannot be loaded.
    """
    from summarise.generation.decoding.batching import plan_batches

    signature = summariser.config.signature(summariser.signature, __version__, keep_text, *options)
    progress = progress or Progress()
    with Journal(output, signature, force) as journal, stop_signals() as stopped:
        stream = enumerate(only_files(documents) if beside else documents)
        while not stopped() and (window := list(islice(stream, summariser.config.window))):
            items = _look_up(window, journal, counts, progress)
            for batch in plan_batches(
                [item.words for item in items], summariser.config.batch_tokens
            ):
                if stopped():
                    break
                members = [items[i] for i in batch]
                # one missing member brings the whole batch back, so that padding, and with it the
                # text, is that of an undisturbed run
                if any(item.article for item in members):
                    _do_batch(members, journal, summariser, keep_text, progress)
                else:
                    progress.add(done=len(members))
        if not stopped():
            if beside:
                remove_texts(journal.gone())
            journal.forget_gone()
        done, failed = journal.export()
        if beside:
            remove_texts(journal.failures())
            write_texts(journal.records())
        return Outcome(done, failed, stopped())


def _look_up(
    window: Sequence[tuple[int, RawDocument | Failure]],
    journal: Journal,
    counts: Counts | None,
    progress: Progress,
) -> list[_Item]:
    """Clean what is new or changed of a window; put its failures on record."""
    items: list[_Item] = []
    failures: list[tuple[int, Failure]] = []
    for position, document in window:
        if isinstance(document, Failure):
            failures.append((position, document))
            continue
        recurring = counts.lookup(prepare(document)) if counts else {}
        content = digest(document, recurring)
        words = journal.words_if_done(document.id, content, position)
        if words is not None:
            items.append(_Item(position, document, content, words, recurring))
            continue
        article = clean_or_fail(document, recurring)
        if isinstance(article, Failure):
            failures.append((position, article))
        else:
            words = count_words(article.text)
            items.append(_Item(position, document, content, words, recurring, article))
    journal.finish([], failures)
    progress.add(failed=len(failures))
    return items


def _do_batch(
    members: Sequence[_Item],
    journal: Journal,
    summariser: SummaryGenerator,
    keep_text: bool,
    progress: Progress,
) -> None:
    articles = [item.article or clean_document(item.document, item.recurring) for item in members]
    done: list[Done] = []
    failed: list[tuple[int, Failure]] = []
    for item, result in zip(members, summariser.summarise(articles), strict=True):
        if isinstance(result, Summary):
            record = result.record(keep_text)
            done.append(Done(result.id, item.digest, item.position, item.words, record))
        elif item.article:  # else it came back for its batch, and its record stands
            failed.append((item.position, result))
    journal.finish(done, failed)
    progress.add(len(members) - len(failed), len(failed))


def clean(
    documents: Iterable[RawDocument | Failure],
    output: Path,
    *,
    counts: Counts | None = None,
    explain: bool = False,
    progress: Progress | None = None,
    seen: Callable[[Article | Failure], object] | None = None,
) -> Outcome:
    """Clean a dump into a file, failures beside it; what was there is replaced at the end.

    Args:
        documents: what `summarise.readers.read` gives.
        output: JSONL, CSV or Parquet by its ending; failures go to `*.failures.jsonl` beside it.
        counts: the blocks that recur across documents.
        explain: write every block with its label, reason and score.
        progress: is told of each document done.
        seen: is given each article and failure, as a report is.

    Raises:
        SummariseError: the output's folder cannot be written.
    """
    progress = progress or Progress()
    failures: list[dict[str, str]] = []

    def records(stopped: Callable[[], bool]) -> Iterator[dict[str, Any]]:
        for article in clean_documents(documents, counts):
            if stopped():
                return
            if seen:
                seen(article)
            if isinstance(article, Failure):
                failures.append(article.record())
                progress.add(failed=1)
            else:
                progress.add(done=1)
                yield article.record(explain)

    with stop_signals() as stopped:
        done = write(output, records(stopped))
        write_failures(output, failures)
        return Outcome(done, len(failures), stopped())


def digest(document: RawDocument, recurring: Iterable[str]) -> str:
    """A hash of all that a document's record can depend on, its place in the input apart."""
    parts = (
        document.text,
        document.html,
        document.title,
        document.url,
        document.published,
        document.needs_cleaning,
        document.source,
        document.warnings,
        sorted(recurring),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@contextmanager
def stop_signals() -> Iterator[Callable[[], bool]]:
    """The first SIGINT or SIGTERM asks the job to stop after its batch, the second ends it."""
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True

    try:
        before = {s: signal.signal(s, ask) for s in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not the main thread: leave signals to whoever has it
        before = {}
    try:
        yield lambda: asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
