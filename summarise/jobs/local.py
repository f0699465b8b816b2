"""The folder job on this machine: resume, go on after a bad file, stop when asked to.

What happens to a document is `summarise.pipeline`'s to say; here it is done in this process and in
as many workers as are asked for, and what comes of it is put on record.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.cleaning import BoilerplateCounts, clean_prepared, preload
from summarise.common.documents import Article, Failure, RawDocument, Summary
from summarise.common.shelf import Shelf
from summarise.common.version import __version__
from summarise.jobs.copies import Item, without_copies
from summarise.jobs.duplicates import duplicates
from summarise.jobs.file_warnings import FileWarnings
from summarise.jobs.journal import Done, Journal
from summarise.jobs.lookup import CleaningOfWhatIsLeft, LookedUp, Recorded, RecordingOfWhatIsLeft
from summarise.jobs.outcome import Outcome
from summarise.jobs.progress import ShowProgress, silent
from summarise.jobs.reading import noted
from summarise.jobs.signals import stop_signals
from summarise.jobs.treatment import Treatment
from summarise.jobs.windows import until, windows
from summarise.jobs.workers import applied
from summarise.pipeline import Fingerprinting, clean_window, itself
from summarise.pipeline import count as count_results
from summarise.readers import Chunk
from summarise.writers.texts import Texts, remove_texts, write_texts

if TYPE_CHECKING:
    from summarise.generation import SummaryGenerator

__all__ = ["Outcome", "clean", "count", "run"]

_WINDOW = 256  # documents that are put on record together


def count(
    chunks: Iterable[Chunk],
    *,
    jobs: int = 1,
    progress: ShowProgress = silent,
    shelf: Shelf | None = None,
) -> BoilerplateCounts | None:
    """Count which blocks recur: the first pass over a dump.

    Args:
        chunks: what is read.
        jobs: how many processes read and prepare.
        progress: shows how many documents are counted.
        shelf: keeps what was prepared, for `clean`.

    Returns:
        the counts; None when a signal stopped it.

    Raises:
        SummariseError: temporary files cannot be written, or a worker was killed.
    """
    pages = False

    def looked_at(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        nonlocal pages
        for chunk in chunks:
            pages = pages or chunk.has_pages
            yield chunk

    with (
        applied(Fingerprinting(shelf), jobs, meanwhile=lambda: preload(pages)) as apply,
        progress() as told,
        stop_signals() as stopped,
    ):
        # a failure is told of when its turn comes in the second pass
        results = apply(looked_at(until(stopped, chunks)))
        counts = count_results(results, lambda: told.add(done=1))
        return None if stopped() else counts


def clean(
    chunks: Iterable[Chunk],
    output: Path,
    *,
    counts: BoilerplateCounts | None = None,
    explain: bool = False,
    force: bool = False,
    jobs: int = 1,
    progress: ShowProgress = silent,
    seen: Callable[[Article | Failure], object] | None = None,
    shelf: Shelf | None = None,
    treatment: Treatment = Treatment.keep,
) -> Outcome:
    """Clean a dump into a file; run again, it does what is missing or changed.

    Args:
        chunks: what is read.
        output: in the format that its ending names; failures go to `*.failures.jsonl` beside it.
        counts: the blocks that recur across documents.
        explain: write every block with its label, reason and score.
        force: start over.
        jobs: how many processes read and clean.
        progress: shows how many documents are done.
        seen: is given each article and failure, as a report is; then all are cleaned again.
        shelf: has what `count` prepared; then nothing is taken for done.
        treatment: of articles that repeat earlier ones; where they are looked for, all are cleaned
            again.

    Raises:
        SummariseError: the output is another run's or nobody's or cannot be written, or a worker was
            killed.
    """
    signs = treatment is not Treatment.keep
    signature = json.dumps(["clean", __version__, explain, *([treatment] if signs else ())])
    record = partial(Article.record, explain=explain)
    show: Callable[[Article], Any] = itself if seen else record
    anew = bool(seen or force or signs)
    step = RecordingOfWhatIsLeft(output, signature, show, counts, explain, shelf, anew, signs)

    def make(found: Recorded[Any], position: int) -> Any:
        """Return what `show` makes of a document, its failure, or None where its record is there."""
        if found.record is not None:
            return found.record
        if journal.words_if_done(found.id, found.digest, position) is not None:
            return None
        assert found.document
        # its record went since it was seen
        (article,) = clean_prepared([found.document], counts, found.seconds)
        return article if isinstance(article, Failure) else show(article)

    with (
        applied(step, jobs) as apply,
        progress() as told,
        Journal(output, signature, force, "clean") as journal,
        duplicates(treatment) as repeats,
        stop_signals() as stopped,
    ):
        of_files = FileWarnings()
        results = apply(noted(until(stopped, chunks), journal))
        whole = False
        for window, last in windows(results, _WINDOW, stopped):
            whole = last
            done: list[Done] = []
            failed: list[tuple[int, Failure]] = []
            dropped: list[tuple[str, str]] = []
            for position, found in window:
                original = None
                if isinstance(found, Failure):
                    made, digest = found, ""
                else:
                    original = repeats.original_of(found.id, found.signature)
                    if original and treatment is Treatment.drop:
                        assert found.record is not None  # a signed article has been made
                        dropped.append((found.id, original))
                        of_files.take(record(found.record) if seen else found.record)
                        continue
                    made, digest = make(found, position), found.digest
                if seen and made is not None:
                    seen(made)
                if isinstance(made, Failure):
                    failed.append((position, made))
                elif made is not None:
                    entry = repeats.mark(record(made) if seen else made, original)
                    done.append(Done(entry["id"], digest, position, 0, entry))
            journal.finish(done, failed)
            of_files.add(done)
            journal.drop(dropped)
            told.add(len(window) - len(failed), len(failed))
        unread = _forget_gone(journal) if whole else 0
        exported = journal.export()
        repeated = repeats.marked, repeats.dropped
        return Outcome(*exported, not whole, (), *repeated, of_files.lines, unread)


def run(
    chunks: Iterable[Chunk],
    output: Path,
    generator: SummaryGenerator,
    *,
    counts: BoilerplateCounts | None = None,
    options: Sequence[object] = (),
    force: bool = False,
    keep_text: bool = False,
    beside: bool = False,
    jobs: int = 1,
    progress: ShowProgress = silent,
    begun: Callable[[], object] = lambda: None,
    treatment: Treatment = Treatment.keep,
    seen: Callable[[Mapping[str, Any]], object] | None = None,
) -> Outcome:
    """Summarise a dump into a file; run again, it does what is missing or changed.

    Args:
        chunks: what is read.
        output: its ending says which form it has (see `writers.dispatch`); failures go to `*.failures.jsonl` beside it.
        generator: what writes; its checkpoints are loaded when there is something to write.
        counts: the blocks that recur across documents. A document is done again when one of its
            blocks begins or ceases to recur, not when a number grows.
        options: whatever else the records depend on, for the configuration's signature.
        force: start over.
        keep_text: write the cleaned text into each record.
        beside: write a text file beside each article too, `*.summary.txt`.
        jobs: how many processes read and clean.
        progress: shows how many documents are done.
        begun: is called when the processes have started, before anything else is.
        treatment: of articles that repeat earlier ones; where they are looked for, all are cleaned
            again, and each summary is written once.
        seen: is given each record of the output, in order.

    Raises:
        SummariseError: the output is another run's or nobody's or cannot be written, a checkpoint
            cannot be loaded, or a worker was killed.
    """
    config = generator.config
    signs = treatment is not Treatment.keep
    options = [*options, treatment] if signs else options
    signature = config.signature(generator.signature, __version__, keep_text, *options)
    step = CleaningOfWhatIsLeft(output, signature, counts, signs)
    with applied(step, jobs) as apply:
        begun()
        with (
            progress() as told,
            Journal(output, signature, force) as journal,
            duplicates(treatment) as repeats,
            stop_signals() as stopped,
        ):
            of_files = FileWarnings()
            results = apply(noted(until(stopped, chunks), journal))
            whole = False
            for window, last in windows(results, config.window, stopped):
                whole = last
                entered = _enter(window, journal, counts)
                items = without_copies(entered, journal, repeats, keep_text, of_files)
                told.add(len(entered) - len(items), len(window) - len(entered))
                words = [item.found.words for item in items]
                for batch in generator.plan(words):
                    if stopped():
                        whole = False
                        break
                    members = [items[i] for i in batch]
                    missing = [item for item in members if item.found.article]
                    if missing:
                        # where there is padding, one missing member brings the whole batch back, so
                        # that it, and with it the text, is that of an undisturbed run
                        written = members if generator.pads else missing
                        done, failed = _write(written, generator, counts, keep_text)
                        done = [one._replace(record=repeats.mark(one.record, None)) for one in done]
                        journal.finish(done, failed)
                        of_files.add(done)
                        told.add(len(members) - len(failed), len(failed))
                    else:
                        told.add(done=len(members))
            unread = _forget_gone(journal, beside) if whole else 0
            exported = journal.export()
            for record in journal.records() if seen else ():
                assert seen
                seen(record)
            texts = Texts()
            if beside:
                remove_texts(journal.failures(), journal.ledger)
                texts = write_texts(journal.records(), journal.ledger, force)
            repeated = repeats.marked, repeats.dropped
            return Outcome(
                *exported, not whole, texts.kept, *repeated, of_files.lines, unread, texts.nowhere
            )


def _forget_gone(journal: Journal, beside: bool = False) -> int:
    """Forget what the whole input does not have, with the texts beside it; return how much cannot be read now."""
    unread = journal.keep_unread()
    if beside:
        remove_texts(journal.gone(), journal.ledger)
    journal.forget_gone()
    return unread


def _enter(
    window: Sequence[tuple[int, LookedUp | Failure]],
    journal: Journal,
    counts: BoilerplateCounts | None,
) -> list[Item]:
    """Return the documents of a window; its failures are put on record."""
    items: list[Item] = []
    failures: list[tuple[int, Failure]] = []
    for position, found in window:
        if isinstance(found, Failure):
            failures.append((position, found))
            continue
        if not found.article and journal.words_if_done(found.id, found.digest, position) is None:
            cleaned = _clean(found, counts)  # its record went since it was seen
            if isinstance(cleaned, Failure):
                failures.append((position, cleaned))
                continue
            found = found._replace(article=cleaned)
        items.append(Item(position, found))
    journal.finish([], failures)
    return items


def _write(
    members: Sequence[Item],
    generator: SummaryGenerator,
    counts: BoilerplateCounts | None,
    keep_text: bool,
) -> tuple[list[Done], list[tuple[int, Failure]]]:
    """Summarise a batch; return its records, and the failures of what had none before."""
    done: list[Done] = []
    failed: list[tuple[int, Failure]] = []
    cleaned = [(item, item.found.article or _clean(item.found, counts)) for item in members]
    # what came back for its batch and can't be cleaned now is left out of it: its record stands
    batch = [(item, article) for item, article in cleaned if isinstance(article, Article)]
    results = generator.summarise([article for _, article in batch])
    for (item, _), result in zip(batch, results, strict=True):
        found = item.found
        if isinstance(result, Summary):
            record = result.record(keep_text)
            done.append(Done(result.id, found.digest, item.position, found.words, record))
        elif found.article:  # else it came back for its batch, and its record stands
            failed.append((item.position, result))
    return done, failed


def _clean(found: LookedUp, counts: BoilerplateCounts | None) -> Article | Failure:
    """Return the article of a document that has been cleaned before, or why it can't be again."""
    assert isinstance(found.document, RawDocument)
    (result,) = clean_window([found.document], counts, found.seconds)
    return result
