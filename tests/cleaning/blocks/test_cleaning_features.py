"""What the classifier sees of a document's blocks."""

from __future__ import annotations

import numpy as np
import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, dump

from summarise.cleaning.blocks.features import COLUMNS, FIRST_WORDS, features
from summarise.cleaning.blocks.segment import segment
from summarise.cleaning.blocks.texts import BlockTexts


def column(name: str, *texts: str, labels: tuple[str | None, ...] = ()) -> list[float]:
    named = {i: label for i, label in enumerate(labels) if label}
    seen = features(BlockTexts(texts), named)
    return [round(float(value), 4) for value in seen.numbers[:, COLUMNS.index(name)]]


def test_a_document_has_one_row_a_block_and_one_number_a_column() -> None:
    texts = [block.text for block in segment(dump(TITLE))]
    seen = features(BlockTexts(texts), {})
    assert seen.numbers.shape == (len(texts), len(COLUMNS))
    assert seen.words.shape == (len(texts), FIRST_WORDS + 1)


@pytest.mark.parametrize(
    "text", ["x", "…", "灯塔在星期一晚上熄灭了。", "\ud800", "İstanbul", "1", "a " * 5000, "👩‍🚀 !"]
)
def test_every_number_is_finite_whatever_the_text(text: str) -> None:
    assert np.isfinite(features(BlockTexts([text, text]), {1: "body"}).numbers).all()


def test_shares_of_characters_are_of_the_block_alone() -> None:
    assert column("upper", "ABC", "abc") == [0.75, 0.0]
    assert column("digits", "a1b2c3d", "abc") == [round(3 / 8, 4), 0.0]


def test_a_paragraph_is_running_text_and_a_headline_is_not() -> None:
    assert column("running", TITLE, PARAGRAPHS[0]) == [0.0, 1.0]


def test_topic_words_are_counted_where_the_rest_of_the_prose_says_them() -> None:
    teaser = "Bakers in Vessel Bay fear sugar prices"
    about, *_, off = column("topic", TITLE, *PARAGRAPHS, teaser)
    assert about > off


def test_a_block_does_not_vouch_for_its_own_words() -> None:
    assert column("topic", PARAGRAPHS[0], "Other words entirely") == [0.0, 0.0]


def test_words_of_the_paragraphs_before_and_after_are_told_apart() -> None:
    last = "The lighthouse was switched off by fishermen in the harbour on Monday evening again."
    texts = (*PARAGRAPHS, last)
    assert column("like_before", *texts)[-1] > 0
    assert column("like_after", *texts)[-1] == 0
    assert column("like_before", *texts)[0] == 0


def test_prose_that_the_rules_would_drop_says_nothing_of_the_topic() -> None:
    said = column("topic", PARAGRAPHS[0], PARAGRAPHS[0])[1]
    dropped = column("topic", PARAGRAPHS[0], PARAGRAPHS[0], labels=("related", None))[1]
    assert said == 1.0
    assert dropped == 0.0


def test_a_block_is_told_by_how_much_of_the_headline_it_says() -> None:
    texts = ("Lighthouse switched off", "The lighthouse was switched on.", "Other words entirely")
    assert column("titled", *texts, labels=("title", None, None)) == [1.0, round(2 / 2, 4), 0.0]
    assert column("titled", *texts) == [0.0] * 3


def test_a_list_of_teasers_is_told_by_its_rhythm() -> None:
    teasers = ("Bakers fear prices", PARAGRAPHS[0]) * 6
    assert column("same_next", *teasers)[6] == 0.0
    assert column("same_later", *teasers)[6] == 1.0
    assert column("same_next", *PARAGRAPHS * 3)[4] == 1.0


def test_words_that_lost_the_space_between_them_are_counted() -> None:
    assert column("joined", "Latest NewsFirst snowfall", "Latest News") == [round(1 / 3, 4), 0.0]


def test_repeats_are_counted_over_the_document_and_so_far() -> None:
    assert column("repeats", "Read more", "x", "Read more") == [0.2, 0.0, 0.2]
    assert column("repeated", "Read more", "x", "Read more") == [0.0, 0.0, round(1 / 3, 4)]


def test_distances_to_prose_are_in_blocks_and_end_somewhere() -> None:
    lines = ("Home", "News", PARAGRAPHS[0], "Tags", *["x"] * 40)
    before = column("prose_back", *lines)
    assert before[:3] == [1.0, 1.0, 1.0]
    assert before[3:5] == [0.0, round(1 / 30, 4)]
    assert before[-1] == 1.0
    assert column("prose_ahead", *lines)[:2] == [round(1 / 30, 4), 0.0]


def test_what_the_rules_say_is_a_column_each() -> None:
    assert column("caption", "a", "b", labels=("caption", None)) == [1.0, 0.0]


def test_a_longer_document_does_not_change_how_a_block_looks_by_itself() -> None:
    alone = column("lower", PARAGRAPHS[1])[0]
    assert column("lower", *BODY.split("\n\n"))[1] == alone


def test_the_lexicon_reads_the_first_words_of_a_block_and_its_last() -> None:
    texts = BlockTexts([PARAGRAPHS[0], "…", "one two", "word " * 100 + "end"])
    words = features(texts, {})
    read = [[words.vocabulary[place] for place in places] for places in words.words]
    assert read[1:] == [[""] * 6, ["one", "two", "", "", "", "two"], [*["word"] * 5, "end"]]
    assert read[0][-1] == PARAGRAPHS[0].rstrip(".").split()[-1].lower()


def test_a_document_looks_the_same_whatever_others_are_looked_at_with_it() -> None:
    documents = [
        [block.text for block in segment(dump(TITLE, *lines))] for lines in ((), ("Home",))
    ]
    documents.append(["x"])
    together = features(BlockTexts(*documents), {0: "title"})
    assert together.bounds.tolist() == [0, *np.cumsum(list(map(len, documents)))]
    for i, texts in enumerate(documents):
        alone = features(BlockTexts(texts), {} if i else {0: "title"})
        here = slice(*together.bounds[i : i + 2])
        np.testing.assert_array_equal(together.numbers[here], alone.numbers)
        np.testing.assert_array_equal(together.words[here], alone.words)
