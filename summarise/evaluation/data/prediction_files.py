"""Files of predictions: a file that is given, or those of a folder that hold records."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from summarise.common.compression import is_damage, open_unpacked
from summarise.common.errors import SummariseError
from summarise.common.outputs import FAILURES_ENDING, SCORES_COLUMNS
from summarise.evaluation.data.records import ENDINGS, ending_of

_NAMED = 3  # files that are left out


def files_of(path: Path) -> list[Path]:
    """Return a file, or a folder's files of records, by their names.

    Raises:
        SummariseError: a folder has none.
    """
    if not os.path.isdir(path):
        return [path]
    found = [file for file in _beside(path) if _may_be_predictions(file)]
    found.sort(key=lambda file: (file.stem, file.suffix))
    if not found:
        raise SummariseError(f"{path}: no system in it: give a folder of .jsonl, .csv or .parquet")
    return found


def left_out(paths: Sequence[Path], read: Collection[Path]) -> list[str]:
    """Say which files of the folders that are given are no predictions.

    Args:
        paths: files and folders.
        read: the files that were read of them.
    """
    notes = []
    for folder in filter(os.path.isdir, paths):
        others = sorted(file.name for file in _beside(folder) if file not in read)
        if others:
            named, more = others[:_NAMED], len(others) - _NAMED
            if more > 0:
                named.append(f"{more} more")
            listed = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
            are = "are" if len(others) > 1 else "is"
            notes.append(
                f"Of {folder}, {listed} {are} left out: no records in .jsonl, .ndjson, .json, .csv "
                "or .parquet."
            )
    return notes


def _beside(folder: Path) -> list[Path]:
    """Return the files of a folder but hidden ones, and failures beside an output."""
    found = (file for file in folder.iterdir() if file.is_file() and file.name[0] != ".")
    return [file for file in found if not file.name.endswith(FAILURES_ENDING)]


def _may_be_predictions(file: Path) -> bool:
    """Return whether a file of a folder is read: it is one of records, whole or damaged, by its ending.

    Of `.json` files, those that are whole and hold no record are none: settings, or the scores that
    `evaluate` writes, whose tables are told by their columns.
    """
    ending = ending_of(file)
    try:
        if ending == ".json":
            return _may_hold_records(file)
        if ending == ".csv":
            with open_unpacked(file) as lines:
                columns = lines.readline().decode("utf-8", "replace").strip().split(",")
            return not set(columns) >= SCORES_COLUMNS
    except Exception as error:
        if not (isinstance(error, OSError) or is_damage(error)):
            raise  # else whoever reads it says what is wrong
    return ending in ENDINGS


def _may_hold_records(file: Path) -> bool:
    with open_unpacked(file) as content:
        text = content.read()
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):  # JSON Lines, or damaged
        return True
    values = value if isinstance(value, list) else [value]
    names = ({name.strip().lower() for name in each} for each in values if isinstance(each, dict))
    return value == [] or any("id" in each for each in names)
