"""`--report` and `--open`: pages, and showing one in the browser once it is written."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

from summarise.common.errors import SummariseError

_PAGES = (".html", ".htm")


def check_report(page: Path | None) -> None:
    """Raise a `SummariseError` where `--report` is given a name that is none of a page."""
    if page and page.suffix.lower() not in _PAGES:
        raise SummariseError(f"--report {page}: it is a page, so its name ends in .html")


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
