"""What the block classifier looks at: each block's shape, its place, its words and its neighbours.

Nothing here knows a language but by its most frequent words, of which seven languages are listed;
what a phrase gives away comes in through the labels of the rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.texts import BlockTexts, differences
from summarise.cleaning.blocks.vocabulary import Ints
from summarise.cleaning.languages import LANGUAGES
from summarise.common.documents import DROPPED_LABELS, LABELS
from summarise.common.text.characters import LINE_FEED, to_codes

Floats = NDArray[np.float32]
Numbers = NDArray[Any]  # whatever a column is computed as

FUNCTION_WORDS = frozenset[str]().union(*(language.function_words for language in LANGUAGES))
RULES = tuple(sorted(LABELS))  # one column for each label that a rule may have given
_OPENERS = ("title", "comment", "related")  # what such a line says of those below it
_PARAGRAPH_WORDS = 20
_ENDLESS = 1000  # words
_TOPIC_LETTERS = 4  # a shorter word says little of what a text is about
_NEAR_PROSE = 6  # paragraphs before and after, to which a block's words are compared
_FAR = 30  # blocks; what is farther away is as far
FIRST_WORDS = 5  # of a block, which the lexicon reads, and its last
_SIZES = (3.5, 8.5)  # words: what parts the kinds of blocks whose order may repeat itself
_RHYTHM, _LAGS = 12, 8  # blocks on either side, and how far apart two of a kind may be

UNITS = 1 << 20  # of what is summed up: whole numbers, so that sums are exact whatever is before

# classes of characters
_SPACE, _LOWER, _UPPER, _DIGIT, _UNCASED, _MARK, _COMMA, _STOP = range(8)
_CLASSES = 8
_COLON, _WIDE_COLON = np.uint32(ord(":")), np.uint32(ord("："))
_SPECIAL = {",、،": _COMMA, ".!?。！？": _STOP}


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


def features(texts: BlockTexts, labels: Mapping[int, str]) -> Features:
    """Look at all blocks of some documents.

    Args:
        texts: the blocks, one of each document at least, none empty.
        labels: what the rules took blocks for, by their places, but for those of which they say
            nothing.
    """
    numbers = np.empty((len(COLUMNS), len(texts.raw)), np.float32)
    rows = dict(zip(COLUMNS, numbers, strict=True))
    count, topics = _shape(texts, rows), _topics(texts)
    _topic(topics, labels, rows)
    _titled(topics, texts, labels, rows)
    _repeats(texts, rows)
    places = Places.of(texts)
    _place(count, places, rows)
    _distances(places, rows)
    _rhythm(count, places, rows)
    _around(count, places, rows)
    _rules(labels, places, rows)
    return Features(texts.bounds, numbers.T, texts.vocabulary.words, _read(texts), topics)


_WINDOWS = (
    *(("mass", 2), ("mass", 5), ("mass", 15), ("count", 2), ("count", 5), ("topic", 2)),
    *(("capitalised", 3), ("ends", 3), ("ends", 8)),
)  # what is averaged over so many blocks on either side
COLUMNS = (
    *"length count word_length lower upper digits marks commas capitalised ends colon".split(),
    *"opens_upper opens_lower opens_digit opens_mark closes_digit closes_mark sentences".split(),
    *"joined running paragraph topic topic_often titled like_before like_after repeats".split(),
    *"repeated place from_start from_end words_place prose_place prose_before prose_after".split(),
    *"blocks words prose_share prose_blocks paragraph_before paragraph_after prose_back".split(),
    *("prose_ahead", "same_next", "same_later", *(f"{name}_{k}" for name, k in _WINDOWS)),
    *(*(f"since_{opener}" for opener in _OPENERS), *RULES),
)
Rows = Mapping[str, Floats]  # (n,) each: what the functions below fill, by name


def _shape(texts: BlockTexts, rows: Rows) -> Numbers:
    """What a block looks like by itself, from one pass over all characters.

    Returns:
        how many words each has, (n,).
    """
    n, words = len(texts.raw), texts.counts
    codes = to_codes("\n".join([*texts.raw, ""]))
    kinds = _classes().take(codes, mode="clip")
    ends = np.flatnonzero(codes == LINE_FEED)
    size = differences(ends, -1)  # of a block, with its line feed
    first, last, closing = kinds[ends - size + 1], kinds[ends - 1], codes[ends - 1]
    owner = np.repeat(np.arange(0, n * _CLASSES, _CLASSES), size)
    owner += kinds
    number = np.bincount(owner, minlength=n * _CLASSES).reshape(n, _CLASSES).T  # (classes, n)
    share = number / size
    count: Numbers = np.maximum(words, number[_UNCASED] / 2)  # scripts without spaces
    count = np.minimum(count, _ENDLESS)  # so that one line does not make all others look like none
    space = kinds == _SPACE
    opens_word = space[:-1] & (kinds[1:] == _UPPER)
    opens_word[(ends - size)[texts.bounds[1:-1]]] = False  # nothing stands before a document
    new_sentence = np.flatnonzero((kinds[:-1] == _STOP) & space[1:])
    new_sentence = new_sentence[codes[new_sentence + 1] != LINE_FEED]

    rows["length"][:] = np.log1p(size)
    rows["count"][:] = np.log1p(count)
    rows["word_length"][:] = size / (words + 1) / 10
    rows["lower"][:] = share[_LOWER]
    rows["upper"][:] = share[_UPPER]
    rows["digits"][:] = share[_DIGIT]
    rows["marks"][:] = share[_MARK:].sum(axis=0)
    rows["commas"][:] = share[_COMMA] * 20
    rows["capitalised"][:] = _number(np.flatnonzero(opens_word) + 1, ends) / (words + 1)
    rows["ends"][:] = texts.end
    rows["colon"][:] = (closing == _COLON) | (closing == _WIDE_COLON)
    rows["opens_upper"][:] = first == _UPPER
    rows["opens_lower"][:] = first == _LOWER
    rows["opens_digit"][:] = first == _DIGIT
    rows["opens_mark"][:] = first >= _MARK
    rows["closes_digit"][:] = last == _DIGIT
    rows["closes_mark"][:] = last >= _MARK
    rows["sentences"][:] = np.log1p(_number(new_sentence, ends))
    joined = np.flatnonzero((kinds[:-1] == _LOWER) & (kinds[1:] == _UPPER))
    rows["joined"][:] = np.minimum(_number(joined, ends), 3) / 3
    rows["running"][:] = texts.prose
    rows["paragraph"][:] = rows["running"] * (count >= _PARAGRAPH_WORDS)
    return count


def _number(places: Ints, ends: Ints) -> Ints:
    """How many of some characters are in each block, which ends where `ends` says."""
    return differences(np.searchsorted(places, ends))


@cache
def _classes() -> NDArray[np.uint8]:
    """The class of each character of the basic plane."""
    by_category = {"Z": _SPACE, "C": _SPACE, "N": _DIGIT, "L": _UNCASED, "M": _UNCASED}
    by_category |= {"S": _MARK, "P": _MARK}
    cased = {"Ll": _LOWER, "Lu": _UPPER, "Lt": _UPPER}
    categories = list(map(unicodedata.category, map(chr, range(0x10000))))
    classes = {each: cased.get(each, by_category[each[0]]) for each in set(categories)}
    table = np.fromiter(map(classes.__getitem__, categories), np.uint8)
    for characters, kind in _SPECIAL.items():
        for character in characters:
            table[ord(character)] = kind
    return table


def _is_topical(word: str) -> bool:
    return len(word) >= _TOPIC_LETTERS and word not in FUNCTION_WORDS


def _topics(texts: BlockTexts) -> Topics:
    words, terms, blocks, _ = texts.pairs
    topical = texts.vocabulary.test(_is_topical, words)
    new = differences(terms[topical], -1) > 0
    return Topics(np.cumsum(new) - 1, blocks[topical])


def _topic(topics: Topics, labels: Mapping[int, str], rows: Rows) -> None:
    """How much of a block's words the document's prose says elsewhere, and the prose around it.

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


def _titled(topics: Topics, texts: BlockTexts, labels: Mapping[int, str], rows: Rows) -> None:
    """How much of the headline each block says, as a share of the headline's topic words."""
    terms, blocks = topics
    n, headline = len(texts.raw), np.zeros(len(texts.raw), np.bool_)
    headline[[i for i, label in labels.items() if label == "title"]] = True
    wanted = np.zeros(len(terms), np.bool_)
    wanted[terms[headline[blocks]]] = True
    owners = np.zeros(len(wanted), np.int64)
    owners[terms] = texts.documents[blocks]
    number = np.bincount(owners[wanted], minlength=len(texts.bounds) - 1)[texts.documents]
    rows["titled"][:] = np.bincount(blocks, wanted[terms], minlength=n) / np.maximum(number, 1)


def _repeats(texts: BlockTexts, rows: Rows) -> None:
    """How often the document has a block's words once more, 5 at most, and how often before it."""
    n, order = len(texts.raw), np.argsort(texts.sayings, kind="stable")
    said = texts.sayings[order]
    first = np.flatnonzero(np.concatenate(([True], said[1:] != said[:-1])))
    times = differences(np.concatenate((first, [n])))[1:]
    rows["repeats"][order] = np.repeat(np.minimum(times - 1, 5) / 5, times)
    rows["repeated"][order] = np.minimum(np.arange(n) - np.repeat(first, times), 3) / 3


class Places(NamedTuple):
    """Where the n blocks stand, `here`, and where their document starts and ends."""

    here: Ints
    start: Ints
    end: Ints

    @classmethod
    def of(cls, texts: BlockTexts) -> Places:
        """The places of all blocks."""
        start, end = texts.bounds[:-1], texts.bounds[1:]
        return cls(np.arange(len(texts.raw)), start[texts.documents], end[texts.documents])


def _place(count: Numbers, places: Places, rows: Rows) -> None:
    """How far each block is into its document: by blocks, by words and by words of prose."""
    here, start, end = places
    size, place = end - start, here - start
    running = rows["running"]
    counted, words = _so_far(count, places)
    passed, prose_words = _so_far(running * count, places)
    _, prose_blocks = _so_far(running, places)
    rows["place"][:] = place / size
    rows["from_start"][:] = np.log1p(place) / 5
    rows["from_end"][:] = np.log1p(end - here - 1) / 5
    rows["words_place"][:] = counted / (words + 1)
    rows["prose_place"][:] = passed / (prose_words + 1e-6)
    rows["prose_before"][:] = np.log1p(passed) / 5
    rows["prose_after"][:] = np.log1p(prose_words - passed) / 5
    rows["blocks"][:] = np.log1p(size) / 5
    rows["words"][:] = np.log1p(words) / 8
    rows["prose_share"][:] = prose_words / (words + 1)
    rows["prose_blocks"][:] = prose_blocks / size


def _so_far(values: Numbers, places: Places) -> tuple[Numbers, Numbers]:
    """Sums from the beginning of each block's document, up to the block and up to the end."""
    sums = np.concatenate(([0], np.cumsum(values, dtype=np.float64)))
    before = sums[places.start]
    return sums[1:] - before, sums[places.end] - before


def _distances(places: Places, rows: Rows) -> None:
    """Blocks to the nearest paragraph and to the nearest prose, before a block and ahead.

    0 for a neighbour, 1 at most.
    """
    here, start, end = places
    kinds = np.array([rows["paragraph"], rows["running"]]) > 0  # (2, n)
    n = len(here)
    before = np.full((2, n + 1), -1)
    np.maximum.accumulate(np.where(kinds, here, -1), axis=1, out=before[:, 1:])
    before = np.where(before[:, :-1] < start, here - _FAR - 1, before[:, :-1])
    ahead = np.full((2, n + 1), n)
    np.minimum.accumulate(np.where(kinds, here, n)[:, ::-1], axis=1, out=ahead[:, 1:])
    ahead = ahead[:, -2::-1]
    ahead = np.where(ahead >= end, here + _FAR + 1, ahead)
    rows["paragraph_before"][:], rows["prose_back"][:] = _far(here - before)
    rows["paragraph_after"][:], rows["prose_ahead"][:] = _far(ahead - here)


def _rhythm(count: Numbers, places: Places, rows: Rows) -> None:
    """How alike the blocks around one are to the next, and to those a few further on.

    A list of teasers or comments repeats itself: a date, a name, a headline, a sentence, and again.
    As the share of the blocks near it that are of the same kind as the one so many behind.
    """
    size = np.searchsorted(_SIZES, count)
    short = (size < len(_SIZES)) * (rows["digits"] > 0)
    kind = 4 * size + 2 * (rows["ends"] > 0) + short
    here, start, end = places
    low, high = np.maximum(here - _RHYTHM, start), np.minimum(here + _RHYTHM + 1, end)
    shares = []
    for lag in range(1, _LAGS + 1):
        same = np.zeros(len(here) + 1, np.int64)
        same[lag + 1 :] = (kind[lag:] == kind[:-lag]) & (here[lag:] - lag >= start[lag:])
        sums = np.cumsum(same)
        last = np.minimum(low + lag, high)
        shares.append((sums[high] - sums[last]) / np.maximum(high - last, 1))
    rows["same_next"][:] = shares[0]
    rows["same_later"][:] = np.max(shares[1:], axis=0)


def _far(distances: Ints) -> Numbers:
    return np.minimum(distances - 1, _FAR) / _FAR


def _around(count: Numbers, places: Places, rows: Rows) -> None:
    """Means over a block and its neighbours, see `_WINDOWS`; what lies outside counts as 0."""
    here, start, end = places
    values: dict[str, Numbers] = {**rows, "mass": rows["running"] * count / 20, "count": count / 20}
    sums = dict[str, Ints]()
    for name in {name for name, _ in _WINDOWS}:
        units = np.rint(values[name] * UNITS).astype(np.int64)
        sums[name] = np.concatenate(([0], np.cumsum(units)))
    for name, k in _WINDOWS:
        low, high = np.maximum(here - k, start), np.minimum(here + k + 1, end)
        rows[f"{name}_{k}"][:] = (sums[name][high] - sums[name][low]) / ((2 * k + 1) * UNITS)


def _rules(labels: Mapping[int, str], places: Places, rows: Rows) -> None:
    """What the rules say, and the logarithm of the blocks since each opener."""
    for name in RULES:
        rows[name][:] = 0
    for i, name in labels.items():
        rows[name][i] = 1
    for name in _OPENERS:
        last = np.maximum.accumulate(np.where(rows[name] > 0, places.here, -1))
        since = np.log1p(places.here - last) / 8
        rows[f"since_{name}"][:] = np.where(last < places.start, 1, since)


def _read(texts: BlockTexts) -> Ints:
    """The words that the lexicon reads, see `Features.words`."""
    ids, ends = np.concatenate((texts.ids, [0])), np.cumsum(texts.counts)  # may be no word at all
    order = np.arange(FIRST_WORDS)
    read = np.empty((len(ends), FIRST_WORDS + 1), np.int64)
    read[:, :-1] = ids.take((ends - texts.counts)[:, None] + order, mode="clip")
    read[:, :-1] *= order < texts.counts[:, None]
    read[:, -1] = ids[ends - 1] * (texts.counts > 0)
    return read
