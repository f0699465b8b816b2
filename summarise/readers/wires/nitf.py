"""NITF, of agencies and of the New York Times corpus."""

from __future__ import annotations

import re

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import local_name, paragraphs
from summarise.readers.wires.elements import (
    attribute,
    find,
    find_all,
    first_line,
    language_of,
    line,
)

_BESIDE = frozenset(
    "media note tagline hedline byline distributor dateline table figure header footer aside".split()
)
_NOTES = re.compile(r"\b(?:notepad|closingline|editorsnote|ednote)\b", re.IGNORECASE)
_LEAD = re.compile(r"\s*LEAD:\s*")
_ALIKE = 40  # characters by which a lead is known to be repeated


def nitf_entry(root: etree._Element) -> Entry:
    """Return the article of an `nitf` element."""
    day = [_meta(root, f"publication_{part}") for part in ("year", "month", "day_of_month")]
    words = attribute(root, "pubdata", "item-length")
    unit = attribute(root, "pubdata", "unit-of-measure")
    return Entry(
        title=first_line(root, "hedline/hl1", "head/title"),
        paragraphs=nitf_paragraphs(root),
        published=attribute(root, "date.issue", "norm")
        or attribute(root, "pubdata", "date.publication")
        or ("-".join(part.zfill(2) for part in day) if all(day) else ""),
        byline=_byline(root),
        agency=first_line(root, "distributor"),
        standfirst=_standfirst(root),
        language=language_of(root),
        outlet=attribute(root, "pubdata", "name"),
        section=_meta(root, "dsk") or attribute(root, "pubdata", "position.section"),
        archive_id=attribute(root, "docdata/doc-id", "id-string"),
        url=attribute(root, "pubdata", "ex-ref"),
        words=int(words) if words.isdecimal() and unit.startswith("word") else None,
        warnings=_lead_warnings(root),
    )


def _lead_warnings(root: etree._Element) -> tuple[str, ...]:
    """Return what a lead that stands beside the full text says of it: the text opens with it."""
    said = {
        str(each.get("class")): " ".join(paragraphs(each, is_beside))
        for each in find_all(root, "block")
    }
    if sum(each.get("class") == "full_text" for each in find_all(root, "block")) > 1:
        return ("its full text stands in it twice, of which one was read: perhaps damaged",)
    lead = said.get("lead_paragraph", "")
    if lead and "full_text" not in said:
        return ("no more than its lead is here: the full text may be missing",)
    if lead and not said["full_text"].startswith(lead[:_ALIKE]):
        return ("its full text does not open with its lead: a piece may be missing",)
    return ()


def nitf_paragraphs(root: etree._Element) -> list[str]:
    """Return the body of an `nitf` element, or of one within it."""
    blocks = find_all(root, "block")
    whole = [
        block for block in blocks if block.get("class") == "full_text"
    ]  # which has the lead too
    body = whole or find_all(root, "body.content") or find_all(root, "body")
    lines = [text for each in body[:1] for text in paragraphs(each, is_beside)]
    return _without_lead(lines)


def is_beside(element: etree._Element) -> bool:
    """Return whether an element of a body is no part of it: media, tables, notes to editors."""
    return local_name(element) in _BESIDE or bool(_NOTES.search(element.get("class") or ""))


def _without_lead(lines: list[str]) -> list[str]:
    """Mend the bodies of 1987 to 1990, which open with `LEAD:` and mostly say the lead again."""
    found = _LEAD.match(lines[0]) if lines else None
    if not found:
        return lines
    lead = lines[0][found.end() :]
    repeated = len(lines) > 1 and lines[1][:_ALIKE] == lead[:_ALIKE]
    return lines[1:] if repeated else [lead, *lines[1:]]


def _byline(root: etree._Element) -> str:
    bylines = find_all(root, "byline")
    printed = [each for each in bylines if each.get("class") == "print_byline"]
    for each in printed or bylines:
        people = [line(person) for person in find_all(each, "person")]
        titles = find_all(each, "byttl")
        if said := ", ".join(filter(None, people)) or line(each).removesuffix(
            line(titles[0]) if titles else ""
        ):
            return said
    return ""


def _standfirst(root: etree._Element) -> str:
    found = find(root, "abstract")
    return "" if found is None else " ".join(paragraphs(found))


def _meta(root: etree._Element, name: str) -> str:
    return next(
        (
            each.get("content", "").strip()
            for each in find_all(root, "meta")
            if each.get("name") == name
        ),
        "",
    )
