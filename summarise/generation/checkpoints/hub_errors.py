"""Why a hub's checkpoint cannot be had, in one line with the cure."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from summarise.common.errors import SummariseError, one_line

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def unavailable(name: str, error: BaseException, online: bool = False) -> SummariseError:
    """Return the error of a checkpoint that cannot be had.

    Args:
        name: as the configuration gives it.
        error: what the hub's library or transformers raised.
        online: whether the hub had answered before.
    """
    return SummariseError(f"checkpoint {name!r} {_why(error, online)}")


def _why(error: BaseException, online: bool) -> str:
    from huggingface_hub.errors import GatedRepoError, RemoteEntryNotFoundError

    for cause in _causes(error):
        if isinstance(cause, GatedRepoError):
            return (
                "is given only to those who accept its licence: do so on its page of the hub, and "
                "run `hf auth login`"
            )
        if isinstance(cause, RemoteEntryNotFoundError):
            return f"lacks a file on the hub: {one_line(cause)}"
        if isinstance(cause, OSError) and cause.errno in _NO_ROOM:
            return (
                "does not fit on the disk: make room, or have the hub's cache elsewhere (HF_HOME)"
            )
    why = "cannot be had from the hub" if online else "is not in the local cache and the hub cannot be reached"  # fmt: skip
    return (
        f"{why} (or has no safetensors of it): {one_line(error)}; give a local folder as the checkpoint, "
        "or use the bundled one (--config default), which needs no network"
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those that it follows from, the last first."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
