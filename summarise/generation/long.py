"""What is read of an article that is longer than the checkpoint's context, and how."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS, Span
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.encoder_input import EncoderInput, truncate

_OVERLAP = 1  # sentences that a window shares with the one before it
_MARGIN = 8  # tokens; sentences by themselves may count fewer than together
_MOST_SENTENCES = 4000  # a book's first; what comes later is not read
_FEWEST_WORDS = 4  # by which a sentence's weight is divided, so that the shortest do not win


def salient_sentences(
    checkpoint: Checkpoint, text: str, prefix: str = "", language: str = "en"
) -> EncoderInput:
    """Return the sentences that matter most, in their order, as many as the encoder should take.

    A sentence matters as far as its words are the article's most frequent (SumBasic's centroid:
    Nenkova and Vanderwende 2005), the first always.
    """
    spans = split_sentences(text, language)[:_MOST_SENTENCES]
    sizes = _sizes(checkpoint, text, spans)
    left = _budget(checkpoint, prefix)
    chosen: set[int] = set()
    for i in sorted(range(len(spans)), key=_by_weight(text, spans)):
        if sizes[i] <= left:
            chosen.add(i)
            left -= sizes[i]
    picked = "\n".join(text[spans[i].start : spans[i].end] for i in sorted(chosen))
    return replace(truncate(checkpoint, picked or text, prefix), strategy="salient")


def windows(
    checkpoint: Checkpoint, text: str, prefix: str = "", language: str = "en"
) -> list[EncoderInput]:
    """Return stretches of whole sentences that follow and overlap one another and cover the article."""
    spans = split_sentences(text, language)[:_MOST_SENTENCES]
    sizes = _sizes(checkpoint, text, spans)
    stretches = _stretches(sizes, _budget(checkpoint, prefix))
    return [truncate(checkpoint, text[spans[a].start : spans[b].end], prefix) for a, b in stretches]


def _stretches(sizes: Sequence[int], budget: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last sentence of each window.

    Args:
        sizes: tokens of each sentence.
        budget: tokens of a window, at most; a longer sentence is alone.
    """
    first = filled = 0
    for i, size in enumerate(sizes):
        if i > first and filled + size > budget:
            yield first, i - 1
            first = max(first + 1, i - _OVERLAP)
            filled = sum(sizes[first:i])
            if filled + size > budget:  # with the overlap it does not fit
                first, filled = i, 0
        filled += size
    if sizes:
        yield first, len(sizes) - 1


def _budget(checkpoint: Checkpoint, prefix: str) -> int:
    """Return how many tokens of an article fit beside a prefix."""
    return checkpoint.max_source_tokens - _MARGIN - len(checkpoint.tokenizer(prefix).input_ids)


def _sizes(checkpoint: Checkpoint, text: str, spans: Sequence[Span]) -> list[int]:
    """Return the tokens of each sentence."""
    if not spans:
        return []
    texts = [text[a:b] for a, b in spans]
    return [len(ids) for ids in checkpoint.tokenizer(texts, add_special_tokens=False).input_ids]


def _by_weight(text: str, spans: Sequence[Span]) -> Callable[[int], tuple[float, int]]:
    """Return a sorting key that puts what matters most first."""
    words = [_content_words(text[a:b]) for a, b in spans]
    counts = Counter(word for sentence in words for word in sentence)

    def weight(i: int) -> float:
        if i == 0:
            return math.inf
        return sum(map(counts.__getitem__, words[i])) / max(_FEWEST_WORDS, len(words[i]))

    return lambda i: (-weight(i), i)


def _content_words(sentence: str) -> set[str]:
    """Return a sentence's words, folded, that are no function words."""
    words = (word.strip(".,;:!?\"'“”‘’()[]").casefold() for word in sentence.split())
    return {word for word in words if word and word not in FUNCTION_WORDS}
