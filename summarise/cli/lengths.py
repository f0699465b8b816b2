"""`--lengths` and `--words`: which summaries are written, and how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError

if TYPE_CHECKING:
    from summarise.config import Config

_BOUNDS = re.compile(r"(?:(?P<length>\w+)=)?(?P<least>\d+)-(?P<most>\d+)")


def parse_lengths(given: str) -> list[str]:
    """Return the lengths that `--lengths` names, each once."""
    return list(dict.fromkeys(name.strip() for name in given.split(",")))


def with_words(config: Config, given: str, lengths: Sequence[str]) -> Config:
    """Return a configuration with the words that `--words` gives a length, or each its own.

    Args:
        config: whose words, and tokens, they replace.
        given: `6-12` for the only length, or `headline=6-12,paragraph=40-80`.
        lengths: that are written.

    Raises:
        SummariseError: it says no bounds, not of which length, of one twice, or of one that is not
            written.
    """
    from summarise.config import parse  # a tenth of a second to import, which other commands save

    tree, said = config.model_dump(), set[str]()
    for part in map(str.strip, given.split(",")):
        found = _BOUNDS.fullmatch(part)
        if not found:
            raise SummariseError(f"--words: {part!r} is no LEAST-MOST, such as 6-12")
        length = found["length"] or (lengths[0] if len(lengths) == 1 else "")
        if length and length not in LENGTHS:
            raise SummariseError(f"--words {part}: no length {length!r}: {' or '.join(LENGTHS)}")
        if not length:
            raise SummariseError(
                f"--words {part}: say of which length, as --words headline=6-12,paragraph=40-80"
            )
        if length not in lengths:
            raise SummariseError(f"--words {part}: --lengths has no {length}: give it there too")
        if length in said:
            raise SummariseError(f"--words {part}: {length} is given twice: give it once")
        said.add(length)
        least, most = int(found["least"]), int(found["most"])
        if not 0 < least <= most:
            raise SummariseError(f"--words {part}: the least comes first, and is 1 or more")
        tree[length] |= {"words": [least, most], "tokens": None}
    return parse(tree)
