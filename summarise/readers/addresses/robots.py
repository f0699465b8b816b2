"""What sites allow programs to fetch, by their robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from summarise.common.errors import SummariseError

_LONGEST_WAIT = 30.0  # seconds between two pages of a site, whatever it asks for

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
        self._sites: dict[str, RobotFileParser | SummariseError] = {}

    def check(self, url: str) -> None:
        """Raise a `SummariseError` for an address that its site keeps programs from."""
        if not self._rules(url).can_fetch(self._agent, url):
            raise SummariseError(
                "its robots.txt keeps programs out: save the page and give the file"
            )

    def wait(self, url: str, usual: float) -> float:
        """Return how many seconds to leave between two pages of the address's site."""
        asked = self._rules(url).crawl_delay(self._agent)
        return max(usual, min(float(asked or 0), _LONGEST_WAIT))

    def _rules(self, url: str) -> RobotFileParser:
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


def _parsed(status: int, body: bytes) -> RobotFileParser:
    lines = body.decode("utf-8-sig", "replace").splitlines() if status == 200 else []
    if status in (401, 403) or status >= 500:  # what is not known is not taken for allowed
        lines = ["User-agent: *", "Disallow: /"]
    rules = RobotFileParser()
    rules.parse(lines)
    return rules
