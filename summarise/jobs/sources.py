"""The articles that summaries were written of, read and cleaned as `summarise run` does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarise.common.documents import Article


def articles_by_id(inputs: str | Path | Sequence[str | Path]) -> dict[str, str]:
    """Return the text by id of everything in files and folders that can be read and cleaned.

    Raises:
        SummariseError: an input does not exist.
    """
    return {article.id: article.text for article in _articles(inputs)}


def articles_by_source(sources: Sequence[str]) -> dict[str, str]:
    """Return the text by source (a path, or `path#line` of a record); what is gone is left out."""
    paths = dict.fromkeys(source.partition("#")[0] for source in sources)
    there = [path for path in paths if path != "-" and os.path.isfile(path)]  # of any length
    found = (article for path in there for article in _articles(path))
    return {article.source: article.text for article in found}


def _articles(inputs: str | Path | Sequence[str | Path]) -> Iterator[Article]:
    from summarise.pipeline import clean  # slow, and mostly the articles stand beside the summaries
    from summarise.readers import read

    return (result for result in clean(read(inputs)) if isinstance(result, Article))
