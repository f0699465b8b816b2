"""What can be wrong with a call, told before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarise.cli.options import Backend
from summarise.common.errors import SummariseError


def check_local(backend: Backend, **options: object) -> None:
    """Raise a `SummariseError` for an option of the local backend that another is given."""
    for name, value in options.items():
        if value is not None and backend is not Backend.local:
            raise SummariseError(f"--{name} is for --backend local")


def check_output(output: Path, inputs: Sequence[str], option: str = "--output") -> None:
    """Refuse an output that is no file, or that the same call reads."""
    from summarise.readers import is_input

    if not output.exists():
        return
    if not output.is_file():
        raise SummariseError(f"{output} is not a regular file: give another {option}")
    if is_input(output, inputs):
        raise SummariseError(f"{output} is an input too: give another {option}")


def local_output(
    output: str | None, inputs: Sequence[str], backend: Backend, address: str | None
) -> Path | None:
    """Return the output as a file of the local backend, None for standard output.

    Raises:
        SummariseError: it can be none, or the backend has no such option.
    """
    from summarise.common.outputs import is_folder
    from summarise.readers.discovery import STDIN
    from summarise.readers.remote import is_uri

    if backend is Backend.ray:
        if output is None or STDIN in inputs:
            raise SummariseError("--backend ray reads files and folders, and needs an --output")
        for given in filter(is_uri, inputs):  # in a store, nothing tells our output from an input
            if f"{output}/".startswith(f"{given.rstrip('/')}/"):
                raise SummariseError(f"{output} lies in the input {given}: give another --output")
    elif address:
        raise SummariseError("--address is for --backend ray")
    elif output and is_folder(output):
        raise SummariseError(f"{output}: give a file, or --backend ray for a folder of Parquet")
    if output is None:
        return None
    path = Path(output)
    if not is_folder(output):
        check_output(path, inputs)
    return path


def output_beside(inputs: Sequence[str], output: str | None, backend: Backend) -> str:
    """Return the output where texts beside articles are asked for: a run keeps there what is done.

    Raises:
        SummariseError: there can be no texts beside these inputs.
    """
    from summarise.readers.discovery import STDIN
    from summarise.readers.remote import is_uri

    if backend is Backend.ray:
        raise SummariseError("--beside is for --backend local")
    for given in inputs:
        if given == STDIN or is_uri(given):
            raise SummariseError(f"{given}: --beside needs files and folders of this machine")
    first = Path(inputs[0])
    return output or str((first if first.is_dir() else first.parent) / "summaries.jsonl")
