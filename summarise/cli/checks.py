"""What can be wrong with a call, told before anything is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from summarise.cli.options import Backend
from summarise.cli.printing import print_to
from summarise.common.errors import SummariseError
from summarise.jobs.treatment import Treatment


def check_local(backend: Backend, **options: object) -> None:
    """Raise a `SummariseError` for an option of the local backend that another is given."""
    for name, value in options.items():
        if value is not None and backend is not Backend.local:
            raise SummariseError(f"--{name} is for --backend local")


def check_duplicates(duplicates: Treatment, output: Path | None, backend: Backend) -> None:
    """Raise a `SummariseError` where copies cannot be looked for: on a cluster, or without a file."""
    if duplicates is Treatment.keep:
        return
    check_local(backend, duplicates=duplicates)
    if output is None:
        raise SummariseError(f"--duplicates {duplicates.value} needs a file: give --output")


def check_output(output: Path, inputs: Sequence[str], option: str = "--output") -> None:
    """Refuse an output that is a folder, cannot be written, or is read by the same call."""
    from summarise.common.files import is_stream, real_file

    if str(output) == "-":
        raise SummariseError(f"{option} is a file here: for standard output give /dev/stdout")
    try:
        if is_stream(output):
            return
        there = output.exists()
        parents = real_file(output).absolute().parents
        nearest = next(folder for folder in parents if folder.exists())
    except OSError as error:
        raise SummariseError(f"cannot write {output}: {error.strerror or error}") from error
    if there and not output.is_file():
        raise SummariseError(f"{output} is not a regular file: give another {option}")
    if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
        raise SummariseError(
            f"cannot write {output}: give {option} in a folder that can be written"
        )
    if not there:
        return
    from summarise.readers import is_input  # slow, and mostly the output is new

    if is_input(output, inputs):
        raise SummariseError(f"{output} is an input too: give another {option}")


def check_apart(outputs: Iterable[tuple[str, Path | None]]) -> None:
    """Refuse two outputs of a call, each given with its option, that are one file."""
    from summarise.common.files import is_stream

    taken: dict[str, str] = {}
    for option, path in outputs:
        if path is None or is_stream(path):
            continue
        file = os.path.realpath(path)
        if file in taken:
            raise SummariseError(f"{path} is the {taken[file]} too: give another {option}")
        taken[file] = option


def check_counts(file: Path | None) -> None:
    """Refuse counts that are not there and could not be written."""
    if file and not file.exists():
        check_output(file, [], "--counts")


def check_ending(path: Path | None, option: str, endings: Sequence[str]) -> None:
    """Refuse a file, if one is given, whose ending is none of the formats that are written there."""
    from summarise.common.files import is_stream

    if path and path.suffix.lower() not in endings and not is_stream(path):
        raise SummariseError(f"{option} {path}: its name ends in {' or '.join(endings)}")


def local_output(
    output: str | None,
    inputs: Sequence[str],
    backend: Backend,
    address: str | None,
    summaries: bool = True,
) -> Path | None:
    """Return the output as a file, which a link is followed to; None for standard output.

    Where the output is a device or a pipe, it is made this process's standard output.

    Raises:
        SummariseError: it can be none, or the backend has no such option.
    """
    from summarise.common.files import is_stream, real_file
    from summarise.common.outputs import is_folder
    from summarise.readers.addresses.page import is_web
    from summarise.readers.discovery import STDIN
    from summarise.readers.remote import is_uri
    from summarise.writers import check_ending

    output = None if output == STDIN else output
    if backend is Backend.ray:
        if output is None or is_stream(Path(output)) or STDIN in inputs:
            raise SummariseError("--backend ray reads files and folders, and needs an --output")
        for given in filter(is_web, inputs):
            raise SummariseError(f"{given}: addresses of pages are for --backend local")
        for given in filter(is_uri, inputs):  # in a store, nothing tells our output from an input
            if f"{output}/".startswith(f"{given.rstrip('/')}/"):
                raise SummariseError(f"{output} lies in the input {given}: give another --output")
    elif address:
        raise SummariseError("--address is for --backend ray")
    elif output and is_folder(output):
        raise SummariseError(f"{output}: give a file, or --backend ray for a folder of Parquet")
    if output is None or is_folder(output):
        return Path(output) if output else None
    if is_stream(Path(output)):
        print_to(Path(output))
        return None
    path = real_file(Path(output))
    check_output(path, inputs)
    check_ending(path, summaries)
    return path


def say_force(force: bool, output: Path | None) -> None:
    """Say what `--force` is about to do to an output."""
    if force and output and output.exists():
        print(f"--force: starts over, and overwrites {output}", file=sys.stderr)


def output_beside(inputs: Sequence[str], output: str | None, backend: Backend) -> str:
    """Return the output where texts beside articles are asked for: a run keeps there what is done.

    Raises:
        SummariseError: there can be no texts beside these inputs, or there is no file to keep it in.
    """
    from summarise.common.files import is_stream
    from summarise.readers.discovery import STDIN
    from summarise.readers.remote import is_uri

    if backend is Backend.ray:
        raise SummariseError("--beside is for --backend local")
    for given in inputs:
        if given == STDIN or is_uri(given):
            raise SummariseError(f"{given}: --beside needs files and folders of this machine")
    if output and (output == STDIN or is_stream(Path(output))):
        raise SummariseError("--beside needs an --output that is a file, or none")
    first = Path(inputs[0])
    return output or str((first if first.is_dir() else first.parent) / "summaries.jsonl")
