"""Windows of documents as Ray Data has them: rows of Arrow tables, and the source of the first."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray
import ray.data
from ray.data.block import BlockMetadata
from ray.data.datasource import Datasource, ReadTask

from summarise.common.errors import SummariseError, one_line
from summarise.jobs.ray.settings import READING
from summarise.pipeline import Dump
from summarise.readers import read
from summarise.readers.remote import is_uri

_COLUMNS = {
    "number": pa.int64(),
    "size": pa.int64(),
    "name": pa.string(),
    "window": pa.binary(),
    "articles": pa.binary(),
    "records": pa.binary(),
}


def row(**values: object) -> pa.Table:
    """Return a table with one row, of some of the columns that windows have."""
    return pa.table({name: pa.array([value], _COLUMNS[name]) for name, value in values.items()})


def windows(dump: Dump, size: int) -> ray.data.Dataset:
    """Return the windows of a dump, pickled, with their numbers.

    Args:
        dump: what is read.
        size: documents of a window.

    Raises:
        SummariseError: Ray has no processor of the only node that has the inputs.
    """
    try:
        dataset: ray.data.Dataset = ray.data.read_datasource(
            WindowSource(dump, size), num_cpus=READING, override_num_blocks=1
        )
    except ValueError as error:
        raise SummariseError(
            f"the input cannot be read on this node ({one_line(error)}): let Ray have a processor "
            "of it, or give the input as URIs"
        ) from error
    return dataset


class WindowSource(Datasource):
    """Windows of documents, read in one task, as ids are to be unique over the whole input."""

    def __init__(self, dump: Dump, size: int) -> None:
        super().__init__()
        self._dump, self._size = dump, size
        self._directory = Path.cwd()  # relative paths are the driver's

    def estimate_inmemory_data_size(self) -> int | None:
        return None

    @property
    def supports_distributed_reads(self) -> bool:
        """Whether any node can read the inputs, or only the driver's, which has the files."""
        given = map(str, self._dump.inputs)
        return all(is_uri(path) and not path.startswith("file:") for path in given)

    def get_read_tasks(self, parallelism: int, *_: Any, **__: Any) -> list[ReadTask]:
        unknown = BlockMetadata(num_rows=None, size_bytes=None, exec_stats=None, input_files=None)
        return [ReadTask(self._read, unknown)]

    def _read(self) -> Iterator[pa.Table]:
        anywhere = self.supports_distributed_reads
        dump = self._dump
        with contextlib.nullcontext() if anywhere else contextlib.chdir(self._directory):
            documents = read(
                list(dump.inputs), dump.fields, dump.needs_cleaning, dump.limits, dump.split
            )
            number = 0
            while window := list(islice(documents, self._size)):
                yield row(number=number, window=pickle.dumps(window))
                number += 1
