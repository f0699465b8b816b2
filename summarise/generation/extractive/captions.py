"""Captions told by the credit below them: sentences that do not tell what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarise.common.text.sentence_ends import ends_sentence
from summarise.generation.extractive.verbs import tells_what_happened

_CREDIT = re.compile(  # (Photo: Bo Finch), (AP Photo/Bo Finch), Finch/Reuters
    r"(?:[(\[].*\b)?(?:photo|image|picture)(?::|/|s? by )"
    r"|.*(?:\w/ ?|\bvia )(?:Getty|Reuters|AFP|AP|EPA|Bloomberg)\b|.*\bGetty Images$",
    re.IGNORECASE,
)
_MOST_WORDS = 10  # of a credit
_VERB_WITHIN = 12  # words


def above_credits(sentences: Sequence[str]) -> set[int]:
    """Return which of an article's sentences are captions, as the credits below them tell."""
    return {
        i
        for i, (sentence, below) in enumerate(pairwise(sentences))
        if _is_credit(below) and not tells_what_happened(sentence, _VERB_WITHIN)
    }


def _is_credit(line: str) -> bool:
    """Return whether a line says whose a picture is."""
    bare = line.startswith(("(", "[")) or not ends_sentence(line)
    return bare and len(line.split()) <= _MOST_WORDS and _CREDIT.match(line) is not None
