"""What the encoder reads of an article, and how much of it that is."""

from __future__ import annotations

from dataclasses import dataclass

from summarise.common.text.words import count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint

CHARACTERS_A_TOKEN = 12  # generous, so that a book is not tokenised for its first page


@dataclass(frozen=True)
class EncoderInput:
    """What the encoder is given.

    Attributes:
        ids: token ids, special ones and a prefix included.
        text: what of the article, or of drafts about it, they cover.
        words: how many of the article's words were read for it.
        strategy: how it came about, as a record says it: `lead`, or see `long`.
        source: the text with its prefix before it was cut to fit.
    """

    ids: list[int]
    text: str
    words: int
    strategy: str = "lead"
    source: str = ""


def truncate(checkpoint: Checkpoint, text: str, prefix: str = "") -> EncoderInput:
    """Return the start of an article, as much as the encoder should take.

    Args:
        checkpoint: has the limit and the tokenizer.
        text: the article's.
        prefix: put before it; part of the tokens, not of `EncoderInput.text`.
    """
    limit = checkpoint.max_source_tokens
    start = prefix + text[: limit * CHARACTERS_A_TOKEN]
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
    return EncoderInput(ids, text[:end], count_words(text[:end]), source=prefix + text)
