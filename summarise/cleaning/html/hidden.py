"""What a page hides by an attribute or an inline style, or strikes out: it is none of the article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STRUCK = ("del", "s", "strike")
_INLINE = ("span", "a")  # of these alone: others are hardly ever hidden
_MANY = 20  # words: so many go with a warning
_MOST = 500  # letters: more, if they are most of a line, stay
_SHOWN = 60  # characters, in a warning


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Tell by an element's attributes whether it is hidden, unless a search in the page shows it."""
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    style = attributes.get("style", "").lower()
    if "none" not in style and "hidden" not in style:
        return False
    declared = _declarations(style)
    return declared.get("display") == "none" or declared.get("visibility") == "hidden"


def take_out(tree: HtmlElement, html: str, blocks: frozenset[str]) -> list[str]:
    """Take what is struck out or hidden inside lines out of a page, and return what is to be said of it.

    A line of which nothing else is left, or inside what is struck out or hidden, is marked as hidden
    and stays.

    Args:
        tree: the page.
        html: its markup.
        blocks: the names of elements that are no part of a line.
    """
    found = dict["HtmlElement", bool]()  # whether each is struck out
    # once: to go through a page takes most of the time
    for element in tree.iter(*(() if "line-through" in html else (*_STRUCK, *_INLINE))):
        tag, style = element.tag, element.get("style")
        if tag in _STRUCK or (style and _is_struck(style)):
            found[element] = True
        elif (
            tag in _INLINE
            and (style or element.get("hidden") is not None)
            and is_hidden(dict(element.items()))
            and element.find(".//math") is None
        ):
            found[element] = False
    gone = _take_out(found, tree, blocks) if found else {}
    struck = [text for element, text in gone.items() if found[element]]
    hidden = [
        text for element, text in gone.items() if not found[element] and text.count(" ") >= _MANY
    ]
    return [*_said("strikes out", struck), *_said("hides inside its lines", hidden)]


def _is_struck(style: str) -> bool:
    if "line-through" not in style:
        return False
    declared = _declarations(style.lower())
    lines = f"{declared.get('text-decoration')} {declared.get('text-decoration-line')}"
    return "line-through" in lines.split()


def _declarations(style: str) -> dict[str, str]:
    """Return what a style in lower case declares: values by property."""
    pairs = (each.partition(":") for each in style.split(";"))
    return {name.strip(): value.partition("!")[0].strip() for name, _, value in pairs}


def _take_out(
    elements: Iterable[HtmlElement], tree: HtmlElement, blocks: frozenset[str]
) -> dict[HtmlElement, str]:
    """Take elements, in document order, out of their lines; return the text of those that are gone."""
    inside = set["HtmlElement"]()  # others, whose text is gone with theirs
    lines = dict["HtmlElement", dict["HtmlElement", str]]()
    for element in elements:
        if element in inside:
            continue
        within = list(element.iterdescendants())
        inside.update(within)
        text = " ".join(element.text_content().split())
        if not _letters(text):
            continue  # a sign, such as that before a name
        own = [each for each in (element, *within) if each.tag in blocks]
        for each in own:
            each.set("hidden", "")
        if not own:
            line = next(element.iterancestors(*blocks), tree)
            lines.setdefault(line, {})[element] = text
    gone = dict["HtmlElement", str]()
    for line, texts in lines.items():
        letters = sum(map(_letters, texts.values()))
        left = _letters(line.text_content()) - letters
        if not left:
            line.set("hidden", "")
        elif left >= letters or letters <= _MOST:
            for element in texts:
                element.clear(keep_tail=True)
            gone |= texts
    return gone


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _said(what: str, texts: list[str]) -> list[str]:
    if not texts:
        return []
    first = texts[0] if len(texts[0]) <= _SHOWN else f"{texts[0][:_SHOWN].rstrip()} …"
    others = f" and {len(texts) - 1} more" if len(texts) > 1 else ""
    return [f"left out what the page {what}: “{first}”{others}"]
