"""The 8-bit decoder: close to the checkpoint's own, which it leaves alone."""

from __future__ import annotations

import torch

from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.quantised import with_int8_decoder


def test_it_scores_nearly_as_the_checkpoint_does_and_leaves_that_as_it_was() -> None:
    checkpoint = load_checkpoint("bundled")
    ids = checkpoint.tokenizer("the mayor opened the bridge", return_tensors="pt").input_ids
    with torch.inference_mode():
        before = checkpoint.model(input_ids=ids, decoder_input_ids=ids).logits.log_softmax(-1)
        small = with_int8_decoder(checkpoint).model
        now = small(input_ids=ids, decoder_input_ids=ids).logits.log_softmax(-1)
        after = checkpoint.model(input_ids=ids, decoder_input_ids=ids).logits.log_softmax(-1)
    assert torch.equal(before, after)
    likely = before > before.max(-1, keepdim=True).values - 3
    assert 0 < (now - before)[likely].abs().mean() < 0.3
    assert small.get_encoder() is checkpoint.model.get_encoder()
