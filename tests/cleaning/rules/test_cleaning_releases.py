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


AGAIN = PARAGRAPHS[0].replace("Monday", "Friday")
LATER = PARAGRAPHS[1].replace("Monday", "Friday")


@pytest.mark.parametrize(
    "end",
    [
        ("ENDS", *NOTES),
        ("- Ends -", *FORWARD, *ABOUT),
        ("###", *NOTES, *ABOUT),
        ("-30-", *FORWARD, "SOURCE Skerry Lamps"),
        ("###", "Hinweis an die Redaktion", NOTES[1]),
    ],
)
def test_the_end_of_a_press_release_is_dropped_and_told(end: tuple[str, ...]) -> None:
    article = cleaned(dump(TITLE, below=end))
    assert article.text == BODY
    [warning] = [each for each in article.warnings if "press release" in each]
    assert f"“{end[1]}”" in warning


@pytest.mark.parametrize(
    "end",
    [
        ("###", AGAIN, "###", LATER),
        ("# # #", AGAIN, "# # #", LATER),
        ("-30-", "Floods in Marle", AGAIN, LATER, "-30-"),
        ("###", AGAIN, "###", *NOTES),
        (*ABOUT, *FORWARD, "SOURCE Skerry Lamps", "###"),
        ("Cautionary notes from the keeper", AGAIN, "Forward-looking statements", LATER),
        ("SOURCE Skerry council", AGAIN, "SOURCE Marle police", LATER),
        ("About 40 people were hurt.", "Of the 40, ten are still in the hospital of Vessel Bay, a doctor said.", "ENDS"),
        ("About the lamp", AGAIN, "Press contact", LATER),
        ("Ends", AGAIN, "Ends", LATER),
        ("Über 40 Menschen verletzt", AGAIN, "Pressekontakt", LATER),
        ("Source: Skerry Lamps", AGAIN, "Source: Ole Munt"),
        (NOTES[0], AGAIN),
        ("ENDS", AGAIN, NOTES[0], LATER),
    ],
)  # fmt: skip
def test_such_lines_of_an_article_end_nothing(end: tuple[str, ...]) -> None:
    article = cleaned(dump(TITLE, below=end))
    assert not any("press release" in block.reason for block in article.blocks)
    assert not any("press release" in warning for warning in article.warnings)
    assert all(line in article.text for line in end if line in (AGAIN, LATER))


def test_such_lines_above_an_article_end_nothing() -> None:
    notices = ("We sell lamps to all who need one.", "We mend what others have sold to them.")
    blocks = cleaned(dump(*notices, "ENDS", NOTES[0], TITLE)).blocks
    assert not any("press release" in block.reason for block in blocks)
