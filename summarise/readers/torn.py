"""Torn markup: what a page looks like that a piece is missing of."""

from __future__ import annotations

import re

_AROUND = 30
# what is in these is no markup
_OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<!doctype[^<>]*>"
    r"|<(script|style|textarea|title|svg|noscript|template|xmp)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
# `<met` and, behind what is missing, `three hours late.</p>`
_PROSE_IN_TAG = re.compile(r"""</?[A-Za-z][^\s<>="']*+(?:\s+[^\s<>="'/]+){3,}+\s*+<|<//""")
_TAG_IN_VALUE = re.compile(r"""\b(?:class|id)="[^"<>]*</""")
_TAGS = (
    re.compile(r"""<[/!?A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*+>"""),
    re.compile(r"<[/!?A-Za-z][^<>]*>"),  # where a quote is one too many, as some archives have it
)
_HEAD = _END = 4_000  # characters in which a page opens, and in which it closes
_CUT_OPENING = re.compile(r"\s*<(?:!(?!doctype|--|\[)|(?![!?/A-Za-z]))", re.IGNORECASE)
_OPEN_AT_THE_END = re.compile(
    r"<(?:p|div|span|li|ul|ol|h[1-6]|table|tr|td|section|article)\b[^<>]*>\s*\Z", re.IGNORECASE
)


def torn(where: str | None) -> tuple[str, ...]:
    """Return the warning that markup is torn at a place, none without one."""
    return (f"damaged: a piece may be missing beside “{where}”",) if where else ()


def torn_page(html: str) -> str | None:
    """Return what of any page shows that its beginning is missing, None where nothing does."""
    if found := _CUT_OPENING.match(html):
        return _beside(html, found)
    return torn_markup(html[:_HEAD]) or _without_beginning(html, "html")


def torn_markup(html: str) -> str | None:
    """Return where a tag of a page or a mail has text in it, as only damage puts there; None where none has."""
    whole = _OPAQUE.sub(" ", html)
    found = _PROSE_IN_TAG.search(whole) or _TAG_IN_VALUE.search(whole)
    return _beside(whole, found) if found else None


def torn_tree(html: str) -> str | None:
    """Return where a page is torn that a program wrote from a tree; None where nothing shows it.

    An archive or a browser writes each `>` of a text as `&gt;`, and no end without its beginning.
    """
    if said := torn_page(html) or torn_markup(html) or _without_beginning(html, "body"):
        return said
    whole = _OPAQUE.sub(" ", html)
    if found := _OPEN_AT_THE_END.search(html, html.rfind("<")) or _given_twice(whole):
        return _beside(found.string, found)
    if len(re.findall(r"</div\s*>", whole, re.IGNORECASE)) > len(
        re.findall(r"<div\b", whole, re.IGNORECASE)
    ):
        return "more </div> than <div>"
    said = None
    for tag in _TAGS:
        texts = tag.sub(" ", whole)
        if not (found := re.search(">", texts)):
            return None
        said = _beside(texts, found)
    return said


def _given_twice(html: str) -> re.Match[str] | None:
    """Return a tag that has an attribute twice, which is two tags' pieces."""
    for tag in _TAGS[1].finditer(html):
        if tag[0].count(' class="') > 1 or tag[0].count(' id="') > 1:
            return tag
    return None


def _without_beginning(html: str, name: str) -> str | None:
    end = f"</{name}>"
    if end not in html[-_END:].lower() or f"<{name}" in html[:_HEAD].lower():
        return None
    return None if f"<{name}" in html.lower() else f"{end} without <{name}>"


def _beside(html: str, found: re.Match[str]) -> str:
    """Return what stands around the end of a match, for people to find it by."""
    return " ".join(html[max(0, found.end() - _AROUND) : found.end() + _AROUND].split())
