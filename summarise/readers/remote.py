"""Files in an object store, named by a URI such as `s3://bucket/folder` or `gs://bucket/a.jsonl`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from summarise.common.errors import SummariseError, one_line

if TYPE_CHECKING:
    import pyarrow.fs as pafs


class RemoteFile(PurePosixPath):
    """The path of a file in a store, as much of `pathlib.Path` as reading it takes."""

    files: pafs.FileSystem

    def open(self, mode: str = "rb") -> BinaryIO:
        """Open the file as a seekable stream of bytes."""
        return BufferedReader(self.files.open_input_file(str(self)))


def is_uri(given: object) -> bool:
    """Return whether an input is a URI and no path."""
    return "://" in str(given)


def find(uri: str) -> Iterator[tuple[RemoteFile, str]]:
    """Yield the files that a URI names, each with its path below the URI, or its name if it is one.

    Files of a folder come in byte order of that path; hidden ones are left out.

    Raises:
        SummariseError: the store is unknown or cannot be reached, or nothing is there.
    """
    import pyarrow.fs as pafs  # a tenth of a second to import

    try:
        files, path = pafs.FileSystem.from_uri(uri)
        (there,) = files.get_file_info([path])
        if there.type == pafs.FileType.Directory:
            found = files.get_file_info(pafs.FileSelector(path, recursive=True))
        else:
            found = [there]
    except (OSError, ValueError) as error:
        raise SummariseError(f"{uri}: cannot be listed: {one_line(error)}") from error
    if there.type == pafs.FileType.NotFound:
        raise SummariseError(f"{uri}: no such file or folder")
    names = {}
    for info in found:
        inner = PurePosixPath(info.path)
        below = inner.name if info is there else str(inner.relative_to(path))
        if info.type == pafs.FileType.File and not f"/{below}".count("/."):
            names[below] = info.path
    for below in sorted(names, key=str.encode):
        file = RemoteFile(names[below])
        file.files = files
        yield file, below
