"""ProQuest, pages, as saved or sent by mail: articles below anchors `DocID_MSTAR_…`, fields with labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.entry import JOINED, Entry, documents
from summarise.readers.archives.markup import parse_page
from summarise.readers.archives.nexis_fields import word_count
from summarise.readers.archives.proquest import Line, entry_of_lines
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "p div br table tr td li ul ol h1 h2 h3 h4 h5 hr text blockquote section article".split()
)
_LEFT_OUT = frozenset("script style head meta title link img button figure".split())
_LINK = "ProQuest document link"
_ANCHOR = "DocID_"


def is_proquest_html(head: Head) -> bool:
    """Return whether a file is a page of ProQuest."""
    text = head.text
    if not text[:512].lstrip().startswith("<"):  # a mail, whose reader unpacks it
        return False
    return 'name="DocID_MSTAR_' in text or (
        "<title>ProQuest Export</title>" in text
        or ("ProQuest" in text and "<text wordcount=" in text)
    )


def read_proquest_html(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the page; raises `SummariseError` if it has none."""
    page, warnings = parse_page(stream, options.limits)
    # also what is no name of an anchor any more
    named = page.xpath("//a/@*[starts-with(., $mark)]", mark=_ANCHOR)
    declared = len(set(map(str, named))) or None
    walk = _Walk()
    walk.visit(page)
    yield from documents(location, walk.articles(), options, warnings, declared)


@dataclass
class _Article:
    """What a page has of an article: the number that opens it, which its document ID repeats, and its lines."""

    number: str
    lines: list[Line] = field(default_factory=list)
    words: int | None = None


class _Walk:
    """Reads a page in its order, article by article, as lines."""

    def __init__(self) -> None:
        self._articles: list[_Article] = []
        self._line: list[str] = []

    def articles(self) -> Iterator[Entry]:
        """Yield what was read."""
        for article in self._articles:
            entry = entry_of_lines(line for line in article.lines if line[0] != _LINK)
            entry.words = article.words or entry.words
            if entry.archive_id not in ("", article.number):
                entry.warnings += (JOINED,)
            yield entry

    def visit(self, element: HtmlElement, inside_text: bool = False) -> None:
        """Read an element and all that is in it, without its tail."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _LEFT_OUT or "sr-only" in (element.get("class") or ""):
            return
        name = element.get("name") or ""
        if tag == "a" and name.startswith(_ANCHOR):
            self._end_line(inside_text)
            self._articles.append(_Article(name.rpartition("_")[2]))
        if tag in _BLOCKS:
            self._end_line(inside_text)
        if tag == "text" and self._articles:
            self._articles[-1].words = word_count(element.get("wordcount") or "")
            inside_text = True
        self._line.append(element.text or "")
        for child in element:
            self.visit(child, inside_text)
            self._line.append(child.tail or "")
        if tag in _BLOCKS:
            self._end_line(inside_text)

    def _end_line(self, inside_text: bool) -> None:
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if line and self._articles:
            self._articles[-1].lines.append((line, not inside_text))


PROQUEST_HTML = Format(
    "ProQuest, page",
    read_proquest_html,
    is_own=is_proquest_html,
    mark="anchors DocID_MSTAR_…",
    records=True,
    markup=True,
)
