"""Ask trafilatura for a page's article and for the metadata that its markup gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Extraction(NamedTuple):
    """What the extractor takes for the article, a line a paragraph, and metadata, None if absent."""

    text: str = ""
    title: str | None = None
    author: str | None = None
    published: str | None = None
    standfirst: str | None = None
    url: str | None = None


def extract(tree: HtmlElement, fast: bool) -> Extraction | None:
    """Extract a page's article; None where there is nothing to extract.

    Args:
        tree: the page, which is pruned on the way.
        fast: do without a second opinion from other extractors, which at times takes the whole page.

    Raises:
        RecursionError: the page is nested too deep.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, set_date_params

    found = bare_extraction(
        tree,
        fast=fast,
        with_metadata=True,
        include_comments=False,
        # what it adds without is teasers and comments more often than paragraphs
        favor_precision=True,
        # in text the rules look for dates: it would take any year for want of another
        date_extraction_params=set_date_params(extensive=False),
    )
    if not isinstance(found, Document):
        return None
    return Extraction(
        found.text or "", found.title, found.author, found.date, found.description, found.url
    )
