"""What is made of sentences, as vectors, and batches of them."""

from __future__ import annotations

from pathlib import Path

import torch
from tiny_checkpoint import build

from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.torch_engine import TorchEngine
from summarise.generation.extractive.sentence_scorer import SentenceScorer
from summarise.generation.extractive.sentence_vectors import (
    encode_sentences,
    pad_sentences,
    sentence_vectors,
)

SHAPE = {"width": 8, "layers": 1, "heads": 2}
FIVE = [
    "The bridge over the river opened on Tuesday.",
    "It cost the town a lot.",
    "The council had asked for it for years.",
    "A band played.",
    "Boats may pass under it again from May.",
]


def test_a_sentence_has_the_states_of_its_own_tokens(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c")), "cpu")
    (states,) = encode_sentences(checkpoint, [FIVE[:2]], TorchEngine(checkpoint))
    ids = checkpoint.tokenizer(" ".join(FIVE[:2]), return_tensors="pt").input_ids
    first = len(checkpoint.tokenizer(FIVE[0], add_special_tokens=False).input_ids)
    with torch.inference_mode():
        hidden = checkpoint.model.get_encoder()(input_ids=ids).last_hidden_state[0]
    torch.testing.assert_close(states[0], hidden[1 : 1 + first])
    torch.testing.assert_close(states[1], hidden[1 + first : -1])


def test_an_article_longer_than_the_encoder_reads_is_read_in_parts(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c", positions=64)), "cpu")
    (states,) = encode_sentences(checkpoint, [FIVE * 3], TorchEngine(checkpoint))
    assert len(states) == 15
    assert all(map(len, states))


def test_a_sentence_longer_than_the_encoder_reads_is_read_by_its_start(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "c", positions=64)), "cpu")
    (states,) = encode_sentences(
        checkpoint, [["the town " * 200, FIVE[0]]], TorchEngine(checkpoint)
    )
    assert all(map(len, states))


def test_a_vector_is_the_mean_of_the_tokens_and_the_last_of_them() -> None:
    vectors = sentence_vectors([torch.tensor([[1.0, 0.0], [3.0, 4.0]]), torch.zeros(0, 2)])
    assert vectors.tolist() == [[2.0, 2.0, 3.0, 4.0], [0.0, 0.0, 0.0, 0.0]]
    assert sentence_vectors([]).shape[0] == 0


def test_what_is_usual_of_an_input_is_no_matter_to_a_scorer() -> None:
    torch.manual_seed(0)
    vectors = torch.randn(50, 16)
    plain, moved = SentenceScorer(16, **SHAPE).eval(), SentenceScorer(16, **SHAPE).eval()
    moved.load_state_dict(plain.state_dict())
    plain.expect(vectors)
    moved.expect(100 * vectors + 7)
    with torch.inference_mode():
        one = plain(*pad_sentences([vectors[:5]], [FIVE]))
        other = moved(*pad_sentences([100 * vectors[:5] + 7], [FIVE]))
    torch.testing.assert_close(one, other, rtol=0.02, atol=0.02)


def test_padding_changes_no_score() -> None:
    torch.manual_seed(0)
    scorer = SentenceScorer(16, **SHAPE).eval()
    long, short = torch.randn(5, 16), torch.randn(2, 16)
    with torch.inference_mode():
        together = scorer(*pad_sentences([long, short], [FIVE, FIVE[:2]]))
        alone = scorer(*pad_sentences([short], [FIVE[:2]]))
    torch.testing.assert_close(together[1, :2], alone[0])
