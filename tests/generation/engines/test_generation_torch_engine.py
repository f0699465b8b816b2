"""The PyTorch engine where its weights are of half the size."""

from __future__ import annotations

from tiny_checkpoint import TEXT

from summarise.common.documents import Article, Summary
from summarise.config import Config
from summarise.generation import SummaryGenerator


def test_bfloat16_writes_both_lengths_and_selects_sentences() -> None:
    generator = SummaryGenerator(Config(precision="bfloat16"))
    (summary,) = generator.stream([Article("a", "a.txt", TEXT * 3, language="en")])
    assert isinstance(summary, Summary)
    assert summary.strategy == "selected sentences, lead"
    assert "engine torch" in generator.notes[0]
