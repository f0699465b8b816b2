"""Compare a block's words to what its document is about, and to its headline.

Nothing here knows a language but by its most frequent words, of which eight languages are listed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from summarise.cleaning.blocks.arrays import differences
from summarise.cleaning.blocks.features.columns import Rows, Topics
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Ints
from summarise.cleaning.languages import LANGUAGES
from summarise.common.documents import DROPPED_LABELS

FUNCTION_WORDS = frozenset[str]().union(*(language.function_words for language in LANGUAGES))
_TOPIC_LETTERS = 4  # a shorter word says little of what a text is about
_NEAR_PROSE = 6  # paragraphs before and after, to which a block's words are compared


def find_topics(texts: BlockTexts) -> Topics:
    """Return the topical words of each block, numbered, and the blocks that have them."""
    words, terms, blocks, _ = texts.pairs
    topical = texts.vocabulary.test(_is_topical, words)
    new = differences(terms[topical], -1) > 0
    return Topics(np.cumsum(new) - 1, blocks[topical])


def _is_topical(word: str) -> bool:
    return len(word) >= _TOPIC_LETTERS and word not in FUNCTION_WORDS


def describe_topic(topics: Topics, labels: Mapping[int, str], rows: Rows) -> None:
    """Fill in how much of a block's words the document's prose says elsewhere, and the prose around it.

    As shares of a block's topic words: those in other blocks of prose, but what the rules would drop;
    the same weighted by how often; those in the paragraphs just before, and just after.
    """
    names = ("topic", "topic_often", "like_before", "like_after")
    terms, blocks = topics
    if not len(terms):
        for name in names:
            rows[name][:] = 0
        return
    prose = rows["running"] > 0
    trusted = prose.copy()
    trusted[[i for i, label in labels.items() if label in DROPPED_LABELS]] = False
    inside, trusted = prose[blocks], trusted[blocks]
    said = np.bincount(terms[trusted], minlength=terms[-1] + 1)[terms] - trusted

    # occurrences in prose by term and paragraph, in order, so that the nearest one is looked up
    rank: Ints = np.cumsum(prose) - prose  # paragraphs before a block
    span = int(rank[-1]) + 2 * _NEAR_PROSE + 3
    place = terms * span + rank[blocks] + _NEAR_PROSE
    known = np.concatenate(([-span], place[inside], [(terms[-1] + 2) * span]))
    near_before = known[np.searchsorted(known, place) - 1] >= place - _NEAR_PROSE
    behind = place + inside
    near_after = known[np.searchsorted(known, behind)] < behind + _NEAR_PROSE

    number = np.maximum(np.bincount(blocks, minlength=len(prose)), 1)
    found = (said > 0, np.minimum(said, 5), near_before, near_after)
    for name, weight in zip(names, found, strict=True):
        rows[name][:] = np.bincount(blocks, weight, minlength=len(prose)) / number
    rows["topic_often"] /= 5


def compare_with_title(
    topics: Topics, texts: BlockTexts, labels: Mapping[int, str], rows: Rows
) -> None:
    """Fill in how much of the headline each block says, as a share of the headline's topic words."""
    terms, blocks = topics
    n, headline = len(texts.raw), np.zeros(len(texts.raw), np.bool_)
    headline[[i for i, label in labels.items() if label == "title"]] = True
    wanted = np.zeros(len(terms), np.bool_)
    wanted[terms[headline[blocks]]] = True
    owners = np.zeros(len(wanted), np.int64)
    owners[terms] = texts.documents[blocks]
    number = np.bincount(owners[wanted], minlength=len(texts.bounds) - 1)[texts.documents]
    rows["titled"][:] = np.bincount(blocks, wanted[terms], minlength=n) / np.maximum(number, 1)
