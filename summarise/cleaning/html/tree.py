"""Parse a page's markup, by lxml: the tree that both our blocks and the extractor are read from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarise.common.quotations import mark_quotations

if TYPE_CHECKING:
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlElement

_WRAPPERS = re.compile(r"</?(?:div|span|section|font|center)\b[^>]*>", re.IGNORECASE)


def parse(html: str) -> HtmlElement:
    """Parse a page; one that holds nothing gives an empty tree."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, fromstring

    # huge_tree: without it libxml2 leaves out what is nested deeper than 255, with it than 2,048
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_one_class())
    try:
        tree = fromstring(html.encode("utf-8", "surrogatepass"), parser=parser)
    except ParserError:
        return fromstring("<html></html>")
    mark_quotations(tree)
    return tree


@cache
def _one_class() -> ElementDefaultClassLookup:
    """Make every element an `HtmlElement`: lxml asks Python for the class of each tag otherwise."""
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction

    return ElementDefaultClassLookup(
        element=HtmlElement, comment=HtmlComment, entity=HtmlEntity, pi=HtmlProcessingInstruction
    )


def parse_flat(html: str) -> HtmlElement:
    """Parse a page without the elements that only wrap others, however deep they are nested."""
    return parse(_WRAPPERS.sub("<br>", html))
