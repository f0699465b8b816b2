"""Addresses as files: `https://paper.example/story` is read like a file that lies there."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from summarise.common.errors import SummariseError
from summarise.common.limits import DEFAULT, Limits
from summarise.readers.addresses.fetcher import Fetcher

# what a page is its content says; of these it does not, or less surely
_ENDINGS = (".csv", ".json", ".jsonl", ".parquet", ".tsv")


class WebPage(PurePosixPath):
    """The path of a page, as much of `pathlib.Path` as reading it takes."""

    url: str
    limits: Limits

    @classmethod
    def of(cls, url: str, limits: Limits = DEFAULT) -> WebPage:
        """Return the page at an address."""
        ending = PurePosixPath(urlsplit(url).path).suffix.lower()
        page = cls("page" + (ending if ending in _ENDINGS else ""))
        page.url, page.limits = url, limits
        return page

    def __reduce__(self) -> tuple[object, ...]:
        """Return how a copy in another process is made."""
        return WebPage.of, (self.url, self.limits)

    def open(self, mode: str = "rb") -> BinaryIO:
        """Fetch the page, or take it from where it was kept when it was opened before.

        Raises:
            SummariseError: it cannot be had, see `Fetcher.get`.
        """
        return io.BytesIO(_pages(self.limits).get(self.url))


def is_web(given: object) -> bool:
    """Return whether an input is the address of a page."""
    return str(given).lower().startswith(("http://", "https://"))


def check_address(url: str) -> None:
    """Raise a `SummariseError` for what is no address of a page."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if not host or any(character.isspace() for character in url):
        raise SummariseError(f"{url}: no address of a page, such as https://paper.example/story")


class _Pages:
    """Pages that were fetched in this process, kept on disk while it runs: there are two passes."""

    def __init__(self, limits: Limits) -> None:
        self._fetcher = Fetcher(limits)
        self._folder = tempfile.TemporaryDirectory(prefix="summarise-pages-")
        self._found: dict[str, Path | SummariseError] = {}

    def get(self, url: str) -> bytes:
        """Return a page's bytes; what could not be had is not asked for again."""
        if url not in self._found:
            try:
                body = self._fetcher.get(url)
                kept = Path(self._folder.name) / str(len(self._found))
                kept.write_bytes(body)
                self._found[url] = kept
            except SummariseError as error:
                self._found[url] = error
        found = self._found[url]
        if isinstance(found, SummariseError):
            raise SummariseError(str(found))
        return found.read_bytes()


@cache
def _pages(limits: Limits) -> _Pages:
    return _Pages(limits)
