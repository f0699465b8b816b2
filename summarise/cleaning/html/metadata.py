"""Read the metadata that a page's markup gives of its article, by trafilatura and htmldate."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Metadata(NamedTuple):
    """What a page's markup says of its article; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    standfirst: str | None = None
    url: str | None = None


def read_metadata(tree: HtmlElement, pruned: HtmlElement) -> Metadata:
    """Read what `trafilatura.extract_metadata` does, in its order, but for what is of no use here.

    Its categories, tags and licence take a tenth of the time of a page.

    Args:
        tree: the page.
        pruned: the page without what has no text.
    """
    from htmldate import find_date
    from trafilatura import metadata as reader
    from trafilatura.settings import set_date_params

    found = reader.examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None
    with suppress(Exception):  # JSON of any shape: what was read before stands
        found = reader.extract_meta_json(tree, found)
    found.title = found.title or reader.extract_title(tree)
    found.author = found.author or reader.extract_author(pruned)
    found.url = found.url or reader.extract_url(tree)
    # in text the rules look for dates: it would take any year for want of another
    found.date = find_date(tree, url=found.url, **set_date_params(extensive=False))
    found.clean_and_trim()
    return Metadata(found.title, found.author, found.date, found.description, found.url)
