"""Options that more than one command has, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from summarise.common.errors import SummariseError, one_line
from summarise.jobs.treatment import Treatment

_Choice = TypeVar("_Choice", bound=StrEnum)


class Backend(StrEnum):
    """Where a job runs."""

    local = "local"
    ray = "ray"


def one_of(choices: type[_Choice]) -> Callable[[str], _Choice]:
    """Return what reads an option's value as one of some choices; another is a wrong call that names them."""

    def read(given: str) -> _Choice:
        try:
            return choices(given)
        except ValueError:
            *others, last = choices
            named = f"{', '.join(others)} or {last}"
            raise typer.BadParameter(f"{given!r} is none: give {named}") from None

    return read


def option(choices: type[StrEnum], help: str) -> Any:
    """Return an option whose value is one of some choices."""
    return typer.Option(parser=one_of(choices), metavar=shown(choices), help=help)


def shown(choices: type[StrEnum]) -> str:
    """Return choices as a command's help shows them."""
    return f"[{'|'.join(choices)}]"


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, addresses of pages (https://…), or - for JSONL on standard input."
    ),
]
UrlsFile = Annotated[
    Path | None,
    typer.Option("--urls", help="A file with the address of a page on each line, read too."),
]
Output = Annotated[
    str | None,
    typer.Option(
        help="A .jsonl, .csv, .parquet or .xlsx file, of summaries also .md or .html; failures go to OUT.failures.jsonl beside it. Default: standard output. With --backend ray also a folder/ or URI, for Parquet."
    ),
]
OnBackend = Annotated[
    Backend,
    option(Backend, "This machine, or a Ray cluster."),
]
Address = Annotated[
    str | None,
    typer.Option(
        help="The Ray cluster's head, or auto. Default: $RAY_ADDRESS, else a cluster started on this machine, else Ray for this command alone."
    ),
]
Fields = Annotated[
    str, typer.Option(help="Columns of records, as text=COLUMN,title=COLUMN,id=COLUMN.")
]
Split = Annotated[
    str | None,
    typer.Option(
        metavar="REGEX",
        help="What stands between the articles of a text file, such as '^={20,}$'; by default a text is one article.",
    ),
]
CountsFile = Annotated[
    Path | None,
    typer.Option(
        "--counts",
        help="What recurs across documents: used when the file is there, else counted and saved.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, help="Processes that read and clean. Default: one a processor."),
]
Force = Annotated[bool, typer.Option("--force", help="Start over; overwrite the output.")]
OfDuplicates = Annotated[
    Treatment,
    option(
        Treatment,
        "Articles that repeat an earlier one, exactly or nearly: keep them, mark them (duplicate_of names the original; `run` writes no summary of theirs) or drop them.",
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Open the page that is written in the browser.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]


def all_inputs(given: list[str] | None, urls: Path | None) -> list[str]:
    """Return the inputs and, after them, the addresses in the file of `--urls`.

    Raises:
        SummariseError: there is none, the file cannot be read, or a line of it is no address.
    """
    inputs = list(given or ())
    if urls:
        from summarise.readers.addresses.page import is_web

        try:
            lines = urls.read_text(encoding="utf-8-sig").splitlines()
        except OSError as error:
            raise SummariseError(f"{urls}: cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise SummariseError(f"{urls}: cannot be read: {one_line(error)}") from error
        for number, line in enumerate(map(str.strip, lines), 1):
            if not line or line.startswith("#"):
                continue
            if not is_web(line):
                raise SummariseError(f"{urls}: line {number} is no address: {line[:80]}")
            inputs.append(line)
    if not inputs:
        raise SummariseError("no input: give files, folders, addresses or - for standard input")
    return inputs


def parse_fields(given: str) -> Mapping[str, str]:
    """Return the columns that `--fields` names, by field.

    Raises:
        SummariseError: a pair has no column, or a field two.
    """
    pairs = [pair.partition("=") for pair in given.split(",") if pair.strip()]
    if given and not pairs:
        raise SummariseError(f"--fields: {given!r} is no FIELD=COLUMN, such as text=body_raw")
    for field, equals, column in pairs:
        if not equals or not column.strip():
            raise SummariseError(f"--fields: {field!r} is no FIELD=COLUMN, such as text=body_raw")
    columns: dict[str, str] = {}
    for field, _, column in pairs:
        if field.strip() in columns:
            raise SummariseError(f"--fields: {field.strip()!r} is given twice: give it one column")
        columns[field.strip()] = column.strip()
    return columns
