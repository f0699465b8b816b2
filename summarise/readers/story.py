"""CNN/DailyMail stories: the article's body, then blocks headed `@highlight`, its summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from summarise.common.documents import RawDocument
from summarise.common.errors import SummariseError
from summarise.readers.content import split_story
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import one_document, whole_text


def read_story(
    location: SourceLocation, stream: BinaryIO, options: ReaderOptions
) -> Iterator[RawDocument]:
    """Yield the body as one document that needs no cleaning; raises `SummariseError` without one."""
    text, warnings = whole_text(stream, options.limits)
    story, _, left_out = split_story(text)
    if not (body := story.strip()):
        raise SummariseError("story without a body: nothing stands before its first @highlight")
    yield one_document(location, options, warnings + left_out, text=body, needs_cleaning=False)
