"""A model that is quickened computes what it computed before."""

from __future__ import annotations

from typing import Any

import torch
from tiny_checkpoint import TEXT
from tiny_prefix_lm import tiny_prefix_lm, tiny_tokenizer

from summarise.generation.prefix_lm.kernels import quicken


def test_a_quickened_model_computes_what_it_did() -> None:
    tokenizer = tiny_tokenizer()
    model: Any = tiny_prefix_lm(tokenizer)
    model.to(torch.bfloat16)
    batch = dict(tokenizer([TEXT], return_tensors="pt", return_token_type_ids=False))
    written = torch.tensor([model.config.decoder_prompt])
    with torch.inference_mode():
        before = model(**batch, decoder_input_ids=written).logits.float()
        quicken(model)
        after = model(**batch, decoder_input_ids=written).logits.float()
    assert (after - before).abs().max() < 0.05 * before.abs().max()
