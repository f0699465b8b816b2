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
