"""What sites allow programs to fetch, by their robots.txt (RFC 9309), as `protego` reads it.

The standard library's parser takes the first rule that matches for the longest, and knows no wildcards
(findings/robotparser_first_rule.sh).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarise.common.errors import SummariseError

if TYPE_CHECKING:
    from protego import Protego

_LONGEST_WAIT = 30.0  # seconds between two pages of a site, whatever it asks for
_NOTHING = "User-agent: *\nDisallow: /\n"

Answer = tuple[int, bytes]  # status and body


class Robots:
    """The rules of sites, each asked for once.

    Args:
        ask: fetches an address and returns its status and body; raises `SummariseError`.
        agent: the program's name in the rules.
    """

    def __init__(self, ask: Callable[[str], Answer], agent: str) -> None:
        self._ask = ask
        self._agent = agent
        self._sites: dict[str, Protego | SummariseError] = {}

    def check(self, url: str) -> None:
        """Raise a `SummariseError` for an address that its site keeps programs from."""
        if not self._rules(url).can_fetch(url, self._agent):
            raise SummariseError(
                "its robots.txt keeps programs out: save the page and give the file"
            )

    def wait(self, url: str, usual: float) -> float:
        """Return how many seconds to leave between two pages of the address's site."""
        asked = self._rules(url).crawl_delay(self._agent)
        return max(usual, min(asked or 0.0, _LONGEST_WAIT))

    def _rules(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._sites:
            try:
                self._sites[site] = _parsed(*self._ask(f"{site}/robots.txt"))
            except SummariseError as error:  # a site that is not there is not asked for each page
                self._sites[site] = error
        found = self._sites[site]
        if isinstance(found, SummariseError):
            raise SummariseError(str(found))
        return found


def _parsed(status: int, body: bytes) -> Protego:
    from protego import Protego

    text = body.decode("utf-8-sig", "replace") if status == 200 else ""
    if status in (401, 403) or status >= 500:  # what is not known is not taken for allowed
        text = _NOTHING
    return Protego.parse(text)
