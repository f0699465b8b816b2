"""Examples for the salience network: an article's tokens as the frozen encoder has them, with labels.

A word of what the encoder reads is to be expected when the title has it, both stemmed as ROUGE does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import torch
from rouge_score.tokenizers import DefaultTokenizer

from summarise.common.text.sentences import dateline_end
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.salience.alignment import align_words
from summarise.generation.engines.torch_engine import TorchEngine

_ROWS = 64  # articles that are encoded at once


class Example(NamedTuple):
    """An article: its tokens' states [tokens, width], capitals, counts and words [tokens], the
    words' labels [words] and how many words its title has."""

    states: torch.Tensor
    capitals: torch.Tensor
    counts: torch.Tensor
    words: torch.Tensor
    labels: torch.Tensor
    length: int


def make_examples(
    pairs: Sequence[tuple[str, str]], checkpoint: Checkpoint, bf16: bool = False
) -> Iterator[Example]:
    """Encode and label articles with their titles, a few at a time."""
    tokenizer, engine = DefaultTokenizer(use_stemmer=True), TorchEngine(checkpoint)

    @cache
    def stem(word: str) -> str:
        return str((tokenizer.tokenize(word) or [""])[0])

    for start in range(0, len(pairs), _ROWS):
        part = [(text[dateline_end(text) :], title) for text, title in pairs[start : start + _ROWS]]
        sources = [align_words(checkpoint, text) for text, _ in part]
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            states = engine.encode([source.ids for source in sources]).hidden.half().cpu()
        for row, source, (_, title) in zip(states, sources, part, strict=True):
            wanted = tokenizer.tokenize(title)
            labels = [float(stem(form) in set(wanted)) for form in source.forms]
            yield Example(
                row[: len(source.ids)].clone(),
                torch.tensor(source.capitals),
                torch.tensor(source.counts),
                torch.tensor(source.words),
                torch.tensor(labels),
                len(wanted),
            )
        print(f"\r{start + len(part)} of {len(pairs)} encoded", end="", file=sys.stderr)
    print(file=sys.stderr)
