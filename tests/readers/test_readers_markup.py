"""Markup of a body to its paragraphs."""

from __future__ import annotations

from summarise.readers.markup import body_paragraphs


def test_a_quotation_has_the_marks_that_browsers_put() -> None:
    body = "<p>The mayor said <q>the pier opens</q> on Friday.</p>"
    assert body_paragraphs(body) == ["The mayor said “the pier opens” on Friday."]
