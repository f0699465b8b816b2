"""Pages that a browser saved: the address that it wrote above them."""

from __future__ import annotations

import re

_HEAD = 4000  # characters
_ADDRESS = re.compile(
    r"<!--(?:(?!-->).)*?"
    r"(?:Page saved with SingleFile(?:(?!-->).)*?\burl:\s*|\bsaved from url=\(\d+\))"
    r"(https?://[^\s>]+)",
    re.DOTALL | re.IGNORECASE,
)


def lacks_address(html: str) -> bool:
    """Return whether a page says that SingleFile saved it, and not from where, as it always does."""
    return "Page saved with SingleFile" in html[:_HEAD] and saved_from(html) is None


def saved_from(html: str) -> str | None:
    """Return the address that a saved page's comment names, as SingleFile and browsers write it.

    The day that stands there too is when the page was saved, not when it was published.
    """
    start = html[:_HEAD]
    if "<!--" not in start:
        return None
    found = _ADDRESS.search(start)
    return found[1] if found else None
