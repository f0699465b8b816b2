"""A byte-level or sentencepiece vocabulary, sorted by what a piece may do in a text held to an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import torch

from summarise.common.text.words import FUNCTION_WORDS
from summarise.generation.decoding.spelling import SpellingTrie

_MARKS = frozenset(" ,.:;-–'’‘“”\"()?!")  # punctuation that may be written anywhere
_CARRIER = "\n"  # before a word that is spelled; no vocabulary joins it to one
_WORD_MARK = "▁"  # sentencepiece's for a space


class NamesVocabulary:
    """What pieces say, and the words that any text may open with.

    Args:
        tokenizer: a fast one whose pieces are letters, bytes or runs of them.
        size: logits of the model, which may be more than the tokenizer has pieces.
        ordinary: words that name nothing, folded.

    Attributes:
        eos: the end token.
        pieces: what each token says; "" for special ones and parts of a letter.
        free: whether a token is lower-case letters and marks alone.
        leaves: of free ones, whether it may follow a whole word: it begins with a space or a mark.
        marks: of free ones, whether it is marks alone.
        any_free, any_leaving, any_mark: the biases that forbid all but such tokens, [size].
        spaced: the tokens that begin with a space.
        openings: what ordinary words look like with a capital, behind a space.
        function_words: function words behind a space.
    """

    def __init__(self, tokenizer: Any, size: int, ordinary: Iterable[str] = ()) -> None:
        self.eos = int(tokenizer.eos_token_id)
        self._tokenizer = tokenizer
        self._carrier = self._ids([_CARRIER])[0]
        self.pieces = _pieces(tokenizer)
        self.free = [_is_free(piece) for piece in self.pieces]
        self.leaves = [
            free and not piece[0].isalnum()
            for free, piece in zip(self.free, self.pieces, strict=True)
        ]
        self.marks = [_is_free(piece) and _MARKS.issuperset(piece) for piece in self.pieces]
        self.any_free = _allowing(self.free, size)
        self.any_leaving = _allowing(self.leaves, size)
        self.any_mark = _allowing(self.marks, size)
        self.spaced = [i for i, piece in enumerate(self.pieces) if piece[:1] == " "]
        words = sorted(FUNCTION_WORDS.union(ordinary))
        self.openings = SpellingTrie.of(self.spell(f" {w[:1].upper()}{w[1:]}" for w in words))
        self.function_words = SpellingTrie.of(self.spell(f" {w}" for w in sorted(FUNCTION_WORDS)))

    def spell(self, words: Iterable[str]) -> list[Sequence[int]]:
        """Return the token ids of each word as they stand inside a text, with the space before it
        or without; of a word that joins what is before it, none."""
        start = len(self._carrier)
        return [
            ids[start:]
            for ids in self._ids([_CARRIER + word for word in words])
            if ids[:start] == self._carrier
        ]

    def begins_word(self, token: int) -> bool:
        """Return whether a token begins with a space."""
        return self.pieces[token][:1] == " "

    def ends_in_mark(self, token: int) -> bool:
        """Return whether a name may follow a token without a space: it ends in a mark."""
        return not self.pieces[token][-1:].isalnum()

    def _ids(self, texts: list[str]) -> list[list[int]]:
        if not texts:  # which a tokenizer refuses
            return []
        found: list[list[int]] = self._tokenizer(texts, add_special_tokens=False).input_ids
        return found


def _pieces(tokenizer: Any) -> list[str]:
    """Return what each token says; "" for special ones and parts of a letter."""
    special = set(tokenizer.all_special_ids)
    names = tokenizer.convert_ids_to_tokens(range(len(tokenizer)))
    if any(name.startswith(_WORD_MARK) for name in names):
        pieces = ["" if _is_byte(name) else name.replace(_WORD_MARK, " ") for name in names]
    else:
        pieces = tokenizer.batch_decode([[i] for i in range(len(tokenizer))])
    return ["" if i in special or "�" in piece else piece for i, piece in enumerate(pieces)]


def _is_byte(name: str) -> bool:
    """Return whether sentencepiece names a byte, <0x0A>."""
    return name.startswith("<0x") and name.endswith(">")


def _is_free(piece: str) -> bool:
    said = piece == " " or bool(piece.strip())
    return said and all(c.islower() or c in _MARKS for c in piece)


def _allowing(allowed: Sequence[bool], size: int) -> torch.Tensor:
    """Return the bias that forbids all but some tokens, [size]."""
    bias = torch.full((size,), float("-inf"))
    bias[: len(allowed)][torch.tensor(allowed)] = 0.0
    return bias
