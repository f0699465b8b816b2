"""What a document's record depends on, as a hash by which it is known to be done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from summarise.cleaning import PreparedDocument, source_hash
from summarise.common.documents import RawDocument


def digest(
    document: RawDocument | PreparedDocument, recurring: Mapping[str, int], numbers: bool = False
) -> str:
    """Return a hash of all that a document's record can depend on, its place in the input apart.

    Args:
        document: as it was read, or prepared.
        recurring: its blocks that recur: in how many documents, by key.
        numbers: whether the record depends on these numbers, as reasons do, and not only on the keys.
    """
    said = document.source_hash if isinstance(document, PreparedDocument) else source_hash(document)
    parts = sorted(recurring.items()) if numbers else sorted(recurring)
    return hashlib.sha256(json.dumps([said, parts]).encode()).hexdigest()
