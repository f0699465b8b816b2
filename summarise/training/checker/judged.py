"""Claims that people judged, for a checker to learn from beside those that are made."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError
from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import FUNCTION_WORDS, Span, tokens
from summarise.training.checker.claim import Claim
from summarise.training.checker.data import Example
from summarise.training.pairs import read_records

_LENGTH = 20  # characters that a sentence is charged with beyond its own: short ones say little


def read_judged(path: Path, characters: int) -> list[Example]:
    """Read judged claims, those of an article together, in the file's order.

    Args:
        path: JSONL with `article`, `claim`, `label` (1: the article says it; 0: it does not) and,
            where it is known, `wrong`: the pieces [start, end] of the claim that it does not say.
        characters: of an article that are read: the sentences that bear most on its claims.

    Raises:
        SummariseError: no such file, or a record is not so.
    """
    found: dict[str, list[Claim]] = defaultdict(list)
    for number, record in enumerate(read_records(path), 1):
        try:
            found[_text(record["article"])].append(_claim(record))
        except (KeyError, TypeError, ValueError) as error:
            raise SummariseError(
                f"{path}#{number}: no judged claim: give article, claim, and label as 0 or 1"
            ) from error
    return [
        Example(_bearing_on(claims, article, characters), tuple(claims))
        for article, claims in found.items()
    ]


def _claim(record: Mapping[str, Any]) -> Claim:
    text = _text(record["claim"])
    if record["label"] not in (0, 1):
        raise ValueError(record["label"])
    if record["label"]:
        return Claim(text, kind="judged")
    wrong = tuple(Span(int(start), int(end)) for start, end in record.get("wrong") or ())
    return Claim(text, wrong, "judged", unlocated=not wrong)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(value)
    return value


def _bearing_on(claims: Sequence[Claim], article: str, characters: int) -> str:
    """Return the sentences of an article that have most of its claims' words, in their order."""
    sentences = [" ".join(article[a:b].split()) for a, b in split_sentences(article)]
    words = [set(tokens(sentence)) for sentence in sentences]
    frequency = Counter(word for each in words for word in each)
    weight = {word: math.log(1 + len(words) / n) for word, n in frequency.items()}
    wanted = {word for claim in claims for word in tokens(claim.text)} - FUNCTION_WORDS
    left, taken, room = set(wanted), list[int](), characters
    order = list(range(len(sentences)))
    while order:
        best = max(
            order,
            key=lambda i: (
                sum(map(weight.__getitem__, left & words[i])),
                sum(map(weight.__getitem__, wanted & words[i])) / (_LENGTH + len(sentences[i])),
                -i,
            ),
        )
        if taken and len(sentences[best]) > room:
            break
        order.remove(best)
        taken.append(best)
        room -= len(sentences[best])
        left -= words[best]
    return " ".join(sentences[i] for i in sorted(taken))[:characters]
