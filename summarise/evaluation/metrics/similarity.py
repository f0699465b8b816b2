"""Similarity of meaning: the tokens of a summary and of its reference, as an encoder sees them, matched.

Each token counts by the most similar one of the other text. Source: Zhang et al. 2020, "BERTScore",
section 3, https://arxiv.org/abs/1904.09675; without its weights of rare words and without rescaling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

from summarise.common.errors import SummariseError, one_line
from summarise.evaluation.metrics.base import (
    MetricSettings,
    MetricSignature,
    ReferenceMetric,
    Score,
)

if TYPE_CHECKING:
    import torch

_LONGEST = 512  # tokens, of what knows no limit of its own
_REMEMBERED = 1024  # texts: of 128 tokens each, half a gigabyte of an encoder 1,024 wide


class Similarity(ReferenceMetric):
    """Scores summaries one by one; of several references the one with the highest F-measure counts.

    Args:
        checkpoint: a folder or a hub name of an encoder, such as `sentence-transformers/all-MiniLM-L6-v2`;
            safetensors only, never a repository's code. It is loaded when the first summary is scored.
    """

    headings: ClassVar = {"similarity": "similarity"}

    def __init__(self, checkpoint: str) -> None:
        self.checkpoint = checkpoint

    @classmethod
    def wanted(cls, settings: MetricSettings) -> bool:
        """Tell whether an encoder was given."""
        return settings.encoder is not None

    @classmethod
    def configured(cls, settings: MetricSettings) -> Self:
        """Return the metric with its encoder."""
        assert settings.encoder is not None
        return cls(settings.encoder)

    def score(self, references: Sequence[str], prediction: str) -> dict[str, Score]:
        """Score a summary against its references, at least one; without a token on one side 0.

        Raises:
            SummariseError: the encoder cannot be loaded.
        """
        given = _vectors(self.checkpoint, prediction)
        scores = [_matched(_vectors(self.checkpoint, text), given) for text in references]
        return {"similarity": max(scores, key=lambda score: score.fmeasure)}

    def signature(self, references: Iterable[Sequence[str]]) -> MetricSignature:
        """Return which encoder it was."""
        settings = {"encoder": self.checkpoint, "layer": "last", "idf": "no", "rescaled": "no"}
        return MetricSignature("similarity", settings, ("transformers",))


def _matched(expected: torch.Tensor, given: torch.Tensor) -> Score:
    if not len(expected) or not len(given):
        return Score(0.0, 0.0, 0.0)
    alike = given @ expected.T
    precision, recall = (max(0.0, float(alike.max(dim=d).values.mean())) for d in (1, 0))
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


@lru_cache(maxsize=_REMEMBERED)
def _vectors(checkpoint: str, text: str) -> torch.Tensor:
    """Return a text's tokens as vectors of length 1, without the special ones: shape (tokens, size)."""
    import torch

    tokenizer, model = _load(checkpoint)
    most = min(tokenizer.model_max_length, _LONGEST)
    encoded = tokenizer(text, truncation=True, max_length=most, return_tensors="pt")
    special = tokenizer.get_special_tokens_mask(
        encoded["input_ids"][0].tolist(), already_has_special_tokens=True
    )
    with torch.inference_mode():
        states = model(**encoded).last_hidden_state[0]
    kept = states[torch.tensor(special) == 0]
    return torch.nn.functional.normalize(kept.float(), dim=-1)


@lru_cache(maxsize=1)
def _load(checkpoint: str) -> tuple[Any, Any]:
    from transformers import AutoModel, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(checkpoint, trust_remote_code=False)
        model = AutoModel.from_pretrained(checkpoint, trust_remote_code=False, use_safetensors=True)
    except Exception as error:  # transformers raises OSError, ValueError, KeyError, and others
        raise SummariseError(
            f"--similarity {checkpoint}: cannot be loaded: {one_line(error)}"
        ) from error
    return tokenizer, (model.encoder if model.config.is_encoder_decoder else model).eval()
