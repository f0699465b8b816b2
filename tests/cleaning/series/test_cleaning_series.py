"""Entries of series: kept whole where enough of one is kept, with their labels."""

from collections.abc import Sequence

import numpy as np
import pytest

from summarise.cleaning import clean
from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.rules.taggers import mark
from summarise.cleaning.series import series
from summarise.common.documents import Article, RawDocument

_LEAD = "The harbour of Telmouth has been closed since the ferry ran aground on Monday night."
_LONG = "The harbour master said that three tugs would pull at high water, which comes at noon."


def _kept(
    lines: Sequence[str], by_itself: Sequence[int], headline: str = "Ferry runs aground"
) -> list[str]:
    """Return the blocks that are kept where those at some places are kept by themselves."""
    dump = mark([Segment(line) for line in lines], headline)
    keep = np.zeros(len(lines), np.bool_)
    keep[list(by_itself)] = True
    found = series(dump, dump.marks, keep, np.full(len(keep), 0.5))
    return [line for i, line in enumerate(lines) if keep[i] or i in found]


def test_entries_below_times_are_kept_with_their_times() -> None:
    lines = [
        _LEAD,
        "14.05 Uhr",
        _LONG,
        "13.30 Uhr",
        "It rains.",
        "12.10 Uhr",
        "Tugs have left",
        "The crew is safe.",
    ]
    assert _kept(lines, [0, 2]) == lines


def test_entries_below_days_and_years_are_kept() -> None:
    lines = [
        *(_LEAD, "The ferry is old.", "It was old before."),
        "1962",
        _LONG,
        "March 1974",
        "Nothing happens.",
        "12. Oktober 1979",
        "Work begins again.",
    ]
    assert _kept(lines, [0, 1, 2, 4]) == lines


def test_a_series_that_is_hardly_kept_stays_as_it_is() -> None:
    lines = [_LEAD, "14:05", "It rains.", "13:30", _LONG, "15:10", _LONG]
    assert _kept(lines, [0, 2]) == [_LEAD, "It rains."]


def test_less_need_be_kept_of_a_series_whose_times_are_in_order() -> None:
    lines = [_LEAD]
    for hour in range(15, 9, -1):
        lines += [f"{hour}:10", f"{_LONG} It is {hour} o'clock."]
    assert _kept(lines, [0, 2, 4]) == lines
    lines[1] = "9:10"
    assert _kept(lines, [0, 2, 4]) == [_LEAD, lines[2], lines[4]]


def test_times_above_headlines_of_other_stories_make_no_series() -> None:
    lines = [
        _LEAD,
        "14:05",
        "Rain on the coast",
        "13:30",
        "Mayor to resign",
        "12:10",
        "A swan in the lock",
    ]
    assert _kept(lines, [0, 2, 4]) == [_LEAD, "Rain on the coast", "Mayor to resign"]


@pytest.mark.parametrize("paragraphs", [13, 16, 40])
def test_one_long_entry_leaves_the_labels_of_a_series(paragraphs: int) -> None:
    long = [f"{_LONG} It is number {n}." for n in range(paragraphs)]
    lines = [_LEAD, "14:05", _LONG, "13:30", *long, "12:10", "It rains.", "11:00", "It is dry."]
    assert _kept(lines, [0, 2, *range(4, 4 + paragraphs)]) == lines


def test_a_long_article_below_its_date_is_no_entry_of_what_stands_below_it() -> None:
    article = [f"{_LONG} It is number {n}." for n in range(16)]
    others = [
        "8 May 2025",
        "Goats were sold.",
        "7 May 2025",
        "A swan is stuck.",
        "6 May 2025",
        "It rains.",
    ]
    lines = [_LEAD, "9 May 2025", *article, *others]
    assert _kept(lines, [0, *range(2, 18)]) == [_LEAD, *article]


@pytest.mark.parametrize(("between", "whole"), [(14, True), (15, False)])
def test_labels_with_much_between_them_that_is_not_kept_are_of_two_series(
    between: int, whole: bool
) -> None:
    others = [f"Goats sell {n}" for n in range(between)]
    lines = [_LEAD, "14:05", _LONG, "13:30", _LONG, *others, "12:10", _LONG, "11:00", _LONG]
    by_itself = [i for i, line in enumerate(lines) if line in (_LEAD, _LONG)]
    assert ("12:10" in _kept(lines, by_itself)) == whole


def test_remarks_below_a_day_and_a_time_make_no_series() -> None:
    lines = [_LEAD]
    for minute in range(10, 16):
        lines += [f"August 22, 2018 at 5:{minute} am", f"{_LONG} {minute}"]
    assert _kept(lines, [0, 2, 4, 6]) == [_LEAD, *lines[2:8:2]]


def test_what_the_rules_are_sure_of_stays_out_of_a_series() -> None:
    lines = [
        _LEAD,
        "14:05",
        _LONG,
        "Share",
        "13:30",
        "It rains.",
        "Share",
        "12:10",
        "The tugs have left.",
        "Share",
    ]
    assert _kept(lines, [0, 2]) == [line for line in lines if line != "Share"]


def test_a_line_that_many_entries_have_is_none_of_them() -> None:
    lines = [
        _LEAD,
        "14:05",
        "Ada Lindqvist",
        _LONG,
        "13:30",
        "Ada Lindqvist",
        "It rains.",
        "12:10",
        "Ada Lindqvist",
        "It still rains.",
    ]
    assert _kept(lines, [0, 3]) == [line for line in lines if line != "Ada Lindqvist"]


@pytest.mark.parametrize("answer", ["No.", "Never!", "Nein.", "不。"])
def test_an_answer_that_is_given_again_stays(answer: str) -> None:
    lines = [_LEAD, "How many steps are there?", _LONG]
    for question in ("Are you afraid?", "Are you tired?", "Will you stop?"):
        lines += [question, answer]
    assert _kept(lines, [0, 1, 2]) == lines


def test_an_event_that_recurs_stays_and_so_does_its_series() -> None:
    lines = [_LEAD, "14:05", _LONG]
    for minute in (50, 40, 30, 20):
        lines += [f"13:{minute}", "The tide turns."]
    assert _kept(lines, [0, 2]) == lines


def test_nothing_below_other_stories_is_of_a_series() -> None:
    lines = [
        _LEAD,
        "14:05",
        _LONG,
        "13:30",
        "It rains.",
        "12:10",
        "It is dry.",
        "Related stories",
        "11:00",
        "A swan is stuck.",
    ]
    assert _kept(lines, [0, 2]) == lines[:7]


def test_questions_and_answers_are_kept_however_short() -> None:
    lines = [
        _LEAD,
        "How many steps are there?",
        _LONG,
        "Are you afraid?",
        "No.",
        "Why not?",
        "I never look.",
        "And now?",
        "Sleep.",
    ]
    assert _kept(lines, [0, 1, 2]) == lines


def test_questions_among_lines_of_a_menu_make_no_series() -> None:
    lines = [
        _LEAD,
        "Any questions?",
        "Sign in",
        "Need help?",
        "Our offices",
        "Who are we?",
        "Careers",
        "Why us?",
        "Plans",
    ]
    assert _kept(lines, [0, 1]) == lines[:2]


def test_names_of_those_who_take_turns_are_kept_above_what_they_say() -> None:
    lines = [_LEAD]
    for question in ("Where is the ferry now?", "Who is on board?", "And the captain?"):
        lines += [
            "Harbour Post",
            question,
            "Greta Holm",
            f"I was not there when they asked: {question}",
        ]
    assert _kept(lines, [0, 2, 4, 6]) == lines


def test_two_who_take_turns_are_kept_where_little_is_by_itself() -> None:
    lines = [_LEAD]
    for question in ("Where is the ferry now?", "Who is on board?", "And the captain?"):
        lines += [
            "Question",
            question,
            "Answer",
            f"Nobody has told me anything of that: {question}",
        ]
    assert _kept(lines, [0, 4]) == lines


def test_items_below_numbers_are_kept_without_the_numbers() -> None:
    lines = [
        _LEAD,
        "1",
        "The quay",
        _LONG,
        "2",
        "The light",
        "Go up.",
        "3",
        "The café",
        "It is dry.",
    ]
    assert _kept(lines, [0, 3]) == [line for line in lines if not line.isdecimal()]


def test_what_the_network_calls_something_else_is_of_no_entry() -> None:
    lines = [_LEAD, "14:05", _LONG, "13:30", "It rains.", "Goats sell.", "12:10", "Tugs left."]
    dump = mark([Segment(line) for line in lines], "Ferry runs aground")
    keep = np.array([i in (0, 2) for i in range(len(lines))])
    found = {
        chance: series(dump, dump.marks, keep, np.where(np.arange(len(lines)) == 5, chance, 0.5))
        for chance in (0.05, 0.5)
    }
    assert found[0.05].keys() == {1, 3, 4, 6, 7}
    assert found[0.5].keys() == {1, 3, 4, 5, 6, 7}


def test_what_is_said_again_is_of_its_entry_too_whatever_the_network_calls_it() -> None:
    lines = [_LEAD, "14:05", _LONG, "13:30", "Corner.", "13:10", "Corner.", "12:10", "Goats sell."]
    dump = mark([Segment(line) for line in lines], "Ferry runs aground")
    keep = np.array([i in (0, 2) for i in range(len(lines))])
    chances = np.where(np.isin(np.arange(len(lines)), (6, 8)), 0.05, 0.5)
    assert series(dump, dump.marks, keep, chances).keys() == {1, 3, 4, 5, 6}


def test_what_the_page_asks_its_readers_is_of_no_series() -> None:
    asked = ["Who dug the well?", "Why is it dry?", "Can it be filled?", "Who has the key?"]
    lines = [line for question in asked for line in (question, f"{_LONG} {question[:-1]}.")]
    lines += ["And what do you say?", "We love to hear from our readers."]
    dump = mark([Segment(line) for line in lines], "A well runs dry")
    keep = np.array([i < 6 for i in range(len(lines))])
    chances = np.array([0.5] * 8 + [0.15, 0.3])
    assert series(dump, dump.marks, keep, chances).keys() == {6, 7}


def test_an_entry_that_is_kept_gets_no_further_sentence() -> None:
    lines = [_LEAD, "14:05", _LONG, "Our magazine is out.", "13:30", _LONG, "12:10", "It rains."]
    assert _kept(lines, [0, 2, 5]) == [line for line in lines if line != "Our magazine is out."]


def test_what_is_a_lesser_part_of_what_is_kept_is_no_series() -> None:
    article = [f"{_LEAD} {_LONG}", f"{_LONG} {_LEAD}", f"{_LONG} Twice."]
    comments = ["7 May 2025", _LEAD, "8 May 2025", "I was there.", "9 May 2025", "So was I."]
    assert _kept([*article, *comments], [0, 1, 2, 4, 6]) == [
        *article,
        _LEAD,
        "I was there.",
    ]


def test_the_last_entry_ends_with_its_first_sentence() -> None:
    lines = [_LEAD, "14:05", _LONG, "13:30", "It rains.", "12:10", "It is dry.", "We need you."]
    assert _kept(lines, [0, 2]) == lines[:-1]


def test_a_live_blog_in_text_comes_out_in_order() -> None:
    entries = [
        ("16:40", "That is all from us for today."),
        ("15:30", "The mayor will speak in ten minutes."),
        (
            "14:20",
            "Divers have found a crack in the second pier of the bridge, the harbour master has said.",
        ),
        (
            "12:05",
            "The ferry will cross every fifteen minutes instead of every half hour, its owner says.",
        ),
        (
            "10:31",
            "The bridge is closed in both directions and nobody has been hurt, according to the police.",
        ),
    ]
    dump = "\n".join(
        [
            "Home",
            "News",
            "Harbour bridge closed after collision: live",
            "By Ada Lindqvist",
            "6 May 2025",
            _LEAD,
        ]
        + [line for entry in entries for line in entry]
        + ["Related stories", "A swan in the lock", "© 2025 Harbour Post"]
    )
    (article,) = clean([RawDocument("a", "a", text=dump)])
    assert isinstance(article, Article)
    assert [line for line in article.text.split("\n\n") if line != _LEAD] == [
        line for entry in entries for line in entry
    ]


@pytest.mark.parametrize(
    "headline", ["Three things to do", "3 Dinge im Regen", "Trois raisons", "Tres planes"]
)
def test_a_headline_that_says_how_many_keeps_as_many_headings(headline: str) -> None:
    lines = [_LEAD, "The quay", _LONG, "The light", "Go up.", "The café", "It is dry."]
    assert _kept(lines, [0, 2], headline) == lines
    assert _kept(lines, [0, 2], "Ferry runs aground") == [_LEAD, _LONG]


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_labels_make_no_series(count: int) -> None:
    lines = [_LEAD, *(line for n in range(count) for line in (f"14:0{n}", "It rains."))]
    assert _kept(lines, [0, 2]) == [_LEAD, "It rains."]
