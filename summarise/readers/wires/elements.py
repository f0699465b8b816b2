"""Elements of an XML file as they come, without entities of its own and without the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import name2codepoint
from typing import BinaryIO

from lxml import etree

from summarise.common.errors import SummariseError
from summarise.readers.markup import local_name

_ENTITY = re.compile(rb"&([A-Za-z]{2,8});")
_LONGEST = 10  # bytes of a named entity
_OF_XML = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_CHUNK = 1 << 16
_SHOWN = 60  # characters
# that hold elements and no text of their own, by the schemas
_OF_ELEMENTS = frozenset(
    "teiheader filedesc titlestmt publicationstmt itemmeta contentmeta contentset rightsinfo docdata "
    "newsmanagement newslines newscomponent contentitem body.head hedline metadata main textblock textline printspace".split()
)


def outermost(stream: BinaryIO, names: frozenset[str]) -> Iterator[etree._Element]:
    """Yield the elements of these local names that are in none of them, each freed after its turn.

    What is damaged is read as far as it goes.

    Raises:
        SummariseError: at the end, if the file is damaged.
    """
    events = etree.iterparse(
        _NamedCharacters(stream),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        recover=True,
        huge_tree=True,
    )
    inside, freed = 0, None
    try:
        for event, element in events:
            if local_name(element) not in names:
                continue
            inside += 1 if event == "start" else -1
            if event == "end" and not inside:
                yield element
                element.clear()
                if freed is not None and (parent := freed.getparent()) is not None:
                    parent.remove(freed)
                freed = element
    except etree.XMLSyntaxError as error:
        raise SummariseError(f"damaged XML ({error.msg}): get it again") from error
    fatal = [each for each in events.error_log if each.level_name == "FATAL"]
    if fatal:
        first = fatal[0]
        raise SummariseError(
            f"damaged XML (line {first.line}: {first.message}): articles there may be cut or missing; "
            "get it again"
        )


class _NamedCharacters:
    """A stream in which the characters that HTML names, and XML does not, are numbered."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._kept = stream, b""

    def read(self, size: int = _CHUNK) -> bytes:
        data = self._kept + self._stream.read(max(size, _CHUNK))
        at = data.rfind(b"&", max(0, len(data) - _LONGEST))
        cut = at if len(data) > _CHUNK and at >= 0 else len(data)  # perhaps in the middle of one
        data, self._kept = data[:cut], data[cut:]
        return _ENTITY.sub(_numbered, data) if b"&" in data else data


def _numbered(found: re.Match[bytes]) -> bytes:
    code = None if found[1] in _OF_XML else name2codepoint.get(found[1].decode())
    return b"&#%d;" % code if code else found[0]


@lru_cache(maxsize=256)
def _path(path: str) -> etree.XPath:
    """Compile a path of local names: `hedline/hl1` is found at any depth."""
    steps = [f"*[local-name()='{step}']" for step in path.split("/")]
    return etree.XPath(".//" + "/".join(steps))


def find_all(element: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements at a path of local names, which begins at any depth."""
    found: list[etree._Element] = _path(path)(element)
    return found


def find(element: etree._Element, *paths: str) -> etree._Element | None:
    """Return the first element at the first of these paths that has one."""
    for path in paths:
        if found := find_all(element, path):
            return found[0]
    return None


def stray_text(element: etree._Element) -> str:
    """Return text that stands between the children of an article, where only elements may; empty for none."""
    holders = [element, *(each for each in element.iter() if local_name(each) in _OF_ELEMENTS)]
    between = (
        text or "" for each in holders for text in (each.text, *(child.tail for child in each))
    )
    stray = " ".join(" ".join(between).split())[:_SHOWN]
    # a bare > is the end of a tag whose beginning is missing
    return stray if ">" in stray or any(map(str.isalnum, stray)) else ""


def line(element: etree._Element | None) -> str:
    """Return an element's text in one line, empty for none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def first_line(element: etree._Element, *paths: str) -> str:
    """Return the text of the first element at these paths that has any."""
    for path in paths:
        for found in find_all(element, path):
            if said := line(found):
                return said
    return ""


def attribute(element: etree._Element, path: str, name: str) -> str:
    """Return an attribute of the first element at a path that has it."""
    for found in find_all(element, path):
        if said := str(found.get(name) or "").strip():
            return said
    return ""


def language_of(element: etree._Element) -> str:
    """Return the language that an element, or one around it, is marked with."""
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    for each in (element, *element.iterancestors()):
        if said := each.get(name):
            return str(said)
    return ""
