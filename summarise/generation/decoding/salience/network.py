"""The network that scores an article's tokens, and words from the scores of their tokens."""

from __future__ import annotations

import torch
from torch import nn

WEIGHTS = "salience.safetensors"
_POSITIONS = 128  # tokens further on share the last place
_COUNTS = 8  # more mentions share the last place
_WORDS_A_UNIT = 10.0  # the network's unit of length


class SalienceNetwork(nn.Module):
    """Predict the log-odds that a token's word is in the headline, and the headline's words.

    Args:
        inputs: width of the encoder.
        width, layers, heads: of the network; without a layer, each token is scored by itself.
        dropout: while training.
    """

    def __init__(
        self, inputs: int, width: int = 192, layers: int = 1, heads: int = 4, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(inputs, width)
        self.place = nn.Embedding(_POSITIONS, width)
        self.capital = nn.Embedding(2, width)  # which an uncased encoder has not seen
        self.count = nn.Embedding(_COUNTS, width)  # of which it sees only what it reads
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                width, heads, 2 * width, dropout, "gelu", batch_first=True, norm_first=True
            )
            for _ in range(layers)
        )
        self.score = nn.Linear(width, 1)
        self.length = nn.Linear(width, 1)
        for embedding in (self.place, self.capital, self.count):
            nn.init.normal_(embedding.weight, std=0.02)

    def forward(
        self,
        states: torch.Tensor,
        capitals: torch.Tensor,
        counts: torch.Tensor,
        mask: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Score tokens.

        Args:
            states: what the encoder made of them, [articles, tokens, inputs].
            capitals: 1 where a token is part of a word with a capital, [articles, tokens].
            counts: how often the article has the token's word, [articles, tokens].
            mask: true where there is a token, [articles, tokens].

        Returns:
            log-odds, [articles, tokens], and words of the headline, [articles].
        """
        places = torch.arange(states.shape[1], device=states.device).clamp(max=_POSITIONS - 1)
        hidden = self.hidden(self.dropout(states)) + self.place(places) + self.capital(capitals)
        hidden = hidden + self.count(counts.clamp(max=_COUNTS - 1))
        for layer in self.layers:
            hidden = layer(hidden, src_key_padding_mask=~mask)
        hidden = nn.functional.gelu(hidden)
        weights = mask[..., None].float()
        mean = (hidden * weights).sum(1) / weights.sum(1)
        return self.score(hidden).squeeze(-1), self.length(mean).squeeze(-1) * _WORDS_A_UNIT


def pool_odds(scores: torch.Tensor, words: torch.Tensor, size: int) -> torch.Tensor:
    """Return the log-odds of words from those of their tokens: the odds are added.

    Args:
        scores, words: log-odds of tokens and each one's word, -1 for none; of one shape.
        size: how many words there are.

    Returns:
        [size].
    """
    inside = words >= 0
    odds = scores[inside].clamp(-30, 30).exp()
    return torch.zeros(size).index_add(0, words[inside], odds).clamp(min=1e-12).log()
