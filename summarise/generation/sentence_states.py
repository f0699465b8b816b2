"""What a prefix LM's lowest layers make of each sentence of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import torch

from summarise.generation.encoded import Encoded
from summarise.generation.encoder_input import MOST_TOKENS, EncoderInput


def sentence_states(
    read: Sequence[EncoderInput], encoded: Encoded, engine: Any
) -> list[list[torch.Tensor]]:
    """Return the states of the tokens of each sentence; what was not read yet is read in parts.

    Args:
        read: articles, by sentences.
        encoded: what the engine has made of `EncoderInput.ids`, the first of their sentences.
        engine: the prefix LM's.

    Returns:
        for each article, for each sentence [tokens, width]; no tokens for an empty one.
    """
    found = []
    for row, article in zip(encoded.hidden, read, strict=True):
        states: list[torch.Tensor] = []
        for number, part in enumerate(_parts(article)):
            if number:
                row = engine.encode([list(chain(*part))]).hidden[0]
            states += row[: sum(map(len, part))].split([len(ids) for ids in part])
        found.append(states)
    return found


def _parts(article: EncoderInput) -> Iterator[list[Sequence[int]]]:
    """Yield the sentences' token ids in parts, the first of which was read."""
    part, filled = list[Sequence[int]](), 0
    for whole in article.sentences:
        ids = whole[:MOST_TOKENS]
        if part and filled + len(ids) > MOST_TOKENS:
            yield part
            part, filled = [], 0
        part.append(ids)
        filled += len(ids)
    if part:
        yield part
