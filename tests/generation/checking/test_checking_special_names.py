"""A checker reads the name of a special token in an article or a claim as text."""

from __future__ import annotations

from pathlib import Path

from tiny_checkpoint import build

from summarise.generation.checking.claims import encode_claim
from summarise.generation.checking.passages import passages
from summarise.generation.checkpoints.loading import load_checkpoint


def test_a_special_tokens_name_in_a_passage_is_text(tmp_path: Path) -> None:
    tokenizer = load_checkpoint(str(build(tmp_path / "tiny")), "cpu").tokenizer
    (passage,) = passages(tokenizer, "The mayor closed the [SEP] bridge.")
    assert tokenizer.eos_token_id not in passage


def test_a_special_tokens_name_in_a_claim_is_text_and_every_span_its_own(tmp_path: Path) -> None:
    tokenizer = load_checkpoint(str(build(tmp_path / "tiny")), "cpu").tokenizer
    text = "The mayor closed the [SEP] bridge."
    claim = encode_claim(tokenizer, [], text)
    assert claim.ids.count(tokenizer.eos_token_id) == 1
    assert "bridge" in {text[span.start : span.end] for span in claim.spans if span}
