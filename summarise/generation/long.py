"""What is read of an article that is longer than the checkpoint's context, and how."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS, Span, count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.special_names import as_plain_text
from summarise.generation.encoder_input import EncoderInput, truncate

_OVERLAP = 1  # sentences that a window shares with the one before it
_MARGIN = 8  # tokens; sentences by themselves may count fewer than together
_MOST_SENTENCES = 4000  # a book's first; what comes later is not read
_LONGEST_WORD = 40  # letters
_TOKENS_A_CHARACTER = 4  # at most: they may be bytes
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
) -> tuple[list[EncoderInput], int]:
    """Return stretches that follow and overlap one another, and how many words they cover.

    They are of whole sentences, but for one that is longer than the encoder should take.
    """
    budget = _budget(checkpoint, prefix)
    found = split_sentences(text, language)[:_MOST_SENTENCES]
    known = zip(found, _sizes(checkpoint, text, found), strict=True)
    spans = [part for span, size in known for part in _parts(text, span, size, budget)]
    ends = [0, *(span.end for span in spans)]
    # with the white space before them, which is read too
    sizes = _sizes(checkpoint, text, [Span(*each) for each in pairwise(ends)])
    stretches, covered = list[EncoderInput](), list[str]()
    done = 0
    for first, last in _stretches(sizes, budget):
        start = spans[first].start
        read = truncate(checkpoint, text[start : spans[last].end], prefix)
        covered.append(text[max(start, done) : start + len(read.text)])
        done = start + len(read.text)
        stretches.append(read)
    return stretches, count_words(" ".join(covered))


def _parts(text: str, span: Span, size: int, budget: int) -> Iterator[Span]:
    """Yield a sentence, or, where it is longer than a budget, its words; a word that has no end in parts."""
    if size <= budget:
        yield span
        return
    most = max(_LONGEST_WORD, budget // _TOKENS_A_CHARACTER)
    for word in re.finditer(rf"\S{{1,{most}}}", text[span.start : span.end]):
        yield Span(span.start + word.start(), span.start + word.end())


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
    spelled = as_plain_text(checkpoint.tokenizer, text)  # as it is read
    texts = [spelled[a:b] for a, b in spans]
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
