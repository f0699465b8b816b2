"""A small server that speaks OpenAI's chat completions, and fails as real ones do."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from summarise.common.documents import Article
from summarise.config import Config, LengthConfig, ServerConfig

MODEL = "invented-1b"


def ferry(number: int) -> Article:
    """An article that says its number."""
    text = (
        f"Ferry {number} between Quill and Telmouth sailed again on Monday after a week in dock. "
        "Engineers had replaced both of its engines, the harbour said. Tickets stay at four pounds, "
        "and the night boat returns in May."
    )
    return Article(f"{number:03}", f"{number:03}.txt", text, language="en", words_in=40)


class ChatServer(ThreadingHTTPServer):
    """The server, on a port of its own.

    Attributes:
        faults: by an article's number, what its first requests meet; the last stays if it ends in `!`.
        fault: what all requests meet that have none of their own.
        requests: those that came, in the order of their coming.
        asked: how often each article was asked for.
        headers: of the last request.
        busiest: the most requests that were there at once.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.faults: dict[int, list[str]] = {}
        self.fault = ""
        self.requests: list[dict[str, Any]] = []
        self.asked: Counter[int] = Counter()
        self.headers: dict[str, str] = {}
        self.content: str | None = None
        self.more: dict[str, Any] = {}
        self.busiest = self.busy = 0
        self.lock = threading.Lock()
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def next_fault(self, number: int) -> str:
        """What an article's next request meets."""
        with self.lock:
            self.asked[number] += 1
            waiting = self.faults.get(number)
            if not waiting:
                return self.fault
            return waiting[0].rstrip("!") if waiting[0].endswith("!") else waiting.pop(0)


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        status = int(self.server.fault) if self.server.fault.isdigit() else 200
        self._send(status, {"data": [{"id": MODEL}]})

    def do_POST(self) -> None:
        server = self.server
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = request["messages"][-1]["content"]
        found = re.search(r"Ferry (\d+)", asked)
        number = int(found[1]) if found else 0
        with server.lock:
            server.requests.append(request)
            server.headers = dict(self.headers)
            server.busy += 1
            server.busiest = max(server.busiest, server.busy)
        try:
            self._answer(server.next_fault(number), number, "headline" in asked)
        finally:
            with server.lock:
                server.busy -= 1

    def _answer(self, fault: str, number: int, headline: bool) -> None:
        said = f"Ferry {number} sails again"
        text = said if headline else f"{said}. Engineers had replaced both of its engines."
        content = self.server.content if self.server.content is not None else text
        message = {"role": "assistant", "content": content}
        reply = {"choices": [{"message": message, "finish_reason": "stop"}]} | self.server.more
        if fault == "time-out":
            self.server.over.wait(30)
        elif fault == "cut":
            body = json.dumps(reply).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        elif fault == "cut chunks":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b'10\r\n{"choices": [{"m\r\n')
            self.close_connection = True
        elif fault == "without end":
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(b" " * 100_000)
        elif fault == "wrong JSON":
            self._send(200, b'{"choices": [{"message": {"content": "Ferry')
        elif fault == "no choices":
            self._send(200, {"error": {"message": "overloaded"}})
        elif fault.isdigit():
            self._send(int(fault), {"error": {"message": f"no luck with {number}"}})
        else:
            self.server.over.wait(0.05 if fault == "slow" else 0)
            self._send(200, reply)

    def _send(self, status: int, body: object) -> None:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        if status == 429:
            self.send_header("Retry-After", "0")
        if status == 307:
            self.send_header("Location", "https://elsewhere.example/v1")
        self.end_headers()
        self.wfile.write(raw)


@contextlib.contextmanager
def chat_server() -> Iterator[ChatServer]:
    """A server that runs until the end of the block."""
    with ChatServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()


def settings(url: str, **more: Any) -> Config:
    """A configuration that asks a server; `more` goes into `server`."""
    how = {"concurrency": 8, "pause": 0.001, "timeout": 20.0, "retries": 3}
    return Config(
        engine="openai",
        server=ServerConfig(url=url, **(how | more)),
        headline=LengthConfig(checkpoint=MODEL, words=(3, 8)),
        paragraph=LengthConfig(checkpoint=MODEL, words=(5, 30)),
    )
