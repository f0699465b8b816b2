"""The folder job on a Ray cluster: the stages of the local job, put together by Ray Data.

    read (one task, on the driver's node)  ->  clean (tasks)  ->  summarise (actors)  ->  write (driver)

What travels is a window: as many documents in input order as the local job plans its batches from,
so that the same articles share a batch, and the texts are the same. Only the driver writes, so
nodes need no common storage.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import pickle
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import ray
import ray.data
from ray.data.aggregate import Count
from ray.data.block import BlockMetadata
from ray.data.datasource import Datasource, ReadTask

from summarise.cleaning import Counts, clean_or_fail, fingerprint, prepare
from summarise.cleaning.boilerplate import DOCUMENT, LEAST_DOCUMENTS, over_threshold
from summarise.common.documents import Article, Failure, RawDocument, Summary
from summarise.common.errors import SummariseError, one_line
from summarise.common.outputs import JOURNAL, is_folder, journal_folder
from summarise.common.version import __version__
from summarise.config import RayConfig
from summarise.jobs.journal import claim
from summarise.jobs.local import Outcome, digest, stop_signals
from summarise.jobs.partitions import FAILURES, RECORDS, Partitions, name_of
from summarise.jobs.progress import Progress
from summarise.readers import read
from summarise.readers.remote import is_uri
from summarise.writers import as_line, write, write_failures

if TYPE_CHECKING:  # torch, which no worker but the actors is to load
    from summarise.generation import SummaryGenerator

# Shares of a processor: reading waits for the disk, and cleaning takes a hundredth of what
# generation does. That they differ keeps Ray from making one task of both.
_READING, _CLEANING = 0.1, 0.25

Cleaned = Article | Failure
Done = Summary | Article | Failure


@dataclass(frozen=True)
class Inputs:
    """What `summarise.readers.read` is asked for, and how many documents make a window."""

    paths: Sequence[str]
    fields: Mapping[str, str] = field(default_factory=dict)
    clean: bool = True
    window: int = 256


@contextlib.contextmanager
def cluster(address: str | None = None) -> Iterator[None]:
    """A connection to a cluster; one that is there is used.

    Args:
        address: of the cluster's head, or `auto` for the one that runs on this machine. By default
            `$RAY_ADDRESS`, else the one that was started on this machine, else one is started
            that ends with the block.

    Raises:
        SummariseError: there is no cluster at the address.
    """
    if ray.is_initialized():
        yield
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what is amiss comes as an error too
    try:
        host, _, port = (address or "").rpartition(":")
        if port.isdigit() and "://" not in host:  # Ray itself tries again and again
            socket.create_connection((host, int(port)), timeout=10).close()
        with _silence():
            ray.init(
                address=address,
                include_dashboard=None if address else False,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
    except Exception as error:  # OSError, ValueError, RuntimeError by version
        raise SummariseError(
            f"no Ray cluster at {address or 'this machine'} ({one_line(error)}): start one with "
            "`ray start --head`, and give its --address"
        ) from error
    try:
        yield
    finally:
        ray.shutdown()


def count(inputs: Inputs) -> Counts:
    """Which blocks recur, as `summarise.cleaning.count` has it, by two aggregations.

    The first finds the distinct texts that have a block, the second how many they are.
    """
    parts = max(1, int(ray.cluster_resources()["CPU"]) // 2)
    with _executing():
        distinct = (
            _windows(inputs)
            .map_batches(_fingerprints, num_cpus=_CLEANING, **_single)
            .groupby(["site", "block", "text"], num_partitions=parts)
            .aggregate(Count())
        )
        numbers = distinct.groupby(["site", "block"], num_partitions=parts)
        totals: dict[str, int] = {}
        often: list[tuple[str, int, int]] = []
        for row in numbers.aggregate(Count(alias_name="number")).iter_rows():
            block = row["block"] % (1 << 64)  # arrow's integers have a sign, hashes have none
            if block == DOCUMENT:
                totals[row["site"]] = row["number"]
            elif row["number"] >= LEAST_DOCUMENTS:
                often.append((row["site"], block, row["number"]))
    return over_threshold(totals, often)


def run(
    inputs: Inputs,
    output: str,
    summariser: SummaryGenerator,
    *,
    counts: Counts | None = None,
    options: Sequence[object] = (),
    force: bool = False,
    keep_text: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Summarise a dump on the cluster; run again, windows that are done and unchanged are passed by.

    Args:
        inputs: what to read.
        output: a file as the local job writes it, or a folder (ending in `/`) or URI for
            Parquet files, `records/` and `failures/`, one a window.
        summariser: what writes, not loaded yet; each actor loads its own.
        counts, options, force, keep_text, progress: see `summarise.jobs.local.run`.

    Raises:
        SummariseError: the output is another run's or nobody's or cannot be written.
    """
    config = summariser.config
    signature = config.signature(summariser.signature, __version__, keep_text, *options)
    job = _Job(output, signature, force, progress or Progress())

    def stages(cleaned: ray.data.Dataset) -> ray.data.Dataset:
        return cleaned.map_batches(
            _Summarise,
            fn_constructor_args=(summariser, keep_text),
            compute=_actors(config.ray),
            num_cpus=config.ray.cpus,
            num_gpus=config.ray.gpus,
            **_single,
        )

    return job.do(inputs, counts, stages)


def clean(
    inputs: Inputs,
    output: str,
    *,
    counts: Counts | None = None,
    explain: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Clean a dump on the cluster; see `run`, and `summarise.jobs.local.clean`."""
    signature = json.dumps(["clean", __version__, explain, dict(inputs.fields)])
    job = _Job(output, signature, force, progress or Progress())

    def stages(cleaned: ray.data.Dataset) -> ray.data.Dataset:
        return cleaned.map_batches(
            partial(_records_of_articles, explain=explain), num_cpus=0.5, **_single
        )

    return job.do(inputs, counts, stages)


class _Job:
    """One output: what is done of it already, and what comes."""

    def __init__(self, output: str, signature: str, force: bool, progress: Progress) -> None:
        self.output, self.signature, self.force, self.progress = output, signature, force, progress
        self.file = None if is_folder(output) else Path(output)

    def do(
        self,
        inputs: Inputs,
        counts: Counts | None,
        stages: Callable[[ray.data.Dataset], ray.data.Dataset],
    ) -> Outcome:
        with self._claimed() as root, stop_signals() as stopped:
            partitions = Partitions(root)
            if self.force:
                partitions.keep_only(())
            with _executing():
                windows = _windows(inputs).map_batches(
                    partial(
                        _clean,
                        counts=ray.put(counts),
                        finished=ray.put(partitions.finished()),
                        signature=self.signature,
                    ),
                    num_cpus=_CLEANING,
                    **_single,
                )
                names = self._write(stages(windows), partitions, stopped)
            if not stopped():
                partitions.keep_only(names)
            return self._export(partitions, names, stopped())

    @contextlib.contextmanager
    def _claimed(self) -> Iterator[str]:
        """The folder or URI of the partitions, ours for as long as the block runs."""
        if "://" in self.output:  # an object store has no locks
            yield self.output.rstrip("/")
            return
        if self.file:
            folder = journal_folder(self.file)
            lock = claim(self.file, folder, self.force)
        else:
            folder = Path(self.output)
            lock = claim(folder, folder / JOURNAL, self.force)
        try:
            yield str((folder / "partitions" if self.file else folder).absolute())
        finally:
            lock.release()

    def _write(
        self, done: ray.data.Dataset, partitions: Partitions, stopped: Callable[[], bool]
    ) -> list[str]:
        """Store windows as they come; returns the names of all of them in the order of the input."""
        names: list[str] = []
        for row in done.iter_rows():
            name = str(row["name"])
            if row["records"] is not None:
                records, failures = pickle.loads(row["records"])
                pending = any(failure["stage"] == "generation" for failure in failures)
                name = partitions.write(name, records, failures, pending)
                self.progress.add(len(records), len(failures))
            else:
                self.progress.add(row["size"])
            names.append(name)
            if stopped():
                break
        return sorted(names)

    def _export(self, partitions: Partitions, names: Sequence[str], stopped: bool) -> Outcome:
        """Count what there is and, for a file, write it."""
        records = partitions.read(RECORDS, names)
        failures = partitions.read(FAILURES, names)
        if self.file is None:
            return Outcome(sum(1 for _ in records), sum(1 for _ in failures), stopped)
        scratch = journal_folder(self.file)
        done = write(self.file, records, scratch)
        return Outcome(done, write_failures(self.file, failures, scratch), stopped)


# --- the stages ----------------------------------------------------------------------------------

_single: dict[str, Any] = {"batch_size": 1, "batch_format": "pyarrow", "zero_copy_batch": True}


class _Windows(Datasource):
    """Windows of documents, read in one task, as ids are to be unique over the whole input."""

    def __init__(self, inputs: Inputs) -> None:
        super().__init__()
        self._inputs = inputs
        self._directory = Path.cwd()  # relative paths are the driver's

    def estimate_inmemory_data_size(self) -> int | None:
        return None

    @property
    def supports_distributed_reads(self) -> bool:
        """Whether any node can read the inputs, or only the driver's, which has the files."""
        return all(is_uri(p) and not p.startswith("file:") for p in self._inputs.paths)

    def get_read_tasks(self, parallelism: int, *_: Any, **__: Any) -> list[ReadTask]:
        unknown = BlockMetadata(num_rows=None, size_bytes=None, exec_stats=None, input_files=None)
        return [ReadTask(self._read, unknown)]

    def _read(self) -> Iterator[pa.Table]:
        anywhere = self.supports_distributed_reads
        with contextlib.nullcontext() if anywhere else contextlib.chdir(self._directory):
            documents = read(self._inputs.paths, self._inputs.fields, self._inputs.clean)
            number = 0
            while window := list(islice(documents, self._inputs.window)):
                yield _row(number=number, window=pickle.dumps(window))
                number += 1


def _windows(inputs: Inputs) -> ray.data.Dataset:
    try:
        dataset: ray.data.Dataset = ray.data.read_datasource(
            _Windows(inputs), num_cpus=_READING, override_num_blocks=1
        )
    except ValueError as error:
        raise SummariseError(
            f"the input cannot be read on this node ({one_line(error)}): let Ray have a processor "
            "of it, or give the input as URIs"
        ) from error
    return dataset


def _fingerprints(rows: pa.Table) -> pa.Table:
    """A row for each block of a window's documents, texts and sites by their hashes."""
    found: set[tuple[str, int, int]] = set()
    for document in pickle.loads(rows["window"][0].as_py()):
        if isinstance(document, RawDocument) and (print_ := fingerprint(prepare(document))):
            found |= {(print_.site, block, print_.text) for block in print_.blocks}
    sites, blocks, texts = zip(*sorted(found), strict=True) if found else ((), (), ())
    return pa.table(
        {
            "site": pa.array(sites, pa.string()),
            "block": pa.array(map(_signed, blocks), pa.int64()),
            "text": pa.array(map(_signed, texts), pa.int64()),
        }
    )


def _signed(hash_: int) -> int:
    return hash_ - (1 << 64) if hash_ >= 1 << 63 else hash_


def _clean(
    rows: pa.Table,
    counts: ray.ObjectRef[Counts | None],
    finished: ray.ObjectRef[frozenset[str]],
    signature: str,
) -> pa.Table:
    """Articles and failures of a window, none when it is finished."""
    known = ray.get(counts)
    window: list[RawDocument | Failure] = pickle.loads(rows["window"][0].as_py())
    recurring = [
        known.lookup(prepare(d)) if known and isinstance(d, RawDocument) else {} for d in window
    ]
    content = hashlib.sha256(signature.encode())
    for document, blocks in zip(window, recurring, strict=True):
        if isinstance(document, Failure):
            content.update(as_line(document.record()).encode())
        else:
            content.update(digest(document, blocks).encode())
    name = name_of(rows["number"][0].as_py(), content.hexdigest())
    if name in ray.get(finished):
        return _row(name=name, size=len(window), articles=None)
    articles = [
        document if isinstance(document, Failure) else clean_or_fail(document, blocks)
        for document, blocks in zip(window, recurring, strict=True)
    ]
    return _row(name=name, size=len(window), articles=pickle.dumps(articles))


class _Summarise:
    """An actor: a summariser whose checkpoints are loaded once."""

    def __init__(self, summariser: SummaryGenerator, keep_text: bool) -> None:
        from summarise.generation.threads import let_waiting_threads_sleep

        let_waiting_threads_sleep()  # the process is this actor's
        self.summariser, self.keep_text = summariser, keep_text

    def __call__(self, rows: pa.Table) -> pa.Table:
        return _records(
            rows, lambda window: self.summariser.stream(window), lambda r: r.record(self.keep_text)
        )


def _records_of_articles(rows: pa.Table, explain: bool) -> pa.Table:
    return _records(rows, lambda window: window, lambda article: article.record(explain))


def _records(
    rows: pa.Table,
    stage: Callable[[list[Cleaned]], Iterable[Any]],
    record: Callable[[Any], dict[str, Any]],
) -> pa.Table:
    """A window's name with the records and failures that a stage makes of it."""
    name, size, articles = (rows[column][0].as_py() for column in ("name", "size", "articles"))
    if articles is None:
        return _row(name=name, size=size, records=None)
    results = list(stage(pickle.loads(articles)))
    done = [record(result) for result in results if not isinstance(result, Failure)]
    failed = [result.record() for result in results if isinstance(result, Failure)]
    return _row(name=name, size=size, records=pickle.dumps((done, failed)))


_COLUMNS = {
    "number": pa.int64(),
    "size": pa.int64(),
    "name": pa.string(),
    "window": pa.binary(),
    "articles": pa.binary(),
    "records": pa.binary(),
}


def _row(**values: object) -> pa.Table:
    return pa.table({name: pa.array([value], _COLUMNS[name]) for name, value in values.items()})


# --- Ray's settings --------------------------------------------------------------------------------


def _actors(config: RayConfig) -> ray.data.ActorPoolStrategy:
    if config.actors:
        return ray.data.ActorPoolStrategy(size=config.actors)
    room = ray.cluster_resources()
    most = int(room.get("GPU", 0) / config.gpus if config.gpus else room["CPU"] / config.cpus)
    return ray.data.ActorPoolStrategy(min_size=1, max_size=max(1, most))


@contextlib.contextmanager
def _executing() -> Iterator[None]:
    """Ray Data for the block: a window in each of its blocks, and no word in the user's terminal.

    Raises:
        SummariseError: a stage raised it, or workers died more often than Ray starts new ones.
    """
    context = ray.data.DataContext.get_current().copy()
    context.target_max_block_size = 1
    context.target_min_block_size = 1
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.raise_original_map_exception = True
    logger = logging.getLogger("ray.data")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # what is amiss is raised too
    try:
        with ray.data.DataContext.current(context):
            yield
    except ray.exceptions.RayTaskError as error:
        if isinstance(error.cause, SummariseError):
            said, _, _ = str(error.cause).partition("\n")  # below is Ray's word on trying again
            raise SummariseError(said) from error
        raise
    except ray.exceptions.RayError as error:
        raise SummariseError(f"Ray gave up ({one_line(error)}): run it again to go on") from error
    finally:
        logger.setLevel(level)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Nothing to standard error, where Ray's own libraries write as they start."""
    sys.stderr.flush()
    before = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(before, 2)
        os.close(before)
