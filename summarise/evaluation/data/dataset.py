"""A `datasets` dataset as articles and references: a local folder or a name on the hub."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError, one_line
from summarise.common.nulls import is_null
from summarise.evaluation.data.records import checked_id
from summarise.evaluation.data.references import References

# What a dataset may call each field, in order of preference.
COLUMNS = {
    "id": ("id", "guid"),
    "text": ("article", "document", "text", "body", "content"),
    "headline": ("headline", "title"),
    "paragraph": ("paragraph", "highlights", "summary", "abstract"),
}


class Dataset(NamedTuple):
    """Article texts by id, and the references of the same ids."""

    articles: dict[str, str]
    references: References


def load_dataset(
    name: str,
    split: str = "test",
    fields: Mapping[str, str] | None = None,
    limit: int | None = None,
    subset: str | None = None,
    revision: str | None = None,
) -> Dataset:
    """Load articles and references of a split.

    Args:
        name: a folder (files that `datasets` reads, or what its `save_to_disk` wrote), or a name
            on the hub.
        split: such as `test` or `validation`.
        fields: columns of `id`, `text`, `headline` and `paragraph` (default: the names in
            `COLUMNS`; a row without an id has its number). A reference may be a list of strings.
        limit: only the first so many rows.
        subset: which of its configurations, such as `3.0.0` of `abisee/cnn_dailymail`.
        revision: a commit, branch or tag of a dataset on the hub.

    Raises:
        SummariseError: no such dataset, split or column, or a row without text.
    """
    for field in fields or {}:
        if field not in COLUMNS:
            raise SummariseError(
                f"--fields: unknown field {field!r}: it is one of {', '.join(COLUMNS)}"
            )
    rows = _load(name, split, (fields or {}).get("id"), subset, revision)
    columns = _columns(name, rows.column_names, fields or {})
    if limit is not None:
        rows = rows.select(range(min(limit, len(rows))))
    articles: dict[str, str] = {}
    texts: dict[str, dict[str, tuple[str, ...]]] = {length: {} for length in LENGTHS}
    for number, row in enumerate(rows):
        place = f"{name}, {split}, row {number}"
        id_ = checked_id(row[columns["id"]], place) if "id" in columns else str(number)
        if id_ in articles:
            raise SummariseError(f"{place}: id {id_!r} comes twice")
        text = row[columns["text"]]
        if not isinstance(text, str) or not text.strip():
            raise SummariseError(f"{place}: {columns['text']!r} is no text")
        articles[id_] = text
        for length in LENGTHS:
            if length in columns:
                texts[length][id_] = _references(row[columns[length]], place)
    if not articles:
        raise SummariseError(f"{name}: split {split!r} is empty")
    return Dataset(articles, References.read(f"{name} ({split})", texts))


def _load(
    name: str, split: str, id_column: str | None, subset: str | None, revision: str | None
) -> Any:
    datasets = _datasets()
    folder = Path(name).expanduser()
    if _is_file(folder / "dataset_dict.json") or _is_file(folder / "state.json"):
        if subset or revision:
            raise SummariseError(
                f"{name}: is one dataset on disk: leave --subset and --revision out"
            )
        try:
            saved = datasets.load_from_disk(str(folder))
            return saved[split] if isinstance(saved, dict) else saved
        except Exception as error:  # datasets raises its own, and pyarrow's
            raise SummariseError(f"dataset {name!r}, split {split!r}: {one_line(error)}") from error
    where = str(folder) if os.path.isdir(folder) else name
    load = partial(datasets.load_dataset, where, subset, split=split, revision=revision)
    try:
        rows = load()
        column = id_column or next((c for c in COLUMNS["id"] if c in rows.column_names), None)
        if column in rows.column_names and rows.features[column].dtype.startswith(("int", "float")):
            # CSV: what is no number may be read as one, such as 007
            with suppress(Exception):  # then they are numbers indeed
                as_text = datasets.Features({**rows.features, column: datasets.Value("string")})
                return load(features=as_text)
        return rows
    except Exception as error:  # datasets raises its own, the hub's and pyarrow's
        raise SummariseError(_why_not(name, where, split, subset, revision, error)) from error


def _datasets() -> Any:
    """Return the library, which is an extra and slow to import."""
    try:
        import datasets
    except ImportError:
        raise SummariseError(
            'reading a data set takes datasets: pip install "summarise-news[datasets]"'
        ) from None
    return datasets


def _why_not(
    name: str, where: str, split: str, subset: str | None, revision: str | None, error: Exception
) -> str:
    """Say why a dataset cannot be loaded, and where it has several configurations, which."""
    with suppress(Exception):  # it may not even be there
        names = _datasets().get_dataset_config_names(where, revision=revision)
        if len(names) > 1 and subset not in names:
            return f"dataset {name!r} has configurations: give --subset {' or '.join(names)}"
    return f"dataset {name!r}, split {split!r}: {one_line(error)}"


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # unlike Path's, not at a loss with a name that is too long


def _columns(name: str, there: list[str], fields: Mapping[str, str]) -> dict[str, str]:
    """Return which column is which field; those that the dataset lacks are absent."""
    for field, column in fields.items():
        if column not in there:
            raise SummariseError(
                f"{name}: no column {column!r} for {field}; it has {', '.join(there)}"
            )
    found = dict(fields)
    for field, names in COLUMNS.items():
        known = [column for column in names if column in there and column not in found.values()]
        if field not in found and known:
            found[field] = known[0]
    lacking = "text" if "text" not in found else "headline or paragraph"
    if "text" not in found or not any(length in found for length in LENGTHS):
        raise SummariseError(
            f"{name}: which column is {lacking}? It has {', '.join(there)}; "
            "say it with --fields text=COLUMN,paragraph=COLUMN"
        )
    return found


def _references(value: Any, place: str) -> tuple[str, ...]:
    several = [value] if isinstance(value, str) else [] if is_null(value) else value
    if not isinstance(several, Iterable) or not all(isinstance(text, str) for text in several):
        raise SummariseError(f"{place}: a reference is no string or list of strings")
    return tuple(several)
