"""HTML: one document a file, decoded and otherwise as it is; its text is the cleaning stage's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.limits import read_whole
from summarise.readers.decode import decode_html
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import check_not_empty, one_document
from summarise.readers.torn import torn, torn_page, torn_tree
from summarise.readers.web.saved import lacks_address, saved_from

_BEGINNING, _END = 500, 4_000  # characters
_BETWEEN_PARAGRAPHS = re.compile(r"</p>\s*<p\b", re.IGNORECASE)
_IN_A_TAG = re.compile(r"</?[A-Za-z][^>]*\Z")


def _stops_in_its_text(html: str) -> bool:
    """Return whether a whole page, no piece of one, ends neither in a tag nor behind its own end."""
    begins = html[:_BEGINNING].lower()
    is_whole = "<html" in begins or "<!doctype" in begins
    return is_whole and not html.rstrip().endswith(">") and "</html" not in html[-_END:].lower()


def _not_whole(html: str) -> tuple[str, ...]:
    """Return the warning that a page which SingleFile saved is not whole: it writes all ends of a page or few."""
    ends = html.rstrip().endswith("</p>") or bool(_BETWEEN_PARAGRAPHS.search(html))
    if ends and "</html" not in html[-_END:].lower():
        return ("cut off: the page stops before its end",)
    return torn(torn_tree(html, ends=ends))


def read_html(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the page as one document; raises `SummariseError` if it is empty or not text."""
    html, warnings = decode_html(read_whole(stream, options.limits))
    html = check_not_empty(html.replace("\0", ""))  # a parser ends at a NUL
    url = saved_from(html)
    if _IN_A_TAG.search(html, html.rfind("<")):
        warnings += ("cut off: the page stops in the middle of a tag",)
    elif _stops_in_its_text(html):
        warnings += ("cut off: the page stops in the middle of its text",)
    else:
        warnings += _not_whole(html) if url else torn(torn_page(html))
    if lacks_address(html):
        warnings += ("the address that SingleFile writes above a page is missing: perhaps damaged",)
    yield one_document(location, options, warnings, html=html, url=url)
