"""Sentences as vectors: the mean of what the encoder made of their tokens."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, Protocol

import torch
from torch import nn

from summarise.common.text.words import count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.engines.torch_engine import TorchEngine

_ROWS = 8  # chunks that are encoded at once


class SentenceEncoder(Protocol):
    """The part of an engine that reads."""

    def encode(self, sources: Sequence[Sequence[int]]) -> Any:
        """Token ids to something whose `hidden` is [rows, source, width]."""


def encode_sentences(
    checkpoint: Checkpoint, articles: Sequence[Sequence[str]], engine: SentenceEncoder | None = None
) -> list[torch.Tensor]:
    """A vector for each sentence: the mean of its tokens in the encoder's last layer.

    An article longer than the encoder can read is read in several chunks of whole sentences; of a
    sentence longer than that, the start.

    Returns:
        one tensor an article, [sentences, width].
    """
    tokenizer, engine = checkpoint.tokenizer, engine or TorchEngine(checkpoint)
    first, last = tokenizer.cls_token_id, tokenizer.sep_token_id
    room = checkpoint.context - 2
    chunks: list[tuple[int, int, list[list[int]]]] = []  # article, its first sentence, sentences
    for a, texts in enumerate(articles):
        filled = room + 1
        for s, ids in enumerate(tokenizer(list(texts), add_special_tokens=False).input_ids):
            ids = ids[:room]
            if filled + len(ids) > room:
                chunks.append((a, s, []))
                filled = 0
            chunks[-1][2].append(ids)
            filled += len(ids)
    width = checkpoint.model.config.d_model
    vectors = [torch.zeros(len(texts), width) for texts in articles]
    chunks.sort(key=lambda chunk: sum(map(len, chunk[2])))
    for start in range(0, len(chunks), _ROWS):
        part = chunks[start : start + _ROWS]
        hidden = engine.encode([[first, *chain(*ids), last] for _, _, ids in part]).hidden
        for row, (a, s, sentences) in zip(hidden.float().cpu(), part, strict=True):
            at = 1
            for i, ids in enumerate(sentences, s):
                if ids:
                    vectors[a][i] = row[at : at + len(ids)].mean(0)
                at += len(ids)
    return vectors


def pad_sentences(
    vectors: Sequence[torch.Tensor], articles: Sequence[Sequence[str]]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """What `Scorer` takes: vectors, words and mask of a batch of articles."""
    words = [torch.tensor([float(count_words(text)) for text in texts]) for texts in articles]
    mask = [torch.ones(len(texts), dtype=torch.bool) for texts in articles]
    together = nn.utils.rnn.pad_sequence
    return (
        together(list(vectors), batch_first=True),
        together(words, batch_first=True),
        together(mask, batch_first=True),
    )
