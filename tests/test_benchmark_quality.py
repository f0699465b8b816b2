"""scripts/benchmark_quality.py: its measures, and the table of a tiny checkpoint."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import benchmark_quality as quality
import pytest
from tiny_checkpoint import TEXT, build

ROOT = Path(__file__).parent.parent


ARTICLE = "The mayor of Quill opened the Kessel-Road bridge on Tuesday. It cost £18,000."


def test_an_opening_is_the_articles_own_words_from_its_start() -> None:
    assert quality.opens("The mayor of Quill", ARTICLE)
    assert not quality.opens("The mayor of Quill opened the bridge", ARTICLE)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "benchmark_quality.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_the_table_has_a_row_for_each_system_and_kind(tmp_path: Path) -> None:
    checkpoint = build(tmp_path / "tiny")
    with gzip.open(tmp_path / "a.jsonl.gz", "wt") as lines:
        for kind in ("news", "press"):
            print(json.dumps({"body": TEXT, "title": "Bridge opened", "kind": kind}), file=lines)
    done = run("a.jsonl.gz", "--length", "headline", "--checkpoint", str(checkpoint), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for kind in ("news", "press"):
        for system in ("this", "lead-1", "first-12-words"):
            assert any(line.split()[:2] == [kind, system] for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("line", "said"),
    [('{"text": "a"}', "a.jsonl#1: no title or headline"), ("{", "a.jsonl#1: not JSON"), ("", "no articles")],
)  # fmt: skip
def test_a_file_that_will_not_do_is_one_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "a.jsonl").write_text(line and f"{line}\n")
    done = run("a.jsonl", "--length", "headline", cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_graph_baselines_take_three_sentences_of_the_article() -> None:
    pytest.importorskip("sumy", reason="needs the extra `benchmark`")
    text = " ".join(f"The {word} of the town met the mayor on the bridge." for word in ("council", "band", "baker", "school"))  # fmt: skip
    for write in quality.graphs().values():
        lines = write(text).split("\n")
        assert len(lines) == 3
        assert all(line in text for line in lines)
