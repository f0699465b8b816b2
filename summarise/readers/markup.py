"""Markup of a body alone, HTML or an agency's XML, to its paragraphs; whole pages are cleaning's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# What opens and ends a line where it is shown. What is not here, such as a search hit's <mark> or an
# agency's <hlt>, stands in its sentence.
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul "
    "hl1 hl2 media nitf paragraph".split()
)
_UNSEEN = frozenset("script style noscript template head title".split())
PICTURES = frozenset("figure figcaption media picture table".split())


def body_paragraphs(markup: str, drop: frozenset[str] = PICTURES) -> list[str]:
    """Return the paragraphs of a piece of HTML, each in one line, without what `drop` names."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    source = f"<div>{markup.replace(chr(0), '')}</div>"
    try:
        root = fromstring(source.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return []
    return paragraphs(root, drop)


def paragraphs(root: _Element, drop: frozenset[str] = frozenset()) -> list[str]:
    """Return the paragraphs of an element, each in one line.

    Args:
        root: of HTML or XML, whatever its namespaces.
        drop: names of elements that are left out with all that is in them.
    """
    from lxml.etree import iterwalk

    lines, line = list[str](), list[str]()

    def end_line() -> None:
        if text := " ".join("".join(line).split()):
            lines.append(text)
        line.clear()

    skipped = 0
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(element)
        left_out = name in drop or name in _UNSEEN
        if event == "start":
            skipped += left_out
            if name in _BLOCKS:
                end_line()
            if not skipped:
                line.append(element.text or "")
            continue
        if event == "end":
            skipped -= left_out
            if name in _BLOCKS:
                end_line()
        if not skipped and element is not root:
            line.append(element.tail or "")
    end_line()
    return lines


def local_name(element: _Element) -> str:
    """Return an element's name in lower case, without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
