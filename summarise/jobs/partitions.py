"""Finished windows on disk or in an object store: Parquet files that are there whole or not at all.

A window's file is named for its place in the input and for all that its records depend on, so that
its name alone tells whether it is still to be done.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.repair import without_surrogates
from summarise.writers.tables import parquet_schema

RECORDS, FAILURES = "records", "failures"
_PENDING = ".pending"  # of a window with a failure that another run may not meet
_OURS = re.compile(r"(part-\d{8}-[0-9a-f]{16}(\.pending)?)\.parquet")  # as `name_of` has it


class Partitions:
    """The folders `records/` and `failures/`, with a Parquet file for each window that has any.

    Args:
        root: a folder, or the URI of one (`s3://bucket/path`).

    Raises:
        SummariseError: nothing can be stored there.
    """

    def __init__(self, root: str) -> None:
        self.root = root
        try:
            self._files, self._folder = pafs.FileSystem.from_uri(root)
            for kind in (RECORDS, FAILURES):
                self._files.create_dir(self._path(kind, ""), recursive=True)
        except (OSError, ValueError) as error:
            raise SummariseError(f"cannot write {root}: {one_line(error)}") from error

    def finished(self) -> frozenset[str]:
        """Names of the windows that need not be done again."""
        return frozenset(name for name in self._names(RECORDS) if not name.endswith(_PENDING))

    def write(
        self,
        name: str,
        records: Sequence[Mapping[str, Any]],
        failures: Sequence[Mapping[str, Any]],
        pending: bool,
    ) -> str:
        """Store a window, and return the name by which it can be read.

        Args:
            name: of the window, see `name_of`.
            records, failures: in the order of the input.
            pending: whether another run should do it again.
        """
        name += _PENDING * pending
        if failures:
            self._write(FAILURES, name, failures)
        self._write(RECORDS, name, records)  # the last, since it says that the window is done
        return name

    def read(self, kind: str, names: Iterable[str]) -> Iterator[dict[str, Any]]:
        """Yield the records or failures of windows, in the order of their names as given."""
        there = self._names(kind)
        for name in names:
            if name in there:
                with self._files.open_input_file(self._path(kind, name)) as file:
                    for batch in pq.ParquetFile(file).iter_batches():
                        yield from batch.to_pylist()

    def keep_only(self, names: Iterable[str]) -> None:
        """Remove the windows of an earlier input or configuration."""
        kept = set(names)
        for kind in (RECORDS, FAILURES):
            for name in self._names(kind) - kept:
                self._files.delete_file(self._path(kind, name))

    def _write(self, kind: str, name: str, records: Sequence[Mapping[str, Any]]) -> None:
        rows = json.loads(without_surrogates(json.dumps(list(records), ensure_ascii=False)))
        columns = list(records[0]) if records else []
        schema = parquet_schema(columns)
        path = self._path(kind, name)
        draft = self._path(kind, f".{name}")  # hidden from whoever reads the folder meanwhile
        try:
            with self._files.open_output_stream(draft) as file:
                pq.write_table(pa.Table.from_pylist(rows, schema), file, compression="zstd")
            self._files.move(draft, path)
        except OSError as error:
            raise SummariseError(f"cannot write {path}: {one_line(error)}") from error

    def _names(self, kind: str) -> set[str]:
        found = self._files.get_file_info(pafs.FileSelector(self._path(kind, "")))
        return {ours[1] for info in found if (ours := _OURS.fullmatch(info.base_name))}

    def _path(self, kind: str, name: str) -> str:
        return f"{self._folder}/{kind}/{name}.parquet" if name else f"{self._folder}/{kind}"


def name_of(number: int, digest: str) -> str:
    """Return the name of a window: its number in the input, from 0, and a hash of what it depends on."""
    return f"part-{number:08}-{digest[:16]}"
