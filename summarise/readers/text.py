"""Plain text: one document a file, unless the caller says where to cut it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import read_whole
from summarise.readers.content import read_content
from summarise.readers.decode import decode
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import check_not_empty, one_document
from summarise.readers.split import split_text

_FEWEST = 6  # words of an article
_ENDS_SENTENCE = re.compile(r"[^\w\s,;:][\s\"'”’»)]*\Z")
_NO_ARTICLE = "a few words and no sentence: perhaps cut off, or no article"

_RTF_WORD = re.compile(r"\\(?:pard?|tab)\b")
_LEAST_WORDS = 3
_OF_RTF = "perhaps RTF whose beginning is missing: what it writes stands in the text"


def read_text(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the file's articles; raises `SummariseError` if it is empty or not text.

    It is one, with the id of the file, unless `options.split` matches in it: then they are records.
    """
    given, warnings = decode(read_whole(stream, options.limits))
    parts, guess = split_text(check_not_empty(given), options.split, location.source)
    number = 0
    for part in parts:
        text, html, found = read_content(part)
        if not (text or html or "").strip():
            continue  # such as a no-break space alone
        number += 1
        here = location.record(number) if len(parts) > 1 else location
        if len(parts) == 1 and text and _is_no_article(text):
            guess = (*guess, _NO_ARTICLE)
        if text and _is_of_rtf(text):
            guess = (*guess, _OF_RTF)
        yield one_document(here, options, (*warnings, *found, *guess), text=text, html=html)
    if not number:
        raise SummariseError("empty file: nothing to read")


def _is_no_article(text: str) -> bool:
    return len(text) < 100 and len(text.split()) < _FEWEST and not _ENDS_SENTENCE.search(text)


def _is_of_rtf(text: str) -> bool:
    whole = text.strip()
    in_braces = whole.startswith("{") and whole.endswith("}")
    return in_braces and len(_RTF_WORD.findall(whole)) >= _LEAST_WORDS
