"""Words as numbers, whatever their hashes."""

from __future__ import annotations

import re

import numpy as np

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import StartsMatch, Vocabulary, hashes

LAMP = re.compile("lamp").match


def spelled(texts: BlockTexts) -> list[str]:
    return [texts.vocabulary.words[number] for number in texts.ids]


def test_words_have_the_same_numbers_in_every_text() -> None:
    first, second = BlockTexts(["the lamp and the ship"]), BlockTexts(["ship", "a lamp"])
    assert first.vocabulary is second.vocabulary
    assert spelled(second) == ["ship", "a", "lamp"]
    assert set(second.ids) & set(first.ids) == {first.ids[1], first.ids[4]}


def test_words_whose_hashes_share_a_slot_are_told_apart() -> None:
    vocabulary = Vocabulary(slot_bits=1)
    text = " ".join(f"word{number}" for number in range(100))
    for _ in range(2):
        texts = BlockTexts([text])
        texts.vocabulary = vocabulary
        assert spelled(texts) == text.split()


def test_a_text_keeps_its_vocabulary_when_a_new_one_begins() -> None:
    texts = BlockTexts(["a lamp"])
    numbers = texts.ids
    Vocabulary.forget()
    BlockTexts(["other words entirely"]).ids  # noqa: B018
    assert spelled(texts) == ["a", "lamp"]
    np.testing.assert_array_equal(texts.vocabulary.test(LAMP, numbers), [False, True])


def test_words_of_any_length_and_script_are_read() -> None:
    words = ["x" * 1000, "x" * 1001, "été", "灯塔", "𠀀𠀀", "ü_1"]
    assert spelled(BlockTexts([" ".join(words)])) == words


def test_equal_runs_have_equal_hashes_wherever_they_stand() -> None:
    numbers = np.array([1, 2, 3, 1, 2, 3, 3, 2, 1], np.int64)
    first, again, turned = hashes(numbers, np.array([3, 3, 3]))
    assert first == again != turned


def test_a_word_of_which_only_the_beginning_fits_begins_no_match() -> None:
    ask = StartsMatch(r"(read more|e-?mail|epa[-/]\b)")
    assert [word for word in ("read", "re", "e", "email", "epa", "a") if ask(word)] == [
        "read",
        "e",
        "email",
        "epa",
    ]


def test_a_vocabulary_asks_only_words_with_an_opening_that_may_begin_a_match() -> None:
    class Counted(StartsMatch):
        asked = 0

        def __call__(self, word: str) -> bool:
            self.asked += 1
            return super().__call__(word)

    predicate, texts = Counted("read more"), BlockTexts(["read reader lamp lamp post re"])
    found = texts.words_that(predicate)
    np.testing.assert_array_equal(found, [True, False, False, False, False, False])
    assert predicate.asked == 3  # read, reader, re


def test_words_met_later_are_asked_too() -> None:
    predicate, vocabulary = StartsMatch("read more"), Vocabulary()
    first, second = BlockTexts(["a lamp"]), BlockTexts(["a read lamp"])
    for texts in (first, second):
        texts.vocabulary = vocabulary
    assert not first.words_that(predicate).any()
    np.testing.assert_array_equal(second.words_that(predicate), [False, True, False])
