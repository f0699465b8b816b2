"""The tokens that the encoder reads as the words that they spell."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.extractive.bigrams import BigramIndex

_CHARACTERS_A_TOKEN = 12  # as `encoder_input` takes them, so that the tokens are the same
_COUNTED = 2600  # characters of an article in which a word's mentions are counted


class WordAlignment(NamedTuple):
    """An article's tokens as words.

    `forms` are its different words, `words` gives each token's place among them, -1 for none;
    `capitals` is 1 for tokens of words with a capital, `counts` is how often the article has each
    token's word, further on than is read too; `openings` are the tokens that open a word.
    """

    ids: list[int]
    forms: list[str]
    words: list[int]
    capitals: list[int]
    counts: list[int]
    openings: list[bool]
    order: BigramIndex


def align_words(checkpoint: Checkpoint, text: str) -> WordAlignment:
    """The words of what the encoder reads of a text, as `reading.lead` reads it."""
    limit = checkpoint.max_source_tokens
    counts = _mentions(checkpoint, text[:_COUNTED])
    text = text[: limit * _CHARACTERS_A_TOKEN]
    encoded = checkpoint.tokenizer(
        text, truncation=True, max_length=limit, return_offsets_mapping=True
    )
    ids = list(encoded["input_ids"])
    pieces = checkpoint.tokenizer.convert_ids_to_tokens(ids)
    spelled: dict[int, str] = {}
    capital: dict[int, int] = {}
    of_token = encoded.word_ids(0)
    openings = []
    for word, piece, (start, _) in zip(of_token, pieces, encoded["offset_mapping"], strict=True):
        openings.append(word is not None and word not in spelled)
        if word is not None:
            spelled[word] = spelled.get(word, "") + piece.removeprefix("##")
            capital.setdefault(word, int(text[start : start + 1].isupper()))
    forms = {form: None for form in spelled.values() if form.isalnum()}
    places = {form: i for i, form in enumerate(forms)}
    in_order = [spelled.get(word, "") for word in of_token]
    return WordAlignment(
        ids=ids,
        forms=list(forms),
        words=[places.get(word, -1) for word in in_order],
        capitals=[capital.get(word, 0) for word in of_token],
        counts=[counts[word] for word in in_order],
        openings=openings,
        order=BigramIndex.of([form for form in spelled.values() if form.isalnum()]),
    )


def _mentions(checkpoint: Checkpoint, text: str) -> Counter[str]:
    """How often a text has each word, in the vocabulary's spelling."""
    backend = checkpoint.tokenizer.backend_tokenizer
    plain = backend.normalizer.normalize_str(text)
    return Counter(word for word, _ in backend.pre_tokenizer.pre_tokenize_str(plain))
