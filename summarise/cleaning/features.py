"""What the block classifier looks at: each block's shape, its place, its words and its neighbours.

Nothing here knows a language but by its most frequent words, of which seven languages are listed;
what a phrase gives away comes in through the labels of the rules.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.texts import Texts, differences
from summarise.cleaning.vocabulary import Bools, Ints, Question
from summarise.documents import LABELS

Floats = NDArray[np.float32]
Numbers = NDArray[Any]  # whatever a column is computed as

FUNCTION_WORDS = frozenset(
    """
    the of and to a in is that it for on with as was at by be this from are have has not but they
    he his an or which you we i their were had been will would
    der die das und den von zu mit auf ist im für nicht ein eine als auch es dem des sich
    le la les et en un une du que est pour dans qui sur par pas au plus avec ce
    el los las y del se por con para su al lo como no
    o os e da do em um uma não na com mais il di che per non è si sono
    het een van ik dat niet op te zijn voor met aan er
    """.split()
)
_FUNCTION = Question(FUNCTION_WORDS.__contains__)
RULES = tuple(sorted(LABELS))  # one column for each label that a rule may have given
_RULE: dict[str | None, int] = {label: row for row, label in enumerate(RULES)}
_OPENERS = ("title", "comment", "related")  # what such a line says of those below it
_OPENER_ROWS = [_RULE[opener] for opener in _OPENERS]
_PROSE_WORDS = 9
_PARAGRAPH_WORDS = 20
_NEAR_PROSE = 6  # paragraphs before and after, to which a block's words are compared
_FAR = 30  # blocks; what is farther away is as far
_WORDS_READ = 24  # of a block, by the lexicon

# classes of characters
_SPACE, _LOWER, _UPPER, _DIGIT, _UNCASED, _MARK, _SYMBOL = range(7)
_COMMA, _STOP, _QUOTE, _SEPARATOR, _HANDLE, _SLASH, _COPYRIGHT = range(7, 14)
_CLASSES = 14
_SPECIAL = {
    ",、،": _COMMA,
    ".!?。！？": _STOP,
    '"“”«»„': _QUOTE,
    "|•·›>": _SEPARATOR,
    "@#": _HANDLE,
    "/": _SLASH,
    "©": _COPYRIGHT,
}


class Features(NamedTuple):
    """A document as the classifier sees it, n blocks.

    `numbers` is (n, len(COLUMNS)). Words go by their places in `vocabulary`, which grows from
    document to document and whose first is empty: `words` are those that the lexicon reads, block
    after block and one of each at least; `lengths` (n,) says how many, and `last` (n,) is each
    block's last word.
    """

    numbers: Floats
    vocabulary: list[str]
    words: Ints
    lengths: Ints
    last: Ints


def features(texts: Texts, attached: Sequence[bool], labels: Sequence[str | None]) -> Features:
    """Look at all blocks of a document.

    Args:
        texts: the blocks, one at least, none empty.
        attached: whether a block follows the one before it without a blank line.
        labels: what the rules took each block for; None where they say nothing.
    """
    shape, count = _shape(texts)
    named = dict(zip(_SHAPES, shape, strict=True))
    prose = named["running"] > 0
    mass = named["running"] * count
    about = _topic(texts, prose)
    beside: dict[str, Numbers] = {
        "mass": mass / 20,
        "count": count / 20,
        "topic": about[0],
        "capitalised": named["capitalised"],
        "ends": named["ends"],
    }
    columns = (
        *shape,
        *about,
        *_repeats(texts),
        *_place(count, mass, prose),
        attached,
        [*attached[1:], False],
        *_distances(np.stack([named["paragraph"] > 0, prose])),
        *_around(beside),
        *_rules(labels),
    )
    numbers = np.empty((len(columns), len(count)), np.float32)
    for row, column in enumerate(columns):
        numbers[row] = column
    return Features(numbers.T, texts.vocabulary.words, *_read(texts))


_SHAPES = (
    "length count word_length lower upper digits marks uncased symbols commas capitalised function "
    "ends colon opens_upper opens_lower opens_digit opens_mark closes_digit closes_mark sentences "
    "quotes separators handles copyright slashes running paragraph"
).split()
_WINDOWS = (
    *(("mass", 2), ("mass", 5), ("mass", 15), ("count", 2), ("count", 5), ("topic", 2)),
    *(("capitalised", 3), ("ends", 3), ("ends", 8)),
)  # what is averaged over so many blocks on either side
COLUMNS = (
    *_SHAPES,
    *("topic", "topic_often", "like_before", "like_after", "repeats", "repeated"),
    *("place", "from_start", "from_end", "words_place", "prose_place", "prose_before"),
    *("prose_after", "blocks", "words", "prose_share", "prose_blocks", "attached", "next_attached"),
    *("paragraph_before", "paragraph_after", "prose_back", "prose_ahead"),
    *(f"{name}_{k}" for name, k in _WINDOWS),
    *(f"since_{opener}" for opener in _OPENERS),
    *RULES,
)


def _shape(texts: Texts) -> tuple[list[Floats], Floats]:
    """What a block looks like by itself, from one pass over all characters; and its words."""
    n, words = len(texts.raw), texts.counts.astype(np.float32)
    codes = np.frombuffer(
        "\n".join([*texts.raw, ""]).encode("utf-32-le", "surrogatepass"), np.uint32
    )
    kinds = _classes().take(codes, mode="clip")
    lengths = np.array([len(text) for text in texts.raw])
    ends = np.cumsum(lengths + 1) - 1  # of the line feed
    starts = ends - lengths
    owner = np.repeat(np.arange(0, n * _CLASSES, _CLASSES), lengths + 1)
    table = np.bincount(owner + kinds, minlength=n * _CLASSES).reshape(n, _CLASSES)
    counts = table.T.astype(np.float32)
    size = lengths.astype(np.float32) + 1
    share = counts / size
    space = kinds == _SPACE
    opens_word = np.flatnonzero(space[:-1] & (kinds[1:] == _UPPER)) + 1
    new_sentence = np.flatnonzero((kinds[:-1] == _STOP) & space[1:])
    new_sentence = new_sentence[codes[new_sentence + 1] != 10]
    first, last = kinds[starts], kinds[ends - 1]
    count = np.maximum(words, counts[_UNCASED] / 2)  # scripts without spaces
    ends_as = np.array(texts.end)
    closing = codes[ends - 1]
    colon = (closing == ord(":")) | (closing == ord("："))
    running = (count >= _PROSE_WORDS) & (ends_as | colon)
    columns = (
        np.log1p(size),
        np.log1p(count),
        size / (words + 1) / 10,
        share[_LOWER],
        share[_UPPER],
        share[_DIGIT],
        share[_MARK] + share[_COMMA:].sum(axis=0),
        share[_UNCASED],
        share[_SYMBOL],
        share[_COMMA] * 20,
        _number(opens_word, ends) / (words + 1),
        _function_words(texts) / (words + 1),
        ends_as,
        colon,
        first == _UPPER,
        first == _LOWER,
        first == _DIGIT,
        (first == _MARK) | (first >= _SYMBOL),
        last == _DIGIT,
        (last == _MARK) | (last > _SYMBOL),
        np.log1p(_number(new_sentence, ends)),
        share[_QUOTE] * 20,
        share[_SEPARATOR] * 20,
        share[_HANDLE] * 20,
        counts[_COPYRIGHT] > 0,
        share[_SLASH] * 10,
        running,
        running & (count >= _PARAGRAPH_WORDS),
    )
    return [np.asarray(column, np.float32) for column in columns], count


def _number(places: Ints, ends: Ints) -> Numbers:
    """How many of some characters are in each block, which ends where `ends` says."""
    return differences(np.searchsorted(places, ends))


def _function_words(texts: Texts) -> Numbers:
    """How many words of each block, apart from all else, are among their language's most frequent."""
    owners = texts.owners[texts.apart & texts.told(_FUNCTION)]
    return np.bincount(owners, minlength=len(texts.raw))


@cache
def _classes() -> NDArray[np.uint8]:
    """The class of each character of the basic plane."""
    by_category = {"Z": _SPACE, "C": _SPACE, "N": _DIGIT, "L": _UNCASED, "M": _UNCASED}
    by_category |= {"S": _SYMBOL, "P": _MARK}
    table = np.empty(0x10000, np.uint8)
    for code in range(0x10000):
        category = unicodedata.category(chr(code))
        cased = {"Ll": _LOWER, "Lu": _UPPER, "Lt": _UPPER}
        table[code] = cased.get(category, by_category[category[0]])
    for characters, kind in _SPECIAL.items():
        for character in characters:
            table[ord(character)] = kind
    return table


def _topic(texts: Texts, prose: Bools) -> tuple[Floats, ...]:
    """How much of a block's words the document's prose says elsewhere, and the prose around it.

    Returns:
        shares of a block's topic words, 0 to 1: those in other blocks of prose, the same weighted
        by how often, those in the paragraphs just before, and just after.
    """
    n = len(prose)
    words, terms, blocks, _ = texts.pairs
    topical = ~texts.vocabulary.told(_FUNCTION, words)
    terms, blocks = terms[topical], blocks[topical]
    if not len(terms):
        nothing = np.zeros(n, np.float32)
        return nothing, nothing, nothing, nothing
    number = np.maximum(np.bincount(blocks, minlength=n), 1)
    inside = prose[blocks]
    said = np.bincount(terms[inside], minlength=terms[-1] + 1)[terms] - inside

    # occurrences in prose by term and paragraph, in order, so that the nearest one is looked up
    rank: Ints = np.cumsum(prose) - prose  # paragraphs before a block
    span = int(prose.sum()) + 2 * _NEAR_PROSE + 2
    place = terms * span + rank[blocks] + _NEAR_PROSE
    known = np.concatenate(([-span], place[inside], [(terms[-1] + 2) * span]))
    nearest_before = known[np.searchsorted(known, place) - 1]
    nearest_after = known[np.searchsorted(known, place + inside)]

    def share(of: Bools | NDArray[np.float64]) -> Floats:
        return np.asarray(np.bincount(blocks, of, minlength=n) / number, np.float32)

    return (
        share(said > 0),
        share(np.minimum(said, 5)) / 5,
        share(nearest_before >= place - _NEAR_PROSE),
        share(nearest_after < place + inside + _NEAR_PROSE),
    )


def _repeats(texts: Texts) -> tuple[Numbers, Numbers]:
    """How often the document has a block's words once more, 5 at most, and how often before it."""
    total, seen = Counter(texts.sayings), Counter[int]()
    more, before = np.zeros((2, len(texts.raw)))
    for i, said in enumerate(texts.sayings if len(total) < len(texts.raw) else ()):
        if (times := total[said]) > 1:
            more[i], before[i] = times - 1, seen[said]
            seen[said] += 1
    return np.minimum(more, 5) / 5, np.minimum(before, 3) / 3


def _place(count: Floats, mass: Floats, prose: Bools) -> tuple[Numbers | float, ...]:
    """How far each block is into the document: by blocks, by words and by words of prose."""
    n = len(count)
    index = np.arange(n, dtype=np.float32)
    from_start = np.log1p(index) / 5
    counted, passed = np.cumsum(count), np.cumsum(mass)
    return (
        index / n,
        from_start,
        from_start[::-1],
        counted / (counted[-1] + 1),
        passed / (passed[-1] + 1e-6),
        np.log1p(passed) / 5,
        np.log1p(passed[-1] - passed) / 5,
        np.log1p(n) / 5,
        np.log1p(counted[-1]) / 8,
        passed[-1] / (counted[-1] + 1),
        prose.mean(),
    )


def _distances(kinds: Bools) -> Iterator[Floats]:
    """Blocks to the nearest one of a kind, 0 for a neighbour, 1 at most: before it, and ahead.

    Args:
        kinds: (k, n), whether a block is of a kind.
    """
    k, n = kinds.shape
    index = np.arange(n)
    both = np.stack([kinds, kinds[:, ::-1]], axis=1)  # (k, 2, n)
    nearest = np.full((k, 2, n + 1), -_FAR - 1)
    np.maximum.accumulate(np.where(both, index, -_FAR - 1), axis=2, out=nearest[:, :, 1:])
    away = np.minimum(index - nearest[:, :, :-1] - 1, _FAR) / _FAR
    for before, ahead in away:
        yield from (before, ahead[::-1])


def _around(values: Mapping[str, Numbers]) -> Floats:
    """Means over a block and its neighbours, see `_WINDOWS`; what lies outside counts as 0."""
    n = len(values["mass"])
    sums = np.zeros((len(values), n + 1))
    np.cumsum(np.stack(list(values.values())), axis=1, dtype=np.float64, out=sums[:, 1:])
    row = np.array([list(values).index(name) for name, _ in _WINDOWS])[:, None]
    wide = np.array([k for _, k in _WINDOWS])[:, None]
    index = np.arange(n)
    low, high = np.maximum(index - wide, 0), np.minimum(index + wide + 1, n)
    return np.asarray((sums[row, high] - sums[row, low]) / (2 * wide + 1), np.float32)


def _rules(labels: Sequence[str | None]) -> Floats:
    """What the rules say, a row a label, after the logarithm of the blocks since each opener."""
    said = np.array([_RULE.get(label, -1) for label in labels]) == np.arange(len(RULES))[:, None]
    index = np.arange(len(labels))
    last = np.maximum.accumulate(np.where(said[_OPENER_ROWS], index, -1), axis=1)
    since = np.where(last < 0, 1, np.log1p(index - last) / 8)
    return np.concatenate([since, said], dtype=np.float32)


def _read(texts: Texts) -> tuple[Ints, Ints, Ints]:
    """The words that the lexicon reads: those, how many of each block, and each block's last."""
    lengths, ends = np.clip(texts.counts, 1, _WORDS_READ), np.cumsum(texts.counts)
    before = np.cumsum(lengths) - lengths
    places = np.arange(lengths.sum()) + np.repeat(ends - texts.counts - before, lengths)
    ids = np.append(texts.ids, 0)  # a document may have none
    words, none = ids[np.minimum(places, len(texts.ids))], texts.counts == 0
    words[before[none]] = 0
    return words, lengths, np.where(none, 0, ids[ends - 1])
