"""Markup of a body alone, HTML or an agency's XML, to its paragraphs; whole pages are cleaning's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from summarise.common.quotations import mark_quotations
from summarise.readers.wrapping import plain_paragraphs, unwrap, wrap_width

if TYPE_CHECKING:
    from lxml.etree import _Element

# What opens and ends a line where it is shown. What is not here, such as a search hit's <mark> or an
# agency's <hlt>, stands in its sentence.
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul "
    "hl1 hl2 media nitf paragraph".split()
)
_BREAK = "\ue000"  # in place of <br>; private, so that no text has it
_UNSEEN = frozenset("script style noscript template head title".split())
_PICTURES = frozenset("figure figcaption media picture table".split())


def is_picture(element: _Element) -> bool:
    """Return whether an element is a picture with its caption, or a table."""
    return local_name(element) in _PICTURES


def body_paragraphs(markup: str, drop: Callable[[_Element], bool] = is_picture) -> list[str]:
    """Return the paragraphs of a piece of HTML, each in one line, without what is to be dropped."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    source = f"<div>{markup.replace(chr(0), '')}</div>"
    try:
        root = fromstring(source.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return []
    mark_quotations(root)
    return paragraphs(root, drop)


def paragraphs(
    root: _Element, drop: Callable[[_Element], bool] = lambda element: False
) -> list[str]:
    """Return the paragraphs of an element, each in one line.

    `<br>` ends a paragraph, but for one that only wraps its lines.

    Args:
        root: of HTML or XML, whatever its namespaces.
        drop: says of an element whether it is left out, with all that is in it.
    """
    from lxml.etree import iterwalk

    found, line = list[list[str]](), list[str]()

    def end_line() -> None:
        text = "".join(line)
        line.clear()
        if preformatted:
            found.extend([each] for each in plain_paragraphs(text.replace(_BREAK, "\n")))
            return
        lines = (" ".join(each.split()) for each in text.split(_BREAK))
        if filled := list(filter(None, lines)):
            found.append(filled)

    skipped = preformatted = 0
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(element)
        left_out = name in _UNSEEN or (element is not root and bool(name) and drop(element))
        if event == "start":
            skipped += left_out
            if name in _BLOCKS:
                end_line()
            preformatted += name == "pre"
            if not skipped:
                line.append((_BREAK if name == "br" else "") + (element.text or ""))
            continue
        if event == "end":
            skipped -= left_out
            if name in _BLOCKS:
                end_line()
            preformatted -= name == "pre"
        if not skipped and element is not root:
            line.append(element.tail or "")
    end_line()
    width = wrap_width([each for lines in found for each in lines if len(lines) > 1])
    return [text for lines in found for text in unwrap(lines, width)]


def local_name(element: _Element) -> str:
    """Return an element's name in lower case, without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
