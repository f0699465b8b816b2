"""What a document's record depends on, as a hash by which it is known to be done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from summarise.common.documents import RawDocument


def digest(document: RawDocument, recurring: Iterable[str]) -> str:
    """Return a hash of all that a document's record can depend on, its place in the input apart.

    Args:
        document: as it was read.
        recurring: the keys of its blocks that recur.
    """
    parts = (
        document.text,
        document.html,
        document.title,
        document.url,
        document.published,
        document.byline,
        document.agency,
        document.standfirst,
        document.language,
        document.outlet,
        document.section,
        document.archive_id,
        document.words_declared,
        document.words_read,
        document.needs_cleaning,
        document.archived,
        document.source,
        document.warnings,
        sorted(recurring),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
