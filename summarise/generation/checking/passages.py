"""Passages of an article, each short enough to be read behind: a claim is true if one of them says it."""

from __future__ import annotations

from typing import Any

from summarise.common.text.sentences import split_sentences
from summarise.generation.checkpoints.special_names import as_plain_text

MOST_TOKENS = 230


def passages(tokenizer: Any, article: str, language: str = "en") -> list[list[int]]:
    """Return an article's sentences as token ids, as many together as fit; at least one passage.

    A passage begins with the sentence that the one before ended with, where that is short.
    """
    found: list[list[int]] = []
    now: list[list[int]] = []
    for start, end in split_sentences(article, language):
        text = as_plain_text(tokenizer, " ".join(article[start:end].split()))
        sentence = tokenizer(" " + text if now else text, add_special_tokens=False).input_ids[
            :MOST_TOKENS
        ]
        if now and sum(map(len, now)) + len(sentence) > MOST_TOKENS:
            found.append([token for one in now for token in one])
            now = now[-1:] if len(now[-1]) <= MOST_TOKENS // 3 else []
        now.append(sentence)
    found.append([token for one in now for token in one] or [tokenizer.eos_token_id])
    return found
