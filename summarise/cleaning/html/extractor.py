"""Ask trafilatura for a page's article."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

_WITHOUT_TEXT = "style svg link input option iframe source".split()
_LOOKED_INTO = {"figure", "form", "head", "math", "script"}  # before they are taken out
_ADDRESSES = "href src srcset".split()
_MOST_NESTED = 0.5  # of a page's text: more is no box, and no menu


def extract(tree: HtmlElement) -> str:
    """Return the text of the article of a page, a line a paragraph; empty where there is none.

    The tree is taken apart. Trafilatura's own rules alone are asked: where they find hardly anything,
    the other extractors that it asks at times take the whole page, and they take most of its time.

    Raises:
        RecursionError: the page is nested too deep.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    _prune(tree)
    found = bare_extraction(tree, options=_options())
    return found.text or "" if isinstance(found, Document) else ""


@cache
def _options() -> Extractor:
    """Return how the extractor is asked, once: it reads a file of settings each time otherwise."""
    from trafilatura.settings import Extractor

    # what it adds without precision is teasers and comments more often than paragraphs
    return Extractor(output_format="python", fast=True, comments=False, precision=True)


def _prune(tree: HtmlElement) -> None:
    """Take out of a page what has no text, and what trafilatura takes out but searches and copies before.

    That takes a tenth of its time. JSON stays: by it the extractor tells a forum.
    """
    from lxml.etree import strip_attributes, strip_elements
    from trafilatura.settings import MANUALLY_CLEANED

    for script in list(tree.iter("script")):
        if "json" not in (script.get("type") or "") and script.getparent() is not None:
            script.drop_tree()
    taken_out = {*MANUALLY_CLEANED} - _LOOKED_INTO
    # where one is in another, it leaves all that follow, and a page in a menu that has no end needs that
    nested = {
        each.tag
        for each in tree.iter(*taken_out)
        if next(each.iterancestors(each.tag), None) is not None
    }
    strip_elements(tree, *_WITHOUT_TEXT, *(taken_out - nested), with_tail=False)
    strip_attributes(tree, *_ADDRESSES)
    if nested := nested.difference(_WITHOUT_TEXT):
        most = _MOST_NESTED * len(tree.text_content())
        small = {
            tag for tag in nested if all(len(each.text_content()) < most for each in tree.iter(tag))
        }
        strip_elements(tree, *small, with_tail=False)
