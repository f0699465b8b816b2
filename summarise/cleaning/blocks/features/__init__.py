"""What the block classifier looks at: each block's shape, its place, its words and its neighbours.

What a phrase gives away comes in through the labels of the rules.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from summarise.cleaning.blocks.features.columns import (
    COLUMNS,
    FIRST_WORDS,
    RULES,
    UNITS,
    Features,
    Floats,
    Numbers,
    Topics,
)
from summarise.cleaning.blocks.features.neighbours import (
    average_neighbours,
    count_repeats,
    describe_rhythm,
    describe_rules,
)
from summarise.cleaning.blocks.features.position import (
    Positions,
    describe_position,
    measure_distances,
)
from summarise.cleaning.blocks.features.shape import describe_shape
from summarise.cleaning.blocks.features.topic import compare_with_title, describe_topic, find_topics
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Ints

__all__ = [
    "COLUMNS",
    "FIRST_WORDS",
    "RULES",
    "UNITS",
    "Features",
    "Floats",
    "Numbers",
    "Topics",
    "features",
]


def features(texts: BlockTexts, labels: Mapping[int, str]) -> Features:
    """Look at all blocks of some documents.

    Args:
        texts: the blocks, one of each document at least, none empty.
        labels: what the rules took blocks for, by their places, but for those of which they say
            nothing.
    """
    numbers = np.empty((len(COLUMNS), len(texts.raw)), np.float32)
    rows = dict(zip(COLUMNS, numbers, strict=True))
    count, topics = describe_shape(texts, rows), find_topics(texts)
    describe_topic(topics, labels, rows)
    compare_with_title(topics, texts, labels, rows)
    count_repeats(texts, rows)
    places = Positions.of(texts)
    describe_position(count, places, rows)
    measure_distances(places, rows)
    describe_rhythm(count, places, rows)
    average_neighbours(count, places, rows)
    describe_rules(labels, places, rows)
    return Features(texts.bounds, numbers.T, texts.vocabulary.words, read_words(texts), topics)


def read_words(texts: BlockTexts) -> Ints:
    """Return the words that the lexicon reads, see `Features.words`."""
    ids, ends = np.concatenate((texts.ids, [0])), np.cumsum(texts.counts)  # may be no word at all
    order = np.arange(FIRST_WORDS)
    read = np.empty((len(ends), FIRST_WORDS + 1), np.int64)
    read[:, :-1] = ids.take((ends - texts.counts)[:, None] + order, mode="clip")
    read[:, :-1] *= order < texts.counts[:, None]
    read[:, -1] = ids[ends - 1] * (texts.counts > 0)
    return read
