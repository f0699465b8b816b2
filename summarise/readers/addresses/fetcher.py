"""Fetch pages: with a name, a time-out, a limit of size and a pause between two pages of a site."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from summarise.common.errors import SummariseError, one_line
from summarise.common.limits import DEFAULT, Limits
from summarise.common.version import __version__
from summarise.readers.addresses.robots import Answer, Robots

AGENT = "summarise-news"
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (+https://pypi.org/project/summarise-news/)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, application/json;q=0.8, */*;q=0.5",
}
_READ = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/x-ndjson",
)
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream")  # what it is, its bytes tell
_MOST_REDIRECTS = 5
_PIECE = 1 << 16
_BYTE_ORDER_MARK = "\ufeff"


class Fetcher:
    """Fetches pages one after the other.

    Args:
        limits: `largest_document` is the most that a page may have, unpacked.
        pause: seconds between two pages of a site, more where its robots.txt asks for more.
        timeout: seconds that a server may take to answer, and then between two pieces.
        deadline: seconds that a page may take in all.
        sleep: waits.
    """

    def __init__(
        self,
        limits: Limits = DEFAULT,
        pause: float = 1.0,
        timeout: float = 15.0,
        deadline: float = 60.0,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        import requests  # a tenth of a second to import

        self._limits = limits
        self._pause, self._timeout, self._deadline = pause, timeout, deadline
        self._sleep = sleep
        self._session = requests.Session()
        self._session.headers.update(_HEADERS)
        self._robots = Robots(self._answer, AGENT)
        self._last: dict[str, float] = {}  # when a site was asked last

    def get(self, url: str) -> bytes:
        """Return a page's bytes, in UTF-8 where the server says what they are in.

        Raises:
            SummariseError: the site does not want it, it cannot be reached or is no text, or it is
                too large or takes too long.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            self._robots.check(url)
            self._wait(url)
            status, headers, body = self._request(url)
            if status in (301, 302, 303, 307, 308) and headers.get("Location"):
                url = urljoin(url, headers["Location"])
                if urlsplit(url).scheme not in ("http", "https"):
                    raise SummariseError(f"leads to {url}, which is no page")
                continue
            if status != 200:
                raise SummariseError(_explain(status))
            return _checked(headers.get("Content-Type", ""), body)
        raise SummariseError(f"leads on more than {_MOST_REDIRECTS} times: check the address")

    def _answer(self, url: str) -> Answer:
        for _ in range(_MOST_REDIRECTS + 1):
            status, headers, body = self._request(url)
            if not (300 <= status < 400 and headers.get("Location")):
                return status, body
            url = urljoin(url, headers["Location"])
        return 404, b""

    def _wait(self, url: str) -> None:
        """Wait until the address's site may be asked again."""
        site = urlsplit(url).netloc
        if site in self._last:
            since = time.monotonic() - self._last[site]
            left = self._robots.wait(url, self._pause) - since
            if left > 0:
                self._sleep(left)
        self._last[site] = time.monotonic()

    def _request(self, url: str) -> tuple[int, dict[str, str], bytes]:
        """Return an answer's status, headers and body, which is read only as far as it is wanted."""
        import requests

        began, body = time.monotonic(), bytearray()
        try:
            with self._session.get(
                url, stream=True, timeout=self._timeout, allow_redirects=False
            ) as answer:
                for piece in answer.iter_content(_PIECE):
                    body += piece
                    if len(body) > self._limits.largest_document:
                        raise self._limits.too_large("page")
                    if time.monotonic() - began > self._deadline:
                        raise SummariseError(f"took longer than {self._deadline:g} s: try it again")
                return answer.status_code, dict(answer.headers), bytes(body)
        except requests.exceptions.SSLError as error:
            raise SummariseError(f"its certificate is not valid: {one_line(error)}") from error
        except requests.exceptions.InvalidURL as error:
            raise SummariseError(f"no address of a page: {one_line(error)}") from error
        except requests.exceptions.ChunkedEncodingError as error:
            raise SummariseError("the server broke off: try it again") from error
        except (requests.exceptions.Timeout, requests.exceptions.ConnectionError) as error:
            if _is_timeout(error):
                raise SummariseError(
                    f"no answer within {self._timeout:g} s: try it again"
                ) from error
            raise SummariseError(
                "cannot be reached: check the address, and whether this machine is online"
            ) from error
        except requests.exceptions.RequestException as error:
            raise SummariseError(f"cannot be fetched: {one_line(error)}") from error


def _is_timeout(error: Exception) -> bool:
    """Return whether a server took too long; in the middle of a page `requests` only wraps what says so."""
    import requests

    wrapped = type(error.args[0]).__name__ if error.args else ""
    return isinstance(error, requests.exceptions.Timeout) or wrapped == "ReadTimeoutError"


def _explain(status: int) -> str:
    """Return what a status that is not OK means, with the remedy."""
    from http.client import responses  # slow to import

    name = responses.get(status, "unknown")
    if status in (401, 402, 403, 451):
        cure = "it wants a login or keeps programs out; save the page and give the file"
    elif status in (404, 410):
        cure = "check the address"
    elif status in (429, 503):
        cure = "the site asks to come later"
    else:
        cure = "try it again"
    return f"the server says {status} {name}: {cure}"


def _checked(said: str, body: bytes) -> bytes:
    """Return a body that is text by what the server says of it, decoded as it says."""
    kind, _, parameters = said.partition(";")
    kind = kind.strip().lower()
    if kind not in _UNTOLD and not kind.startswith(_READ):
        raise SummariseError(f"is {kind}, not a page: give the address of the article")
    _, found, charset = parameters.lower().partition("charset=")
    charset = charset.split(";")[0].strip(" \"'")
    if not found or charset in ("", "utf-8", "utf8"):
        return body
    try:
        return (_BYTE_ORDER_MARK + body.decode(charset)).encode()
    except (LookupError, ValueError):  # it is wrong; the page itself knows better
        return body
