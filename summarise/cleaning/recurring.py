"""Across documents: blocks that many documents of a site have are boilerplate, whatever they say.

A block recurs when at least 5 documents of its site have it, and at least a fifth of them. A site is
the host of the record's URL, else the first folder below the input, else the whole input.
"""

from __future__ import annotations

import json
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.html import page_texts
from summarise.cleaning.label import key
from summarise.cleaning.segment import segment
from summarise.documents import Failure, RawDocument, SummariseError, one_line

LEAST_DOCUMENTS = 5
LEAST_SHARE = 0.2  # of a site's documents
_LONG = 50  # characters; shorter blocks may differ between two copies of an article
_PARTS = 256
_HELD = 1 << 19  # rows in memory before they go to disk
_HEADER = {"counts": 1, "least_documents": LEAST_DOCUMENTS, "least_share": LEAST_SHARE}

Rows = NDArray[np.uint64]


class Site(NamedTuple):
    """How many documents a site has, copies apart, and how many have each block that recurs.

    Blocks go by the 64-bit hash of their key; see `summarise.cleaning.label.key`.
    """

    documents: int
    blocks: Mapping[int, int]


class Counts:
    """What recurs, by site.

    Of a site there are at most five times as many such blocks as its documents have on average.
    """

    def __init__(self, sites: Mapping[str, Site]) -> None:
        self.sites = sites

    def among(self, document: RawDocument) -> dict[str, int]:
        """The blocks of a document that recur: in how many documents of its site, by key."""
        if not (site := self.sites.get(site_of(document))):
            return {}
        found = ((key, site.blocks.get(_hash(key), 0)) for key in _keys(document))
        return {key: number for key, number in found if number}

    def save(self, path: Path) -> None:
        """Write them as JSONL, a site a line; equal counts give equal bytes.

        Raises:
            SummariseError: the file cannot be written.
        """
        draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with draft.open("w", encoding="utf-8", newline="\n") as file:
                    file.writelines(json.dumps(line) + "\n" for line in self._lines())
                os.replace(draft, path)
            finally:
                draft.unlink(missing_ok=True)
        except OSError as error:
            raise SummariseError(f"cannot write {path}: {error.strerror or error}") from error

    def _lines(self) -> Iterator[Mapping[str, object]]:
        yield _HEADER
        for name, (documents, blocks) in sorted(self.sites.items()):
            numbers = {f"{block:016x}": number for block, number in sorted(blocks.items())}
            yield {"site": name, "documents": documents, "blocks": numbers}

    @classmethod
    def load(cls, path: Path) -> Counts:
        """Read what `save` wrote.

        Raises:
            SummariseError: there is no such file, or it holds no counts.
        """
        try:
            header, *lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            if header != _HEADER:
                raise ValueError(f"it does not begin with {json.dumps(_HEADER)}")
            sites = {
                line["site"]: Site(
                    line["documents"], {int(block, 16): n for block, n in line["blocks"].items()}
                )
                for line in lines
            }
        except OSError as error:
            raise SummariseError(f"cannot read {path}: {error.strerror or error}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SummariseError(
                f"{path} holds no counts ({one_line(error)}): give another --counts, or remove it"
            ) from error
        return cls(sites)


def count(documents: Iterable[RawDocument | Failure]) -> Counts:
    """Count, for each block, the documents of its site that have it, and keep what recurs.

    Documents that differ in nothing but short lines are copies of one, and count once; so an
    article that is stored often does not make its own text boilerplate. What cannot be read is
    passed over: cleaning reports it. The order of the documents changes nothing.

    Numbers are exact. A document's hashes (24 bytes a block) go to temporary files, parted by
    hash, and each part is sorted by itself. So memory does not grow with the documents but for a
    256th of their hashes, some 15 MB a million documents of 40 blocks (1 GB on disk), and for the
    names of the sites.

    Raises:
        SummariseError: the temporary files cannot be written.
    """
    names: dict[int, str] = {}
    try:
        with TemporaryDirectory(prefix="summarise-") as folder:
            copies = _Table(Path(folder) / "documents", columns=2)
            blocks = _Table(Path(folder) / "blocks", columns=3)
            for document in documents:
                if isinstance(document, Failure) or not (keys := _keys(document)):
                    continue
                name = site_of(document)
                site = _hash(name)
                names[site] = name
                hashes = {key: _hash(key) for key in keys}
                long = {h for key, h in hashes.items() if len(key) >= _LONG}
                text = _hash(" ".join(map(str, sorted(long or hashes.values()))))
                copies.add((site, text))
                for block in hashes.values():
                    blocks.add((text, site, block))
            return _over_threshold(names, copies, blocks)
    except OSError as error:
        raise SummariseError(
            f"cannot count repeated blocks: {error.strerror or error}: make room for temporary "
            "files, or set TMPDIR to a folder that has it"
        ) from error


def _over_threshold(names: Mapping[int, str], copies: _Table, blocks: _Table) -> Counts:
    documents = dict.fromkeys(names, 0)
    for rows in copies.parts():
        for site, number in zip(*np.unique(rows[:, 0], return_counts=True), strict=True):
            documents[int(site)] += int(number)
    recurring: dict[int, dict[int, int]] = {}
    for rows in blocks.parts():
        first = np.flatnonzero(_differs_from_above(rows[:, 1:]))
        numbers = np.diff(first, append=len(rows))
        often = numbers >= LEAST_DOCUMENTS
        for (site, block), number in zip(
            rows[first[often], 1:].tolist(), numbers[often].tolist(), strict=True
        ):
            if number >= LEAST_SHARE * documents[site]:
                recurring.setdefault(site, {})[block] = number
    return Counts({names[site]: Site(documents[site], of) for site, of in recurring.items()})


class _Table:
    """Rows of 64-bit numbers, on disk when they are many; read in parts that fit into memory.

    Rows with the same number in the last column are in the same part.
    """

    def __init__(self, folder: Path, columns: int) -> None:
        self._folder = folder
        self._columns = columns
        self._held = array("Q")

    def add(self, row: Iterable[int]) -> None:
        self._held.extend(row)
        if len(self._held) >= _HELD * self._columns:
            self._to_disk()

    def parts(self) -> Iterator[Rows]:
        """Distinct rows, sorted by the last column, then the one before it, and so on."""
        if not self._folder.exists():
            yield _distinct(self._rows())
            return
        self._to_disk()
        for path in self._folder.iterdir():
            yield _distinct(np.fromfile(path, np.uint64).reshape(-1, self._columns))

    def _rows(self) -> Rows:
        return np.array(self._held, np.uint64).reshape(-1, self._columns)

    def _to_disk(self) -> None:
        self._folder.mkdir(exist_ok=True)
        rows = self._rows()
        part = rows[:, -1] % np.uint64(_PARTS)
        rows = rows[np.argsort(part)]
        ends = np.bincount(part.astype(np.int64), minlength=_PARTS).cumsum()
        for number, some in enumerate(np.split(rows, ends[:-1])):
            with (self._folder / str(number)).open("ab") as file:
                some.tofile(file)
        del self._held[:]


def _distinct(rows: Rows) -> Rows:
    rows = rows[np.lexsort(rows.T)]
    return rows[_differs_from_above(rows)]


def _differs_from_above(rows: Rows) -> NDArray[np.bool_]:
    differs = np.ones(len(rows), np.bool_)
    differs[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return differs


def site_of(document: RawDocument) -> str:
    """The name of the site a document is from; empty when there is but the whole input."""
    url = document.url or ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") if "." in host else document.folder


def _keys(document: RawDocument) -> list[str]:
    """The keys of a document's blocks, each once; none when it is not cleaned or cannot be."""
    try:
        if document.html is not None:
            texts = page_texts(document.html)
        elif document.clean:
            texts = [block.text for block in segment(document.text or "")]
        else:
            texts = []
    except Exception:  # cleaning it says what is wrong
        return []
    return [k for k in dict.fromkeys(map(key, texts)) if k]


def _hash(text: str) -> int:
    """64 bits, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
