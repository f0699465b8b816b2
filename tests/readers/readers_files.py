"""Short ways to write dumps and read them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from summarise.common.documents import Failure, RawDocument
from summarise.readers import read


def dump(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, by relative path, into a folder and give the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def read_all(
    *inputs: str | Path, fields: Mapping[str, str] | None = None, clean: bool = True
) -> tuple[list[RawDocument], list[Failure]]:
    """All documents of inputs, and all failures."""
    given: Sequence[str | Path] = inputs
    results = list(read(given, fields, clean))
    return (
        [result for result in results if isinstance(result, RawDocument)],
        [result for result in results if isinstance(result, Failure)],
    )
