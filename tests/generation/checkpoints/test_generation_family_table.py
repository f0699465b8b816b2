"""The table of families in docs/checkpoints.md has every one, and says what is so."""

from __future__ import annotations

import re

import pytest
from family_table import DOCUMENT, WORKS, documented, measured, refused
from tiny_decoder_only import FAMILIES
from transformers.models.auto.modeling_auto import MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES

ROWS = re.findall(
    r"^\| (.+?) +\| (\S+) +\| (.+?) *\|$", documented(DOCUMENT.read_text(encoding="utf-8")), re.M
)


def test_every_type_of_the_installed_transformers_has_a_row() -> None:
    types = {kind for _, kind, _ in ROWS}
    assert types >= set(MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES)
    assert {family for family, _, _ in ROWS} >= set(FAMILIES)
    assert not [row for row in ROWS if "differ" in row[2] or "not tried" in row[2]]


def test_most_families_work() -> None:
    working = [family for family, _, found in ROWS if found == WORKS]
    assert len(working) >= 40


@pytest.mark.parametrize("kind", ["seamless_m4t", "voxtral", "qwen2_audio"])
def test_what_is_refused_is_said_as_the_loader_says_it(kind: str) -> None:
    assert [found for _, own, found in ROWS if own == kind] == [refused(kind)]


@pytest.mark.slow
def test_the_table_is_what_the_families_do_now() -> None:
    assert documented(DOCUMENT.read_text(encoding="utf-8")) == measured()
