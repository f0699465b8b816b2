"""Quotations of HTML (`<q>`), with the marks that browsers put about them: the markup has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = ('"', "'", "“", "”", "„", "«", "»", "‘", "’", "‚", "‹", "›", "「", "『")
_BLOCKS = ("p", "div", "li", "blockquote", "br")


def mark_quotations(tree: HtmlElement) -> None:
    """Put marks about each quotation within a line that has none of its own, and make it a `span`.

    trafilatura takes a `q` for a paragraph.
    """
    for quotation in list(tree.iter("q")):
        if next(quotation.iter(*_BLOCKS), None) is not None:
            continue
        quotation.tag = "span"
        if quotation.text_content().lstrip().startswith(_MARKS):
            continue
        quotation.text = f"“{quotation.text or ''}"
        if len(quotation):
            quotation[-1].tail = f"{quotation[-1].tail or ''}”"
        else:
            quotation.text += "”"
