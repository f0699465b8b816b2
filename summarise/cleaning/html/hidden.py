"""What a page hides by an attribute or an inline style, or strikes out: it is none of the article."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

_STRUCK = ("del", "s", "strike")
_INLINE = "self::span or self::a or self::b or self::i or self::em or self::strong or self::font"
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
    struck = list(tree.iter(*_STRUCK))
    if "line-through" in html:
        struck += _paths()["struck"](tree)
    texts = [text for each in struck if (text := _take_out(each, blocks))]
    hidden = list[str]()
    if "display" in html or "hidden" in html:
        found = _paths()["hidden"](tree)
        hidden = [
            text
            for each in found
            if is_hidden(dict(each.items())) and each.find(".//math") is None
            if (text := _take_out(each, blocks)) and text.count(" ") >= _MANY
        ]
    return [*_said("strikes out", texts), *_said("hides inside its lines", hidden)]


def _take_out(element: HtmlElement, blocks: frozenset[str]) -> str:
    """Take an element out of its line, or mark the whole line as hidden; return its text."""
    text = " ".join(element.text_content().split())
    if not any(map(str.isalnum, text)):
        return ""  # a sign, such as that before a name
    if element.tag in blocks:
        element.set("hidden", "")
        return text
    if inside := list(element.iterdescendants(*blocks)):
        for each in inside:
            each.set("hidden", "")
        return text
    line = next(element.iterancestors(*blocks), None)
    whole = "" if line is None else " ".join(line.text_content().split())
    rest = whole.replace(text, "", 1)
    if line is not None and not any(map(str.isalnum, rest)):
        line.set("hidden", "")
    elif not len(rest) < len(text) > _MOST:
        element.clear(keep_tail=True)
    return text


def _said(what: str, texts: list[str]) -> list[str]:
    if not texts:
        return []
    first = texts[0] if len(texts[0]) <= _SHOWN else f"{texts[0][:_SHOWN].rstrip()} …"
    others = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
    return [f"left out what the page {what}: “{first}”{others}"]


@cache
def _paths() -> Mapping[str, XPath]:
    """Return what finds elements by their style."""
    from lxml.etree import XPath

    return {
        "struck": XPath('//*[contains(@style, "line-through")]'),
        "hidden": XPath(
            f'//*[(@hidden or contains(@style, "none") or contains(@style, "hidden")) and ({_INLINE})]'
        ),
    }
