"""The start of an article, which tells the main thing in news and so is hard to beat.

Source: Nenkova 2005, "Automatic Text Summarization of Newswire".
"""

from __future__ import annotations

from collections.abc import Callable

from summarise.common.text.sentences import split_sentences


def lead_sentences(text: str, count: int) -> str:
    """Return the first `count` sentences of a text, one a line."""
    return "\n".join(single_spaced_sentences(text)[:count])


def lead_words(text: str, count: int) -> str:
    """Return the first `count` words of a text."""
    return " ".join(text.split(maxsplit=count)[:count])


def single_spaced_sentences(text: str) -> list[str]:
    """Return the sentences of a text, each on a line with single spaces."""
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


LEADS: dict[str, dict[str, Callable[[str], str]]] = {  # by length
    "headline": {
        "lead-1": lambda text: lead_sentences(text, 1),
        "first-12-words": lambda text: lead_words(text, 12),
    },
    "paragraph": {"lead-3": lambda text: lead_sentences(text, 3)},
}
