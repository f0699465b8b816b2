"""Elements beside a document's text are told where they say something and are not known."""

from __future__ import annotations

import pytest

from summarise.readers.wires.sgml_elements import unknown_elements


def test_an_element_that_says_something_is_told_once() -> None:
    content = "<DOCNO>1</DOCNO><KIND>news</KIND><Tone x=1>dry</Tone><KIND>late</KIND>"
    assert unknown_elements(content) == ("<KIND>", "<Tone>")


@pytest.mark.parametrize(
    "content",
    [
        "<docno>1</docno><Headline>Ferry aground</Headline>",
        "<KIND></KIND><KIND>\n</KIND><KIND><DATE>1</DATE></KIND>",
        "<TEXT>The <KIND>ferry</KIND> left.</TEXT>",
        "<text>The <KIND>ferry</KIND> left.",
    ],
)
def test_known_elements_empty_ones_and_those_of_the_text_are_not(content: str) -> None:
    assert unknown_elements(content) == ()
