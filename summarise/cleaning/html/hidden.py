"""What a page hides by an attribute or an inline style, or strikes out: it is none of the article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STRUCK = ("del", "s", "strike")
_INLINE = ("span", "a")  # of these alone: others are hardly ever hidden
_MANY = 20  # words: so many go with a warning
_MOST = 600  # characters: more, if they are most of a line, stay
_SHOWN = 60  # characters, in a warning


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Tell by an element's attributes whether it is hidden, unless a search in the page shows it."""
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    style = attributes.get("style", "")
    if "none" not in style and "hidden" not in style:
        return False
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def take_out(tree: HtmlElement, html: str, blocks: frozenset[str]) -> list[str]:
    """Take what is struck out or hidden inside lines out of a page, and return what is to be said of it.

    A line of which nothing else is left is marked as hidden, and stays.

    Args:
        tree: the page.
        html: its markup.
        blocks: the names of elements that are no part of a line.
    """
    struck, unseen = list["HtmlElement"](), list["HtmlElement"]()
    # once: to go through a page takes most of the time
    for element in tree.iter(*_STRUCK, *_INLINE):
        if element.tag in _STRUCK:
            struck.append(element)
        elif (element.get("style") or element.get("hidden") is not None) and (
            is_hidden(dict(element.items())) and element.find(".//math") is None
        ):
            unseen.append(element)
    if "line-through" in html:
        struck += tree.xpath('//*[contains(@style, "line-through")]')
    texts = [text for each in struck if (text := _take_out(each, blocks))]
    hidden = [text for each in unseen if (text := _take_out(each, blocks)).count(" ") >= _MANY]
    return [*_said("strikes out", texts), *_said("hides inside its lines", hidden)]


def _take_out(element: HtmlElement, blocks: frozenset[str]) -> str:
    """Take an element out of its line, or mark the whole line as hidden; return its text."""
    text = " ".join(element.text_content().split())
    if not _has_word(text):
        return ""  # a sign, such as that before a name
    if element.tag in blocks:
        element.set("hidden", "")
        return text
    if inside := list(element.iterdescendants(*blocks)):
        for each in inside:
            each.set("hidden", "")
        return text
    line = next(element.iterancestors(*blocks), None)
    if line is not None and not _stands_beside(element, line):
        line.set("hidden", "")
    elif line is None or len(text) <= _MOST or len(line.text_content()) > 2 * len(text):
        element.clear(keep_tail=True)
    return text


def _stands_beside(element: HtmlElement, line: HtmlElement) -> bool:
    """Tell whether a line has text beside that of an element in it, what is nearest first."""
    while element is not line:
        around = element.getparent()
        if around is None or _has_word(element.tail):
            return True
        for backwards in (False, True):
            for each in element.itersiblings(preceding=backwards):
                if _has_word(each.tail) or any(map(_has_word, each.itertext())):
                    return True
        if _has_word(around.text):
            return True
        element = around
    return False


def _has_word(text: str | None) -> bool:
    return text is not None and any(map(str.isalnum, text))


def _said(what: str, texts: list[str]) -> list[str]:
    if not texts:
        return []
    first = texts[0] if len(texts[0]) <= _SHOWN else f"{texts[0][:_SHOWN].rstrip()} …"
    others = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
    return [f"left out what the page {what}: “{first}”{others}"]
