"""Support judged by an NLI checkpoint: does a passage of the article entail the sentence?

Source: Laban et al. 2022, "SummaC", section 3 (zero-shot: the best passage counts).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.sentences import split_sentences

_PASSAGE = 3  # neighbouring sentences of the article that are read together
_BATCH = 16


class Entailment:
    """Judges a sentence by the probability that the best passage of an article entails a sentence.

    Args:
        checkpoint: a folder or a hub name of a sequence classifier with a label `entailment`, such
            as `cross-encoder/nli-deberta-v3-small`; safetensors only, never a repository's code.

    Raises:
        SummariseError: it cannot be loaded, or has no such label.
    """

    def __init__(self, checkpoint: str) -> None:
        self.checkpoint = checkpoint
        self._load()

    def __call__(self, article: str, sentence: str) -> float:
        """Return the probability, from 0 to 1; 0 for an article without a sentence."""
        import torch

        tokenizer, model, entails = self._load()
        spans = split_sentences(article)
        ends = [spans[min(first + _PASSAGE, len(spans)) - 1].end for first in range(len(spans))]
        passages = [article[span.start : end] for span, end in zip(spans, ends, strict=True)]
        best = 0.0
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            encoded = tokenizer(
                batch, [sentence] * len(batch), truncation="only_first", padding=True,
                return_tensors="pt",
            )  # fmt: skip
            with torch.inference_mode():
                found = model(**encoded).logits.softmax(-1)[:, entails]
            best = max(best, float(found.max()))
        return best

    def _load(self) -> tuple[Any, Any, int]:
        return _load(self.checkpoint)  # by name, so that a checker can be sent to other processes


@lru_cache(maxsize=1)
def _load(checkpoint: str) -> tuple[Any, Any, int]:
    """Return tokenizer, model, and which class is entailment."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(checkpoint, trust_remote_code=False)
        model = AutoModelForSequenceClassification.from_pretrained(
            checkpoint, trust_remote_code=False, use_safetensors=True
        ).eval()
    except Exception as error:  # transformers raises OSError, ValueError, KeyError, and others
        raise SummariseError(
            f"--checker {checkpoint}: cannot be loaded: {one_line(error)}"
        ) from error
    labels = {str(label).lower(): int(place) for place, label in model.config.id2label.items()}
    if "entailment" not in labels:
        raise SummariseError(
            f"--checker {checkpoint}: has no label `entailment`, but {', '.join(labels)}"
        )
    return tokenizer, model, labels["entailment"]
