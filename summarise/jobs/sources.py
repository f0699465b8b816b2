"""The articles that summaries were written of, read and cleaned as `summarise run` does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarise.common.documents import Article, Failure
from summarise.common.errors import SummariseError


def articles_by_id(inputs: str | Path | Sequence[str | Path]) -> dict[str, str]:
    """Return the text by id of everything in files and folders that can be read and cleaned.

    Raises:
        SummariseError: an input does not exist, or nothing of it can be read.
    """
    articles, first = dict[str, str](), ""
    for each in _results(inputs):
        if isinstance(each, Article):
            articles[each.id] = each.text
        else:
            first = first or f"{each.source}: {each.error}"
    if not articles:
        raise SummariseError(f"--articles: none of them can be read: {first}")
    return articles


def articles_by_source(sources: Sequence[str]) -> dict[str, str]:
    """Return the text by source (a path, or `path#line` of a record); what is gone is left out."""
    there = dict.fromkeys(filter(None, map(_file_of, sources)))
    results = (result for path in there for result in _results(path))
    return {each.source: each.text for each in results if isinstance(each, Article)}


def _file_of(source: str) -> str | None:
    """Return the file of a source, None where it is gone; a `#` may also be its name's own."""
    while source != "-":
        if os.path.isfile(source):  # of any length
            return source
        source, sign, _ = source.rpartition("#")
        if not sign:
            break
    return None


def _results(inputs: str | Path | Sequence[str | Path]) -> Iterator[Article | Failure]:
    from summarise.pipeline import clean  # slow, and mostly the articles stand beside the summaries
    from summarise.readers import read

    return iter(clean(read(inputs)))
