"""The job itself: what is done of an output already, what comes, and where it is written."""

from __future__ import annotations

import contextlib
import json
import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import ray
import ray.data

from summarise.cleaning import BoilerplateCounts
from summarise.common.deadline import OutOfTimeError
from summarise.common.files import real_file
from summarise.common.outputs import JOURNAL, is_folder, journal_folder
from summarise.common.ownership import Ledger
from summarise.common.version import __version__
from summarise.jobs.claim import PARTITIONS, claim, lost
from summarise.jobs.outcome import Outcome
from summarise.jobs.partitions import FAILURES, RECORDS, Partitions
from summarise.jobs.progress import Progress, ShowProgress, silent
from summarise.jobs.ray.settings import CLEANING, ONE_WINDOW, RECORDING, actors, executing
from summarise.jobs.ray.stages import SummariseWindow, clean_rows, record_articles
from summarise.jobs.ray.windows import windows
from summarise.jobs.signals import stop_signals
from summarise.pipeline import Dump
from summarise.writers import write, write_failures

if TYPE_CHECKING:  # torch, which no worker but the actors is to load
    from summarise.generation import SummaryGenerator

_WINDOW = 256  # documents, where no configuration says how many


def run(
    dump: Dump,
    output: str,
    generator: SummaryGenerator,
    *,
    counts: BoilerplateCounts | None = None,
    options: Sequence[object] = (),
    force: bool = False,
    keep_text: bool = False,
    progress: ShowProgress = silent,
) -> Outcome:
    """Summarise a dump on the cluster; run again, windows that are done and unchanged are passed by.

    Args:
        dump: what is read.
        output: a file as the local job writes it, or a folder (ending in `/`) or URI for
            Parquet files, `records/` and `failures/`, one a window.
        generator: what writes, not loaded yet; each actor loads its own.
        counts, options, force, keep_text, progress: see `summarise.jobs.local.run`.

    Raises:
        SummariseError: the output is another run's or nobody's or cannot be written.
    """
    config = generator.config
    signature = config.signature(generator.signature, __version__, keep_text, *options)
    job = _Job("run", output, signature, force)

    def stages(cleaned: ray.data.Dataset) -> ray.data.Dataset:
        return cleaned.map_batches(
            SummariseWindow,
            fn_constructor_args=(generator, keep_text),
            compute=actors(config.ray),
            num_cpus=config.ray.cpus,
            num_gpus=config.ray.gpus,
            **ONE_WINDOW,
        )

    with progress() as told:
        return job.do(dump, config.window, counts, False, stages, told)


def clean(
    dump: Dump,
    output: str,
    *,
    counts: BoilerplateCounts | None = None,
    explain: bool = False,
    force: bool = False,
    progress: ShowProgress = silent,
) -> Outcome:
    """Clean a dump on the cluster; see `run`, and `summarise.jobs.local.clean`."""
    signature = json.dumps(["clean", __version__, explain, dict(dump.fields)])
    job = _Job("clean", output, signature, force)

    def stages(cleaned: ray.data.Dataset) -> ray.data.Dataset:
        return cleaned.map_batches(
            partial(record_articles, explain=explain), num_cpus=RECORDING, **ONE_WINDOW
        )

    with progress() as told:
        return job.do(dump, _WINDOW, counts, explain, stages, told)


class _Job:
    """One output: what is done of it already, and what comes."""

    def __init__(self, command: str, output: str, signature: str, force: bool) -> None:
        self.command, self.output = command, output
        self.signature, self.force = signature, force
        self.file = None if is_folder(output) else real_file(Path(output))

    def do(
        self,
        dump: Dump,
        window: int,
        counts: BoilerplateCounts | None,
        numbers: bool,
        stages: Callable[[ray.data.Dataset], ray.data.Dataset],
        progress: Progress,
    ) -> Outcome:
        """Do what is not done of a dump, in windows of so many documents.

        With `numbers`, records depend on how often a block recurs.
        """
        with self._claimed() as (root, ledger), stop_signals() as stopped:
            partitions = Partitions(root)
            if self.force:
                partitions.keep_only(())
            with executing():
                cleaned = windows(dump, window).map_batches(
                    partial(
                        clean_rows,
                        counts=ray.put(counts),
                        finished=ray.put(partitions.finished()),
                        signature=self.signature,
                        seconds=dump.limits.seconds,
                        numbers=numbers,
                    ),
                    num_cpus=CLEANING,
                    **ONE_WINDOW,
                )
                seconds = dump.limits.seconds
                names = self._write(stages(cleaned), partitions, stopped, progress, seconds)
            if not stopped():
                partitions.keep_only(names)
            return self._export(partitions, names, ledger, stopped())

    @contextlib.contextmanager
    def _claimed(self) -> Iterator[tuple[str, Ledger | None]]:
        """Yield the folder or URI of the partitions, ours for as long as the block runs."""
        if "://" in self.output:  # an object store has no locks
            yield self.output.rstrip("/"), None
        elif self.file is None:
            folder = Path(self.output)
            with claim(folder, folder / JOURNAL, self.command, self.force) as ledger:
                yield str(folder.absolute()), ledger
        else:
            folder = journal_folder(self.file)
            with claim(self.file, folder, self.command, self.force) as ledger:
                parts = folder / PARTITIONS
                if not (self.force or parts.is_dir()) and self.file.exists():
                    raise lost(self.file, folder, "partition")
                yield str(parts.absolute()), ledger

    def _write(
        self,
        done: ray.data.Dataset,
        partitions: Partitions,
        stopped: Callable[[], bool],
        progress: Progress,
        seconds: float,
    ) -> list[str]:
        """Store windows as they come; return the names of all of them in the order of the input.

        A document that took more than so many seconds may have more in the next run.
        """
        late = str(OutOfTimeError(seconds))
        names: list[str] = []
        for row in done.iter_rows():
            name = str(row["name"])
            if row["records"] is not None:
                records, failures = pickle.loads(row["records"])
                pending = any(
                    failure["stage"] == "generation" or failure["error"] == late
                    for failure in failures
                )
                name = partitions.write(name, records, failures, pending)
                progress.add(len(records), len(failures))
            else:
                progress.add(row["size"])
            names.append(name)
            if stopped():
                break
        return sorted(names)

    def _export(
        self, partitions: Partitions, names: Sequence[str], ledger: Ledger | None, stopped: bool
    ) -> Outcome:
        """Count what there is and, for a file, write it; a stopped job leaves a whole one there."""
        records = partitions.read(RECORDS, names)
        failures = partitions.read(FAILURES, names)
        if self.file is None or (stopped and self.file.exists()):
            return Outcome(sum(1 for _ in records), sum(1 for _ in failures), stopped)
        scratch = journal_folder(self.file)
        done = write(self.file, records, scratch, ledger, partitions.read(FAILURES, names))
        return Outcome(done, write_failures(self.file, failures, scratch, ledger), stopped)
