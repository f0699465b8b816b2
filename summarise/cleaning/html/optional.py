"""What a page says beside its text is optional: where it cannot be read, a warning stands for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from summarise.common.errors import SummariseError

T = TypeVar("T")


def optional(what: str, read: Callable[[], T], default: T, warnings: list[str]) -> T:
    """Return what is read of a page; the default, and one warning more, where that goes wrong.

    Args:
        what: it is, for the warning.
        read: reads it.
        default: stands for it.
        warnings: of the page.

    Raises:
        SummariseError: reading takes more time than it may.
    """
    try:
        return read()
    except SummariseError:
        raise
    except Exception as error:  # markup may be of any shape, and costs no more than what it says
        # the type alone: how deep the stack was, and so the message, is another in each process
        warnings.append(f"{what} could not be read ({type(error).__name__})")
        return default
