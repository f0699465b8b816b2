"""How a checkpoint is used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CheckpointProfile:
    """How a checkpoint is used, found when it is loaded.

    Attributes:
        family: for people, such as `BART`.
        prompt: the decoder's first token ids, where it tells no lengths apart.
        context: tokens that it can read of an article, special ones included.
        max_target_tokens: tokens that it can write, prompt included.
        prefix: what it was trained to see before an article.
        newline: how it writes a line's end; "" when it does not.
        no_repeat_ngram_size: tokens of the shortest run that may not come twice; 0 for none.
        running_text: whether it reads an article as running text: in one line, without special
            tokens, its sentences one after the other.
        notes: what was found and done, a line each, for people.
    """

    family: str
    prompt: tuple[int, ...]
    context: int
    max_target_tokens: int
    prefix: str = ""
    newline: str = ""
    no_repeat_ngram_size: int = 3
    running_text: bool = False
    notes: tuple[str, ...] = ()
