"""Reduce a document to what counting needs of it: 64-bit hashes of its blocks and of its text."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from summarise.cleaning.blocks.keys import hash_key
from summarise.cleaning.prepared import PreparedDocument
from summarise.common.documents import Failure

DOCUMENT = 0  # in place of a block: the document itself
_LONG = 50  # characters; shorter blocks may differ between two copies of an article


class Fingerprint(NamedTuple):
    """What counting needs of a document: hashes of its blocks, `DOCUMENT` first, and of its text."""

    site: str
    blocks: tuple[int, ...]
    text: int


def fingerprint(prepared: PreparedDocument | Failure) -> Fingerprint | None:
    """Return a document as it is counted, None when there is nothing to count."""
    if isinstance(prepared, Failure):
        return None
    hashes = dict(zip(prepared.keys, prepared.hashes, strict=True))  # each key once
    hashes.pop("", None)
    if not hashes:
        return None
    long = [hashed for key, hashed in hashes.items() if len(key) >= _LONG]
    text = hash_key(" ".join(map(str, sorted(long or hashes.values()))))
    document = prepared.document
    site = site_of(document.url, document.folder, document.outlet)
    return Fingerprint(site, (DOCUMENT, *hashes.values()), text)


def site_of(url: str | None, folder: str, outlet: str | None = None) -> str:
    """Return the name of a site: an outlet, the host of a URL or a folder; empty for the whole input."""
    if outlet:
        return outlet
    url = url or ""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") if "." in host else folder
