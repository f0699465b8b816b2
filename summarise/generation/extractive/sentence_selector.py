"""Choose an article's sentences: a small network scores what the encoder made of each.

Source: Liu and Lapata 2019, "Text Summarization with Pretrained Encoders", section 3.1 (a
transformer over sentences, trigram blocking). Here the encoder is frozen, and a sentence is the
mean of its tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.sentences import ends_sentence
from summarise.common.text.words import count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.location import locate
from summarise.generation.extractive.sentence_scorer import WEIGHTS, SentenceScorer
from summarise.generation.extractive.sentence_vectors import (
    SentenceEncoder,
    encode_sentences,
    pad_sentences,
)
from summarise.generation.postprocess.lengths import balanced

FEWEST_WORDS = 4  # of a sentence that may stand in a paragraph
_ENOUGH = 3, 0.4  # sentences, and share of the way from the least to the most words


@dataclass(frozen=True)
class SentenceSelector:
    """A scorer with the checkpoint whose encoder it was trained on."""

    checkpoint: Checkpoint
    scorer: SentenceScorer

    def select(
        self,
        articles: Sequence[Sequence[str]],
        words: tuple[int, int],
        engine: SentenceEncoder | None = None,
    ) -> list[list[int]]:
        """Choose sentences of each article of a batch.

        Args:
            articles: the sentences of each.
            words: least and most that those chosen may have together.
            engine: what computes the checkpoint's encoder; torch by default.

        Returns:
            indices in the article's order; empty when no choice keeps to the words.
        """
        vectors = encode_sentences(self.checkpoint, articles, engine)
        with torch.inference_mode():
            scores = self.scorer(*pad_sentences(vectors, articles)).tolist()
        return [
            choose_sentences(texts, row[: len(texts)], words)
            for texts, row in zip(articles, scores, strict=True)
        ]


def load_selector(checkpoint: Checkpoint) -> SentenceSelector | None:
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
        scorer = SentenceScorer(checkpoint.model.config.d_model, **shape)
        scorer.load_state_dict({name: w.float() for name, w in load_file(path).items()})
    except Exception as error:  # no file, another shape, not safetensors
        raise SummariseError(
            f"{path}: cannot be loaded as the selector: {one_line(error)}"
        ) from error
    return SentenceSelector(checkpoint, scorer.eval())


def choose_sentences(
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
