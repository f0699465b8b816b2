"""Articles that open as statements."""

from __future__ import annotations

import pytest

from summarise.generation.extractive.statements import statement, with_quotation_closed
from summarise.generation.postprocess.lengths import Bounds

OPENING = "Mayor Ann Lee made this statement on the bridge today:"
MORE = ["Boats may pass under it again.", "A ferry will go to a museum."]


def test_who_speaks_is_followed_by_what_is_said() -> None:
    assert statement([OPENING, '"The bridge is open.', *MORE], Bounds(5, 60)) == [0, 1, 2, 3]


def test_there_is_enough_half_way_to_the_most_words() -> None:
    assert statement([OPENING, '"The bridge is open.', *MORE], Bounds(5, 30)) == [0, 1, 2]


def test_a_quotation_that_ends_ends_the_paragraph() -> None:
    assert statement([OPENING, "“The bridge is open.”", *MORE], Bounds(5, 60)) == [0, 1]


def test_a_paragraph_of_the_statement_ends_where_the_next_opens() -> None:
    assert statement([OPENING, '"The bridge is open.', f'"{MORE[0]}'], Bounds(5, 60)) == [0, 1]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [OPENING],
        [OPENING, *MORE],
        ["The plan would do this:", '"The bridge is open.'],
        ["Mayor Ann Lee made a statement.", '"The bridge is open.'],
        ["He reacted on Monday, in comments seen here:", '"The bridge is open.'],
        ["She made this statement on the bridge today:", '"The bridge is open.'],
        ["Photo by Ann Lee, who said on the bridge:", '"The bridge is open.'],
    ],
)
def test_other_articles_are_none(texts: list[str]) -> None:
    assert statement(texts, Bounds(5, 60)) == []


def test_a_line_of_the_page_ends_the_paragraph() -> None:
    opening = "President Ann Lee said on Monday, as the deadline drew near:"
    page = ["Photo by Bo Finch.", "Sign up for our newsletter here."]
    assert statement([opening, '"The bridge is open.', *page], Bounds(5, 60)) == [0, 1]
    assert statement([opening, *page], Bounds(5, 60)) == []


def test_the_closing_mark_is_counted() -> None:
    texts = [OPENING, '"The bridge is open.']
    size = len(" ".join(texts))
    assert statement(texts, Bounds(5, 60, size)) == []
    assert statement(texts, Bounds(5, 60, size + 1)) == [0, 1]


def test_words_are_kept_to() -> None:
    assert statement([OPENING, '"The bridge is open.'], Bounds(30, 60)) == []
    assert statement([OPENING, '"The bridge is open.'], Bounds(5, 12)) == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ('She said: "It is open.', 'She said: "It is open."'),
        ("She said: “It is open.", "She said: “It is open.”"),
        ("She said: “It is open.”", "She said: “It is open.”"),
        ("It is open.", "It is open."),
        ('"It, known as “the arch”, is open again.', '"It, known as “the arch”, is open again."'),
        ('It is open, 6" of it, "at last"', 'It is open, 6" of it, "at last"'),
    ],
)
def test_a_quotation_that_is_cut_is_closed(text: str, closed: str) -> None:
    assert with_quotation_closed(text) == closed


def test_an_inch_mark_opens_no_quotation_that_is_to_be_closed() -> None:
    text = "Bo Finch, who is 6' 2\" tall, joined Ostrey United on Monday."
    assert with_quotation_closed(text) == text
    assert with_quotation_closed('She said: "We won 40.') == 'She said: "We won 40."'
