"""A cluster of three nodes that loses workers, nodes and drivers: the output is the local job's."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from stub_summariser import ids, run, write_news

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
pytest.importorskip("ray", reason="the ray extra is not installed")
cluster_utils = pytest.importorskip("ray.cluster_utils")

TESTS = Path(__file__).parent.parent
NODE = {"num_cpus": 2, "object_store_memory": 150_000_000}


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Three nodes on this machine; none of their processes is left behind."""
    before = set(psutil.pids())
    with pytest.MonkeyPatch.context() as patch:
        found = map(str, (TESTS.parent, TESTS, TESTS / "jobs"))
        patch.setenv("PYTHONPATH", os.pathsep.join(found))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_BACKEND_LOG_LEVEL", "fatal")
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


class Driver:
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
    Driver(cluster, folder, there, 0.0).finish()
    assert there.read_bytes() == here.read_bytes()
    assert ids(there) == sorted(set(ids(there)))
    assert len(ids(there)) == 5000


def test_workers_killed_and_nodes_removed_lose_and_double_nothing(
    cluster: Any, tmp_path: Path
) -> None:
    folder, here, there = _dump(tmp_path, 1500)
    driver = Driver(cluster, folder, there, 0.05)
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
    driver = Driver(cluster, folder, there, 0.05)
    driver.wait_for(300)
    driver.kill()
    time.sleep(5)  # until the cluster has noticed
    finished = len(list(there.with_suffix(".journal").glob("partitions/records/part-*")))
    assert finished > 10
    driver.ticks.write_text("")
    again = Driver(cluster, folder, there, 0.0)
    again.finish()
    assert again.done() == 1000 - 8 * finished
    assert there.read_bytes() == here.read_bytes()


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
