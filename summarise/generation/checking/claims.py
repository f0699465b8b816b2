"""Claims as a checker reads them: prompt, claim and end, and where in the claim each token stands."""

from __future__ import annotations

from typing import Any, NamedTuple

from summarise.common.text.words import Span
from summarise.generation.checkpoints.special_names import as_plain_text

_MOST_TOKENS = 96  # of a claim; no sentence that a reader would finish has more


class EncodedClaim(NamedTuple):
    """A claim's token ids, and the span of its text that each is of; None of prompt and end."""

    ids: list[int]
    spans: list[Span | None]


def encode_claim(tokenizer: Any, prompt: list[int], text: str) -> EncodedClaim:
    """Encode a claim behind a prompt, as a word in running text is spelled."""
    text = as_plain_text(tokenizer, text)
    encoded = tokenizer(" " + text, add_special_tokens=False, return_offsets_mapping=True)
    ids = encoded.input_ids[:_MOST_TOKENS]
    spans = [Span(max(0, a - 1), b - 1) for a, b in encoded.offset_mapping[:_MOST_TOKENS]]
    return EncodedClaim(
        [*prompt, *ids, tokenizer.eos_token_id], [*[None] * len(prompt), *spans, None]
    )
