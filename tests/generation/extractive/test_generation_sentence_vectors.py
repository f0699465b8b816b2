"""Sentences as vectors, and batches of them."""

from __future__ import annotations

from pathlib import Path

import torch
from tiny_checkpoint import build

from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.torch_engine import TorchEngine
from summarise.generation.extractive.sentence_scorer import SentenceScorer
from summarise.generation.extractive.sentence_vectors import encode_sentences, pad_sentences

SHAPE = {"width": 8, "layers": 1, "heads": 2}
FIVE = [
    "The bridge over the river opened on Tuesday.",
    "It cost the town a lot.",
    "The council had asked for it for years.",
    "A band played.",
    "Boats may pass under it again from May.",
]


def test_a_sentence_is_the_mean_of_its_own_tokens(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c")), "cpu")
    (vectors,) = encode_sentences(checkpoint, [FIVE[:2]], TorchEngine(checkpoint))
    ids = checkpoint.tokenizer(" ".join(FIVE[:2]), return_tensors="pt").input_ids
    first = len(checkpoint.tokenizer(FIVE[0], add_special_tokens=False).input_ids)
    with torch.inference_mode():
        hidden = checkpoint.model.get_encoder()(input_ids=ids).last_hidden_state[0]
    torch.testing.assert_close(vectors[0], hidden[1 : 1 + first].mean(0))
    torch.testing.assert_close(vectors[1], hidden[1 + first : -1].mean(0))


def test_an_article_longer_than_the_encoder_reads_is_read_in_parts(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c", positions=64)), "cpu")
    (vectors,) = encode_sentences(checkpoint, [FIVE * 3], TorchEngine(checkpoint))
    assert len(vectors) == 15
    assert (vectors.abs().sum(1) > 0).all()


def test_a_sentence_longer_than_the_encoder_reads_is_read_by_its_start(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c", positions=64)), "cpu")
    (vectors,) = encode_sentences(
        checkpoint, [["the town " * 200, FIVE[0]]], TorchEngine(checkpoint)
    )
    assert (vectors.abs().sum(1) > 0).all()


def test_padding_changes_no_score() -> None:
    torch.manual_seed(0)
    scorer = SentenceScorer(16, **SHAPE).eval()
    long, short = torch.randn(5, 16), torch.randn(2, 16)
    with torch.inference_mode():
        together = scorer(*pad_sentences([long, short], [FIVE, FIVE[:2]]))
        alone = scorer(*pad_sentences([short], [FIVE[:2]]))
    torch.testing.assert_close(together[1, :2], alone[0])
