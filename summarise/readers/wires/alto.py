"""ALTO, in which libraries keep scanned newspapers: a page of one, line by line as its letters were recognised."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import local_name
from summarise.readers.wires.elements import find_all

_PAGE = "a page of a newspaper as its letters were recognised: its articles are not told apart"


def alto_entry(page: etree._Element, left_out: Counter[str]) -> Entry | None:
    """Return the page of a `Page` element, a paragraph a block; None for one without letters."""
    blocks = [_lines(block) for block in find_all(page, "TextBlock")]
    if not any(blocks):
        left_out["pages without text"] += 1
        return None
    return Entry(
        paragraphs=[" ".join(lines) for lines in blocks if lines],
        section=str(page.get("PHYSICAL_IMG_NR") or ""),
        warnings=(_PAGE,),
    )


def _lines(block: etree._Element) -> list[str]:
    """Return the lines of a block; a word that is cut at their ends is whole in the first of them."""
    lines = []
    for line in find_all(block, "TextLine"):
        words = []
        for each in line:
            if local_name(each) == "string" and each.get("SUBS_TYPE") != "HypPart2":
                whole = each.get("SUBS_CONTENT") if each.get("SUBS_TYPE") == "HypPart1" else None
                words.append(str(whole or each.get("CONTENT") or ""))
        if said := " ".join(filter(None, words)):
            lines.append(said)
    return lines
