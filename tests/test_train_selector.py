"""scripts/train_selector.py: its labels, and a selector for a tiny checkpoint."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import torch
import train_selector as selector
from rouge_score.tokenizers import DefaultTokenizer
from tiny_checkpoint import build, settings

from summarise.common.documents import Article, Summary
from summarise.generation import SummaryGenerator
from summarise.generation.extractive.sentence_scorer import SentenceScorer

ROOT = Path(__file__).parent.parent


SENTENCES = [
    "The mayor opened the bridge on Tuesday.",
    "It was closed to boats in the river for long.",
    "The council said it was glad.",
    "Nobody was hurt in the town.",
    "A band played on till late.",
]


def test_the_oracle_takes_what_adds_to_the_overlap_and_nothing_else() -> None:
    tokenizer = DefaultTokenizer(use_stemmer=True)
    summary = "Nobody was hurt in the town. The mayor opened the bridge."
    assert sorted(selector.oracle(SENTENCES, summary, tokenizer)) == [0, 3]
    assert selector.oracle(SENTENCES, "Zebras sleep.", tokenizer) == []


def test_a_word_three_times_in_the_summary_counts_as_often_as_it_is_taken() -> None:
    tokenizer = DefaultTokenizer(use_stemmer=True)
    assert sorted(selector.oracle(["bridge", "bridge bridge"], "bridge bridge bridge", tokenizer)) == [0, 1]  # fmt: skip


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    found = [
        selector.Example(torch.randn(n, 4).half(), torch.ones(n), torch.zeros(n)) for n in (3, 5)
    ]
    selector.keep(tmp_path / "c.safetensors", found)
    back = selector.kept(tmp_path / "c.safetensors")
    assert all(torch.equal(a, b) for x, y in zip(found, back, strict=True) for a, b in zip(x, y, strict=True))  # fmt: skip


def test_a_scorer_learns_what_marks_the_sentences_to_choose() -> None:
    torch.manual_seed(0)
    found = []
    for _ in range(selector.HELD_OUT + 4 * selector.ROWS):
        vectors = torch.randn(6, 8)
        found.append(selector.Example(vectors, torch.full((6,), 9.0), (vectors[:, 0] > 1).float()))
    held = found[: selector.HELD_OUT]
    torch.manual_seed(0)
    untrained = SentenceScorer(8, **selector.SHAPE).eval()
    scorer = selector.train(found, epochs=3, rate=2e-3)
    with torch.inference_mode():
        assert selector.loss(scorer, held) < 0.6 * selector.loss(untrained, held)


def test_a_checkpoint_chooses_by_the_selector_that_was_trained_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build(tmp_path / "tiny")
    rows = [
        {"text": " ".join(SENTENCES[i % 5 :] + SENTENCES[: i % 5]), "summary": SENTENCES[0]}
        for i in range(40)
    ]
    (tmp_path / "p.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    monkeypatch.setattr(selector, "HELD_OUT", 4)
    given = ["train_selector.py", str(folder), "--train", str(tmp_path / "p.jsonl"), "--epochs", "1"]  # fmt: skip
    monkeypatch.setattr(sys, "argv", given)
    selector.main()
    config = settings(folder)
    paragraph = config.paragraph.model_copy(update={"whole_sentences": None})
    article = Article("a", "a", " ".join(SENTENCES), language="en")
    summariser = SummaryGenerator(config.model_copy(update={"paragraph": paragraph}), ["paragraph"])
    (summary,) = summariser.summarise([article])
    assert isinstance(summary, Summary)
    assert summary.strategy == "selected sentences"
