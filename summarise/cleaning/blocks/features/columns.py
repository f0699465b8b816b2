"""Name the columns of what the block classifier looks at, and the types that they come in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.vocabulary import Ints
from summarise.common.documents import LABELS

Floats = NDArray[np.float32]
Numbers = NDArray[Any]  # whatever a column is computed as

RULES = tuple(sorted(LABELS))  # one column for each label that a rule may have given
OPENERS = ("title", "comment", "related")  # what such a line says of those below it
FIRST_WORDS = 5  # of a block, which the lexicon reads, and its last
UNITS = 1 << 20  # of what is summed up: whole numbers, so that sums are exact whatever is before
WINDOWS = (
    *(("mass", 2), ("mass", 5), ("mass", 15), ("count", 2), ("count", 5), ("topic", 2)),
    *(("capitalised", 3), ("ends", 3), ("ends", 8)),
)  # what is averaged over so many blocks on either side
COLUMNS = (
    *"length count word_length lower upper digits marks commas capitalised ends colon".split(),
    *"opens_upper opens_lower opens_digit opens_mark closes_digit closes_mark sentences".split(),
    *"joined running paragraph topic topic_often titled like_before like_after repeats".split(),
    *"repeated place from_start from_end words_place prose_place prose_before prose_after".split(),
    *"blocks words prose_share prose_blocks paragraph_before paragraph_after prose_back".split(),
    *("prose_ahead", "same_next", "same_later", *(f"{name}_{k}" for name, k in WINDOWS)),
    *(*(f"since_{opener}" for opener in OPENERS), *RULES),
)
Rows = Mapping[str, Floats]  # a column each, (n,), by name, which is to be filled


class Topics(NamedTuple):
    """Which topic words are in which blocks, once each, (p,): `terms` and `blocks`.

    Terms are numbers of a document's words, from 0 on; no two documents have one in common.
    """

    terms: Ints
    blocks: Ints


class Features(NamedTuple):
    """Documents as the classifier sees them, n blocks of d documents.

    `bounds` (d + 1,) is where each document begins and the last one ends; `numbers` is
    (n, len(COLUMNS)). `words` (n, FIRST_WORDS + 1) are each block's first and its last, by their
    places in `vocabulary`, which grows from document to document; 0 where a block has none.
    `topics` are the words that say what a document is about, and the blocks that have them.
    """

    bounds: Ints
    numbers: Floats
    vocabulary: list[str]
    words: Ints
    topics: Topics
