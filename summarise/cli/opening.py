"""`--report` and `--open`: pages, and showing one in the browser once it is written."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

from summarise.cli.checks import check_ending
from summarise.common.errors import SummariseError
from summarise.common.outputs import PAGE_HEAD, PAGE_MARK

_PAGES = (".html", ".htm")


def check_report(page: Path | None) -> None:
    """Raise a `SummariseError` where `--report` is given a name that is none of a page, or a page of others."""
    if page:
        check_ending(page, "--report", _PAGES)
        check_own_page(page, "--report")


def check_own_page(page: Path, option: str) -> None:
    """Raise a `SummariseError` where a page would replace one that is none of ours.

    Raises:
        SummariseError: the same, or it cannot be read.
    """
    if page.suffix.lower() not in _PAGES or not page.is_file():
        return
    try:
        with page.open("rb") as stream:
            head = stream.read(PAGE_HEAD)
    except OSError as error:
        raise SummariseError(f"cannot read {page}: {error.strerror or error}") from error
    if head and PAGE_MARK not in head:
        raise SummariseError(
            f"{page} is no page of summarise: move it away, or give another {option}"
        )


def check_page(asked: bool, page: Path | None, option: str) -> None:
    """Raise a `SummariseError` where `--open` has no page to show.

    Args:
        asked: whether it was given.
        page: what would be shown.
        option: that gives a page.
    """
    if asked and (page is None or page.suffix.lower() not in _PAGES):
        raise SummariseError(f"--open shows a page: give {option} PAGE.html")


def open_page(page: Path) -> None:
    """Show a page in the browser, or say where it is if there is none."""
    address = page.resolve().as_uri()
    if not webbrowser.open(address):
        print(f"no browser to open: {address}", file=sys.stderr)
