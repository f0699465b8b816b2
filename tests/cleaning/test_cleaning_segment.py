"""A dump's lines become blocks; only lines that a program wrapped are joined."""

from __future__ import annotations

import textwrap

import pytest
from cleaning_articles import PARAGRAPHS

from summarise.cleaning.segment import Segment, segment


def texts(text: str) -> list[str]:
    return [block.text for block in segment(text)]


def wrapped(width: int = 72, paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)


def test_every_line_is_a_block_with_its_white_space_folded() -> None:
    assert texts("  One\tline \n\n\n \nanother   line\nthird") == [
        "One line",
        "another line",
        "third",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n \n"])
def test_nothing_but_white_space_is_no_block(text: str) -> None:
    assert segment(text) == []


def test_a_block_says_whether_it_follows_without_a_blank_line() -> None:
    assert segment("title\n\ncaption\ncredit\n\nbody\n\nmore") == [
        Segment("title"),
        Segment("caption"),
        Segment("credit", attached=True),
        Segment("body"),
        Segment("more"),
    ]


def test_no_block_is_attached_in_a_dump_without_blank_lines() -> None:
    assert not any(block.attached for block in segment("a\nb\nc\nd\ne"))


@pytest.mark.parametrize("width", [45, 60, 72, 78, 98])
def test_lines_wrapped_at_a_column_are_joined(width: int) -> None:
    assert texts(wrapped(width)) == list(PARAGRAPHS)


def test_lines_that_end_far_from_each_other_are_not_joined() -> None:
    lines = ["The first of them is short", "and the second one", "goes on for a good while longer"]
    assert texts("\n".join([*lines, "than any of the others before it"])) == [
        *lines,
        "than any of the others before it",
    ]


def test_paragraphs_of_one_long_line_are_never_joined() -> None:
    assert texts("\n".join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_lines_too_long_for_any_terminal_are_not_joined() -> None:
    lines = [
        f"Boat {n}: " + "with a crew of five and a cargo of salted fish " * 3 for n in range(9)
    ]
    assert texts("\n".join(lines)) == [line.strip() for line in lines]


def test_paragraphs_of_like_length_that_would_fit_a_column_are_not_joined() -> None:
    lines = [f"The river at gauge {n} rose by another 20 centimetres overnight." for n in range(9)]
    assert texts("\n".join(lines)) == lines


def test_wrapped_paragraphs_are_parted_by_a_blank_line_even_after_a_full_line() -> None:
    full = "x" * 30 + " " + "y" * 41  # 72 columns: the next word would not have fitted
    assert texts(f"{full}\n{full}\n{full}\n\n{full}\n{full}") == [
        " ".join([full] * 3),
        " ".join([full] * 2),
    ]


def test_a_wrapped_paragraph_ends_with_its_short_line_when_no_blank_line_follows() -> None:
    assert texts(wrapped().replace("\n\n", "\n")) == list(PARAGRAPHS)


def test_bullets_of_wrapped_text_stay_apart() -> None:
    items = [
        "- the lamp and its clockwork, which are to go to the town's old museum",
        "* the logbooks of nine keepers, which the county archive will copy now",
        "3. the two dogs, whose home from now on is a flat in Harbour Street",
    ]
    assert texts(wrapped() + "\n\n" + "\n".join(items))[-3:] == items


def test_a_word_split_at_a_line_end_is_mended_when_the_text_has_it_whole() -> None:
    line = "So after all these years and winters and storms the tall old light-"
    text = wrapped() + f"\n\n{line}\nhouse is dark."
    assert texts(text)[-1] == f"{line[:-1]}house is dark."


def test_a_compound_split_at_its_hyphen_keeps_it() -> None:
    line = "The tower, its walls as bare as on the first day, stands in a well-"
    assert f"{line}known bay." in texts(wrapped() + f"\n\n{line}\nknown bay.")


def test_a_dash_at_a_line_end_keeps_its_space() -> None:
    line = "The tower, with walls as bare as they were on the very first day -"
    assert f"{line} cold." in texts(wrapped() + f"\n\n{line}\ncold.\n\nIt was cold.")


def test_wrapped_lines_of_a_script_without_spaces_are_joined_without_one() -> None:
    line = "灯塔在星期一晚上熄灭了因为船只不再需要它来寻找港口所以它将被出售给出价最高的人而灯具将送往博物馆"
    assert texts(f"{line}\n{line}\n{line}\n{line}。") == [line * 4 + "。"]


def test_a_long_wrapped_paragraph_takes_time_in_proportion() -> None:
    line = "a" * 71 + "-"
    assert len(texts("\n".join([line] * 10_000))) == 1
