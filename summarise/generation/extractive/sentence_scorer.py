"""The network that scores an article's sentences."""

from __future__ import annotations

import torch
from torch import nn

WEIGHTS = "selector.safetensors"
_POSITIONS = 40  # sentences further on share the last place
_FURTHEST = 5.0  # deviations from what is usual; single inputs of a language model are huge


class SentenceScorer(nn.Module):
    """Score the sentences of an article: a transformer over their vectors.

    Args:
        inputs: of a sentence's vector.
        width, layers, heads: of the scorer.
        dropout: while training.
    """

    usual: torch.Tensor
    deviation: torch.Tensor

    def __init__(
        self, inputs: int, width: int = 256, layers: int = 2, heads: int = 4, dropout: float = 0.2
    ) -> None:
        super().__init__()
        self.register_buffer("usual", torch.zeros(inputs))
        self.register_buffer("deviation", torch.ones(inputs))
        self.dropout = nn.Dropout(dropout)
        self.sentence = nn.Linear(inputs, width)
        self.place = nn.Embedding(_POSITIONS, width)
        self.length = nn.Linear(3, width)
        layer = nn.TransformerEncoderLayer(
            width, heads, 2 * width, dropout, "gelu", batch_first=True, norm_first=True
        )
        self.layers = nn.TransformerEncoder(
            layer, layers, nn.LayerNorm(width), enable_nested_tensor=False
        )
        self.score = nn.Linear(width, 1)

    @torch.no_grad()
    def expect(self, vectors: torch.Tensor) -> None:
        """Take from sentences' vectors [sentences, inputs] what is usual of each input.

        The median and the median deviation from it, which outliers do not move.
        """
        self.usual.copy_(vectors.median(0).values)
        off = (vectors - self.usual).abs().median(0).values
        self.deviation.copy_(1.4826 * off + 1e-3)

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
        vectors = ((vectors - self.usual) / self.deviation).clamp(-_FURTHEST, _FURTHEST)
        places = torch.arange(vectors.shape[1], device=vectors.device)
        through = (places / mask.sum(1, keepdim=True)).clamp(max=1)
        lengths = torch.stack([words.log1p() / 4, words / 50, through], dim=-1)
        place = self.place(places.clamp(max=_POSITIONS - 1))
        hidden = self.sentence(self.dropout(vectors)) + place + self.length(lengths)
        hidden = self.layers(hidden, src_key_padding_mask=~mask)
        scores: torch.Tensor = self.score(hidden).squeeze(-1)
        return scores
