"""A text's characters as numbers say what `re` says of them."""

from __future__ import annotations

import re
import sys

import numpy as np
import pytest

from summarise.common.text.characters import (
    IN_UNSPACED,
    IN_WORD,
    SPACE,
    UNSPACED,
    kinds,
    to_codes,
    to_text,
)


@pytest.mark.parametrize("text", ["", "A lamp\n", "“é”", "\ud800", "👩‍🚀𠀀"])
def test_a_text_comes_back_from_its_codes(text: str) -> None:
    assert to_text(to_codes(text)) == text


@pytest.mark.parametrize(
    ("kind", "pattern"), [(IN_WORD, r"\w"), (SPACE, r"\s"), (IN_UNSPACED, UNSPACED.pattern)]
)
def test_every_character_is_of_the_kind_that_re_takes_it_for(kind: int, pattern: str) -> None:
    text = "".join(map(chr, range(sys.maxunicode + 1)))
    places = [match.start() for match in re.finditer(pattern, text)]
    np.testing.assert_array_equal(np.flatnonzero(kinds(to_codes(text)) & kind), places)


def test_unspaced_scripts_are_told_from_spaced_ones() -> None:
    assert all(map(UNSPACED.match, "灯ひカ塔ไກ"))
    assert not any(map(UNSPACED.match, "aя한عहא1。 "))
