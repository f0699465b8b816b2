"""Names of special tokens that stand in an article, such as `</s>`: they are its text, and no tokens."""

from __future__ import annotations

from typing import Any

_OPENING = "<["


def as_plain_text(tokenizer: Any, text: str) -> str:
    """Return a text in which a special token's name opens with `(`, so that it is read as text.

    The text keeps its length. `split_special_tokens=True` is no way: tokenizers that were made
    from SentencePiece find the names all the same (findings/split_special_tokens_has_no_effect.sh).
    """
    if not any(character in text for character in _OPENING):
        return text
    added = (token.content for token in tokenizer.added_tokens_decoder.values() if token.special)
    names = {*tokenizer.all_special_tokens, *added}
    for name in sorted(names, key=len, reverse=True):
        if name[:1] in _OPENING and name in text:
            text = text.replace(name, f"({name[1:]}")
    return text
