"""Signs of wire copy are no text; carets elsewhere stay."""

from __future__ import annotations

import textwrap

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned

from summarise.cleaning.blocks.wire_signs import without_wire_signs

HEADER = f"a0731 05-05 0412\n\n^BC-Skerry-Lamp, 1st Ld,a0698,<\n^{TITLE}<\n^By OLE MUNT=\n"


@pytest.mark.parametrize("indent", ["   ", ""])
def test_wire_copy_is_read_with_its_headline_and_whole_paragraphs(indent: str) -> None:
    lines = "\n".join(textwrap.fill(each, 68, initial_indent=indent) for each in PARAGRAPHS)
    article = cleaned(f"{HEADER}\n{lines}\n   MORE\n")
    assert article.title == TITLE
    assert article.byline == "OLE MUNT"
    assert article.text.startswith(BODY)


@pytest.mark.parametrize(
    "text",
    [
        "One line\n^ a footnote of some kind\n^ and another one",
        "The sum is\n^2 = 4, of course, and 3\n^3 < 30",
        "^Title<\nand no other",
    ],
)
def test_other_carets_stay(text: str) -> None:
    assert without_wire_signs(text) == text


def test_a_line_without_a_sign_at_its_end_keeps_its_caret() -> None:
    text = "a0731\n^Lamp goes dark<\n^By OLE MUNT= \n^ a footnote"
    assert without_wire_signs(text) == "a0731\nLamp goes dark\nBy OLE MUNT\n^ a footnote"


def test_blanks_inside_a_line_take_time_in_proportion() -> None:
    text = "a0731\n^Lamp goes dark<\n^By OLE MUNT=\n^a" + " " * 20_000 + "b"
    assert without_wire_signs(text).endswith(" b")
