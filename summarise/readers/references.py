"""Lists of references, RIS: what databases export beside their articles, and no texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.format import Format
from summarise.readers.head import Head
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

_START = re.compile(r"\s*(?:\d+\.\s+)?TY  - [A-Z]{2,8}\s*$", re.MULTILINE)


def is_ris(head: Head) -> bool:
    """Return whether a file is a list of references as RIS."""
    return "TY  - " in head.text[:200] and bool(_START.match(head.text.lstrip("\ufeff")))


def read_ris(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Raise a `SummariseError` that says what to export instead."""
    raise SummariseError(
        "references only (RIS): export the articles themselves, as text, pages or RTF"
    )


RIS = Format("references (RIS)", read_ris, is_own=is_ris, mark="a first line “TY  - NEWS”")
