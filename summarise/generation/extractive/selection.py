"""Choose an article's sentences: a small network scores what the encoder made of each.

Source: Liu and Lapata 2019, "Text Summarization with Pretrained Encoders", section 3.1 (a
transformer over sentences, trigram blocking). Here the encoder is frozen, and a sentence is the
mean of its tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import nn

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.sentences import ends_sentence
from summarise.common.text.words import count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint, locate
from summarise.generation.engines.torch_engine import TorchEngine
from summarise.generation.postprocess.lengths import balanced

WEIGHTS = "selector.safetensors"
FEWEST_WORDS = 4  # of a sentence that may stand in a paragraph
_POSITIONS = 40  # sentences further on share the last place
_ROWS = 8  # chunks that are encoded at once
_ENOUGH = 3, 0.4  # sentences, and share of the way from the least to the most words


class Encoder(Protocol):
    """The part of an engine that reads."""

    def encode(self, sources: Sequence[Sequence[int]]) -> Any:
        """Token ids to something whose `hidden` is [rows, source, width]."""


class Scorer(nn.Module):
    """A transformer over the sentences of an article.

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


@dataclass(frozen=True)
class Selector:
    """A scorer with the checkpoint whose encoder it was trained on."""

    checkpoint: Checkpoint
    scorer: Scorer

    def select(
        self,
        articles: Sequence[Sequence[str]],
        words: tuple[int, int],
        engine: Encoder | None = None,
    ) -> list[list[int]]:
        """Choose sentences of each article of a batch.

        Args:
            articles: the sentences of each.
            words: least and most that those chosen may have together.
            engine: what computes the checkpoint's encoder; torch by default.

        Returns:
            indices in the article's order; empty when no choice keeps to the words.
        """
        vectors = encode(self.checkpoint, articles, engine)
        with torch.inference_mode():
            scores = self.scorer(*pad(vectors, articles)).tolist()
        return [
            choose(texts, row[: len(texts)], words)
            for texts, row in zip(articles, scores, strict=True)
        ]


def load(checkpoint: Checkpoint) -> Selector | None:
    """The selector that a checkpoint comes with: `summarise_selector` in its `config.json` has its
    shape, `selector.safetensors` its weights. None for a checkpoint that has none.

    Raises:
        SummariseError: the weights are not there or do not fit.
    """
    from safetensors.torch import load_file

    shape = getattr(checkpoint.model.config, "summarise_selector", None)
    if shape is None:
        return None
    path = Path(locate(checkpoint.name)) / WEIGHTS
    try:
        scorer = Scorer(checkpoint.model.config.d_model, **shape)
        scorer.load_state_dict({name: w.float() for name, w in load_file(path).items()})
    except Exception as error:  # no file, another shape, not safetensors
        raise SummariseError(
            f"{path}: cannot be loaded as the selector: {one_line(error)}"
        ) from error
    return Selector(checkpoint, scorer.eval())


def encode(
    checkpoint: Checkpoint, articles: Sequence[Sequence[str]], engine: Encoder | None = None
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


def pad(
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


def choose(
    texts: Sequence[str],
    scores: Sequence[float],
    words: tuple[int, int],
    enough: tuple[int, float] = _ENOUGH,
) -> list[int]:
    """Take the best sentences until there is enough, none with three words in a row that one taken
    before has.

    Args:
        texts: an article's sentences.
        scores: one a sentence, the higher the better.
        words: least and most of the paragraph.
        enough: how many sentences, and how far from the least to the most words, are enough.

    Returns:
        indices in the article's order; empty when no choice keeps to the words.
    """
    least, most = words
    wanted = least + enough[1] * (most - least)
    chosen: list[int] = []
    have, seen = 0, set[tuple[str, ...]]()
    for i in sorted(range(len(texts)), key=lambda i: (-scores[i], i)):
        if len(chosen) >= enough[0] and have >= wanted:
            break
        size, trigrams = count_words(texts[i]), _trigrams(texts[i])
        fits = FEWEST_WORDS <= size <= most - have and ends_sentence(texts[i])
        if fits and balanced(texts[i]) and not trigrams & seen:
            chosen.append(i)
            have += size
            seen |= trigrams
    return sorted(chosen) if have >= least else []


def _trigrams(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))
