"""Where references are: a file, a folder, or the articles' own titles."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError
from summarise.common.nulls import is_null
from summarise.evaluation.data.predictions import System
from summarise.evaluation.data.records import WANTED, Record, lacks_lengths, read_records_once
from summarise.evaluation.data.references import References, ReferenceTexts, stem_of
from summarise.evaluation.data.values import shown

TITLE = "title"


def load_references(source: str | Path, systems: Sequence[System]) -> References:
    """Load references from a file, a folder, or the predictions' titles.

    Args:
        source: a JSONL, CSV or Parquet file with `id` and `headline` and/or `paragraph`, each a string or a list
            of strings; a folder with `headline/ID.txt` and/or `paragraph/ID.txt`, extension
            ignored, sub-folders as in ids; or the string `title`: the headline references are the
            `title`s in the predictions, and an article without one has none. A file of that name is given as a `Path` or `./title`.
        systems: the predictions; only `title` looks into them.

    Raises:
        SummariseError: there is no such source, it has no references, a line or a file of it
            cannot be read, an id comes twice, or systems differ over an article's title.
    """
    if source == TITLE:
        references = _from_titles(systems)
    elif os.path.isdir(source):  # unlike Path's, not at a loss with a name that is too long
        references = _from_folder(Path(source))
    elif os.path.isfile(source):
        references = _from_file(Path(source))
    else:
        raise SummariseError(
            f"no references at {source}: give a JSONL file, a folder with headline/ID.txt or "
            f"paragraph/ID.txt, or the word {TITLE}"
        )
    if not any(references.texts.values()):
        raise SummariseError(f"{source}: no references in it")
    return references


def _from_titles(systems: Sequence[System]) -> References:
    titles: ReferenceTexts = {}
    origin: dict[str, System] = {}
    for system in systems:
        for prediction in system.predictions.values():
            if prediction.title is None:
                continue
            title = (prediction.title,)
            if titles.setdefault(prediction.id, title) != title:
                raise SummariseError(
                    f"the title of {prediction.id!r} differs between "
                    f"{origin[prediction.id].source} and {system.source}"
                )
            origin.setdefault(prediction.id, system)
    if not titles:
        files = ", ".join(system.source for system in systems)
        raise SummariseError(f"{files}: no prediction has a title to serve as its reference")
    references = References.read(TITLE, {"headline": titles, "paragraph": {}})
    ids = {id_ for system in systems for id_ in system.predictions}
    return replace(references, lacking=frozenset(ids - references.texts["headline"].keys()))


def _from_file(path: Path) -> References:
    texts: dict[str, dict[str, list[str]]] = {length: {} for length in LENGTHS}
    cure = "keep one; several references of an article are a list"
    for record in read_records_once(path, cure, WANTED):
        if record.fields.keys().isdisjoint(LENGTHS):
            raise lacks_lengths(record)
        for length in LENGTHS:
            texts[length][record.id] = _strings(record, length)
    return References.read(str(path), texts)


def _strings(record: Record, length: str) -> list[str]:
    """Return a field as one or several references; none where it is null."""
    value = record.fields.get(length)
    if is_null(value):
        return []
    several: list[Any] = value if isinstance(value, list) else [value]
    if several and all(isinstance(text, str) for text in several):
        return several
    raise SummariseError(
        f"{record.place}: {length} must be a string or a list of strings, not {shown(value)}"
    )


def _from_folder(folder: Path) -> References:
    if not any((folder / length).is_dir() for length in LENGTHS):
        raise SummariseError(f"{folder}: has neither a headline/ nor a paragraph/ folder")
    texts: dict[str, ReferenceTexts] = {
        length: _folder_texts(folder / length) for length in LENGTHS
    }
    return References.read(str(folder), texts, by_stem=True)


def _folder_texts(folder: Path) -> ReferenceTexts:
    texts: ReferenceTexts = {}
    origin: dict[str, Path] = {}
    files = (path for path in folder.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix().encode()):
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts):
            continue
        id_ = stem_of(relative.as_posix())
        if id_ in texts:
            raise SummariseError(f"{origin[id_]} and {path} are both the reference of {id_!r}")
        try:
            texts[id_] = (path.read_text(encoding="utf-8-sig"),)
        except UnicodeDecodeError as error:
            raise SummariseError(f"{path}: not UTF-8") from error
        except OSError as error:
            raise SummariseError(f"{path}: cannot be read: {error.strerror}") from error
        origin[id_] = path
    return texts
