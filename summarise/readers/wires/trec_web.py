"""Pages of TREC's web collections: a `<DOC>` each, with an address above the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import Failure, RawDocument
from summarise.readers.content import clean_markup
from summarise.readers.decode import text_stream
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import one_document
from summarise.readers.wires.sgml import elements

_HEADER = re.compile(r"<DOCHDR>(.*?)</DOCHDR>", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+")


def is_trec_web(head: Head) -> bool:
    """Return whether a file holds pages of such a collection."""
    return "<DOCHDR>" in head.text and "<DOC>" in head.text


def read_trec_web(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument | Failure]:
    """Yield each page as a document, numbered from 1."""
    with text_stream(stream) as (text, warnings):
        for number, (_, content, _) in enumerate(elements(text), 1):
            here = location.record(number)
            header = _HEADER.search(content)
            html = content[header.end() :] if header else content
            if not html.strip():
                yield here.failure("no page below its address: leave it out")
                continue
            address = _ADDRESS.search(header[1]) if header else None
            url = address[0] if address else None
            yield one_document(here, options, warnings, html=clean_markup(html), url=url)


TREC_WEB = Format(
    "pages of a TREC collection",
    read_trec_web,
    is_own=is_trec_web,
    mark="elements DOC with a DOCHDR",
    records=True,
    markup=True,
)
