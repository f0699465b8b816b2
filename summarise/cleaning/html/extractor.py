"""Ask trafilatura for a page's article."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WITHOUT_TEXT = "style svg link input option iframe source".split()


def extract(tree: HtmlElement) -> str:
    """Return the text of the article of a page, a line a paragraph; empty where there is none.

    The tree stays as it is. Trafilatura's own rules alone are asked: where they find hardly anything,
    the other extractors that it asks at times take the whole page, and they take most of its time.

    Raises:
        RecursionError: the page is nested too deep.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(
        _without_machinery(tree),
        fast=True,
        include_comments=False,
        # what it adds without is teasers and comments more often than paragraphs
        favor_precision=True,
    )
    return found.text or "" if isinstance(found, Document) else ""


def _without_machinery(tree: HtmlElement) -> HtmlElement:
    """Copy a page but for what has no text, which is else searched and copied many times over.

    That takes a tenth of the time of a page. JSON stays: by it the extractor tells a forum.
    """
    from lxml.etree import strip_elements

    pruned = copy(tree)
    for script in list(pruned.iter("script")):
        if "json" not in (script.get("type") or "") and script.getparent() is not None:
            script.drop_tree()
    strip_elements(pruned, *_WITHOUT_TEXT, with_tail=False)
    return pruned
