"""scripts/train_salience.py: its labels, and a network for a tiny checkpoint."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import torch
import train_salience as salience
from tiny_checkpoint import TEXT, article, build, settings

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.salience.network import SalienceNetwork


def test_a_word_is_labelled_by_its_stem_and_the_title_counted_in_words(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path)))
    pairs = [("The bridges opened in Quill.", "Quill opens a bridge")]
    (example,) = salience.examples(pairs, checkpoint)
    assert example.labels.tolist() == [0, 1, 1, 0, 1]  # the bridges opened in quill
    assert example.length == 4
    assert len(example.states) == len(example.words) == len(example.capitals)


def test_a_dateline_is_no_part_of_what_is_learnt_from(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path)))
    pairs = [(f"{place}The bridge opened.", "Bridge") for place in ("", "LONDON, June 12 - ")]
    first, second = salience.examples(pairs, checkpoint)
    assert first.words.tolist() == second.words.tolist()


def test_the_network_learns_which_states_mark_a_word_of_the_title() -> None:
    torch.manual_seed(0)
    found, zeros = [], torch.zeros(9, dtype=torch.long)
    for _ in range(salience.HELD_OUT + 6 * salience.ROWS):
        states = torch.randn(9, 8)
        labels = (states[:, 0] > 0.8).float()
        found.append(salience.Example(states.half(), zeros, zeros, torch.arange(9), labels, 7))  # fmt: skip
    held = found[: salience.HELD_OUT]
    torch.manual_seed(0)
    untrained = SalienceNetwork(8, **salience.SHAPE).eval()
    network = salience.train(found, epochs=4, rate=1e-2)
    with torch.inference_mode():
        assert salience.loss(network, held) < 0.5 * salience.loss(untrained, held)


def test_a_checkpoint_writes_headlines_by_the_network_that_was_trained_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build(tmp_path / "tiny")
    rows = "".join(json.dumps({"text": TEXT, "title": "Mayor opens bridge"}) + "\n" for _ in range(70))  # fmt: skip
    (tmp_path / "t.jsonl").write_text(rows)
    monkeypatch.setattr(salience, "HELD_OUT", 4)
    given = ["train_salience.py", str(folder), "--train", str(tmp_path / "t.jsonl"), "--epochs", "1"]  # fmt: skip
    monkeypatch.setattr(sys, "argv", given)
    salience.main()
    summariser = SummaryGenerator(settings(folder), ["headline"])
    (summary,) = summariser.summarise([article(TEXT)])
    assert isinstance(summary, Summary)
    assert summary.headline
    assert all(summariser._expecters.values())


def test_a_record_without_a_title_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"text": "x"}\n')
    with pytest.raises(SummariseError, match=r"t\.jsonl#1"):
        list(salience.records(path))
