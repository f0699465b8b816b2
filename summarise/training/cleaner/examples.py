"""Documents as tensors, and the lexicon: the words that many sites use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from summarise.cleaning.blocks.features import Features
from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.mixtures import MIXED
from summarise.training.cleaner.scores import WORD

LEAST_SITES = 12  # that use a word of the lexicon


class Example(NamedTuple):
    """A document as tensors, n blocks."""

    numbers: Tensor  # (n, len(COLUMNS))
    words: Tensor  # (n, FIRST_WORDS + 1) rows of the lexicon
    terms: Tensor  # (p,) topic words
    blocks: Tensor  # (p,) of which block each is
    size: Tensor  # (n,) words
    true: Tensor  # (n,) words of them that are the body's
    body: float  # words of the body
    headlines: Tensor | None  # the blocks that are the headline; None where it is not known

    @classmethod
    def of(cls, document: TrainingDocument, lexicon: Mapping[str, int]) -> Example:
        """Make the tensors of a document, with the rows that its words have in the lexicon."""
        return cls(
            torch.from_numpy(document.seen.numbers),
            lexicon_rows(document.seen, lexicon),
            torch.from_numpy(document.seen.topics.terms),
            torch.from_numpy(document.seen.topics.blocks),
            torch.tensor(document.words, dtype=torch.float32),
            torch.tensor(document.true, dtype=torch.float32),
            float(max(1, len(WORD.findall(document.body)))),
            torch.tensor(document.headlines, dtype=torch.long) if document.title.strip() else None,
        )


def lexicon_rows(seen: Features, lexicon: Mapping[str, int]) -> Tensor:
    """Return the `words` of an example."""
    rows = [lexicon.get(seen.vocabulary[word], 0) for word in seen.words.ravel().tolist()]
    return torch.tensor(rows).reshape(seen.words.shape)


def build_lexicon(documents: Sequence[TrainingDocument]) -> list[str]:
    """Return the words that many sites use, without numbers.

    Mixtures, which have words of other sites, do not count.
    """
    sites: dict[str, set[str]] = {}
    for document in documents:
        if document.set == MIXED:
            continue
        for place in np.unique(document.seen.words):
            sites.setdefault(document.seen.vocabulary[place], set()).add(document.site)
    return sorted(
        word
        for word, its in sites.items()
        if word and not word.isdigit() and len(its) >= LEAST_SITES
    )
