"""What the selector learns from, and a selector trained for a tiny checkpoint."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tiny_checkpoint import build, settings
from training_files import write_jsonl

from summarise.common.documents import Article, Summary
from summarise.generation import SummaryGenerator
from summarise.generation.extractive.sentence_scorer import SentenceScorer
from summarise.training import selector
from summarise.training.selector.data import Example, read_cache, write_cache
from summarise.training.selector.loop import HELD_OUT, ROWS, SHAPE, fit_scorer, loss

pytestmark = pytest.mark.usefixtures("one_thread")

SENTENCES = [
    "The mayor opened the bridge on Tuesday.",
    "It was closed to boats in the river for long.",
    "The council said it was glad.",
    "Nobody was hurt in the town.",
    "A band played on till late.",
]


def test_what_was_encoded_is_read_back(tmp_path: Path) -> None:
    found = [Example(torch.randn(n, 4).half(), torch.ones(n), torch.zeros(n)) for n in (3, 5)]
    write_cache(tmp_path / "c.safetensors", found)
    back = read_cache(tmp_path / "c.safetensors")
    assert all(torch.equal(a, b) for x, y in zip(found, back, strict=True) for a, b in zip(x, y, strict=True))  # fmt: skip


def test_a_scorer_learns_what_marks_the_sentences_to_choose() -> None:
    torch.manual_seed(0)
    found = []
    for _ in range(HELD_OUT + 4 * ROWS):
        vectors = torch.randn(6, 8)
        found.append(Example(vectors, torch.full((6,), 9.0), (vectors[:, 0] > 1).float()))
    held = found[:HELD_OUT]
    torch.manual_seed(0)
    untrained = SentenceScorer(8, **SHAPE).eval()
    scorer = fit_scorer(found, epochs=3, rate=2e-3)
    with torch.inference_mode():
        assert loss(scorer, held) < 0.6 * loss(untrained, held)


def test_a_checkpoint_chooses_by_the_selector_that_was_trained_for_it(
    tmp_path: Path,
) -> None:
    folder = build(tmp_path / "tiny")
    rows = [
        {"text": " ".join(SENTENCES[i % 5 :] + SENTENCES[: i % 5]), "summary": SENTENCES[0]}
        for i in range(40)
    ]
    path = write_jsonl(tmp_path / "p.jsonl", rows)
    done = selector.train(str(folder), path, 99, None, epochs=1, rate=5e-4, held_out=4)
    assert done.endswith("selector.safetensors: 40 articles")
    config = settings(folder)
    paragraph = config.paragraph.model_copy(update={"whole_sentences": None})
    article = Article("a", "a", " ".join(SENTENCES), language="en")
    summariser = SummaryGenerator(config.model_copy(update={"paragraph": paragraph}), ["paragraph"])
    (summary,) = summariser.summarise([article])
    assert isinstance(summary, Summary)
    assert summary.strategy == "selected sentences"


def test_what_was_encoded_before_is_not_encoded_again(tmp_path: Path) -> None:
    folder = build(tmp_path / "tiny")
    found = [Example(torch.randn(5, 16).half(), torch.ones(5), torch.zeros(5)) for _ in range(36)]
    write_cache(tmp_path / "c.safetensors", found)
    gone, cache = tmp_path / "gone.jsonl", tmp_path / "c.safetensors"
    done = selector.train(str(folder), gone, 99, cache, epochs=1, rate=5e-4, held_out=4)
    assert done.endswith("selector.safetensors: 36 articles")
