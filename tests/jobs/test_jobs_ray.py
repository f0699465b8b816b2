"""The job on Ray: the local job's records, field for field, and what is asked of the user."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from invented_sites import as_folder, pages
from ray_job import refuse, tick
from stub_summariser import Stub, news, records, run, write_news

from summarise.cleaning import count
from summarise.cli import main
from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.common.outputs import failures_file
from summarise.jobs import local
from summarise.jobs.local import Outcome
from summarise.pipeline import Dump
from summarise.readers import read, read_chunks

ray = pytest.importorskip("ray", reason="the ray extra is not installed")
on_ray = pytest.importorskip("summarise.jobs.ray")
windows = pytest.importorskip("summarise.jobs.ray.windows")

TESTS = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """Ray on this machine, whose workers find the stub."""
    with pytest.MonkeyPatch.context() as patch:
        found = map(str, (TESTS.parent, TESTS, TESTS / "jobs"))
        patch.setenv("PYTHONPATH", os.pathsep.join(found))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_BACKEND_LOG_LEVEL", "fatal")
        ray.init(
            num_cpus=3,
            include_dashboard=False,
            object_store_memory=200_000_000,
            log_to_driver=False,
            logging_level="ERROR",
        )
        yield
        ray.shutdown()


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty articles that are done, and documents that fail in each of the three stages."""
    folder = write_news(tmp_path_factory.mktemp("ray") / "in", 40)
    (folder / "010-empty.txt").write_bytes(b"")
    (folder / "020-boilerplate.txt").write_text("Share\n\nComments\n\nAdvertisement\n")
    text = "The council of district 9 said on Monday that bridge 9 would close for good."
    (folder / "040.jsonl").write_text(
        f'{{"id": "x", "text": "{text}"}}\n{{"id": "x", "text": "{text}"}}\n'
        f'{{"id": "y", "text": "POISON {text}"}}\n'
    )
    return folder


def inputs(folder: Path) -> Dump:
    return Dump([str(folder)])


@pytest.mark.usefixtures("cluster")
def test_a_run_gives_the_local_runs_bytes_and_its_failures(dump: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    outcome = run(dump, here)
    assert outcome == Outcome(done=41, failed=4)
    assert on_ray.run(inputs(dump), str(there), Stub()) == outcome
    assert there.read_bytes() == here.read_bytes()
    assert failures_file(there).read_bytes() == failures_file(here).read_bytes()


@pytest.mark.usefixtures("cluster")
def test_run_again_it_does_only_the_windows_that_changed_or_failed(
    dump: Path, tmp_path: Path
) -> None:
    folder, ticks, output = tmp_path / "in", tmp_path / "ticks", f"{tmp_path.as_uri()}/out"
    write_news(folder, 40)
    stub = Stub(before=partial(tick, ticks, 0.0))
    on_ray.run(inputs(folder), output, stub)
    assert len(ticks.read_text().split()) == 40
    ticks.write_text("")
    (folder / "017.txt").write_text(
        (folder / "018.txt").read_text() + "\nIt rained on Tuesday too."
    )
    assert on_ray.run(inputs(folder), output, stub) == Outcome(done=40, failed=0)
    assert sorted(ticks.read_text().split()) == [f"{n:03}.txt" for n in range(16, 24)]


@pytest.mark.usefixtures("cluster")
def test_what_took_too_long_is_tried_again(tmp_path: Path) -> None:
    folder, there = tmp_path / "in", str(tmp_path / "there.jsonl")
    folder.mkdir()
    lines = [
        f"The ferry to isle {k} leaves at noon, its master said on Monday." for k in range(9000)
    ]
    (folder / "long.txt").write_text("\n\n".join(lines))  # takes tens of milliseconds
    hasty = Dump([str(folder)], limits=Limits(seconds=1e-3))
    assert on_ray.clean(hasty, there).failed == 1
    assert on_ray.clean(inputs(folder), there) == Outcome(done=1, failed=0)


@pytest.mark.usefixtures("cluster")
def test_a_folder_of_parquet_has_the_records_and_the_failures_apart(
    dump: Path, tmp_path: Path
) -> None:
    here = tmp_path / "here.jsonl"
    run(dump, here, keep_text=True)
    on_ray.run(inputs(dump), f"{tmp_path}/there/", Stub(), keep_text=True)
    for kind, file in (("records", here), ("failures", failures_file(here))):
        rows = pq.read_table(tmp_path / "there" / kind).to_pylist()
        assert rows == records(file)


@pytest.mark.usefixtures("cluster")
def test_cleaning_gives_the_local_cleanings_bytes_with_what_recurs(tmp_path: Path) -> None:
    folder, here, there = tmp_path / "in", tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    as_folder(folder, pages(each=12))
    counts = count(read(folder))
    assert sum(len(site.blocks) for site in counts.sites.values()) > 10
    found = on_ray.count(inputs(folder))
    assert found.sites == counts.sites
    local.clean(read_chunks(folder), here, counts=counts, explain=True)
    on_ray.clean(inputs(folder), str(there), counts=found, explain=True)
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.usefixtures("cluster")
def test_reasons_name_the_numbers_of_today_in_a_job_that_goes_on(tmp_path: Path) -> None:
    banner = "Whoever finds the editor's grey cat is kindly asked to feed it and to say nothing."
    folder, here, there = tmp_path / "in", tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.txt").write_text(f"{news(number)}\n{banner}\n")
    fewer, counts = (count(islice(read(folder), most)) for most in (6, 7))
    for known in (fewer, counts):
        on_ray.clean(inputs(folder), str(there), counts=known, explain=True)
    local.clean(read_chunks(folder), here, counts=counts, explain=True)
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.usefixtures("cluster")
def test_an_output_of_somebody_else_is_refused(dump: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    with pytest.raises(SummariseError, match="was not begun by this command"):
        on_ray.run(inputs(dump), f"{tmp_path}/theirs/", Stub())


@pytest.mark.usefixtures("cluster")
def test_the_page_that_is_written_is_opened(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[str]()
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("summarise.generation.SummaryGenerator", Stub)
    page = tmp_path / "o.html"
    with pytest.raises(SystemExit):
        main(["run", str(dump), "--backend", "ray", "--output", str(page), "--open", "--quiet"])
    assert opened == [page.as_uri()]


@pytest.mark.usefixtures("cluster")
def test_the_command_reads_and_writes_by_uri_and_says_what_failed(
    dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = f"{tmp_path.as_uri()}/out"
    with pytest.raises(SystemExit) as stop:
        main(["clean", dump.as_uri(), "--backend", "ray", "--output", output, "--quiet"])
    assert stop.value.code == 1
    assert capsys.readouterr().err == f"42 done, 3 failed: {output}\n"
    rows = pq.read_table(tmp_path / "out/records").to_pylist()
    assert rows[0]["source"] == f"{dump.as_uri()}/000.txt"


@pytest.mark.usefixtures("cluster")
def test_what_stops_a_worker_is_one_line(dump: Path, tmp_path: Path) -> None:
    with pytest.raises(SummariseError) as stop:
        on_ray.run(inputs(dump), f"{tmp_path}/out/", Stub(before=refuse))
    assert str(stop.value) == "no checkpoint on this node"


@pytest.mark.parametrize(
    ("paths", "anywhere"),
    [(["s3://b/a", "gs://b/a"], True), (["s3://b/a", "a"], False), (["file:///a"], False)],
)
def test_only_a_store_can_be_read_on_any_node(paths: list[str], anywhere: bool) -> None:
    assert windows.WindowSource(Dump(paths), 8).supports_distributed_reads is anywhere


def test_an_output_in_a_stores_folder_that_is_read_is_refused(
    dump: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uri = dump.as_uri()
    with pytest.raises(SystemExit):
        main(["clean", uri, "--backend", "ray", "--output", f"{uri}/out"])
    assert f"{uri}/out lies in the input {uri}" in capsys.readouterr().err


def test_an_address_where_no_cluster_is_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    with socket.socket() as nobody:  # bound but not listening, so that nobody else can
        nobody.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{nobody.getsockname()[1]}"
        with (
            pytest.raises(SummariseError, match=f"no Ray cluster at {address} .*refused"),
            on_ray.cluster(address),
        ):
            pass


def test_without_ray_one_line_says_what_to_install(dump: Path, tmp_path: Path) -> None:
    call = ["clean", str(dump), "--output", str(tmp_path / "o.jsonl"), "--backend", "ray"]
    code = f"import sys; sys.modules['ray'] = None\nfrom summarise.cli import main; main({call})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == "summarise: --backend ray needs Ray: pip install 'summarise-news[ray]'\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--backend", "ray"], "needs an --output"),
        (["--output", "o/"], "or --backend ray for a folder of Parquet"),
        (["--output", "s3://b/o"], "or --backend ray for a folder of Parquet"),
        (["--address", "auto"], "--address is for --backend ray"),
        (["--backend", "ray", "--output", "o.jsonl", "--report", "r.html"], "--report is for"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    dump: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["clean", str(dump), *options])
    assert stop.value.code == 2
    assert said in capsys.readouterr().err
