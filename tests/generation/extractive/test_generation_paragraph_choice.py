"""Which of a few choices is the paragraph."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.paragraph_choice import choose_paragraph
from summarise.generation.postprocess.lengths import Bounds

SIX = [
    "A bridge over the river opened to cars on Tuesday.",
    "Residents of both towns had asked for one for many years.",
    "Building it cost nine million pounds in the end.",
    "The towns share what it cost.",
    "Boats may pass under it again from May.",
    "A ferry of 1880 will go to a museum.",
]


def test_the_opening_is_taken_where_no_sentence_is_much_better() -> None:
    assert choose_paragraph(SIX, [3.0, 3.0, 5.0, 3.0, 3.0, 3.0], Bounds(15, 32)) == [0, 1, 2]


def test_a_far_better_sentence_is_worth_a_gap() -> None:
    assert choose_paragraph(SIX, [3.0, -4.0, -4.0, -4.0, 9.0, -4.0], Bounds(15, 32)) == [0, 4]


def test_an_opening_that_points_at_what_is_left_out_is_not_taken() -> None:
    texts = ["Photo by Ann Lee.", "She had asked for a new bridge here for years.", *SIX]
    chosen = choose_paragraph(texts, [0.0, 2.0, 3.5, *[3.0] * 5], Bounds(15, 40))
    assert 1 not in chosen
    assert 2 in chosen


def test_of_choices_as_good_the_longer_is_taken() -> None:
    alike = [3.0, 5.5, 6.5, 7.5, 8.0, 8.5]  # after what is taken off later sentences
    assert len(choose_paragraph(SIX, alike, Bounds(15, 60))) > 3


def test_what_is_no_prose_is_in_no_opening() -> None:
    texts = ["Photo by Ann Lee.", *SIX]
    assert 0 not in choose_paragraph(texts, [9.0] * 7, Bounds(15, 60))


@pytest.mark.parametrize(
    "lead",
    [
        "Norland holds a general election on Sunday.",
        "Watch makers in Ostrey say that sales fell by a fifth.",
        "Pope Leo arrives in Ostrey on Monday for a visit of three days.",
    ],
)
def test_a_lead_in_the_present_or_with_a_word_of_pages_is_printed(lead: str) -> None:
    assert choose_paragraph([lead, *SIX], [3.0] * 7, Bounds(15, 60))[0] == 0


def test_a_caption_is_left_out_where_there_is_better() -> None:
    texts = [SIX[0], "Ann Lee waves from the bridge in Millrace.", *SIX[1:]]
    assert 1 not in choose_paragraph(texts, [3.0] * 7, Bounds(15, 40))


def test_a_sentence_in_the_present_may_stand_further_down() -> None:
    texts = [SIX[0], "Norland pays half of it and Ostrey the rest.", *SIX[1:]]
    assert 1 in choose_paragraph(texts, [3.0, 9.0, *[3.0] * 5], Bounds(15, 40))


def test_of_a_book_only_the_first_sentences_are_considered() -> None:
    texts = [f"Lee and the council also saw that move {i} was wrong." for i in range(500)]
    far = [*texts, *(f"Item {i} was opened by Ann Finch in May." for i in range(500))]
    scores = [1.0] * 500 + [99.0] * 500
    assert choose_paragraph(far, scores, Bounds(15, 40)) == choose_paragraph(
        texts, scores[:500], Bounds(15, 40)
    )


def test_nothing_is_chosen_when_no_choice_keeps_to_the_words() -> None:
    assert choose_paragraph(SIX[:2], [1.0, 0.0], Bounds(30, 100)) == []
    assert choose_paragraph([], [], Bounds(30, 100)) == []


def test_a_paragraph_keeps_to_its_characters() -> None:
    free = choose_paragraph(SIX, [3.0] * 6, Bounds(5, 60))
    held = choose_paragraph(SIX, [3.0] * 6, Bounds(5, 60, 100))
    assert len(" ".join(SIX[i] for i in free)) > 100
    assert 0 < len(" ".join(SIX[i] for i in held)) <= 100


def test_what_the_deck_says_again_is_left_out_of_the_opening() -> None:
    texts = ["A bridge over the river has opened to cars.", *SIX]
    assert choose_paragraph(texts, [3.0] * 7, Bounds(15, 32)) == [0, 2]


def test_an_article_that_opens_as_a_statement_is_told_by_its_opening() -> None:
    texts = ["Mayor Ann Lee made this statement today:", '"The bridge is open to all.', *SIX]
    assert choose_paragraph(texts, [0.0, 0.0, *[9.0] * 6], Bounds(12, 32))[:2] == [0, 1]


def test_what_an_opening_leads_up_to_comes_with_it() -> None:
    texts = [SIX[0], SIX[1], "But anglers say that boats still wait for hours.", *SIX[3:]]
    scores = [9.0, 9.0, *[-9.0] * 4]
    assert choose_paragraph(texts, scores, Bounds(15, 32)) == [0, 1, 2]
    assert choose_paragraph(texts, scores, Bounds(15, 25)) == [0, 1]
    assert choose_paragraph([*texts[:2], *texts[3:]], scores[:-1], Bounds(15, 32)) == [0, 1]


def test_a_question_comes_with_the_sentence_that_answers_it() -> None:
    texts = ["Who would want a bridge for nothing but sheep?", "The answer is a whole town.", *SIX]
    assert choose_paragraph(texts, [0.0, 9.0, *[0.0] * 6], Bounds(10, 32))[:2] == [0, 1]
    texts[1] = "Ann Lee has opened a bridge in Millrace for her sheep."
    assert 0 not in choose_paragraph(texts, [9.0, 9.0, *[0.0] * 6], Bounds(10, 32))
