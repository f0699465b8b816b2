"""What readers of archives' pages share: the tree of a page, and text of its elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.readers.archives.plain import read_export
from summarise.readers.decode import decode_html
from summarise.readers.torn import misnamed_class, never_ended, torn, torn_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BREAK = "\ue000"  # in place of <br>; private, so that no text has it
_END = 4_000  # characters in which a page closes
_SPACE = re.compile(r"\s+")


def parse_page(stream: BinaryIO, limits: Limits) -> tuple[HtmlElement, tuple[str, ...]]:
    """Return the tree of a page, and the warnings of decoding it.

    Raises:
        SummariseError: it is not text, nothing of it is markup, or it is larger than one may be.
    """
    from lxml import etree, html  # a twentieth of a second to import

    text, warnings = decode_html(read_export(stream, limits))
    if "</html" not in text[-_END:].lower():
        warnings += ("the page stops before its end: articles may be missing",)
    else:
        name = never_ended(text)
        unended = f"<{name}> without </{name}>" if name else None
        warnings += torn(torn_tree(text) or unended or misnamed_class(text))
    text = text.replace("\0", "").replace(_BREAK, "")
    # the declaration of an encoding is not for text that is decoded already
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = html.HTMLParser(huge_tree=True, no_network=True)
    try:
        return html.document_fromstring(text, parser=parser), warnings
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SummariseError("no page in it: get it again") from error


def line_of(element: HtmlElement) -> str:
    """Return an element's text in one line; what marks a hit of a search is joined where it stands."""
    return " ".join(lines_of(element))


def lines_of(element: HtmlElement) -> list[str]:
    """Return the lines of an element's text, which only `<br>` separates."""
    text = "".join(_walk(element))
    return [line for each in text.split(_BREAK) if (line := _SPACE.sub(" ", each).strip())]


def _walk(element: HtmlElement) -> list[str]:
    parts: list[str] = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append(_BREAK)
        elif isinstance(child.tag, str) and child.tag not in ("script", "style"):
            parts.extend(_walk(child))
        parts.append(child.tail or "")
    return parts
