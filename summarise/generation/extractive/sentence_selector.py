"""Choose an article's sentences: a small network scores what the encoder made of each.

Source: Liu and Lapata 2019, "Text Summarization with Pretrained Encoders", section 3.1 (a
transformer over sentences, trigram blocking). Here the encoder is frozen, and a sentence is the
mean of its tokens and the last of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.companions import companion
from summarise.generation.extractive.paragraph_choice import choose_paragraph
from summarise.generation.extractive.sentence_scorer import WEIGHTS, SentenceScorer
from summarise.generation.extractive.sentence_vectors import (
    SentenceEncoder,
    encode_sentences,
    pad_sentences,
    sentence_vectors,
)
from summarise.generation.postprocess.lengths import Bounds


@dataclass(frozen=True)
class SentenceSelector:
    """A scorer with the checkpoint whose encoder it was trained on."""

    checkpoint: Checkpoint
    scorer: SentenceScorer

    def select(
        self,
        articles: Sequence[Sequence[str]],
        bounds: Bounds,
        read: SentenceEncoder | Sequence[Sequence[torch.Tensor]],
    ) -> list[list[int]]:
        """Choose sentences of each article of a batch.

        Args:
            articles: the sentences of each.
            bounds: how long those chosen may be together.
            read: what computes the checkpoint's encoder, or what it made of each sentence's tokens.

        Returns:
            indices in the article's order; empty when no choice keeps to the bounds.
        """
        if not isinstance(read, Sequence):
            read = encode_sentences(self.checkpoint, articles, read)
        inputs = self.scorer.usual.shape[0]
        vectors = [sentence_vectors(states)[:, :inputs] for states in read]
        with torch.inference_mode():
            scores = self.scorer(*pad_sentences(vectors, articles)).tolist()
        return [
            choose_paragraph(texts, row[: len(texts)], bounds)
            for texts, row in zip(articles, scores, strict=True)
        ]


def load_selector(checkpoint: Checkpoint) -> SentenceSelector | None:
    """Load the selector that a checkpoint comes with, None where it has none.

    `summarise_selector` in its `config.json` has the scorer's shape, `selector.safetensors` its
    weights.

    Raises:
        SummariseError: the weights are not there or do not fit.
    """
    from safetensors.torch import load_file

    shape = getattr(checkpoint.model.config, "summarise_selector", None)
    if shape is None:
        return None
    with companion(checkpoint, WEIGHTS, "selector") as path:
        weights = {name: weight.float() for name, weight in load_file(path).items()}
        scorer = SentenceScorer(weights["sentence.weight"].shape[1], **shape)
        scorer.load_state_dict(weights)
    return SentenceSelector(checkpoint, scorer.eval())
