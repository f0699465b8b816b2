"""Word documents: one document a file; their paragraphs, with what marks a title and bookmarks."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from lxml import etree

from summarise.common.errors import SummariseError
from summarise.common.limits import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SAID = "said"  # our attribute of an `AlternateContent` whose text was read
_BODY = "word/document.xml"
_SMALL = 1 << 12  # bytes, whose ratio says nothing
_DAMAGED = "damaged Word document: open it and save it again"
# what was deleted or moved elsewhere, and how a word is read that stands beside it
_GONE = (f"{_W}del", f"{_W}moveFrom")
_NOT_TEXT = (*_GONE, f"{_W}rt")


class Paragraph(NamedTuple):
    """A paragraph of a document.

    Attributes:
        text: of it without what was deleted, moved elsewhere or hidden, with a line feed where a line
            is broken by hand. A paragraph whose mark alone was deleted stays one.
        bookmarks: names of those that begin in it, or right before.
        heading: whether it is a heading of the first level, by its style or its outline.
    """

    text: str
    bookmarks: tuple[str, ...] = ()
    heading: bool = False


def is_docx(stream: BinaryIO) -> bool:
    """Return whether a file is a Word document; its position changes."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return _BODY in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read_paragraphs(stream: BinaryIO, limits: Limits) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Word document, tables' too; headers and footers are left out.

    Raises:
        SummariseError: it is damaged, or larger unpacked than it may be.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            member = archive.getinfo(_BODY)
            trap = limits.unpacking_ratio * max(member.compress_size, _SMALL)
            if member.file_size > min(limits.largest_document, trap):
                raise limits.too_large("Word document")
            with archive.open(member) as markup:
                yield from _paragraphs(markup)
    except (SummariseError, OSError):
        raise
    except Exception as error:  # zipfile's, zlib's and lxml's, many of them
        raise SummariseError(_DAMAGED) from error


def _paragraphs(markup: object) -> Iterator[Paragraph]:
    bookmarks: list[str] = []
    events = etree.iterparse(
        markup,
        events=("end",),
        tag=(f"{_W}p", f"{_W}bookmarkStart"),
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    for _, element in events:
        if element.tag == f"{_W}bookmarkStart":
            bookmarks.append(element.get(f"{_W}name", ""))
            continue
        if not _is_repeated(element) and next(element.iterancestors(*_GONE), None) is None:
            text = _text(element)
            if text.strip():
                for choice in element.iterancestors(f"{_MC}Choice"):
                    choice.getparent().set(_SAID, "")
            yield Paragraph(text, tuple(bookmarks), _is_heading(element))
            bookmarks.clear()
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _is_repeated(paragraph: etree._Element) -> bool:
    """Return whether a paragraph of a text box repeats another for programs that know only the older kind."""
    older = paragraph.iterancestors(f"{_MC}Fallback")
    return any(_SAID in each.getparent().attrib for each in older)


def _text(paragraph: etree._Element) -> str:
    parts = []
    etree.strip_elements(paragraph, *_NOT_TEXT, with_tail=False)
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab", f"{_W}noBreakHyphen"):
        if _is_hidden(element.getparent()):
            continue
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append("\t")
        else:
            parts.append("-" if element.tag == f"{_W}noBreakHyphen" else "\n")
    return "".join(parts)


def _is_hidden(run: etree._Element | None) -> bool:
    hidden = None if run is None else run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false", "off")


def _is_heading(paragraph: etree._Element) -> bool:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return False
    level = properties.find(f"{_W}outlineLvl")
    if level is not None:
        return bool(level.get(f"{_W}val") == "0")
    style = properties.find(f"{_W}pStyle")
    return style is not None and style.get(f"{_W}val", "").lower() in ("heading1", "title")
