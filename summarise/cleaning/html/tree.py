"""Parse a page's markup, by lxml: the tree that both our blocks and the extractor are read from."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarise.common.quotations import mark_quotations

if TYPE_CHECKING:
    from lxml.etree import ElementDefaultClassLookup
    from lxml.html import HtmlElement

_OF_HEAD = frozenset("base link meta noscript script style template title".split())
_WRAPPERS = re.compile(r"</?(?:div|span|section|font|center)\b[^>]*>", re.IGNORECASE)


# whose markup HTML takes for text; a form's field has markup to copy, unless it is the page
_RAW = ("noframes", "noembed", "xmp", "textarea")
_MARKUP = re.compile(r"<(?:p|br|h[1-6]|div)\b[^<>]*>", re.IGNORECASE)
# what browsers show in place of a script or a frame, each as a page
_STANDING_IN = ("noscript", "iframe")

_LONG_READING = 20  # characters


def parse(html: str) -> HtmlElement:
    """Parse a page, without readings beside words; one that holds nothing gives an empty tree."""
    from lxml.etree import strip_elements

    tree = _parse(html)
    _end_head(tree)
    for element in list(tree.iter(*_RAW)):
        text = element.text or ""
        if not _MARKUP.search(text):
            continue
        if element.tag != "textarea" or 2 * len(text) > len(tree.text_content()):
            _open(element)
    if "<rt" in html:
        _keep_long_readings(tree)
        strip_elements(tree, "rt", "rp", with_tail=False)
    mark_quotations(tree)
    return tree


def parse_unscripted(html: str) -> HtmlElement:
    """Parse a page as browsers without scripts and frames show it."""
    tree = parse(html)
    for element in list(tree.iter(*_STANDING_IN)):
        _open(element)
    return tree


def _keep_long_readings(tree: HtmlElement) -> None:
    """Make words of readings that are far longer than what they stand beside: such were never closed."""
    for reading in list(tree.iter("rt")):
        ruby = reading.getparent()
        beside = 0 if ruby is None else len(ruby.text or "")
        if len(reading.text_content()) > _LONG_READING + 3 * beside:
            reading.tag, reading.text = "span", f" {reading.text or ''}"


def _open(element: HtmlElement) -> None:
    """Make a `div` of an element, with what its text is as markup."""
    if text := element.text:
        inside = _parse(text)
        if inside.tag in ("html", "body"):
            inside.tag = "div"
        element.text = None
        element.insert(0, inside)
    element.tag = "div"


def _parse(html: str) -> HtmlElement:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, fromstring

    # huge_tree: without it libxml2 leaves out what is nested deeper than 255, with it than 2,048
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_one_class())
    try:
        return fromstring(html.encode("utf-8", "surrogatepass"), parser=parser)
    except ParserError:
        return fromstring("<html></html>")


def _end_head(tree: HtmlElement) -> None:
    """Put what cannot stand in a head to the front of the body.

    HTML lets pages leave out `<body>`, which libxml2 begins before elements of HTML 4 only: an
    `<article>` that opens such a page would be part of its head, which has no text.
    """
    head = tree.find("head")
    strays = [] if head is None else [each for each in head if each.tag not in _OF_HEAD]
    if not strays:
        return
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        tree.append(body)
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
    body.text = None
    body[:0] = strays


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
