"""Sentences as vectors: of what the encoder made of their tokens, the mean and the last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple, Protocol

import torch
from torch import nn

from summarise.common.text.words import count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.special_names import as_plain_text

_ROWS = 8  # chunks that are encoded at once


class SentenceEncoder(Protocol):
    """The part of an engine that reads."""

    def encode(self, sources: Sequence[Sequence[int]]) -> Any:
        """Read token ids; return something whose `hidden` is [rows, source, width]."""


def sentence_vectors(states: Sequence[torch.Tensor]) -> torch.Tensor:
    """Return vectors of an article's sentences.

    Args:
        states: of the tokens of each, [tokens, width]; of an empty one there are none.

    Returns:
        [sentences, 2 * width], float32, on the CPU: the mean of the tokens, then the last of them.
    """
    found = [
        torch.cat([s.mean(0), s[-1]]) if len(s) else s.new_zeros(2 * s.shape[1])
        for s in (one.float().cpu() for one in states)
    ]
    return torch.stack(found) if found else torch.zeros(0, 2)


class _Chunk(NamedTuple):
    """Sentences of one article that are encoded together."""

    article: int
    first: int  # of its sentences
    sentences: list[list[int]]  # token ids


def encode_sentences(
    checkpoint: Checkpoint,
    articles: Sequence[Sequence[str]],
    engine: SentenceEncoder,
) -> list[list[torch.Tensor]]:
    """Return what the encoder's last layer makes of the tokens of each sentence.

    An article longer than the encoder can read is read in several chunks of whole sentences; of a
    sentence longer than that, the start.

    Args:
        checkpoint: has the tokenizer and the limit.
        articles: the sentences of each.
        engine: what computes the checkpoint's encoder.

    Returns:
        for each article, for each sentence [tokens, width].
    """
    first, last = checkpoint.tokenizer.cls_token_id, checkpoint.tokenizer.sep_token_id
    width = checkpoint.model.config.d_model
    states = [[torch.zeros(0, width)] * len(texts) for texts in articles]
    chunks = sorted(_chunks(checkpoint, articles), key=lambda chunk: sum(map(len, chunk.sentences)))
    for start in range(0, len(chunks), _ROWS):
        batch = chunks[start : start + _ROWS]
        hidden = engine.encode([[first, *chain(*chunk.sentences), last] for chunk in batch]).hidden
        for row, chunk in zip(hidden.float().cpu(), batch, strict=True):
            at = 1
            for i, ids in enumerate(chunk.sentences, chunk.first):
                states[chunk.article][i] = row[at : at + len(ids)]
                at += len(ids)
    return states


def _chunks(checkpoint: Checkpoint, articles: Sequence[Sequence[str]]) -> list[_Chunk]:
    """Return the articles' sentences in chunks that the encoder can read."""
    most = checkpoint.context - 2  # special tokens
    chunks: list[_Chunk] = []
    for a, texts in enumerate(articles):
        filled = most + 1
        spelled = [as_plain_text(checkpoint.tokenizer, text) for text in texts]
        tokenized = checkpoint.tokenizer(spelled, add_special_tokens=False).input_ids
        for s, ids in enumerate(tokenized):
            ids = ids[:most]
            if filled + len(ids) > most:
                chunks.append(_Chunk(a, s, []))
                filled = 0
            chunks[-1].sentences.append(ids)
            filled += len(ids)
    return chunks


def pad_sentences(
    vectors: Sequence[torch.Tensor], articles: Sequence[Sequence[str]]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return what `SentenceScorer` takes of a batch of articles.

    Args:
        vectors: of each article's sentences, [sentences, inputs].
        articles: the sentences themselves.

    Returns:
        vectors [articles, sentences, inputs], words and mask [articles, sentences].
    """
    words = [torch.tensor([float(count_words(text)) for text in texts]) for texts in articles]
    mask = [torch.ones(len(texts), dtype=torch.bool) for texts in articles]
    pad = nn.utils.rnn.pad_sequence
    return (
        pad(list(vectors), batch_first=True),
        pad(words, batch_first=True),
        pad(mask, batch_first=True),
    )
