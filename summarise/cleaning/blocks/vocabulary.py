"""Number the words of texts, and ask of each word by itself only once, whatever the document."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import ClassVar

import numpy as np
import regex
from numpy.typing import NDArray

from summarise.common.text.characters import Codes
from summarise.common.text.words import fold

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
# Whether a word in lower case has some property; one that is kept, since its answers are.
WordPredicate = Callable[[str], object]

_MOST = 1 << 16  # words
_SLOT_BITS = 17
_AT_ONCE = 1 << 17  # words: numbering takes some two hundred bytes of each, and an article has few
_OPENING = 3  # letters, by which most words are told to begin no match: a twentieth of the time
# A word, its last letter perhaps optional, and what says that it ends there.
_WORD_AS_IT_STANDS = re.compile(
    r"([^\W\d_]+?)(?:([^\W\d_])\?)?(?: (?![?*+{])|\\b|\$|\\W\*\$|\\s\*\[:)"
)
# modulo 2 ** 64, for hashes
_POWERS = np.uint64(0x9E3779B97F4A7C15) ** np.arange(1, 65, dtype=np.uint64)


class StartsMatch:
    """Tells whether a match of a pattern may begin with the whole word."""

    def __init__(self, pattern: str) -> None:
        self._pattern = regex.compile(pattern)
        signs = {" ", "…", *re.findall(r"\W", pattern)}  # what a match may go on with behind a word
        # a letter, for a boundary behind the sign
        self._behind = [*signs, *(f"{sign}x" for sign in signs)]

    def may_open(self, letters: str) -> bool:
        """Tell whether it may begin with a word that opens with some letters."""
        return bool(self._pattern.match(letters, partial=True))

    def __call__(self, word: str) -> bool:
        """Tell whether it may begin with the word."""
        if not self._pattern.match(word, partial=True):
            return False
        further = (self._pattern.match(word + text, partial=True) for text in self._behind)
        return bool(self._pattern.match(word)) or any(further)


class StartsMatchOfAny:
    """Tells the same for many patterns, most of which open with a word as it stands, to be looked up.

    Args:
        patterns: each opens with a letter as it is, and has alternatives in brackets only.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._words = set[str]()
        by_letter = dict[str, list[str]]()
        for pattern in patterns:
            if opening := _WORD_AS_IT_STANDS.match(pattern):
                self._words |= {opening[1], opening[1] + (opening[2] or "")}
            else:
                by_letter.setdefault(pattern[0], []).append(pattern)
        self._openings = {word[:_OPENING] for word in self._words}
        self._by_letter = {letter: StartsMatch("|".join(its)) for letter, its in by_letter.items()}

    def may_open(self, letters: str) -> bool:
        """Tell whether one may begin with a word that opens with some letters."""
        if letters in self._openings:
            return True
        starts = self._by_letter.get(letters[:1])
        return starts is not None and starts.may_open(letters)

    def __call__(self, word: str) -> bool:
        """Tell whether one may begin with the word."""
        if word in self._words:
            return True
        starts = self._by_letter.get(word[:1])
        return starts is not None and starts(word)


class Vocabulary:
    """The words met so far, numbered from 1, and what predicates answer of them; 0 is no word.

    A word is looked up by a hash of its characters, since to make strings of all words and look
    those up takes five times as long. Each hash has one slot; a word whose slot is taken by another
    is looked up by its spelling.

    Args:
        slot_bits: how many slots there are, as a power of two.
    """

    _current: ClassVar[Vocabulary | None] = None

    def __init__(self, slot_bits: int = _SLOT_BITS) -> None:
        self.words = [""]
        self._numbers: dict[str, int] = {}
        self._answers: dict[WordPredicate, bytearray] = {}
        self._folded = array("q", [0])
        self._openings = {"": 0}  # of words, numbered, and that of each word
        self._opening_of = array("q", [0])
        self._opening_answers: dict[WordPredicate, bytearray] = {}
        self._shift = np.uint64(64 - slot_bits)  # to the highest bits, which are its slot
        self._hashes = np.zeros(1 << slot_bits, np.uint64)  # no word has 0, but by chance
        self._found = np.zeros(1 << slot_bits, np.int32)

    @classmethod
    def current(cls) -> Vocabulary:
        """Return the vocabulary of this process; a new one once it has too many words."""
        if cls._current is None or len(cls._current.words) > _MOST:
            cls._current = cls()
        return cls._current

    @classmethod
    def forget(cls) -> None:
        """Let the next text begin a new vocabulary."""
        cls._current = None

    def read(self, text: str, letters: Codes, starts: Ints, ends: Ints) -> Ints:
        """Return the numbers of words, (w,).

        Args:
            text: where they are.
            letters: their characters, all words' in one.
            starts: where words begin, (w,).
            ends: where they end, (w,).
        """
        if len(starts) <= _AT_ONCE:
            return self._read(text, letters, starts, ends)
        cuts = range(_AT_ONCE, len(starts), _AT_ONCE)
        parts = np.split(letters, np.cumsum(ends - starts)[[cut - 1 for cut in cuts]])
        begun, ended = np.split(starts, cuts), np.split(ends, cuts)
        return np.concatenate([*map(self._read, repeat(text), parts, begun, ended)])

    def _read(self, text: str, letters: Codes, starts: Ints, ends: Ints) -> Ints:
        found = hashes(letters, ends - starts)
        slots = (found >> self._shift).astype(np.int64)
        numbers = self._found[slots].astype(np.int64)
        missed = np.flatnonzero(self._hashes[slots] != found)
        if not len(missed):
            return numbers
        _, first, again = np.unique(found[missed], return_index=True, return_inverse=True)
        order = np.sort(first)  # so that words have their numbers as they come
        new = missed[order]
        spans = zip(starts[new].tolist(), ends[new].tolist(), strict=True)
        numbered = np.array([self._number(text[start:end]) for start, end in spans], np.int64)
        numbers[missed] = numbered[np.searchsorted(order, first)[again]]
        free = np.flatnonzero(self._hashes[slots[new]] == 0)[::-1]  # of two, the first has the slot
        self._hashes[slots[new[free]]] = found[new[free]]
        self._found[slots[new[free]]] = numbered[free]
        return numbers

    def test(self, predicate: WordPredicate, numbers: Ints) -> Bools:
        """Test words by their numbers, (w,) both; 0 never passes."""
        answers = self._answers.setdefault(predicate, bytearray(1))
        if (known := len(answers)) < len(self.words):
            if isinstance(predicate, StartsMatch | StartsMatchOfAny):
                answers.extend(bytes(len(self.words) - known))
                for number in self._opening_with(predicate.may_open, known):
                    answers[number] = predicate(self.words[number])
            else:
                answers.extend(map(bool, map(predicate, self.words[known:])))
        return np.frombuffer(answers, np.bool_)[numbers]

    def _opening_with(self, may_open: WordPredicate, known: int) -> list[int]:
        """Return the few words from `known` on whose opening, which many share, passes a test."""
        answers = self._opening_answers.setdefault(may_open, bytearray())
        answers.extend(map(bool, map(may_open, list(self._openings)[len(answers) :])))
        openings = np.frombuffer(self._opening_of, np.int64)[known:]
        passed = np.flatnonzero(np.frombuffer(answers, np.bool_)[openings])
        return (passed + known).tolist()

    def folded(self, numbers: Ints) -> Ints:
        """Return the numbers of the same words without accents, (w,) both."""
        return np.frombuffer(self._folded, np.int64)[numbers]

    def _number(self, word: str) -> int:
        if (number := self._numbers.get(word)) is None:
            number = self._numbers[word] = len(self.words)
            self.words.append(word)
            self._folded.append(number)
            self._opening_of.append(self._openings.setdefault(word[:_OPENING], len(self._openings)))
            if (plain := fold(word)) != word:
                self._folded[number] = self._number(plain)
        return number


def hashes(numbers: Codes | Ints, lengths: Ints) -> Hashes:
    """Return 64 bits for each of the runs that numbers are made of, (r,); equal runs have equal ones.

    The sum of the numbers times powers of a large one, by their places in the run.

    Args:
        numbers: (n,), those of all runs.
        lengths: of the runs, (r,), one at least.
    """
    if not len(lengths):
        return np.zeros(0, np.uint64)
    first = np.cumsum(lengths) - lengths
    # modulo 256 is enough, since powers go round after 64
    places = np.arange(len(numbers)).astype(np.uint8) - np.repeat(first.astype(np.uint8), lengths)
    powers = _POWERS.take(places & np.uint8(len(_POWERS) - 1))
    powers *= numbers.astype(np.uint64)
    return np.add.reduceat(powers, first)
