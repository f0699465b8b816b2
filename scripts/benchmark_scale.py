"""What Ray costs and how it scales: python scripts/benchmark_scale.py [scaling] [overhead] [memory]

A summariser that sleeps stands in for the model, so that this machine's cores do not limit how many
actors work at once. `scaling`: articles a second with 1, 2, 4 and 8 actors, from the first window
written to the last. `overhead`: seconds an article beside the local backend's, without sleep.
`memory`: of the driver and the object store, while 200,000 records (`--records`) pass.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import psutil
import ray

from summarise.common.documents import Article, Failure, Summary
from summarise.config import Config, RayConfig
from summarise.generation import SummaryGenerator
from summarise.jobs import local
from summarise.jobs import ray as on_ray
from summarise.jobs.progress import Progress
from summarise.pipeline import Dump
from summarise.readers import read_chunks

MIB = 2**20
ACTORS = (1, 2, 4, 8)
FEWEST = 10_000
PARTS = ("scaling", "overhead", "memory")


class Sleeper(SummaryGenerator):
    """Takes its time over each article and writes its first words."""

    def __init__(self, config: Config, seconds: float) -> None:
        super().__init__(config)
        self.seconds = seconds

    @property
    def signature(self) -> str:
        return "sleeper"

    def load(self) -> None:
        """Nothing to load."""

    def summarise(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        time.sleep(self.seconds * len(articles))
        return [Summary(a.id, a.source, headline=a.text[:40], model="sleeper") for a in articles]


class Watch(Progress):
    """Notes when each window is written."""

    def __init__(self, look: Callable[[int], object] = lambda done: None) -> None:
        super().__init__()
        self.times: list[tuple[float, float, int]] = []
        self.look = look

    def add(self, done: int = 0, failed: int = 0) -> None:
        """See `Progress`."""
        super().add(done, failed)
        self.times.append((time.perf_counter(), time.process_time(), self.done))
        self.look(self.done)

    @property
    def rate(self) -> float:
        """Articles a second between the first window written and the last."""
        return self._articles / (self.times[-1][0] - self.times[0][0])

    @property
    def processor(self) -> float:
        """Seconds of a processor that this process took for an article meanwhile."""
        return (self.times[-1][1] - self.times[0][1]) / self._articles

    @property
    def _articles(self) -> int:
        return self.times[-1][2] - self.times[0][2]


def dump(folder: Path, articles: int) -> Path:
    """Short bodies, one a line."""
    path = folder / f"{articles}.jsonl"
    with path.open("w") as file:
        for n in range(articles):
            text = f"The council of district {n} said that bridge {n * 31} would close. " * 4
            file.write(json.dumps({"id": f"{n:07}", "text": text}) + "\n")
    return path


def job(path: Path, window: int, actors: int, seconds: float, progress: Progress) -> float:
    """Run it on Ray; returns wall seconds."""
    config = Config(window=window, ray=RayConfig(actors=actors, cpus=0.5))
    inputs = Dump([str(path)], needs_cleaning=False)
    began = time.perf_counter()
    output = path.with_name(f"out-{path.stem}-{actors}-{time.monotonic_ns()}")
    on_ray.run(
        inputs, f"{output}/", Sleeper(config, seconds), progress=lambda: nullcontext(progress)
    )
    return time.perf_counter() - began


def scaling(folder: Path) -> None:
    """Print articles a second by actors."""
    path = dump(folder, 1600)
    print("| actors | articles a second | efficiency | wall, s |\n|---|---|---|---|")
    alone = 0.0
    for actors in ACTORS:
        watch = Watch()
        wall = job(path, 16, actors, 0.05, watch)
        alone = alone or watch.rate
        share = watch.rate / actors / alone
        print(f"| {actors} | {watch.rate:.1f} | {share:.1%} | {wall:.1f} |", flush=True)


def overhead(folder: Path) -> None:
    """Print milliseconds an article, here and on Ray, of reading, moving and writing.

    Of the processor's time in this process: all of it here, the driver's on Ray.
    """
    path = dump(folder, FEWEST)
    here = Watch()
    local.run(
        read_chunks(path, clean=False),
        folder / "here.jsonl",
        Sleeper(Config(), 0),
        progress=lambda: nullcontext(here),
    )
    there = Watch()
    job(path, 256, 1, 0, there)
    for name, watch in (("local", here), ("Ray", there)):
        wall, processor = 1000 / watch.rate, 1000 * watch.processor
        print(f"{name}: {wall:.2f} ms an article, {processor:.2f} of the processor", flush=True)


def memory(folder: Path, records: int) -> None:
    """Print MiB of the driver and the object store as records pass."""
    path, driver = dump(folder, records), psutil.Process()
    total = ray.cluster_resources()["object_store_memory"]
    most = {FEWEST: (0.0, 0.0), records: (0.0, 0.0)}

    def look(done: int) -> None:
        used = total - ray.available_resources().get("object_store_memory", 0)
        sample = driver.memory_info().rss / MIB, used / MIB
        for passed, before in most.items():
            if done <= passed:
                most[passed] = max(before[0], sample[0]), max(before[1], sample[1])

    watch = Watch(look)
    wall = job(path, 256, 2, 0, watch)
    for passed, (rss, store) in most.items():
        print(f"up to {passed} records: driver {rss:.0f} MiB, object store {store:.0f} MiB at most")
    print(f"{records / wall:.0f} records a second, {wall:.0f} s")


def main() -> None:
    """Run what is asked for, all by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    parser.add_argument("--records", type=int, default=200_000, help="How many pass for `memory`.")
    given = parser.parse_args()
    measures: list[Callable[[Path], None]] = [
        scaling,
        overhead,
        partial(memory, records=given.records),
    ]
    parts = dict(zip(PARTS, measures, strict=True))
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    ray.init(
        num_cpus=8,
        include_dashboard=False,
        object_store_memory=500 * MIB,
        log_to_driver=False,
        logging_level=logging.ERROR,
    )
    with tempfile.TemporaryDirectory() as folder:
        for name in given.parts or PARTS:
            parts[name](Path(folder))
    ray.shutdown()


if __name__ == "__main__":
    main()
