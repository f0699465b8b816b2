"""Words that name nothing, as a checkpoint's folder lists them."""

from __future__ import annotations

from pathlib import Path

from summarise.common.text.ordinary_words import ORDINARY_WORDS


def ordinary_words(folder: Path) -> frozenset[str]:
    """Return the words, folded, of a folder's list; none where it has no list."""
    path = folder / ORDINARY_WORDS
    return frozenset(path.read_text(encoding="utf-8").split() if path.is_file() else ())
