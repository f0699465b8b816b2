"""`summarise verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def verify(
    output: Annotated[Path, typer.Argument(help="What `run` or `clean` wrote.")],
    inputs: Annotated[
        list[str] | None, typer.Argument(help="What it was made of, to be compared with it.")
    ] = None,
) -> None:
    """Check an output, its failures, its journal and the inputs against each other.

    Nothing is changed. Each thing that is wrong is a line; the exit code then is 1.
    """
    from summarise.cli.printing import say
    from summarise.common.files import real_file
    from summarise.common.outputs import failures_file
    from summarise.jobs.verification import verify as find_faults

    faults = find_faults(output, inputs or [])
    for fault in faults:
        say(fault)
    if not faults:
        failures = failures_file(real_file(output))
        but = f" but what failed, which is in {failures}" if failures.is_file() else ""
        say(f"{output}: as it was written, and all of it{but}")
    raise typer.Exit(1 if faults else 0)
