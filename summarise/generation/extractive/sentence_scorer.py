"""The network that scores an article's sentences."""

from __future__ import annotations

import torch
from torch import nn

WEIGHTS = "selector.safetensors"
_POSITIONS = 40  # sentences further on share the last place


class SentenceScorer(nn.Module):
    """Score the sentences of an article: a transformer over their vectors.

    Args:
        inputs: width of the encoder.
        width, layers, heads: of the scorer.
        dropout: while training.
    """

    def __init__(
        self, inputs: int, width: int = 256, layers: int = 2, heads: int = 4, dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.sentence = nn.Linear(inputs, width)
        self.place = nn.Embedding(_POSITIONS, width)
        self.length = nn.Linear(2, width)
        layer = nn.TransformerEncoderLayer(
            width, heads, 2 * width, dropout, "gelu", batch_first=True, norm_first=True
        )
        self.layers = nn.TransformerEncoder(
            layer, layers, nn.LayerNorm(width), enable_nested_tensor=False
        )
        self.score = nn.Linear(width, 1)

    def forward(
        self, vectors: torch.Tensor, words: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Score sentences: the higher, the more a summary wants them.

        Args:
            vectors: what the encoder made of them, [articles, sentences, inputs].
            words: how many each has, [articles, sentences].
            mask: true where there is a sentence, [articles, sentences].

        Returns:
            [articles, sentences]; what stands outside the mask means nothing.
        """
        places = torch.arange(vectors.shape[1], device=vectors.device).clamp(max=_POSITIONS - 1)
        lengths = torch.stack([words.log1p() / 4, words / 50], dim=-1)
        hidden = self.sentence(self.dropout(vectors)) + self.place(places) + self.length(lengths)
        hidden = self.layers(hidden, src_key_padding_mask=~mask)
        scores: torch.Tensor = self.score(hidden).squeeze(-1)
        return scores
