"""The systems of a sheet: files of predictions, what people wrote, and openings of the article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from summarise.common.errors import SummariseError
from summarise.evaluation.data.predictions import load_system
from summarise.evaluation.judging.articles import REFERENCE as REFERENCE_FIELDS
from summarise.evaluation.judging.articles import SourceArticle

REFERENCE = "reference"
Texts = dict[str, str]  # id of an article -> what a system wrote of it


def system_texts(
    given: Sequence[str],
    articles: Sequence[SourceArticle],
    length: str,
    openings: Mapping[str, Callable[[str], str]],
) -> dict[str, Texts]:
    """Return what systems wrote, by their names, in the order given.

    Args:
        given: each `NAME=FILE`, predictions as `evaluate` reads them; or `reference`; or the name
            of an opening.
        articles: those that there are.
        length: `headline` or `paragraph`.
        openings: take an article's text and return a summary (see `LEADS`).

    Raises:
        SummariseError: a system is not known or named twice, its file cannot be read, or it has no
            text of the length.
    """
    systems: dict[str, Texts] = {}
    for one in given:
        name, is_file, file = one.partition("=")
        if name in systems:
            raise SummariseError(f"--system {one}: {name!r} is given twice: name one otherwise")
        if is_file:
            texts = load_system(Path(file)).summaries(length)
            lacking = f"{file}: no {length} in it"
        elif name == REFERENCE:
            texts = {a.id: a.references[length] for a in articles if length in a.references}
            lacking = f"--system {name}: no article has a {REFERENCE_FIELDS[length]}"
        elif name in openings:
            texts = {article.id: openings[name](article.text) for article in articles}
            lacking = f"--system {name}: no article has an opening"
        else:
            known = ", ".join((REFERENCE, *openings))
            raise SummariseError(f"--system {one}: give NAME=FILE, or one of {known}")
        systems[name] = {id_: text for id_, text in texts.items() if text.strip()}
        if not systems[name]:
            raise SummariseError(lacking)
    return systems
