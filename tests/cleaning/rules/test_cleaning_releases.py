"""What stands at the end of a press release is none of its article; headings of other texts are."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, dump

ABOUT = (
    "About Skerry Lamps",
    "Skerry Lamps designs and makes lamps for lighthouses in forty countries. Founded in 1988, it "
    "has 3,100 employees and is based in Vessel Bay.",
)
FORWARD = (
    "Forward-Looking Statements",
    "This release has statements about the future that may not come true, since risks that nobody "
    "can foresee may change what the company expects. It will not update them.",
)
NOTES = (
    "Notes to editors",
    "1. The tower was built in 1885 by the grandfather of the present keeper, and has 96 steps.",
    "2. For interviews contact the press office of the coastal agency in Vessel Bay.",
)


@pytest.mark.parametrize(
    "end",
    [
        (*ABOUT, *FORWARD, "SOURCE Skerry Lamps", "###"),
        (*FORWARD, *ABOUT),
        ("ENDS", *NOTES),
        (*NOTES, "-30-"),
        ("Pressekontakt", "Ole Munt, 01555 020304", "Über Skerry Lamps", ABOUT[1]),
    ],
)
def test_the_end_of_a_press_release_is_dropped(end: tuple[str, ...]) -> None:
    assert cleaned(dump(TITLE, below=end)).text == BODY


@pytest.mark.parametrize(
    "end",
    [
        ("Source: Skerry Lamps", PARAGRAPHS[0].replace("Monday", "Friday"), "Source: Ole Munt"),
        (NOTES[0], PARAGRAPHS[0].replace("Monday", "Friday")),
        ("About the lamp", "It is made of glass from Marle, and no two of its lenses are alike.",
         "About the keeper", "Nobody knows where she will live with her two dogs in the winter."),
        ("Source of the light", "Paraffin, then gas, then a bulb that a hand can hold, lit the sea for a century.",
         "About a boat", "Three boats are left in the harbour, and two of these are for sale at present."),
    ],
)  # fmt: skip
def test_headings_of_an_article_are_no_end_of_a_release(end: tuple[str, ...]) -> None:
    blocks = cleaned(dump(TITLE, below=end)).blocks
    assert not any("press release" in block.reason for block in blocks)


def test_such_lines_of_a_menu_end_nothing() -> None:
    menu = ("About us", "Press contacts", "About Skerry Lamps", "Skerry Lamps at work", "Ends")
    notices = ("We sell lamps to all who need one.", "We mend what others have sold to them.")
    blocks = cleaned(dump(*notices, *menu, TITLE)).blocks
    assert not any("press release" in block.reason for block in blocks)
