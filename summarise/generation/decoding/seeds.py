"""Seeds of draws, so that nothing but the article and its settings decides what is drawn."""

from __future__ import annotations

import hashlib


def derive_seed(*parts: object) -> int:
    """Return a seed that follows from its parts, such as a number, an article's id and a length."""
    text = "\0".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:7], "big")
