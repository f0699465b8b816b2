"""What the encoder reads of an article, and how much of it that is."""

from __future__ import annotations

from dataclasses import dataclass

from summarise.generation.checkpoint import Checkpoint
from summarise.language import count_words

_CHARACTERS_A_TOKEN = 12  # generous, so that a book is not tokenised for its first page


@dataclass(frozen=True)
class Reading:
    """Token ids with special ones, and the stretch of the article that they cover: text[:end]."""

    ids: list[int]
    end: int
    words: int


def lead(checkpoint: Checkpoint, text: str, prefix: str = "") -> Reading:
    """The start of an article, as much as the encoder can take."""
    limit = checkpoint.max_source_tokens
    start = prefix + text[: limit * _CHARACTERS_A_TOKEN]
    tokenizer = checkpoint.tokenizer
    encoded = tokenizer(
        start, truncation=True, max_length=limit, return_offsets_mapping=tokenizer.is_fast
    )
    ids = list(encoded["input_ids"])
    if tokenizer.is_fast:
        end = max((stop for _, stop in encoded["offset_mapping"]), default=0) - len(prefix)
    else:  # no offsets: as long as what the tokens say
        end = len(tokenizer.decode(ids, skip_special_tokens=True)) - len(prefix)
    end = max(0, min(end, len(text)))
    return Reading(ids, end, count_words(text[:end]))
