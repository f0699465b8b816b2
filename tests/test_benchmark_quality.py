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


def test_a_name_is_a_word_that_mostly_has_a_capital_though_no_sentence_begins() -> None:
    bodies = ["The mayor met Putin. He met putin again, and Putin left.", "Glad he was, she said."]
    assert quality.names_in(bodies) == {"putin"}


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        ("Mayor of Quill opens bridge", False),
        ("Quill’s mayor opens Kessel Road bridge", False),  # possessive and hyphen do not count
        ("Mayor of Senn opens bridge", True),
        ("mayor of senn opens bridge", True),  # in lower case it is a name all the same
        ("Mayor opens £18,000 bridge", False),
        ("Mayor opens £80,000 bridge", True),
        ("Mayor opens a Quil bridge", True),  # part of a token is none
    ],
)
def test_a_name_or_number_is_invented_when_it_is_no_whole_token_of_the_article(
    summary: str, found: bool
) -> None:
    assert quality.invented(summary, ARTICLE, frozenset(["senn", "quill"])) is found


def test_novel_copied_and_opening_are_shares_of_what_the_article_has() -> None:
    opening = "The mayor of Quill opened the bridge"
    assert quality.novel("the mayor of senn", ARTICLE) == pytest.approx(1 / 3)
    assert quality.copied("mayor of quill opens a bridge", ARTICLE) == pytest.approx(3 / 6)
    assert quality.copied("quill mayor", ARTICLE) == 0
    assert quality.opens("The mayor of Quill", ARTICLE)
    assert not quality.opens(opening, ARTICLE)


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
