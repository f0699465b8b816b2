"""Quotations of HTML (`<q>`), with the marks that browsers put about them: the markup has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_APOSTROPHES = "'’"
_MARKS = '"“”„«»‘‚‹›「」『』' + _APOSTROPHES
_BLOCKS = ("p", "div", "li", "blockquote", "br")
_WITHIN_LINES = ("a", "b", "cite", "em", "i", "span", "strong")
_BESIDE_MARKS = "\xa0\u202f"  # spaces that French has inside of them


def mark_quotations(tree: HtmlElement) -> None:
    """Put marks about each quotation within a line that has none of its own, and make it a `span`.

    trafilatura takes a `q` for a paragraph.
    """
    for quotation in list(tree.iter("q")):
        if next(quotation.iter(*_BLOCKS), None) is not None:
            continue
        quotation.tag = "span"
        said = quotation.text_content().strip()
        if said and not _begins_marked(said) and not _stands_in_marks(quotation):
            _mark(quotation)


def _begins_marked(said: str) -> bool:
    """Return whether a quotation begins with a mark; an apostrophe is one if the end has one too."""
    return said[0] in _MARKS and (said[0] not in _APOSTROPHES or said[-1] in _APOSTROPHES)


def _stands_in_marks(quotation: HtmlElement) -> bool:
    before = _text_before(quotation).rstrip(_BESIDE_MARKS)[-1:]
    behind = _text_behind(quotation).lstrip(_BESIDE_MARKS)[:1]
    return bool(before and behind) and before in _MARKS and behind in _MARKS


def _text_before(element: HtmlElement) -> str:
    """Return the text right before an element, also where it opens others within the line."""
    while (parent := element.getparent()) is not None:
        previous = element.getprevious()
        text: str = (parent.text if previous is None else previous.tail) or ""
        if text or previous is not None or parent.tag not in _WITHIN_LINES:
            return text
        element = parent
    return ""


def _text_behind(element: HtmlElement) -> str:
    """Return the text right behind an element, also where it closes others within the line."""
    while (parent := element.getparent()) is not None:
        text: str = element.tail or ""
        if text or element.getnext() is not None or parent.tag not in _WITHIN_LINES:
            return text
        element = parent
    return ""


def _mark(quotation: HtmlElement) -> None:
    """Put marks inside the white space at both ends of an element."""
    text = quotation.text or ""
    said = text.lstrip()
    quotation.text = f"{text[: len(text) - len(said)]}“{said}"
    last = quotation[-1] if len(quotation) else None
    text = quotation.text if last is None else last.tail or ""
    said = text.rstrip()
    marked = f"{said}”{text[len(said) :]}"
    if last is None:
        quotation.text = marked
    else:
        last.tail = marked
