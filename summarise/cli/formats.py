"""`summarise formats`."""

from __future__ import annotations

from typing import Annotated

import typer

from summarise.common.errors import SummariseError, visible


def formats(
    files: Annotated[list[str] | None, typer.Argument(help="Say how each is read.")] = None,
) -> None:
    """List the formats that are read, and by what their files are told.

    Of FILES, say instead which reader takes each, why, and how many articles it finds.
    """
    if files:
        raise typer.Exit(_say_of(files))
    from summarise.readers.formats import FORMATS

    for format_ in FORMATS:
        told = ", ".join(format_.endings)
        if format_.mark:
            told = f"{told}; {format_.mark}" if told else format_.mark
        typer.echo(f"{format_.name}: {told}")
    typer.echo("Those without an ending are told by what the first 64 KB of a file have.")


def _say_of(files: list[str]) -> int:
    """Say how each file is read; return the exit code."""
    from summarise.common.documents import Failure
    from summarise.readers.discovery import check_exist, discover
    from summarise.readers.dispatch import find_reader, read_location
    from summarise.readers.location import explain
    from summarise.readers.record import ReaderOptions

    check_exist(files)
    code = 0
    for location in discover(files):
        why = location.error if isinstance(location, Failure) else ""
        if isinstance(location, Failure) or location.path is None:
            _say(f"{location.source}: {why or 'JSON Lines, as standard input is'}")
            code = code or int(bool(why))
            continue
        try:
            found = find_reader(location)
        except Exception as error:  # whatever a damaged file makes of its reader
            said = str(error) if isinstance(error, SummariseError) else explain(error)
            _say(f"{location.source}: not read: {said}")
            code = 1
            continue
        read = failed = 0
        told: dict[str, str] = {}  # and of a failure, the first record or member that has it
        for document in read_location(location, ReaderOptions()):
            if isinstance(document, Failure):
                failed += 1
                told.setdefault(document.error, document.source)
            else:
                read += 1
                told |= dict.fromkeys(
                    (warning for warning in document.warnings if location.source in warning), ""
                )
        count = f"{read} article{'s' * (read != 1)}" + (f", {failed} failed" if failed else "")
        _say(f"{location.source}: {found.format.name}, since {found.why}; {count}")
        for said, source in told.items():
            _say(f"    {source}: {said}" if source not in ("", location.source) else f"    {said}")
        code = code or int(bool(failed))
    return code


def _say(line: str) -> None:
    """Print a line, where nothing of it can steer the terminal."""
    typer.echo(visible(line))
