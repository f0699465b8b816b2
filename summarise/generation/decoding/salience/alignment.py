"""The tokens that the encoder reads as the words that they spell."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.encoder_input import CHARACTERS_A_TOKEN
from summarise.generation.extractive.bigrams import BigramIndex

_COUNTED = 2600  # characters of an article in which a word's mentions are counted
_NO_WORD = -1


class WordAlignment(NamedTuple):
    """An article's tokens as words; lists without a note are one value a token.

    Attributes:
        ids: the tokens, as the encoder reads them.
        forms: the article's different words, in the vocabulary's spelling, one value a word.
        words: each token's place among the forms, -1 for none.
        capitals: 1 for tokens of words with a capital.
        counts: how often the article has each token's word, further on than is read too.
        opens: whether a token opens a word.
        bigrams: which words follow each other.
    """

    ids: list[int]
    forms: list[str]
    words: list[int]
    capitals: list[int]
    counts: list[int]
    opens: list[bool]
    bigrams: BigramIndex


def align_words(checkpoint: Checkpoint, text: str) -> WordAlignment:
    """Align the tokens of a text with its words, as far as `encoder_input.truncate` reads it.

    Args:
        checkpoint: with a fast WordPiece tokenizer.
        text: an article, its prefix included.
    """
    limit = checkpoint.max_source_tokens
    counts = _count_words(checkpoint, text[:_COUNTED])
    text = text[: limit * CHARACTERS_A_TOKEN]
    encoded = checkpoint.tokenizer(
        text, truncation=True, max_length=limit, return_offsets_mapping=True
    )
    ids = list(encoded["input_ids"])
    pieces = checkpoint.tokenizer.convert_ids_to_tokens(ids)
    spelled: dict[int, str] = {}
    capital: dict[int, int] = {}
    of_token = encoded.word_ids(0)
    opens = []
    for word, piece, (start, _) in zip(of_token, pieces, encoded["offset_mapping"], strict=True):
        opens.append(word is not None and word not in spelled)
        if word is not None:
            spelled[word] = spelled.get(word, "") + piece.removeprefix("##")
            capital.setdefault(word, int(text[start : start + 1].isupper()))
    in_order = [form for form in spelled.values() if form.isalnum()]
    forms = list(dict.fromkeys(in_order))
    places = {form: i for i, form in enumerate(forms)}
    form_of_token = [spelled.get(word, "") for word in of_token]
    return WordAlignment(
        ids=ids,
        forms=forms,
        words=[places.get(form, _NO_WORD) for form in form_of_token],
        capitals=[capital.get(word, 0) for word in of_token],
        counts=[counts[form] for form in form_of_token],
        opens=opens,
        bigrams=BigramIndex.of(in_order),
    )


def _count_words(checkpoint: Checkpoint, text: str) -> Counter[str]:
    """Return how often a text has each word, in the vocabulary's spelling."""
    backend = checkpoint.tokenizer.backend_tokenizer
    plain = backend.normalizer.normalize_str(text)
    return Counter(word for word, _ in backend.pre_tokenizer.pre_tokenize_str(plain))
