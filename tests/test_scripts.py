"""The scripts are the commands, from whatever folder they are called."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from stub_summariser import news

SCRIPTS = Path(__file__).parent.parent / "scripts"


def script(name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / name), *arguments]
    # threads that share a busy machine wait for each other most of the time
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env=environment
    )


@pytest.mark.parametrize(
    ("name", "command"),
    [("run_summarise.py", "run"), ("run_preprocess.py", "clean"), ("run_evaluate.py", "evaluate")],
)
def test_a_script_shows_the_help_of_its_command(tmp_path: Path, name: str, command: str) -> None:
    done = script(name, "--help", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.lstrip().startswith(f"Usage: summarise {command} ")


def test_run_summarise_writes_both_summaries_with_the_bundled_checkpoint(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(news(1, 4))
    done = script("run_summarise.py", "a.txt", "--output", "o.jsonl", "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "1 done, 0 failed: o.jsonl\n")
    record = json.loads((tmp_path / "o.jsonl").read_text(encoding="utf-8"))
    assert (record["id"], record["model"]) == ("a.txt", "bundled")
    assert record["headline"]
    assert record["paragraph"].endswith(".")


def test_run_preprocess_prints_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(news(1))
    done = script("run_preprocess.py", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"] == "Bridge in district 1 to close"


def test_run_evaluate_prints_the_scores(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"id": "a", "headline": "x y", "title": "x z"}\n')
    done = script("run_evaluate.py", "p.jsonl", "--references", "title", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "50.00" in done.stdout


def test_the_package_is_a_command_too() -> None:
    call = [sys.executable, "-m", "summarise", "--version"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("summarise ")


def test_a_script_called_wrongly_exits_2_in_one_line(tmp_path: Path) -> None:
    done = script("run_preprocess.py", "gone.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "summarise: gone.txt: no such file or folder\n",
    )
