"""What is read of a document's blocks, once for rules and features."""

from __future__ import annotations

import pytest

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.blocks.texts import BlockTexts


@pytest.mark.parametrize(
    "text", ["Read  MORE: »Ångström«", "read more angstrom", "Read more, Ångström …"]
)
def test_texts_that_say_the_same_have_one_key(text: str) -> None:
    assert key(text) == "read more angstrom"
    assert BlockTexts([text]).keys == [key(text)]


def test_a_very_long_text_is_its_own_key() -> None:
    text = "Word, " * 1000
    assert BlockTexts([text]).keys == [key(text)] == [text]


def test_words_are_counted_between_spaces_or_by_two_letters_where_there_are_none() -> None:
    assert BlockTexts(["one two – 3", "灯塔在星期一晚上熄", "x" * 20_000]).sizes == [4, 4, 1000]


def test_bare_words_are_numbered_through_the_document() -> None:
    texts = BlockTexts(["The lamp", "…", "the LAMP, the ship"])
    words = texts.vocabulary.words
    assert [words[number] for number in texts.ids] == ["the", "lamp", "the", "lamp", "the", "ship"]
    assert texts.owners.tolist() == [0, 0, 2, 2, 2, 2]


LAMP, SHIP, NONE = "lamp".__eq__, "ship".__eq__, "".__eq__


def test_blocks_are_found_by_what_their_words_answer() -> None:
    texts = BlockTexts(["The lamp", "…", "the LAMP, the ship"])
    assert texts.blocks_with(LAMP) == {0, 2}
    assert texts.blocks_with(SHIP) == {2}
    assert texts.blocks_with(NONE) == set()


def test_a_block_is_told_by_its_last_word_and_one_without_a_word_is_not() -> None:
    texts = BlockTexts(["The lamp.", "…", "the lamp, the ship"])
    assert texts.blocks_closing_with(LAMP) == [0]


def test_words_are_found_where_they_stand_in_the_whole() -> None:
    texts = BlockTexts(["A lamp", "no", "Lamp, İ lamp"])
    found = list(texts.occurrences(LAMP))
    assert [block for block, *_ in found] == [0, 2, 2]
    assert [texts.whole[start:end] for _, start, end in found] == ["lamp", "lamp, i̇ lamp", "lamp"]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The lamp at Skerry Point is dark, and so it stays.", True),
        ("The lamp at Skerry Point is dark, as she said:", True),
        ("The lamp at Skerry Point is dark", False),
        ("The lamp is dark.", False),
        ("Die Wirtin löschte das Licht und sagte: „Das war es nun.“", True),
        ("The lamp was lit by nobody in all these years.[12]", True),
        ("Nobody lit the lamp. Nobody saw her. " + "They are at sea and " * 8, True),
        ("Nobody lit the lamp. " + "They are at sea and " * 8, False),
        ("灯台は消えた。誰も見なかった。" + "海は静か" * 20, True),
        ("ไฟที่ประภาคารดับลงแล้วเมื่อคืนนี้", True),
    ],
)
def test_running_text_ends_as_a_sentence_or_is_long_and_has_two(text: str, prose: bool) -> None:
    assert BlockTexts([text]).prose == [prose]


def test_a_document_without_a_word_has_no_numbers() -> None:
    texts = BlockTexts(["…", "—"])
    assert len(texts.ids) == len(texts.owners) == 0


def test_texts_of_several_documents_are_told_apart() -> None:
    texts = BlockTexts(["The lamp", "A ship"], [], ["The lamp"])
    assert texts.bounds.tolist() == [0, 2, 2, 3]
    assert texts.documents.tolist() == [0, 0, 2]
    assert texts.by_document({0: "x", 2: "y"}) == [{0: "x"}, {}, {0: "y"}]
    assert texts.sayings[0] != texts.sayings[2]


def test_texts_say_the_same_within_their_document_but_for_accents() -> None:
    first, again, other = BlockTexts(["Ångström – 5", "angstrom 5!", "5 angstrom"]).sayings
    assert first == again != other


def test_no_two_documents_have_a_term_in_common() -> None:
    pairs = BlockTexts(["lamp lamp ship"], ["lamp"]).pairs
    assert len(set(pairs.terms)) == 3
    assert sorted(zip(pairs.blocks, pairs.times, strict=True)) == [(0, 1), (0, 2), (1, 1)]
