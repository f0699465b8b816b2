"""Agencies' XML and feeds: one dispatcher by the root element, each vocabulary in a file of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

if TYPE_CHECKING:
    from lxml import etree


_DATED = ("title", "published")  # what an agency says of each item


class Vocabulary(NamedTuple):
    """What a root element says of its file.

    Attributes:
        articles: local names of the elements that are articles, in lower case.
        entry: makes an entry of one; None for what is no article, which it counts.
        always: the fields of an entry that such a file has of some of its articles at least.
    """

    articles: frozenset[str]
    entry: Callable[[etree._Element, Counter[str]], Entry | None]
    always: tuple[str, ...] = ("title",)


def _nitf() -> Vocabulary:
    from summarise.readers.wires.nitf import nitf_entry

    return Vocabulary(
        frozenset({"nitf"}), lambda element, left_out: nitf_entry(element), always=_DATED
    )


def _newsml_g2() -> Vocabulary:
    from summarise.readers.wires.newsml_g2 import newsml_g2_entry

    names = frozenset({"newsitem", "packageitem"})
    return Vocabulary(names, partial(_with_text, newsml_g2_entry), always=_DATED)


def _newsml_1() -> Vocabulary:
    from summarise.readers.wires.newsml_1 import newsml_1_entry

    return Vocabulary(frozenset({"newsitem"}), partial(_with_text, newsml_1_entry), always=_DATED)


def _with_text(
    make: Callable[[etree._Element], Entry], element: etree._Element, left_out: Counter[str]
) -> Entry | None:
    """Return an item's entry; one without text is a package or a picture, no article."""
    entry = make(element)
    if entry.paragraphs:
        return entry
    left_out["without text (pictures, packages)"] += 1
    return None


def _rcv1() -> Vocabulary:
    from summarise.readers.wires.rcv1 import rcv1_entry

    return Vocabulary(
        frozenset({"newsitem"}), lambda element, left_out: rcv1_entry(element), always=_DATED
    )


def _feed() -> Vocabulary:
    from summarise.readers.wires.feeds import feed_entry

    # an item needs no title, its channel does
    return Vocabulary(frozenset({"item", "entry"}), feed_entry, always=("outlet",))


def _atom_entry() -> Vocabulary:
    return _feed()._replace(always=("title",))


def _tei() -> Vocabulary:
    from summarise.readers.wires.tei import tei_entry

    return Vocabulary(frozenset({"tei", "tei.2"}), lambda element, left_out: tei_entry(element))


def _extracted() -> Vocabulary:
    from summarise.readers.wires.extracted import extracted_entry

    return Vocabulary(frozenset({"doc"}), lambda element, left_out: extracted_entry(element))


def _alto() -> Vocabulary:
    from summarise.readers.wires.alto import alto_entry

    return Vocabulary(frozenset({"page"}), alto_entry, always=())


# By the root's local name, as it is spelt.
_VOCABULARIES = {
    "nitf": _nitf,
    "newsMessage": _newsml_g2,
    "newsItem": _newsml_g2,
    "packageItem": _newsml_g2,
    "NewsML": _newsml_1,
    "newsitem": _rcv1,
    "rss": _feed,
    "RDF": _feed,
    "feed": _feed,
    "entry": _atom_entry,
    "TEI": _tei,
    "TEI.2": _tei,
    "teiCorpus": _tei,
    "doc": _extracted,
    "alto": _alto,
}
_SAID_OF_OWN = {
    "RDF": "rss/1.0",
    "feed": "w3.org/2005/Atom",
    "entry": "w3.org/2005/Atom",
    "doc": "<main",
}


def is_wire_xml(head: Head) -> bool:
    """Return whether a file is XML of an agency, a feed or an export of WordPress."""
    name = _root(head)
    return name in _VOCABULARIES and _SAID_OF_OWN.get(name, "") in head.text


def _root(head: Head) -> str:
    return head.root.rpartition(":")[2]


def read_wire_xml(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield the articles of the file; raises `SummariseError` if it has none, or where it is damaged."""
    # a twentieth of a second to import
    from summarise.readers.wires.elements import outermost, stray_text

    head = Head(stream.read(1 << 16), stream)
    stream.seek(0)
    if not is_wire_xml(head):
        raise SummariseError(
            f"XML that is in no format that is read (its root is {head.root or 'missing'}): "
            "give its text, or records of it"
        )
    vocabulary = _VOCABULARIES[_root(head)]()
    left_out = Counter[str]()

    def entries() -> Iterator[Entry]:
        for element in outermost(stream, vocabulary.articles):
            if entry := vocabulary.entry(element, left_out):
                if stray := stray_text(element):
                    entry.warnings += (f"damaged: a piece may be missing beside “{stray}”",)
                yield entry

    asked = ("words", "archive_id")  # each agency's items name their outlet or do not
    yield from documents(
        location,
        entries(),
        options,
        left_out=left_out,
        asked=asked,
        always=vocabulary.always,
    )


WIRE_XML = Format(
    "XML of agencies and feeds",
    read_wire_xml,
    (".xml", ".nitf", ".rss", ".atom"),
    is_wire_xml,
    "a root element of NITF, NewsML, RCV1, RSS, Atom, TEI, ALTO or trafilatura",
    records=True,
    markup=True,
)
