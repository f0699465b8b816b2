"""The command line: `demo`, `run`, `clean`, `evaluate`, `judge`, `models`, `formats`, `verify`; it is thin.

Exit codes: 0 all done, 1 some documents failed, 2 the call itself was wrong, 130 stopped by a signal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from summarise.cli.clean import clean
from summarise.cli.demo import demo
from summarise.cli.evaluate import evaluate
from summarise.cli.formats import formats
from summarise.cli.judge import judge
from summarise.cli.models import models
from summarise.cli.printing import say
from summarise.cli.run import run
from summarise.cli.verify import verify
from summarise.common.errors import SummariseError
from summarise.common.version import __version__

app = typer.Typer(
    name="summarise",
    help="From a raw dump of news articles to a headline and a paragraph each, and a score.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (demo, run, clean, evaluate, models, formats, verify):
    app.command()(command)
app.add_typer(judge)


def _version(asked: bool) -> None:
    if asked:
        print(f"summarise {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


def run_command(arguments: Sequence[str] | None = None) -> None:
    """Run a command; a wrong call is one line on standard error and exit code 2."""
    try:
        app(arguments, prog_name="summarise")
    except SummariseError as error:
        say(f"summarise: {error}")
        raise SystemExit(2) from None
    except SystemExit as end:
        if _is_interrupt(end):  # which Typer makes an exit of, without a word
            raise KeyboardInterrupt from None
        raise


def _is_interrupt(error: BaseException | None) -> bool:
    """Return whether an error came of an interrupt."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None
