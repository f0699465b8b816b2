"""A grader that learns what marks good drafts, and one trained for a tiny writer and used by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from tiny_checkpoint import build
from tiny_prefix_lm import build_packed
from training_files import write_jsonl

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.ranking.grader import load_grader
from summarise.training import grader
from summarise.training.grader.data import Example
from summarise.training.grader.loop import ROWS, fit_classifier, loss

pytestmark = pytest.mark.usefixtures("one_thread")

RECORDS = [
    {
        "body": f"Mayor Ada Lindqvist opened bridge {i} in Telmouth on Tuesday. It had been closed.",
        "drafts": [
            {"text": "Mayor opens bridge in Telmouth", "grade": 2},
            {"text": "Mayor closes bridge", "grade": 0},
        ][: 1 + i % 2],
    }
    for i in range(ROWS + 4)
]


def test_a_classifier_learns_what_marks_the_drafts_to_print() -> None:
    torch.manual_seed(0)
    found = []
    for _ in range(8 * ROWS):
        states = torch.randn(5, 8)
        found.append(Example(states, 1 + (states[:, 0] > 0.5).long() - (states[:, 1] > 0.5).long()))
    classifier = fit_classifier(found, epochs=20, rate=1e-2, held_out=40)
    with torch.inference_mode():
        assert loss(classifier, found[:40]) < 0.75  # log 3 = 1.10 by guessing


def test_a_checkpoint_comes_with_the_grader_that_was_trained_for_it(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "tiny", summarise_source_tokens=24)
    path = write_jsonl(tmp_path / "judged.jsonl", RECORDS)
    done = grader.train(str(folder), [path], layers=2, epochs=1, rate=1e-3, held_out=4)
    assert f"grader.safetensors: {ROWS + 4} articles" in done
    assert json.loads((folder / "config.json").read_text())["summarise_grader"]["layers"] == 2
    found = load_grader(load_checkpoint(str(folder)))
    assert found
    assert found.classifier.in_features == 16


def test_a_checkpoint_that_is_no_prefix_lm_is_told_in_a_line(tmp_path: Path) -> None:
    folder = build(tmp_path / "tiny")
    path = write_jsonl(tmp_path / "judged.jsonl", RECORDS)
    with pytest.raises(SummariseError, match="no prefix LM"):
        grader.train(str(folder), [path], layers=2, epochs=1, rate=1e-3)


def test_records_of_which_none_has_drafts_are_told_in_a_line(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "tiny")
    path = write_jsonl(tmp_path / "judged.jsonl", [record | {"drafts": []} for record in RECORDS])
    with pytest.raises(SummariseError, match="too few articles: give 36 or more, with drafts"):
        grader.train(str(folder), [path], layers=2, epochs=1, rate=1e-3, held_out=4)
