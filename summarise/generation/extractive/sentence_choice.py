"""Which of an article's scored sentences make its paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.common.text.sentences import ends_sentence
from summarise.common.text.words import count_words
from summarise.generation.postprocess.paragraphs import FEWEST_WORDS, is_balanced

_ENOUGH = 3, 0.4  # sentences, and share of the way from the least to the most words


def choose_sentences(
    texts: Sequence[str],
    scores: Sequence[float],
    words: tuple[int, int],
    enough: tuple[int, float] = _ENOUGH,
) -> list[int]:
    """Take the best sentences until there is enough, none with a trigram that one before it has.

    Source: trigram blocking, Liu and Lapata 2019, section 3.1.

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
        if fits and is_balanced(texts[i]) and not trigrams & seen:
            chosen.append(i)
            have += size
            seen |= trigrams
    return sorted(chosen) if have >= least else []


def _trigrams(text: str) -> set[tuple[str, ...]]:
    """Return each three words of a text that follow one another, in lower case."""
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))
