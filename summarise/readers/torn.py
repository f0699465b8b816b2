"""Torn markup: what a page looks like that a piece is missing of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from difflib import get_close_matches

_AROUND = 30
# what is in these is no markup
_OPAQUE = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<!doctype[^<>]*>"
    r"|<(script|style|textarea|title|svg|noscript|template|xmp)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
# `<met` and, behind what is missing, `three hours late.</p>`
_PROSE_IN_TAG = re.compile(
    r"""</?[A-Za-z][^\s<>="']*(?:\s+[a-z]+=[^\s<>="']+)?(?:\s+[^\s<>="'/]+){3,}\s*<|<//|</\s[^<>]*<"""
)
_WITHOUT_VALUES = re.compile(r"""</?[A-Za-z][^<>="']*>""")
_MOST_NAMES = 8  # of attributes without values
_PARAGRAPH_TAG = re.compile(r"<(/?)p(?=[\s>/])", re.IGNORECASE)
_STOPS = re.compile(r"<p(?:\s[^<>]*)?>(?:[^<]|<(?!/?p[\s>]))*[a-z,]\s*<p[\s>]")
_EMPTY_PARAGRAPH = re.compile(r"<p(?:\s[^<>]*)?>\s*(?=<p[\s>])", re.IGNORECASE)
# behind these a paragraph is ended without its end, by the standard of HTML
_ENDS_PARAGRAPH = re.compile(
    r"<(?:(?:address|article|aside|blockquote|center|details|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header"
    r"|hr|main|menu|nav|ol|pre|section|table|ul)|/(?:article|aside|blockquote|center|dd|figure|li|main|section|td|th)"
    r"|/?div)(?=[\s>/])",
    re.IGNORECASE,
)
_BARE = re.compile(r"<(?![A-Za-z/!?])|</(?![A-Za-z])")
_TEXT_BEHIND_BEGINNING = re.compile(r"<html[^<>]*>\s*(?:[^\s<]|<!(?!--|\[|doctype))", re.IGNORECASE)
_TAG_IN_VALUE = re.compile(r"""\b(?:class|id)="[^"<>]*</""")
# in what a program wrote: another tag in the name, the address or the beginning of one
_TAG_IN_TAG = re.compile(
    r"""<(?=</?[A-Za-z])|\b(?:class|id|href|src|a name)="[^"<>]*(?:>\s*<|</?(?:div|p|a|td|tr)\b)|<[A-Za-z][^<>"']*<[/A-Za-z]"""
    r"""|<[A-Za-z](?:[^<>"]*"[^"<>]*")+[^\s<>="'/]*(?:\s+[^\s<>="'/]+){3,}\s*<|<a href="[^"]*">[^<]*</(?:p|div|td)>"""
)
# what stays of `</p>`, `">` or `&lt;` whose beginning is missing
_REST_OF_TAG = re.compile(r"""[a-z"]>(?=[^\s>,]|\Z)|\A/>|(?<!&)[lg]t;(?=[^\s"'”»)])""")
_BEGUN, _ENDED = re.compile(r"<([A-Za-z][\w:-]*)"), re.compile(r"</([A-Za-z][\w:-]*)")
_ATTRIBUTE = re.compile(r"""\s([^\s="'<>/]+)=["']?([^"'<>=]+)["']?(?=[\s/>])""")
_LONELY = frozenset({"br", "p"})  # whose ends mean something by themselves
_LEAST_ENDS = 3
_ALIKE = 0.75  # share of the letters of two names
_PAIRED = ("div", "p", "a", "strong", "mark", "section", "article", "h1", "h2", "h3")
WHOLE_TAG = re.compile(r"""<[/!?A-Za-z][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>""")
_TAGS = (
    WHOLE_TAG,
    re.compile(r"<[/!?A-Za-z][^<>]*>"),  # where a quote is one too many, as some archives have it
)
_HEAD = _END = 4_000  # characters in which a page opens, and in which it closes
_CUT_OPENING = re.compile(r"\s*<(?:!(?!doctype|--|\[)|(?![!?/A-Za-z]))", re.IGNORECASE)
_OPEN_AT_THE_END = re.compile(
    r"<(?:p|div|span|li|ul|ol|h[1-6]|table|tr|td|section|article)\b[^<>]*>\s*\Z", re.IGNORECASE
)
_OPENS_PAGE = re.compile(r"\s*<!doctype[^<>]*>\s*<(?:head|title|meta)\b", re.IGNORECASE)


def torn(where: str | None) -> tuple[str, ...]:
    """Return the warning that markup is torn at a place, none without one."""
    return (f"damaged: a piece may be missing beside “{where}”",) if where else ()


def torn_page(html: str) -> str | None:
    """Return what of any page shows that its beginning is missing, None where nothing does."""
    if found := _CUT_OPENING.match(html):
        return _beside(html, found)
    if found := _TEXT_BEHIND_BEGINNING.search(_OPAQUE.sub(" ", html[:_HEAD])):
        return _beside(html, found)
    opens = _OPENS_PAGE.match(html)  # HTML lets <html> be left out
    return torn_markup(html[:_HEAD]) or (None if opens else _without_beginning(html, "html"))


def torn_markup(html: str) -> str | None:
    """Return where a tag of a page or a mail has text in it, as only damage puts there; None where none has."""
    whole = alone(html)
    found = _PROSE_IN_TAG.search(whole) or _TAG_IN_VALUE.search(whole) or _prose(whole)
    return _beside(whole, found) if found else None


def _prose(html: str) -> re.Match[str] | None:
    """Return a tag with more words in it than any has of attributes without values."""
    tags = _WITHOUT_VALUES.finditer(html)
    return next((tag for tag in tags if len(tag[0].split()) > _MOST_NAMES + 1), None)


def bare_bracket(html: str) -> str | None:
    """Return where a bare `<` stands in markup that a program wrote; None where none does."""
    found = _BARE.search(_TAGS[0].sub(" ", alone(html)))
    return _beside(found.string, found) if found else None


def torn_tree(html: str, ends: bool = True) -> str | None:
    """Return where a page is torn that a program wrote from a tree; None where nothing shows it.

    An archive or a browser writes each `>` of a text as `&gt;`, and no end without its beginning.

    Args:
        html: the page.
        ends: whether it writes the ends of paragraphs, too, which may be left out.
    """
    if said := torn_page(html) or torn_markup(html) or _without_beginning(html, "body"):
        return said
    whole = alone(html)
    if found := (
        _OPEN_AT_THE_END.search(html, html.rfind("<"))
        or _given_twice(whole)
        or _TAG_IN_TAG.search(whole)
        or _BARE.search(_TAGS[0].sub(" ", whole))  # in the value of an attribute, it may be bare
    ):
        return _beside(found.string, found)
    if name := never_begun(whole):
        return f"</{name}> without <{name}>"
    for name in _PAIRED:
        begun, ended = _count(whole, f"<{name}"), _count(whole, f"</{name}")
        if ended > begun:
            return f"more </{name}> than <{name}>"
        if name == "mark" and begun > ended:
            return "a <mark> without </mark>"
    if ends and (said := torn_paragraphs(whole, 1)):
        return said
    said = None
    for tag in _TAGS:
        texts = tag.sub(" ", whole)
        if not (found := re.search(">", texts)):
            return None
        said = _beside(texts, found)
    return said


def torn_paragraphs(markup: str, least: int = _LEAST_ENDS) -> str | None:
    """Return which end of a paragraph is missing in markup, or which beginning; None where none or several are.

    Who leaves ends out leaves out more of them.

    Args:
        markup: of a body.
        least: so many paragraphs have both.
    """
    missing, whole, is_open = list[str](), 0, False
    for end in _PARAGRAPH_TAG.findall(markup):
        if end and not is_open:
            missing.append("a </p> without <p>")
        elif not end and is_open:
            missing.append("a <p> without </p>")
        whole += bool(end and is_open)
        is_open = not end
    if is_open:
        missing.append("a <p> without </p>")
    return missing[0] if len(missing) == 1 and whole >= least else None


def open_paragraph(markup: str) -> str | None:
    """Return that one paragraph of what people write lacks its end; None where none does, or several.

    What ends it by the standard is its end as well. That one within another opens at once, as in `<p><p>`, or that
    there is an end too many, are slips that many programs and editors make.
    """
    missing, whole, is_open = 0, 0, False
    ends = _ENDS_PARAGRAPH.sub("</p>", _EMPTY_PARAGRAPH.sub("", alone(markup)))
    for end in _PARAGRAPH_TAG.findall(ends):
        missing += not end and is_open
        whole += bool(end and is_open)
        is_open = not end
    missing += is_open
    return "a <p> without </p>" if missing == 1 and whole >= _LEAST_ENDS else None


def broken_off(markup: str) -> str | None:
    """Return that one paragraph lacks its end and stops in mid-sentence; None where none does, or several.

    In a blog's posts ends are missing where a sentence ends.
    """
    said = open_paragraph(markup)
    return said if said and _STOPS.search(alone(markup)) else None


def never_begun(markup: str, besides: Collection[str] = _LONELY) -> str | None:
    """Return the name of an element that ends and never begins, as in `</pp>`; None where all begin.

    Args:
        markup: of a body.
        besides: names that may be one too many.
    """
    begun = {name.lower() for name in _BEGUN.findall(markup)}
    ended = (name.lower() for name in _ENDED.findall(markup))
    return next((name for name in ended if name not in begun and name not in besides), None)


def misnamed_class(html: str) -> str | None:
    """Return a class that one tag has under a name like it, as in `<p clas="author">`; None where none has."""
    said = _ATTRIBUTE.findall(alone(html))
    classes = {value for name, value in said if name.lower() == "class"}
    odd = (
        f'{name}="{value}"'
        for name, value in said
        if value in classes and _is_damaged(name.lower(), "class")
    )
    return next(odd, None)


def _is_damaged(name: str, whole: str) -> bool:
    """Return whether a name is another with a letter or two lost or changed; `ng-class` has all of `class`."""
    return whole not in name and bool(get_close_matches(name, [whole], cutoff=_ALIKE))


def never_ended(html: str) -> str | None:
    """Return the name of an element unknown to HTML that begins once and never ends, as in `<d class=…>`."""
    from lxml.html.defs import tags  # a twentieth of a second to import

    whole = alone(html)
    begun = Counter(name.lower() for name in _BEGUN.findall(whole))
    ended = {name.lower() for name in _ENDED.findall(whole)}
    unknown = (name for name in begun if name.isalpha() and name not in tags and name not in ended)
    return next((name for name in unknown if begun[name] == 1), None)


def alone(html: str) -> str:
    """Return markup without what is none in it: comments, scripts, styles and drawings."""
    return _OPAQUE.sub(" ", html)


def torn_texts(html: str) -> str | None:
    """Return where a text between the tags of markup has the rest of a tag in it; None where none has."""
    said = None
    for tag in _TAGS:
        if not (said := torn_text(tag.sub("\n", alone(html)))):
            return None
    return said


def torn_text(text: str) -> str | None:
    """Return where a text that was markup has the rest of a tag in it; None where it has none."""
    if ">" not in text and "t;" not in text:
        return None
    for line in text.split("\n"):
        found = _REST_OF_TAG.search(line)
        if found and "<" not in line[: found.start()]:
            return _beside(line, found)
    return None


def _count(html: str, tag: str) -> int:
    return len(re.findall(rf"{tag}(?=[\s>/])", html, re.IGNORECASE))


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
