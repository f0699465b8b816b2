"""Across documents: blocks that many documents of a site have are boilerplate, whatever they say.

A block recurs when at least 5 documents of its site have it, and at least a fifth of them. A site is
the host of the record's URL, else the first folder below the input, else the whole input.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.segment import segment
from summarise.cleaning.blocks.texts import key
from summarise.cleaning.html.page import page_texts
from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.common.files import atomic_write_text

LEAST_DOCUMENTS = 5
LEAST_SHARE = 0.2  # of a site's documents
_LONG = 50  # characters; shorter blocks may differ between two copies of an article
DOCUMENT = 0  # in place of a block: the document itself
_PARTS = 256
_HELD = 1 << 19  # rows in memory before they go to disk
_HEADER = {"counts": 1, "least_documents": LEAST_DOCUMENTS, "least_share": LEAST_SHARE}

Rows = NDArray[np.uint64]


class Site(NamedTuple):
    """How many documents a site has, copies apart, and how many have each block that recurs.

    Blocks go by the 64-bit hash of their key; see `summarise.cleaning.blocks.texts.key`.
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
        if not (site := self.sites.get(site_of(document.url, document.folder))):
            return {}
        found = ((key, site.blocks.get(_hash(key), 0)) for key in _keys(document))
        return {key: number for key, number in found if number}

    def save(self, path: Path) -> None:
        """Write them as JSONL, a site a line; equal counts give equal bytes.

        Raises:
            SummariseError: the file cannot be written.
        """
        atomic_write_text(path, "".join(json.dumps(line) + "\n" for line in self._lines()))

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

    Numbers are exact. Hashes (32 bytes a block) go to temporary files, parted by hash, and each
    part is sorted by itself. So memory grows by no more than a 256th of them, some 5 MB for a
    million documents of 40 blocks that take 1.3 GB on disk, and by the names of the sites.

    Raises:
        SummariseError: the temporary files cannot be written.
    """
    names: dict[int, str] = {}
    try:
        with TemporaryDirectory(prefix="summarise-") as folder:
            seen = _Table(Path(folder) / "seen", columns=4, merge=np.maximum)
            for document in documents:
                if isinstance(document, Failure) or not (found := fingerprint(document)):
                    continue
                site = _hash(found.site)
                names[site] = found.site
                for block in found.blocks:
                    seen.extend((1, site, block, found.text))
            totals: Counter[int] = Counter()
            numbers = _Table(Path(folder) / "numbers", columns=3, merge=np.add)
            for rows in seen.parts():
                totals.update(rows[rows[:, 2] == DOCUMENT, 1].tolist())
                numbers.extend(rows[:, :3].ravel().tobytes())
            documents_of = {names[site]: number for site, number in totals.items()}
            often = (rows[rows[:, 0] >= LEAST_DOCUMENTS] for rows in numbers.parts())
            return over_threshold(
                documents_of, ((names[s], b, n) for rows in often for n, s, b in rows.tolist())
            )
    except OSError as error:
        raise SummariseError(
            f"cannot count repeated blocks: {error.strerror or error}: make room for temporary "
            "files, or set TMPDIR to a folder that has it"
        ) from error


def over_threshold(totals: Mapping[str, int], numbers: Iterable[tuple[str, int, int]]) -> Counts:
    """What recurs, of all that was counted.

    Args:
        totals: documents of each site, copies apart.
        numbers: site, block, and in how many of those documents it is.
    """
    recurring: dict[str, dict[int, int]] = {}
    for site, block, number in numbers:
        if number < LEAST_DOCUMENTS or block == DOCUMENT:
            continue
        if number / totals[site] >= LEAST_SHARE:
            recurring.setdefault(site, {})[block] = number
    return Counts({site: Site(totals[site], blocks) for site, blocks in recurring.items()})


class _Table:
    """Rows of 64-bit numbers: a value and its key, on disk when they are many.

    Args:
        folder: where they go; it need not be there.
        columns: of a row, with the value.
        merge: makes one value of those of the same key.
    """

    def __init__(self, folder: Path, columns: int, merge: np.ufunc) -> None:
        self._folder = folder
        self._columns = columns
        self._merge = merge
        self._held = array("Q")

    def extend(self, row: Iterable[int] | bytes) -> None:
        """Add a row, or the bytes of many."""
        self._held.frombytes(row) if isinstance(row, bytes) else self._held.extend(row)
        if len(self._held) >= _HELD * self._columns:
            self._to_disk()

    def parts(self) -> Iterator[Rows]:
        """The rows once, each key once, in parts that fit into memory."""
        if not self._folder.exists():
            yield self._merged(self._held)
            return
        self._to_disk()
        for path in self._folder.iterdir():
            yield self._merged(np.fromfile(path, np.uint64))
            path.unlink()

    def _merged(self, numbers: Rows | array[int]) -> Rows:
        rows = np.array(numbers, np.uint64).reshape(-1, self._columns)
        rows = rows[np.lexsort(rows[:, 1:].T)]
        differs = np.ones(len(rows), np.bool_)
        differs[1:] = (rows[1:, 1:] != rows[:-1, 1:]).any(axis=1)
        first = np.flatnonzero(differs)
        merged = rows[first]
        merged[:, 0] = self._merge.reduceat(rows[:, 0], first)
        return merged

    def _to_disk(self) -> None:
        self._folder.mkdir(exist_ok=True)
        rows = self._merged(self._held)
        # of the whole key, so that a block that every document has fills no part
        part = np.bitwise_xor.reduce(rows[:, 1:], axis=1) % np.uint64(_PARTS)
        rows = rows[np.argsort(part)]
        ends = np.bincount(part.astype(np.int64), minlength=_PARTS).cumsum()
        for number, some in enumerate(np.split(rows, ends[:-1])):
            with (self._folder / str(number)).open("ab") as file:
                some.tofile(file)
        del self._held[:]


def site_of(url: str | None, folder: str) -> str:
    """The name of a site: the host of a URL, else a folder; empty for the whole input."""
    url = url or ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") if "." in host else folder


class Fingerprint(NamedTuple):
    """What counting needs of a document: hashes of its blocks, `DOCUMENT` first, and of its text."""

    site: str
    blocks: tuple[int, ...]
    text: int


def fingerprint(document: RawDocument) -> Fingerprint | None:
    """A document as `count` sees it, None when there is nothing to count."""
    if not (keys := _keys(document)):
        return None
    hashes = {key: _hash(key) for key in keys}
    long = [hash for key, hash in hashes.items() if len(key) >= _LONG]
    text = _hash(" ".join(map(str, sorted(long or hashes.values()))))
    site = site_of(document.url, document.folder)
    return Fingerprint(site, (DOCUMENT, *hashes.values()), text)


def _keys(document: RawDocument) -> list[str]:
    """The keys of a document's blocks, each once; none when it is not cleaned or cannot be."""
    try:
        if document.html is not None:
            texts = page_texts(document.html)
        elif document.needs_cleaning:
            texts = [block.text for block in segment(document.text or "")]
        else:
            texts = []
    except Exception:  # cleaning it says what is wrong
        return []
    return [k for k in dict.fromkeys(map(key, texts)) if k]


def _hash(text: str) -> int:
    """64 bits, the same on every machine."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
