"""Ask a server for chat completions: again where it fails, and no more once it has failed for all."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from summarise.common.errors import SummariseError, one_line
from summarise.config import ServerConfig
from summarise.generation.server.answer import Answer, error_message, parse_answer

_LARGEST = 4_000_000  # bytes of an answer
_PIECE = 1 << 14
_LONGEST_PAUSE = 60.0  # seconds, whatever the server asks for
_FAILURES = 16  # in a row, after which the server is taken for gone; at least two rounds
_COME_AGAIN = (408, 425, 429)  # and all from 500 on
_OF_THE_ARTICLE = (400, 413, 422)
_NO_KEY = (401, 403)

_Exchange = tuple[int, Mapping[str, str], bytes]


class UnansweredError(Exception):
    """The server has no answer for this article; its one line says why."""


class ServerGoneError(SummariseError):
    """The server has no answer for any article."""


class _TransientError(Exception):
    """It may answer another time, in so many seconds if it says so."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.wait = wait


class ChatClient:
    """Asks one server, from several threads if need be.

    Args:
        settings: where it is, and how patient to be.
        sleep: waits.

    Raises:
        SummariseError: the variable that is to have the key has none.
    """

    def __init__(
        self, settings: ServerConfig, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        import requests  # a tenth of a second to import
        from requests.adapters import HTTPAdapter

        self._settings, self._sleep = settings, sleep
        self._session = requests.Session()
        self._session.auth = _authorise(settings)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(pool_maxsize=settings.concurrency))
        self._lock = threading.Lock()
        self._failed_in_a_row = 0
        self._gone: ServerGoneError | None = None

    def check(self) -> None:
        """Raise a `SummariseError` where no server answers, or not to this key."""
        try:
            status, headers, body = self._exchange("GET", "/models", None)
        except _TransientError as error:
            raise SummariseError(
                f"{self._name} cannot be used ({error}): start it, or mend `server: url`"
            ) from error
        if status in _NO_KEY:  # a server without such a list may be one all the same
            raise self._explained(status, headers, body)

    def ask(self, request: Mapping[str, Any]) -> Answer:
        """Return the answer to a request for a chat completion.

        Raises:
            UnansweredError: it does not answer this one, though asked several times.
            ServerGoneError: it will answer none.
        """
        for attempt in range(self._settings.retries + 1):
            if self._gone:
                raise self._gone
            try:
                status, headers, body = self._exchange("POST", "/chat/completions", request)
                if status != HTTPStatus.OK:
                    raise self._explained(status, headers, body)
                answer = parse_answer(body)
            except (_TransientError, ValueError) as error:
                why, asked = one_line(error), getattr(error, "wait", 0.0)
                if attempt < self._settings.retries:
                    self._sleep(self._wait(attempt, asked))
            else:
                self._failed_in_a_row = 0
                return answer
        self._count_failure(why)
        times = f"asked {self._settings.retries + 1} times" if self._settings.retries else "asked"
        raise UnansweredError(f"{self._name}: {why}, {times}: run it again later")

    @property
    def _name(self) -> str:
        return f"server {self._settings.url}"

    def _wait(self, attempt: int, asked: float) -> float:
        """Return for how many seconds to wait; threads that failed together do not return together."""
        pause: float = min(self._settings.pause * 2**attempt, _LONGEST_PAUSE)
        return max(min(asked, _LONGEST_PAUSE), pause * random.uniform(0.5, 1.0))

    def _count_failure(self, why: str) -> None:
        with self._lock:
            self._failed_in_a_row += 1
            if self._failed_in_a_row >= max(_FAILURES, 2 * self._settings.concurrency):
                self._gone = ServerGoneError(
                    f"{self._name} has failed {self._failed_in_a_row} articles in a row ({why}); "
                    "what is done is kept: run it again when the server is back"
                )

    def _exchange(self, method: str, path: str, request: Mapping[str, Any] | None) -> _Exchange:
        """Return the status, the headers and the whole body of an answer.

        Raises:
            _TransientError: there is none, or it is not whole.
            ServerGoneError: there will be none.
        """
        import requests

        limit, began, body = self._settings.timeout, time.monotonic(), bytearray()
        try:
            with self._session.request(
                method,
                self._settings.url + path,
                json=request,
                stream=True,
                timeout=limit,
                allow_redirects=False,
            ) as answer:
                for piece in answer.iter_content(_PIECE):
                    body += piece
                    if len(body) > _LARGEST:
                        raise _TransientError(f"its answer has more than {_LARGEST:,} bytes")
                    if time.monotonic() - began > limit:
                        raise requests.exceptions.Timeout
        except requests.exceptions.Timeout as error:
            raise _TransientError(f"no answer within {limit:g} s") from error
        except requests.exceptions.SSLError as error:
            raise self._end(f"its certificate is not valid: {one_line(error)}") from error
        except (
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ) as error:
            raise _TransientError("it broke off its answer") from error
        except requests.exceptions.ConnectionError as error:
            raise _TransientError("it cannot be reached") from error
        except requests.exceptions.RequestException as error:
            raise self._end(f"cannot be asked: {one_line(error)}") from error
        return answer.status_code, answer.headers, bytes(body)

    def _explained(self, status: int, headers: Mapping[str, str], body: bytes) -> Exception:
        """Return the error that a status other than 200 is."""
        phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "unknown"
        why = f"it says {status}: {one_line(error_message(body) or phrase)}"
        if status in _COME_AGAIN or status >= 500:
            return _TransientError(why, _seconds(headers.get("Retry-After", "")))
        if status in _OF_THE_ARTICLE:
            self._failed_in_a_row = 0
            return UnansweredError(f"{self._name}: {why}")
        if status in _NO_KEY:
            given = self._settings.key
            cure = f"mend the key in {given}" if given else "name the key's variable: `server: key`"
        elif 300 <= status < 400:
            why = f"it leads to {one_line(headers.get('Location', 'nowhere'))}"
            cure = "give that as `server: url`"
        else:
            cure = "mend `checkpoint`, its name of the model, or `server: url`"
        return self._end(f"{why}; {cure}")

    def _end(self, why: str) -> ServerGoneError:
        self._gone = ServerGoneError(f"{self._name}: {why}")
        return self._gone


def _authorise(settings: ServerConfig) -> Callable[[Any], Any]:
    """Return what puts the key on a request; that it is there keeps `requests` from looking into .netrc."""
    key = os.environ.get(settings.key, "").strip() if settings.key else ""
    if settings.key and not (key.isascii() and key.isprintable() and key):
        raise SummariseError(
            f"the environment has no key in {settings.key}, which `server: key` names"
        )

    def put(request: Any) -> Any:
        if key:
            request.headers["Authorization"] = f"Bearer {key}"
        return request

    return put


def _seconds(retry_after: str) -> float:
    """Return the seconds of a Retry-After, which may be a date; 0 for what is neither."""
    try:
        return max(0.0, float(retry_after))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except ValueError:
        return 0.0
