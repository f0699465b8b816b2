"""Keep which blocks recur on a site, in memory and in a file.

A block recurs when at least 5 documents of its site have it, and at least a fifth of them. A site is
the record's outlet, else the host of its URL, else the first folder below the input, else the whole
input.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.boilerplate.fingerprinting import site_of
from summarise.cleaning.prepared import PreparedDocument
from summarise.common.documents import Failure
from summarise.common.errors import SummariseError, one_line
from summarise.common.files import atomic_write_text

LEAST_DOCUMENTS = 5
LEAST_SHARE = 0.2  # of a site's documents
_LONGEST_HEADER = 1000  # characters; what has none may be endless
_HEADER = {"counts": 1, "least_documents": LEAST_DOCUMENTS, "least_share": LEAST_SHARE}


class Site(NamedTuple):
    """How many documents a site has, copies apart, and how many have each block that recurs.

    Blocks go by the 64-bit hash of their key; see `summarise.cleaning.blocks.keys.key`.
    """

    documents: int
    blocks: Mapping[int, int]


class BoilerplateCounts:
    """What recurs, by site.

    Of a site there are at most five times as many such blocks as its documents have on average.
    """

    def __init__(self, sites: Mapping[str, Site]) -> None:
        self.sites = sites

    def lookup(self, prepared: PreparedDocument | Failure) -> dict[str, int]:
        """Look up which blocks of a document recur: in how many documents of its site, by key."""
        if isinstance(prepared, Failure):
            return {}
        document = prepared.document
        site = self.sites.get(site_of(document.url, document.folder, document.outlet))
        if not site:
            return {}
        counted = site.blocks
        found = counted.keys() & prepared.hashes  # few, so that the others need not be looked up
        if not found:
            return {}
        hashes = zip(prepared.segments, prepared.hashes, strict=True)
        return {key(segment.text): counted[hashed] for segment, hashed in hashes if hashed in found}

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
    def load(cls, path: Path) -> BoilerplateCounts:
        """Read what `save` wrote.

        Raises:
            SummariseError: there is no such file, or it holds no counts.
        """
        try:
            with path.open(encoding="utf-8") as file:
                if file.readline(_LONGEST_HEADER).strip() != json.dumps(_HEADER):
                    raise ValueError(f"it does not begin with {json.dumps(_HEADER)}")
                sites = dict(map(_site, map(json.loads, file)))
        except OSError as error:
            raise SummariseError(f"cannot read {path}: {error.strerror or error}") from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise SummariseError(
                f"{path} holds no counts ({one_line(error)}): give another --counts, or remove it"
            ) from error
        return cls(sites)


def _site(line: Mapping[str, Any]) -> tuple[str, Site]:
    blocks = {int(block, 16): int(number) for block, number in line["blocks"].items()}
    return str(line["site"]), Site(int(line["documents"]), blocks)
