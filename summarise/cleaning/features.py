"""What the block classifier looks at: each block's shape, its place, its words and its neighbours.

Nothing here knows a language but by its most frequent words, of which seven languages are listed;
what a phrase gives away comes in through the labels of the rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.documents import LABELS
from summarise.language import ends_sentence

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

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
RULES = tuple(sorted(LABELS))  # one column for each label that a rule may have given
_OPENERS = ("title", "comment", "related")  # what such a line says of those below it
_WORD = re.compile(r"\w+")
_PROSE_WORDS = 9
_PARAGRAPH_WORDS = 20
_TOPIC_LETTERS = 4  # a shorter word says little of what a text is about
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

    `numbers` is (n, len(COLUMNS)); `words` holds each block's words in lower case, as far as the
    lexicon reads them, and `last` its last word.
    """

    numbers: Floats
    words: list[list[str]]
    last: list[str]


def features(
    texts: Sequence[str], attached: Sequence[bool], labels: Sequence[str | None]
) -> Features:
    """Look at all blocks of a document.

    Args:
        texts: the blocks, one at least, none empty.
        attached: whether a block follows the one before it without a blank line.
        labels: what the rules took each block for; None where they say nothing.
    """
    n = len(texts)
    words = [_WORD.findall(text.lower()) for text in texts]
    number = np.array([len(w) for w in words], np.float32)
    shape = _shape(texts, number)
    running = shape["running"]
    prose, mass = running > 0, running * shape["size"]
    about = _topic(words, prose)
    repeats, before = _repeats(words)
    index = np.arange(n, dtype=np.float32)
    counted = np.cumsum(shape["size"])
    passed = np.cumsum(mass)
    columns = (
        *(shape[name] for name in _SHAPES),
        *about,
        repeats / 5,
        before / 3,
        # place
        index / n,
        np.log1p(index) / 5,
        np.log1p(n - 1 - index) / 5,
        counted / (counted[-1] + 1),
        passed / (passed[-1] + 1e-6),
        np.log1p(passed) / 5,
        np.log1p(passed[-1] - passed) / 5,
        np.full(n, np.log1p(n) / 5),
        np.full(n, np.log1p(counted[-1]) / 8),
        np.full(n, passed[-1] / (counted[-1] + 1)),
        np.full(n, prose.mean()),
        np.array(attached, np.float32),
        np.array([*attached[1:], False], np.float32),
        # neighbours
        *(_distance(mask, back) for mask in (shape["paragraph"] > 0, prose) for back in (0, 1)),
        *(_around(mass, k) / 20 for k in (2, 5, 15)),
        *(_around(shape["size"], k) / 20 for k in (2, 5)),
        _around(about[0], 2),
        _around(shape["capitalised"], 3),
        *(_around(shape["ends"], k) for k in (3, 8)),
        # rules
        *(_since([label == opener for label in labels]) for opener in _OPENERS),
        *(np.array([label == rule for label in labels], np.float32) for rule in RULES),
    )
    return Features(
        np.stack([np.asarray(column, np.float32) for column in columns], axis=1),
        [w[:_WORDS_READ] for w in words],
        [w[-1] if w else "" for w in words],
    )


_SHAPES = (
    "length count word_length lower upper digits marks uncased symbols commas capitalised function "
    "ends colon opens_upper opens_lower opens_digit opens_mark closes_digit closes_mark sentences "
    "quotes separators handles copyright slashes running paragraph"
).split()
COLUMNS = (
    *_SHAPES,
    *("topic", "topic_often", "like_before", "like_after", "repeats", "repeated"),
    *("place", "from_start", "from_end", "words_place", "prose_place", "prose_before"),
    *("prose_after", "blocks", "words", "prose_share", "prose_blocks", "attached", "next_attached"),
    *("paragraph_before", "paragraph_after", "prose_back", "prose_ahead"),
    *("mass_2", "mass_5", "mass_15", "count_2", "count_5", "topic_2", "capitalised_3"),
    *("ends_3", "ends_8"),
    *(f"since_{opener}" for opener in _OPENERS),
    *RULES,
)


def _shape(texts: Sequence[str], words: Floats) -> dict[str, Floats]:
    """What a block looks like by itself, from one pass over all characters."""
    n = len(texts)
    codes = np.frombuffer(("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes()[np.minimum(codes, 0xFFFF)]
    lengths = np.array([len(text) for text in texts])
    ends = np.cumsum(lengths + 1) - 1  # of the line feed
    starts = ends - lengths
    owner = np.repeat(np.arange(n), lengths + 1)
    table = np.bincount(owner * _CLASSES + kinds, minlength=n * _CLASSES).reshape(n, _CLASSES)
    counts = table.astype(np.float32)
    size = lengths.astype(np.float32) + 1
    share = counts / size[:, None]
    opens_word = np.flatnonzero((kinds[:-1] == _SPACE) & (kinds[1:] == _UPPER)) + 1
    new_sentence = np.flatnonzero((kinds[:-1] == _STOP) & (kinds[1:] == _SPACE))
    new_sentence = new_sentence[codes[new_sentence + 1] != 10]
    first, last = kinds[starts], kinds[ends - 1]
    count = np.maximum(words, counts[:, _UNCASED] / 2)  # scripts without spaces
    ends_as = np.array([ends_sentence(text) for text in texts], np.float32)
    colon = np.array([text[-1] in ":：" for text in texts], np.float32)
    running = ((count >= _PROSE_WORDS) & (ends_as + colon > 0)).astype(np.float32)
    function = [sum(map(FUNCTION_WORDS.__contains__, t.lower().split())) for t in texts]
    columns = (
        np.log1p(size),
        np.log1p(count),
        size / (words + 1) / 10,
        share[:, _LOWER],
        share[:, _UPPER],
        share[:, _DIGIT],
        share[:, _MARK] + share[:, _COMMA:].sum(axis=1),
        share[:, _UNCASED],
        share[:, _SYMBOL],
        share[:, _COMMA] * 20,
        np.bincount(owner[opens_word], minlength=n) / (words + 1),
        np.array(function, np.float32) / (words + 1),
        ends_as,
        colon,
        first == _UPPER,
        first == _LOWER,
        first == _DIGIT,
        (first == _MARK) | (first >= _SYMBOL),
        last == _DIGIT,
        (last == _MARK) | (last > _SYMBOL),
        np.log1p(np.bincount(owner[new_sentence], minlength=n)),
        share[:, _QUOTE] * 20,
        share[:, _SEPARATOR] * 20,
        share[:, _HANDLE] * 20,
        counts[:, _COPYRIGHT] > 0,
        share[:, _SLASH] * 10,
        running,
        running * (count >= _PARAGRAPH_WORDS),
    )
    shape = {name: np.asarray(c, np.float32) for name, c in zip(_SHAPES, columns, strict=True)}
    return shape | {"size": count}


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


def _topic(words: Sequence[Sequence[str]], prose: NDArray[np.bool_]) -> tuple[Floats, ...]:
    """How much of a block's words the document's prose says elsewhere, and the prose around it.

    Returns:
        shares of a block's topic words, 0 to 1: those in other blocks of prose, the same weighted
        by how often, those in the paragraphs just before, and just after.
    """
    n = len(words)
    ids: dict[str, int] = {}
    owner, word = [], []
    for block, its in enumerate(words):
        for w in set(its):
            if _says_something(w):
                owner.append(block)
                word.append(ids.setdefault(w, len(ids)))
    if not ids:
        nothing = np.zeros(n, np.float32)
        return nothing, nothing, nothing, nothing
    blocks, terms = np.array(owner), np.array(word)
    number = np.maximum(np.bincount(blocks, minlength=n), 1)
    inside = prose[blocks]
    said = np.bincount(terms[inside], minlength=len(ids))[terms] - inside

    # occurrences in prose as sorted (term, paragraph) pairs, so that the nearest one is looked up
    rank: Ints = np.cumsum(prose) - prose  # paragraphs before a block
    span = int(prose.sum()) + 2 * _NEAR_PROSE + 2
    place = terms * span + rank[blocks] + _NEAR_PROSE
    known = np.sort(place[inside])
    known = np.concatenate(([-span], known, [(len(ids) + 1) * span]))
    nearest_before = known[np.searchsorted(known, place) - 1]
    nearest_after = known[np.searchsorted(known, place + inside)]

    def share(of: NDArray[np.bool_] | NDArray[np.float64]) -> Floats:
        return (np.bincount(blocks, of, minlength=n) / number).astype(np.float32)

    return (
        share(said > 0),
        share(np.minimum(said, 5) / 5),
        share(nearest_before >= place - _NEAR_PROSE),
        share(nearest_after < place + inside + _NEAR_PROSE),
    )


@lru_cache(maxsize=1 << 16)
def _says_something(word: str) -> bool:
    return len(word) >= _TOPIC_LETTERS and word not in FUNCTION_WORDS


def _repeats(words: Iterable[Sequence[str]]) -> tuple[Floats, Floats]:
    """How often the document has a block's words once more, and how often before it."""
    keys = [" ".join(w) for w in words]
    total, seen = Counter(keys), Counter[str]()
    before = []
    for key in keys:
        before.append(min(seen[key], 3))
        seen[key] += 1
    repeats = [min(total[key] - 1, 5) for key in keys]
    return np.array(repeats, np.float32), np.array(before, np.float32)


def _distance(mask: NDArray[np.bool_], ahead: int) -> Floats:
    """Blocks to the nearest one of a kind, before it or ahead: 0 for a neighbour, 1 at most."""
    kind = mask[::-1] if ahead else mask
    index = np.arange(len(kind))
    nearest = np.maximum.accumulate(np.where(kind, index, -_FAR - 1))
    away = np.minimum(index - np.concatenate(([-_FAR - 1], nearest[:-1])) - 1, _FAR) / _FAR
    return np.asarray(away[::-1] if ahead else away, np.float32)


def _since(mask: Sequence[bool]) -> Floats:
    """The logarithm of the blocks since the last one of a kind, 1 where there was none yet."""
    index = np.arange(len(mask))
    last = np.maximum.accumulate(np.where(mask, index, -1))
    return np.where(last < 0, 1, np.log1p(index - last) / 8).astype(np.float32)


def _around(values: Floats, k: int) -> Floats:
    """The mean over a block and the k on either side, what lies outside counted as 0."""
    sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    index = np.arange(len(values))
    low, high = np.maximum(index - k, 0), np.minimum(index + k + 1, len(values))
    return ((sums[high] - sums[low]) / (2 * k + 1)).astype(np.float32)
