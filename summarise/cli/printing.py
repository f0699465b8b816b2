"""What a command prints, and the exit codes that go with it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from summarise.cli.causes import Causes, causes_of_file
from summarise.common.documents import Article, Failure
from summarise.common.errors import SummariseError, visible
from summarise.common.outputs import failures_file, is_folder
from summarise.jobs.outcome import Outcome

T = TypeVar("T")

STOPPED = 130  # the exit code of what a signal stopped


def print_all(
    results: Iterable[T | Failure], show: Callable[[T], object], to_the_end: bool = False
) -> int:
    """Print results on standard output, failures on standard error; return the exit code.

    Of a file's records that fail for one cause the first few are told, and all are counted at the end,
    where causes that recur are told once more.

    Args:
        results: what is printed.
        show: prints one.
        to_the_end: whether the rest is wanted when nobody reads standard output any more.
    """
    failed, untold = Causes(), 0
    for result in results:
        if isinstance(result, Failure):
            if failed.add(result.record()):
                say(f"{result.source}: {result.stage}: {result.error}")
            else:
                untold += 1
            continue
        try:
            show(result)
        except BrokenPipeError:  # who read our output has enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if not to_the_end:
                return 1 if failed.count else 0
    if failed.count > 1:
        where = " (with --output, each is in a file beside it)" if untold else ""
        recurring = failed.lines(least=2)
        say_all([f"{failed.count} failed{where}{':' * bool(recurring)}", *recurring])
    return 1 if failed.count else 0


def print_line(line: str) -> None:
    """Print a line at once.

    Raises:
        OSError: standard output, which it names, cannot be written.
    """
    try:
        print(line, flush=True)
    except OSError as error:
        raise OSError(error.errno, error.strerror, "standard output") from error


def print_to(path: Path) -> None:
    """Make a device or a pipe this process's standard output.

    Raises:
        SummariseError: it cannot be opened.
    """
    try:
        opened = os.open(path, os.O_WRONLY)
    except OSError as error:
        raise SummariseError(f"cannot write {path}: {error.strerror or error}") from error
    sys.stdout.flush()
    os.dup2(opened, 1)
    os.close(opened)


def use_utf8() -> None:
    """Let standard output have the same bytes whatever the locale."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def explanation_printer() -> Callable[[Article], None]:
    """Return what prints an article with every block's label and reason, for a person at a terminal."""
    from rich.console import Console

    from summarise.cleaning.report.explain import render_explanation

    console = Console()
    width = min(console.width, 120)  # longer lines are hard to read
    return lambda article: console.print(render_explanation(article), width=width)


def say_outcome(outcome: Outcome, output: str) -> int:
    """Say on standard error how a job ended, and return the exit code."""
    said = f"{outcome.done} done, {outcome.failed} failed: {output}"
    if outcome.failed and not is_folder(output):
        said += f", {failures_file(Path(output))}"
    if outcome.marked:
        said += f"; {outcome.marked} repeat others and are marked"
    if outcome.dropped:
        said += f"; {outcome.dropped} repeat others and are left out"
    if outcome.unread:
        said += f"; {outcome.unread} of an earlier run stay, since they lie in what failed now"
    if outcome.stopped:
        said += "; stopped, run it again to go on"
    say(said)
    say_all(outcome.of_files)
    if outcome.failed and not is_folder(output):
        say_all(causes_of_file(failures_file(Path(output))))
    if outcome.kept:
        first, *others = outcome.kept
        more = f" and {len(others)} more" if others else ""
        say(
            f"left as they are, since this command did not write them: {first}{more}; move them "
            "away, or --force overwrites them"
        )
    if outcome.nowhere:
        say(
            f"records without a text beside them: {outcome.nowhere}, since no file is theirs alone, or "
            f"its name has no room for another ending; their summaries are in {output}"
        )
    if outcome.stopped:
        return STOPPED
    return 1 if outcome.failed or outcome.kept else 0


def say_all(lines: Iterable[str]) -> None:
    """Say lines on standard error; see `say`."""
    for line in lines:
        say(line)


def say(line: str) -> None:
    """Say a line on standard error, where nothing of it can steer the terminal."""
    print(visible(line), file=sys.stderr, flush=True)
