"""What speaks against a sentence in a paragraph, and does not rule it out.

Captions and lines of a page cannot be told for certain from stories: "Lee meets Finch" may be either.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.generation.extractive.captions import above_credits
from summarise.generation.extractive.prose import has_words_of_page
from summarise.generation.extractive.verbs import tells_what_happened

# what a score is less of a sentence that does not tell what happened, as captions do not; that has words
# of a page; that has a picture's credit below it
_WITHOUT_VERB, _OF_PAGE, _CREDITED = 2.0, 4.0, 8.0


def doubts(sentences: Sequence[str], lead: int) -> list[float]:
    """Return what the score of each of an article's sentences is less.

    Args:
        sentences: the article's.
        lead: the one that opens the article, and tells what it is about however it is said.
    """
    captions = above_credits(sentences)
    return [
        _CREDITED if i in captions else 0.0 if i == lead else _doubt(sentence)
        for i, sentence in enumerate(sentences)
    ]


def _doubt(sentence: str) -> float:
    if has_words_of_page(sentence):
        return _OF_PAGE
    return 0.0 if tells_what_happened(sentence) else _WITHOUT_VERB
