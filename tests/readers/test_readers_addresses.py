"""Pages of the web: from a server on this machine, with the faults that servers have."""

from __future__ import annotations

import gzip
import pickle
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from summarise.cli.app import run_command
from summarise.cli.options import all_inputs
from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.common.limits import Limits
from summarise.readers import count, read
from summarise.readers.addresses.fetcher import Fetcher
from summarise.readers.addresses.page import WebPage

PARAGRAPH = "The old bridge at Hesk was closed on Monday so that engineers could look at its piers."
PAGE = f"<html><body><article><h1>Bridge closed</h1>{f'<p>{PARAGRAPH}</p>' * 6}</article></body></html>"
ROBOTS = "User-agent: *\nDisallow: /private\nCrawl-delay: 7\n"
LIMITS = Limits(largest_document=50_000)


class Site(BaseHTTPRequestHandler):
    """A small newspaper; `asked` has what it was asked for, with the program's name."""

    asked: ClassVar[list[tuple[str, str]]] = []
    robots: tuple[int, str] = (200, ROBOTS)
    slow = threading.Event()  # set when the test is over

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        if self.path == "/robots.txt":
            status, text = self.robots
            self._send(text.encode(), "text/plain", status)
        elif self.path == "/on":
            self._redirect("/story")
        elif self.path == "/round":
            self._redirect("/round")
        elif self.path == "/out":
            self._redirect("/private/story")
        elif self.path == "/old":
            self._send("<p>Café</p>".encode("latin-1"), 'text/html; charset="ISO-8859-1"')
        elif self.path == "/picture":
            self._send(b"\x89PNG", "image/png")
        elif self.path == "/large":
            self._send(b"a" * 60_000, "text/html")
        elif self.path == "/bomb":
            self._send(gzip.compress(b"a" * 1_000_000), "text/html", encoding="gzip")
        elif self.path == "/slow":
            self.slow.wait(20)
        elif self.path in ("/broken", "/halting"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"half")
            if self.path == "/halting":
                self.slow.wait(20)
        elif self.path in ("/story", "/private/story"):
            self._send(PAGE.encode(), "text/html; charset=utf-8")
        else:
            self._send(b"no", "text/html", 404)

    def _send(self, body: bytes, kind: str, status: int = 200, encoding: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in (
        "http_proxy",
        "https_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    Site.asked, Site.robots, Site.slow = [], (200, ROBOTS), threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    Site.slow.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def waited() -> list[float]:
    return []


@pytest.fixture
def fetcher(waited: list[float]) -> Fetcher:
    return Fetcher(LIMITS, timeout=0.5, sleep=waited.append)


def test_a_page_is_asked_for_by_name_after_the_sites_rules(site: str, fetcher: Fetcher) -> None:
    assert fetcher.get(f"{site}/story") == PAGE.encode()
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/story"]
    assert all(agent.startswith("summarise-news/") for _, agent in Site.asked)


def test_between_two_pages_of_a_site_it_waits_as_long_as_the_site_asks(
    site: str, fetcher: Fetcher, waited: list[float]
) -> None:
    fetcher.get(f"{site}/story")
    assert waited == []
    fetcher.get(f"{site}/story")
    assert 6 < waited[0] <= 7


def test_a_redirect_is_followed(site: str, fetcher: Fetcher) -> None:
    assert fetcher.get(f"{site}/on") == PAGE.encode()


def test_a_page_is_decoded_as_the_server_says(site: str, fetcher: Fetcher) -> None:
    assert fetcher.get(f"{site}/old").decode("utf-8-sig") == "<p>Café</p>"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/private/story", "its robots.txt keeps programs out"),
        ("/out", "its robots.txt keeps programs out"),
        ("/round", "leads on more than 5 times"),
        ("/nothing", "the server says 404 Not Found: check the address"),
        ("/picture", "is image/png, not a page"),
        ("/large", "page of more than 50,000 bytes"),
        ("/bomb", "page of more than 50,000 bytes"),
        ("/slow", "no answer within 0.5 s: try it again"),
        ("/halting", "no answer within 0.5 s: try it again"),
        ("/broken", "the server broke off"),
    ],
)
def test_what_cannot_be_had_says_why(site: str, fetcher: Fetcher, path: str, why: str) -> None:
    with pytest.raises(SummariseError, match=why):
        fetcher.get(site + path)


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [((404, "no"), True), ((403, "no"), False), ((500, "no"), False), ((200, ""), True)],
)
def test_rules_that_are_not_there_allow_and_rules_that_are_not_told_forbid(
    site: str, fetcher: Fetcher, robots: tuple[int, str], allowed: bool
) -> None:
    Site.robots = robots
    if allowed:
        assert fetcher.get(f"{site}/private/story")
    else:
        with pytest.raises(SummariseError, match="keeps programs out"):
            fetcher.get(f"{site}/story")


@pytest.mark.parametrize("path", ["/private/story", "/story?print=1"])
def test_the_longest_rule_counts_and_wildcards_are_known(
    site: str, fetcher: Fetcher, path: str
) -> None:
    Site.robots = (200, "User-agent: *\nAllow: /\nDisallow: /private\nDisallow: /*?print\n")
    assert fetcher.get(f"{site}/story")
    with pytest.raises(SummariseError, match="keeps programs out"):
        fetcher.get(site + path)


def test_a_machine_that_is_not_there_is_one_line_that_asks_whether_one_is_online(
    site: str, fetcher: Fetcher
) -> None:
    with pytest.raises(SummariseError, match=r"cannot be reached: .* online"):
        fetcher.get("http://127.0.0.1:9/story")


def test_a_page_is_a_document_with_its_address_and_is_fetched_once(site: str) -> None:
    url = f"{site}/story"
    assert count([url]) == 1
    for _ in range(2):  # as two passes do
        (document,) = read([url])
        assert isinstance(document, RawDocument)
        assert (document.id, document.source, document.url) == (url, url, url)
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/story"]


def test_a_page_that_cannot_be_had_is_a_failure_and_is_asked_for_once(site: str) -> None:
    for _ in range(2):
        (failure,) = read([f"{site}/nothing"])
        assert isinstance(failure, Failure)
        assert (failure.source, failure.stage) == (f"{site}/nothing", "reading")
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/nothing"]


@pytest.mark.parametrize("given", ["https://", "http://paper.example/a story", "http://[x/"])
def test_what_is_no_address_is_a_wrong_call(given: str) -> None:
    with pytest.raises(SummariseError, match="no address of a page"):
        read([given])


def test_a_page_can_be_handed_to_another_process() -> None:
    page = pickle.loads(pickle.dumps(WebPage.of("https://paper.example/a.csv", LIMITS)))
    assert (page.url, page.limits, page.suffix) == ("https://paper.example/a.csv", LIMITS, ".csv")


def test_addresses_of_a_file_come_after_the_inputs(tmp_path: Path) -> None:
    file = tmp_path / "urls.txt"
    file.write_text("# to read\nhttps://paper.example/a\n\n  https://paper.example/b\n")
    found = all_inputs(["dumps"], file)
    assert found == ["dumps", "https://paper.example/a", "https://paper.example/b"]


def test_a_line_that_is_no_address_is_named(tmp_path: Path) -> None:
    file = tmp_path / "urls.txt"
    file.write_text("https://paper.example/a\npaper.example/b\n")
    with pytest.raises(SummariseError, match=r"urls\.txt: line 2 is no address: paper\.example/b"):
        all_inputs([], file)


def test_the_command_reads_an_address(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run_command(["clean", f"{site}/story"])
    assert end.value.code == 0
    assert f'"url": "{site}/story", "title": "Bridge closed"' in capsys.readouterr().out
