"""The sentence between headline and byline."""

from __future__ import annotations

from cleaning_articles import TITLE, dump, labels


def test_a_sentence_between_title_and_byline_is_the_standfirst() -> None:
    line = "The last keeper went home with her dogs and a mouse that she will not use again."
    assert labels(dump(TITLE, line, "By Ole Munt"))[line] == "standfirst"
    assert labels(dump(TITLE, line))[line] == "body"
