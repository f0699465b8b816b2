"""Phrases that open a block are found, whatever they open with themselves."""

from __future__ import annotations

import pytest

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.rules.phrase_search import OpeningPhrases


@pytest.mark.parametrize("line", ["all rights", "Some Rights", "rights", "see (rights"])
def test_a_phrase_may_open_with_alternatives(line: str) -> None:
    phrases = OpeningPhrases([(3, r"(all |some |see \()?rights\b")])
    assert phrases.find(BlockTexts(["A storm closed the harbour.", line]), most=9) == {1: 3}
