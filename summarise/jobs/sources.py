"""The articles that summaries were written of, read and cleaned as they were then."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from summarise.common.documents import Article, Failure
from summarise.common.errors import SummariseError
from summarise.common.files import real_file
from summarise.common.outputs import journal_folder
from summarise.jobs.claim import JOURNAL_FILE
from summarise.jobs.reading import read_only, reading_of
from summarise.readers.record import ReaderOptions


def articles_by_id(inputs: str | Path | Sequence[str | Path]) -> dict[str, str]:
    """Return the text by id of everything in files and folders that can be read and cleaned.

    Raises:
        SummariseError: an input does not exist, or nothing of it can be read.
    """
    articles, first = dict[str, str](), ""
    for each in _results(inputs, ReaderOptions()):
        if isinstance(each, Article):
            articles[each.id] = each.text
        else:
            first = first or f"{each.source}: {each.error}"
    if not articles:
        raise SummariseError(f"--articles: none of them can be read: {first}")
    return articles


def articles_by_source(summaries: Path, sources: Sequence[str]) -> dict[str, str]:
    """Return the text by source (a path, or `path#line` of a record); what is gone is left out.

    Args:
        summaries: the file whose sources they are; its journal, if it has one, says how they were read.
        sources: of its summaries.
    """
    options = _reading_of(summaries)
    there = dict.fromkeys(filter(None, map(_file_of, sources)))
    results = (result for path in there for result in _results(path, options))
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


def _reading_of(summaries: Path) -> ReaderOptions:
    file = journal_folder(real_file(summaries)) / JOURNAL_FILE
    if file.is_file():
        with suppress(SummariseError, sqlite3.Error), closing(read_only(file)) as db:
            return reading_of(db)
    return ReaderOptions()


def _results(
    inputs: str | Path | Sequence[str | Path], options: ReaderOptions
) -> Iterator[Article | Failure]:
    from summarise.pipeline import clean  # slow, and mostly the articles stand beside the summaries
    from summarise.readers import read

    documents = read(inputs, options.fields, options.needs_cleaning, options.limits, options.split)
    return iter(clean(documents))
