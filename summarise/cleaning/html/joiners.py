"""Put back the joiners U+200C and U+200D, which the extractor takes out and scripts and emoji are spelled with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarise.cleaning.blocks.segment import Segment

_JOINERS = "\u200c\u200d"
_WITHOUT = str.maketrans("", "", _JOINERS)


def with_joiners(lines: Sequence[str], page: Iterable[Segment]) -> list[str]:
    """Return lines of a page with the words as the page spells them."""
    joined = (block.text for block in page if any(map(block.text.__contains__, _JOINERS)))
    words = (word for text in joined for word in text.split())
    spelled = {word.translate(_WITHOUT): word for word in words if word.translate(_WITHOUT) != word}
    if not spelled:
        return list(lines)
    return [" ".join(spelled.get(word, word) for word in line.split()) for line in lines]
