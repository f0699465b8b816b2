"""A cluster of three nodes that loses workers, nodes and drivers: the output is the local job's."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from ray_job import Driver
from stub_summariser import both, do, ids, run, write_news

from summarise.jobs.claim import PARTITIONS
from summarise.jobs.partitions import RECORDS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
ray = pytest.importorskip("ray", reason="the ray extra is not installed")
cluster_utils = pytest.importorskip("ray.cluster_utils")

TESTS = Path(__file__).parent.parent
_ENVIRONMENT = {
    "PYTHONPATH": os.pathsep.join(map(str, (TESTS.parent, TESTS, TESTS / "jobs"))),
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
}
KILLS = 100
OURS = ["o.failures.jsonl", "o.journal", "o.jsonl"]
NODE = {"num_cpus": 2, "object_store_memory": 150_000_000}


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Three nodes on this machine; none of their processes is left behind."""
    before = set(psutil.pids())
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _ENVIRONMENT.items():
            patch.setenv(name, value)
        nodes = cluster_utils.Cluster(
            initialize_head=True, head_node_args=NODE | {"include_dashboard": False}
        )
        nodes.add_node(**NODE)
        nodes.add_node(**NODE)
        yield nodes
        nodes.shutdown()
    deadline = time.monotonic() + 30
    while (left := _ours(before)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not left


def _ours(before: set[int]) -> list[str]:
    """Processes of Ray that were not there before."""
    found = []
    for process in psutil.process_iter(["name", "status"]):
        name = process.info["name"] or ""
        ended = process.info["status"] == psutil.STATUS_ZOMBIE
        if process.pid not in before and name.startswith(("ray", "gcs_server")) and not ended:
            found.append(name)
    return found


class Job:
    """`ray_job.py` in a process of its own."""

    def __init__(self, cluster: Any, folder: Path, output: Path, seconds: float) -> None:
        self.ticks = output.with_name("ticks")
        self.ticks.touch()
        job = [sys.executable, TESTS / "jobs/ray_job.py", cluster.address]
        self._process = subprocess.Popen([*job, folder, output, self.ticks, str(seconds)])

    def done(self) -> int:
        """Articles summarised so far, those that were done twice counted twice."""
        return len(self.ticks.read_text().split())

    def wait_for(self, articles: int) -> None:
        """Until so many more than now are done."""
        enough = self.done() + articles
        while self.done() < enough:
            assert self._process.poll() is None
            time.sleep(0.05)

    def kill(self) -> None:
        self._process.kill()
        assert self._process.wait() == -9

    def finish(self) -> None:
        assert self._process.wait() == 0


def test_three_nodes_give_the_local_output_in_id_order(cluster: Any, tmp_path: Path) -> None:
    folder, here, there = _dump(tmp_path, 5000)
    Job(cluster, folder, there, 0.0).finish()
    assert there.read_bytes() == here.read_bytes()
    assert ids(there) == sorted(set(ids(there)))
    assert len(ids(there)) == 5000


def test_workers_killed_and_nodes_removed_lose_and_double_nothing(
    cluster: Any, tmp_path: Path
) -> None:
    folder, here, there = _dump(tmp_path, 1500)
    driver = Job(cluster, folder, there, 0.05)
    for _ in range(3):
        driver.wait_for(100)
        workers = [p for p in psutil.process_iter(["name"]) if "MapWorker" in _title(p)]
        workers[0].kill()
        driver.wait_for(100)
        cluster.remove_node(sorted(cluster.worker_nodes, key=str)[0], allow_graceful=False)
        cluster.add_node(**NODE)
    driver.finish()
    assert there.read_bytes() == here.read_bytes()


def test_after_the_driver_is_killed_finished_windows_are_not_done_again(
    cluster: Any, tmp_path: Path
) -> None:
    folder, here, there = _dump(tmp_path, 1000)
    driver = Job(cluster, folder, there, 0.05)
    driver.wait_for(300)
    driver.kill()
    time.sleep(5)  # until the cluster has noticed
    finished = len(list(there.with_suffix(".journal").glob("partitions/records/part-*")))
    assert finished > 10
    driver.ticks.write_text("")
    again = Job(cluster, folder, there, 0.0)
    again.finish()
    assert again.done() == 1000 - 8 * finished
    assert there.read_bytes() == here.read_bytes()


@pytest.fixture
def node() -> Iterator[None]:
    """Ray on this machine, which is not taken for dead where it is busy."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _ENVIRONMENT.items():
            patch.setenv(name, value)
        patch.setenv("RAY_health_check_failure_threshold", "60")
        ray.init(
            "local", num_cpus=3, include_dashboard=False, log_to_driver=False, logging_level="ERROR"
        )
        yield
        ray.shutdown()


@pytest.mark.timeout(7200)
def test_a_hundred_kills_over_both_jobs_lose_double_and_tear_nothing(
    node: None, tmp_path: Path
) -> None:
    """Whoever drives a job, or a worker, is killed at any moment; after a few it is done to its end."""
    chance, kills = random.Random(23), Counter[str]()
    folders = {
        "run": write_news(tmp_path / "run", 80),
        "clean": write_news(tmp_path / "clean", 1100),
    }
    whole = {}
    for command, folder in folders.items():
        (folder / "020.txt").write_text("")
        do(folder, tmp_path / f"{command}.jsonl", command == "clean")
        whole[command] = both(tmp_path / f"{command}.jsonl")
    for round_ in itertools.count():
        command = ("run", "clean")[round_ % 2]
        output = tmp_path / str(round_) / "o.jsonl"
        for _ in range(chance.randint(2, 6)):
            before = both(output)
            kills[f"{command}: {_strike(command, folders[command], output, chance)}"] += 1
            states = zip(both(output), before, whole[command], strict=True)
            assert all(now in those for now, *those in states)
        ray.get(
            ray.remote(Driver)
            .options(num_cpus=0)
            .remote()
            .do.remote(command, folders[command], output)
        )
        assert both(output) == whole[command]
        assert sorted(path.name for path in output.parent.iterdir()) == OURS
        assert not list(output.parent.rglob(".*"))
        print(dict(kills), time.strftime("%T"), flush=True)
        if kills["run: driver"] + kills["clean: driver"] >= KILLS:
            return


def _strike(command: str, folder: Path, output: Path, chance: random.Random) -> str:
    """Begin a job, and kill who drives it, or a worker, once it has done so much; returns which."""
    driver = ray.remote(Driver).options(num_cpus=0).remote()
    process = psutil.Process(ray.get(driver.pid.remote()))
    job = driver.do.remote(command, folder, output)
    parts = output.with_suffix(".journal") / PARTITIONS / RECORDS
    enough = len(list(parts.glob("part-*"))) + chance.randint(0, 4)
    while len(list(parts.glob("part-*"))) < enough and not ray.wait([job], timeout=0.01)[0]:
        pass
    time.sleep(chance.random() * chance.choice([0.02, 0.5]))
    workers = [each for each in psutil.process_iter() if _title(each).startswith("ray::Map")]
    if workers and chance.random() < 0.3:
        with contextlib.suppress(psutil.NoSuchProcess):
            chance.choice(workers).kill()
        ray.get(job)  # which survives that
        return "worker"
    process.kill()
    try:
        ray.get(job)
    except ray.exceptions.RayActorError:
        return "driver"
    return "none"  # it was done already


def _title(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def _dump(tmp_path: Path, articles: int) -> tuple[Path, Path, Path]:
    """A folder, what the local job writes of it, and where the cluster's shall go."""
    folder, here = tmp_path / "in", tmp_path / "here.jsonl"
    folder.mkdir()
    write_news(folder, articles)
    run(folder, here)
    return folder, here, tmp_path / "there.jsonl"
