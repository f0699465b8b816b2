"""What readers of archives share: a file's bytes, and its text, whose repair is each article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from summarise.common.limits import Limits, read_whole
from summarise.readers.decode import decode
from summarise.readers.single import check_not_empty

_DOCUMENTS = 5  # of the largest size, that an export may be as large as


def export_limits(limits: Limits) -> Limits:
    """Return the limits of a file of many articles, which is in memory as a whole."""
    return replace(limits, largest_document=_DOCUMENTS * limits.largest_document)


def read_export(stream: BinaryIO, limits: Limits) -> bytes:
    """Return the bytes of an archive's export.

    Raises:
        SummariseError: it is larger than one may be.
    """
    return read_whole(stream, export_limits(limits))


def decoded_text(stream: BinaryIO, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Return an export's text with line feeds at the ends of lines, and the warnings of decoding it.

    Raises:
        SummariseError: it is empty, not text, or larger than one may be.
    """
    text, warnings = decode(read_export(stream, limits))
    return check_not_empty(text.lstrip("\ufeff")), warnings


def sections(text: str, starts: Sequence[re.Match[str]]) -> list[str]:
    """Return what follows each match in a text, up to the next."""
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return [text[start.end() : end] for start, end in zip(starts, ends, strict=False)]
