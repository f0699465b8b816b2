"""What the encoder reads of an article, and how much of it that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import Span, count_words
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.special_names import as_plain_text

MOST_TOKENS = 1024  # that are read at once of an article that is read by sentences
MOST_SENTENCES = 400  # that are looked at; a book is not read for its best
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
        sentences: token ids of each of the article's sentences, where it is read by sentences; the
            first of them are `ids`, of which a decoder sees the start, which is `text`.
    """

    ids: list[int]
    text: str
    words: int
    strategy: str = "lead"
    source: str = ""
    sentences: tuple[tuple[int, ...], ...] = ()


def truncate(checkpoint: Checkpoint, text: str, prefix: str = "") -> EncoderInput:
    """Return the start of an article, as much as the encoder should take.

    Args:
        checkpoint: has the limit and the tokenizer.
        text: the article's.
        prefix: put before it; part of the tokens, not of `EncoderInput.text`.
    """
    limit, running = checkpoint.max_source_tokens, checkpoint.profile.running_text
    tokenizer = checkpoint.tokenizer
    start = as_plain_text(tokenizer, text[: limit * CHARACTERS_A_TOKEN])
    start = prefix + (" ".join(start.split()) if running else start)
    encoded = tokenizer(
        start,
        truncation=True,
        max_length=limit,
        add_special_tokens=not (running or checkpoint.chat),
        return_offsets_mapping=tokenizer.is_fast,
    )
    ids = list(encoded["input_ids"])
    if tokenizer.is_fast:
        end = max((stop for _, stop in encoded["offset_mapping"]), default=0) - len(prefix)
    else:  # no offsets: as long as what the tokens say
        end = len(tokenizer.decode(ids, skip_special_tokens=True)) - len(prefix)
    if running and end > 0:
        end = _end_of(start[len(prefix) :][:end], text)
    end = max(0, min(end, len(text)))
    return EncoderInput(ids, text[:end], count_words(text[:end]), source=prefix + text)


def _end_of(line: str, text: str) -> int:
    """Return where a text's beginning, put in one line, ends in the text."""
    letters = len("".join(line.split()))
    printed = (i for i, character in enumerate(text, 1) if not character.isspace())
    return next(islice(printed, max(0, letters - 1), None), len(text))


def by_sentences(
    checkpoint: Checkpoint, text: str, language: str = "en", whole: bool = False
) -> EncoderInput:
    """Return an article sentence by sentence, each in one line and, but for the first, behind a space.

    Args:
        checkpoint: has the limit of what its decoder sees, and the tokenizer.
        text: the article's.
        language: its ISO 639-1 code.
        whole: tokenise all of it, up to `MOST_SENTENCES`, for its sentences to be scored; else only
            what the decoder sees.
    """
    limit = checkpoint.max_source_tokens
    reach = len(text) if whole else limit * CHARACTERS_A_TOKEN
    spans = split_sentences(text[:reach], language)[:MOST_SENTENCES]
    tokenizer = checkpoint.tokenizer
    lines = [as_plain_text(tokenizer, " ".join(text[a:b].split())) for a, b in spans]
    spaced = [line if i == 0 else f" {line}" for i, line in enumerate(lines)]
    found = tokenizer(spaced, add_special_tokens=False).input_ids if spaced else []
    sentences = tuple(map(tuple, found))
    end = _end(checkpoint, text, spans, sentences)
    if not whole:
        sentences = ((*chain(*sentences),)[:limit],)
    ids = list(sentences[0][:MOST_TOKENS]) if sentences else []
    for more in sentences[1:]:  # whole ones; the rest is read when the network asks for it
        if len(ids) + len(more) > MOST_TOKENS:
            break
        ids += more
    covered = text[:end]
    return EncoderInput(ids, covered, count_words(covered), source=text, sentences=sentences)


def _end(
    checkpoint: Checkpoint,
    text: str,
    spans: Sequence[Span],
    sentences: Sequence[Sequence[int]],
) -> int:
    """Return how far into an article its first tokens reach, as far as the decoder sees them."""
    left, end = checkpoint.max_source_tokens, 0
    for span, ids in zip(spans, sentences, strict=True):
        if len(ids) <= left:
            left, end = left - len(ids), span.end
            continue
        words = len(checkpoint.decode(ids[:left]).split())  # of which the last may be cut
        pieces = re.finditer(r"\S+", text[span.start : span.end])
        whole = [span.start + piece.end() for piece in pieces][: max(0, words - 1)]
        return whole[-1] if whole else end
    return end
