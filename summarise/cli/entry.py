"""Run a command so that nothing ends it without a line that says why.

The command itself is imported within, since a signal may come, or memory end, while it is.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_STOPPED = 130  # the exit code of what a signal stopped
_LEAST_MEMORY = 2 << 30  # bytes of addresses that a run with the bundled checkpoint has at most


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command; a wrong call is one line on standard error and exit code 2."""
    try:
        _open_closed_streams()
        _warn_of_little_memory()
        from summarise.common.deadline import many_bounds
        from summarise.common.garbage import collected_rarely, leave_the_rest

        leave_the_rest()
        with collected_rarely(), many_bounds():
            from summarise.cli.app import run_command

            run_command(arguments)
    except KeyboardInterrupt:
        _end("stopped", _STOPPED)
    except MemoryError:
        _end("out of memory: give it more, or fewer --jobs", 2)
    except ImportError as error:
        if error.name != "ray" and "memory" not in str(error) and "map segment" not in str(error):
            raise
        _end(f"out of memory while loading ({error}): give it more", 2)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _end(f"{where}{error.strerror or error}", 2)
    raise SystemExit(0)


def _end(why: str, code: int) -> NoReturn:
    """End with a line and an exit code, whatever state the streams are in."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"summarise: {' '.join(why.split())}\n")
        sys.stderr.flush()
    with contextlib.suppress(OSError):
        # what is left in the buffer could not be written: the interpreter need not try again
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)
    raise SystemExit(code) from None


def _warn_of_little_memory() -> None:
    """Say where the process may have so little memory that a library could end it without a line."""
    with contextlib.suppress(ImportError, OSError):  # elsewhere there is no such limit
        import resource

        most, _ = resource.getrlimit(resource.RLIMIT_AS)
        if 0 <= most < _LEAST_MEMORY:
            print(
                f"summarise: memory is limited to {most >> 20:,} MB (ulimit -v), and a run may need "
                f"{_LEAST_MEMORY >> 20:,} MB: it may end before it can say so",
                file=sys.stderr,
            )


def _open_closed_streams() -> None:
    """Put something in the place of closed standard streams: nothing to read, nowhere to write."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # standard output is open to be read, so that writing to it is an error and not lost
            null = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            if null != number:
                os.dup2(null, number)
                os.close(null)
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(number, mode, closefd=False))  # noqa: SIM115
