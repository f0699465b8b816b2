"""An article of ProQuest: labelled fields, whatever the file, to an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from summarise.readers.archives.entry import Entry
from summarise.readers.archives.nexis_fields import word_count
from summarise.readers.archives.unknown_labels import label_of

# A closed list: `The question is:` is text.
_LABELS = frozenset(
    """
    abstract|links|full text|subject|location|people|company / organization|classification
    |identifier / keyword|title|alternate title|author|publication title|publication info|first page
    |pages|page|page count|number of pages|publication year|year|publication date|publication month
    |date|day|section|column|edition|supplement|dateline|publisher|place of publication
    |country of publication|publication subject|issn|e-issn|eissn|isbn|source type
    |language of publication|language|document type|document feature|proquest document id
    |document url|copyright|last updated|database|volume|issue|doi|credit|accession number
    |text word count|word count|correspondence author|editor|series|series title|source attribution
    |publication history|publication frequency|coden|ticker symbol|naics|duns|special issue|notes
    |number of references|references|tables|graphics|illustration|mesh|product name|industry
    |publication note|rights|source|subfile|updates|document status|copyright statement
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_LABEL = re.compile(r"\s*([A-Za-z][A-Za-z /-]{2,30}?)\s?:(?:\s+|$)")
_BY_LETTERS = {label.replace(" ", ""): label for label in _LABELS}  # spaces are lost at times
_BEHIND = _LABELS - {"abstract", "links", "full text", "author", "publication info", "credit"}
_LAST = frozenset({"last updated", "database", "copyright", "document url"})  # fields of an article
# which some interfaces add, and nobody reads
_ADDED = frozenset({"business indexing term", "company", "url"})
_NOTHING = re.compile(r"\s*(?:none available|not available)\.?\s*", re.IGNORECASE)
_EDITION = re.compile(r"[;:]|, (?:[\w' -]+ )?[Ee]dition\b|\s+\[")
_DESK = re.compile(r"(?::? \[[^\]]{3,60}(?:Desk|Edition|graphic\(s\))\])+\s*$", re.IGNORECASE)
_WRAPPED = re.compile(r"[?&](?:q?url)=(https?(?::|%3A).+)", re.IGNORECASE)
_PROXY_HOST = re.compile(r"(https?://)([\w-]+)[.-]proquest[.-]com\.[\w.-]+(?=/)")

Line = tuple[str, bool]  # a line, and whether a label may open it


def split_label(line: str) -> tuple[str, str] | None:
    """Return the label that a line opens with, in lower case, and what follows; None for another."""
    found = _LABEL.match(line)
    label = _BY_LETTERS.get("".join(found[1].lower().split())) if found else None
    if not found or label is None:
        return None
    return label, line[found.end() :].strip()


def entry_of_lines(lines: Iterable[Line]) -> Entry:
    """Return the article that its lines make, the title first."""
    above: list[str] = []
    fields: dict[str, list[str]] = {}
    unread = list[str]()
    current = above
    for line, may_open in lines:
        found = split_label(line) if may_open else None
        if found and found[0] == "abstract" and "full text" in fields:
            found = None
        if found:
            current = fields.setdefault(found[0], [])
            line = found[1]
        elif may_open and fields and current is not fields.get("full text"):
            label = label_of(line)
            unread += [label] if label and label.lower() not in _ADDED else []
        if line.strip():
            current.append(line.strip())
    entry = entry_of_fields(above, fields)
    entry.unread = tuple(unread)
    return entry


def entry_of_fields(above: Sequence[str], fields: Mapping[str, Sequence[str]]) -> Entry:
    """Return the article of labelled fields.

    Args:
        above: the lines before the first of them.
        fields: their lines, by label in lower case.
    """

    def line(*labels: str) -> str:
        return next((" ".join(fields[label]) for label in labels if fields.get(label)), "")

    abstract = line("abstract")
    outlet = line("publication title", "publication info")
    return Entry(
        title=_DESK.sub("", line("title") or (above[0] if above else "")),
        paragraphs=list(fields.get("full text", ())),
        published=line("publication date", "date", "publication year"),
        byline=line("author"),
        standfirst="" if _NOTHING.fullmatch(abstract) else abstract,
        language=line("language of publication", "language"),
        outlet=_EDITION.split(outlet, maxsplit=1)[0],
        section=line("section"),
        # a mail may have wrapped it
        archive_id="".join(line("proquest document id", "accession number").split()),
        url=unwrapped(line("document url")),
        words=word_count(line("text word count", "word count")),
        closed=not _LAST.isdisjoint(fields),
    )


def stands_behind(label: str) -> bool:
    """Return whether a field stands behind the full text."""
    return label in _BEHIND


def unwrapped(url: str) -> str:
    """Return an address without the library's proxy that it goes through."""
    url = url.split(" ")[0]
    if found := _WRAPPED.search(url):
        url = unquote(found[1]) if "%3A" in found[1][:8].upper() else found[1]
    return _PROXY_HOST.sub(r"\1\2.proquest.com", url)
