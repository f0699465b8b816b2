"""How the inputs of an output were read, as its journal keeps it, so that they can be read so again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from summarise.common.errors import SummariseError, one_line
from summarise.common.limits import Limits
from summarise.jobs.journal import Journal
from summarise.readers import Chunk
from summarise.readers.record import ReaderOptions


def noted(chunks: Iterable[Chunk], journal: Journal) -> Iterator[Chunk]:
    """Pass chunks on, and have a journal keep how the first of them is read."""
    for number, chunk in enumerate(chunks):
        if number == 0:
            options = chunk.options._asdict()
            options |= {
                "fields": dict(chunk.options.fields),
                "limits": asdict(chunk.options.limits),
            }
            journal.note_reading(json.dumps(options))
        yield chunk


def as_options(kept: str) -> ReaderOptions:
    """Return what a journal keeps as options.

    Raises:
        SummariseError: it is damaged.
    """
    try:
        options = json.loads(kept)
        return ReaderOptions(**options | {"limits": Limits(**options["limits"])})
    except (ValueError, TypeError, KeyError) as error:
        raise SummariseError(
            f"the journal does not say how the input was read ({one_line(error)}): run it again"
        ) from error
