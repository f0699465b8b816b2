"""ALTO, in which libraries keep scanned newspapers: a page of one, line by line as its letters were recognised."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from lxml import etree

from summarise.readers.archives.entry import Entry
from summarise.readers.markup import local_name
from summarise.readers.wires.elements import find_all

_OF_A_PAGE = frozenset(
    "page topmargin leftmargin rightmargin bottommargin printspace textblock illustration graphicalelement "
    "composedblock shape polygon ellipse circle textline string sp hyp alternative variant glyph baseline".split()
)
_OF_A_LINE = frozenset({"string", "sp", "hyp", "shape"})
_OF_A_WORD = frozenset(
    "ID STYLEREFS TAGREFS PROCESSINGREFS HEIGHT WIDTH HPOS VPOS CONTENT STYLE SUBS_TYPE SUBS_CONTENT WC CC CS LANG "
    "ROTATION".split()
)
_PARTS = (None, "HypPart1", "HypPart2", "Abbreviation")
_HYPHENS = "-\u00ad\u00ac"
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
        warnings=(_PAGE, *_unlike_the_schema(page)),
    )


def _unlike_the_schema(page: etree._Element) -> tuple[str, ...]:
    """Return the warning that words have no letters, or are no words by the schema."""
    count = 0
    for block in find_all(page, "TextBlock"):
        of_lines = [each for line in find_all(block, "TextLine") for each in line]
        words = [each for each in of_lines if local_name(each) == "string"]
        count += sum(local_name(each) not in _OF_A_LINE for each in of_lines)
        count += sum(not _is_word(each) for each in words)
        for first, second in pairwise(words):  # a word that is cut goes on
            cut, goes_on = first.get("SUBS_TYPE"), second.get("SUBS_TYPE")
            count += (cut == "HypPart1") != (goes_on == "HypPart2")
            wholes = {first.get("SUBS_CONTENT"), second.get("SUBS_CONTENT")} - {None}
            count += cut == "HypPart1" and goes_on == "HypPart2" and len(wholes) > 1
    if count:
        return (f"{count} of its words are not as the schema of ALTO has them: it may be damaged",)
    unknown = sorted({str(local_name(each)) for each in page.iter()} - _OF_A_PAGE)
    if not unknown:
        return ()
    return (f"the schema of ALTO has no {', '.join(unknown)}: a piece may be missing there",)


def _is_word(element: etree._Element) -> bool:
    names = {str(name) for name in element.attrib if "}" not in str(name)}
    # the other part of a cut word may have the whole of it
    whole = "SUBS_CONTENT" not in names or "SUBS_TYPE" in names
    known = element.get("SUBS_TYPE") in _PARTS
    return "CONTENT" in names and whole and known and names <= _OF_A_WORD


def _lines(block: etree._Element) -> list[str]:
    """Return the lines of a block; a word that is cut at their ends is whole in the first of them."""
    lines = [
        [each for each in line if local_name(each) == "string"]
        for line in find_all(block, "TextLine")
    ]
    following = dict(pairwise(each for words in lines for each in words))
    said = (
        " ".join(filter(None, (_letters(each, following.get(each)) for each in words)))
        for words in lines
    )
    return list(filter(None, said))


def _letters(word: etree._Element, following: etree._Element | None) -> str:
    """Return a word, whole where it is the first part of one, and nothing for the second part."""
    content = str(word.get("CONTENT") or "")
    part = word.get("SUBS_TYPE")
    if part == "HypPart1":
        whole = word.get("SUBS_CONTENT")
        if not whole and following is not None and following.get("SUBS_TYPE") == "HypPart2":
            joined = content.rstrip(_HYPHENS) + str(following.get("CONTENT") or "")
            whole = following.get("SUBS_CONTENT") or joined
        return str(whole or content)
    return "" if part == "HypPart2" else content
