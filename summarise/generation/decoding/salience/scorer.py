"""The salience network of a checkpoint, loaded and applied to what the encoder made of articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from summarise.common.errors import SummariseError, one_line
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.salience.alignment import WordAlignment, align_words
from summarise.generation.decoding.salience.network import WEIGHTS, SalienceNetwork, pool_odds
from summarise.generation.decoding.salience.prediction import HeadlinePrediction
from summarise.generation.encoded import Encoded


@dataclass(frozen=True)
class SalienceScorer:
    """A salience network with the checkpoint whose encoder it was trained on."""

    checkpoint: Checkpoint
    network: SalienceNetwork

    @torch.inference_mode()
    def predict(self, encoded: Encoded, texts: Sequence[str]) -> list[HeadlinePrediction]:
        """Predict the headline of each article of a batch.

        Args:
            encoded: what the encoder made of the texts.
            texts: the articles, as they were read for it.
        """
        sources = [align_words(self.checkpoint, text) for text in texts]
        capitals = torch.zeros(encoded.mask.shape, dtype=torch.long)
        counts = torch.zeros_like(capitals)
        for row, source in enumerate(sources):
            capitals[row, : len(source.ids)] = torch.tensor(source.capitals)
            counts[row, : len(source.ids)] = torch.tensor(source.counts)
        scores, lengths = self.network(
            encoded.hidden.float().cpu(), capitals, counts, encoded.mask.cpu().bool()
        )
        return [
            _predict(source, row[: len(source.ids)], length, self.checkpoint.tokenizer.tokenize)
            for source, row, length in zip(sources, scores, lengths.tolist(), strict=True)
        ]


def _predict(
    source: WordAlignment, scores: torch.Tensor, length: float, pieces: Callable[[str], list[str]]
) -> HeadlinePrediction:
    """Return the prediction that one article's token scores [tokens] and headline length make."""
    odds = pool_odds(scores, torch.tensor(source.words), len(source.forms)).tolist()
    openings: dict[int, float] = {}
    for token, word, opens in zip(source.ids, source.words, source.opens, strict=True):
        if opens and word >= 0:  # of words that open alike, the likeliest counts
            openings[token] = max(odds[word], openings.get(token, odds[word]))
    words = dict(zip(source.forms, odds, strict=True))
    return HeadlinePrediction(words, openings, length, pieces, source.bigrams)


def load_salience_scorer(checkpoint: Checkpoint) -> SalienceScorer | None:
    """Load the network that a checkpoint comes with, None where it has none.

    `summarise_salience` in its `config.json` has the network's shape, `salience.safetensors` its
    weights.

    Raises:
        SummariseError: the weights are not there or do not fit.
    """
    from safetensors.torch import load_file

    shape: dict[str, Any] | None = getattr(checkpoint.model.config, "summarise_salience", None)
    if shape is None or not checkpoint.wordpiece or not checkpoint.tokenizer.is_fast:
        return None
    path = Path(checkpoint.source.path) / WEIGHTS
    try:
        network = SalienceNetwork(checkpoint.model.config.d_model, **shape)
        network.load_state_dict({name: w.float() for name, w in load_file(path).items()})
    except Exception as error:  # no file, another shape, not safetensors
        raise SummariseError(f"{path}: cannot be loaded: {one_line(error)}") from error
    return SalienceScorer(checkpoint, network.eval())
