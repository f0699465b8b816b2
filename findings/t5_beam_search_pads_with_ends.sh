#!/usr/bin/env bash
# transformers 5.23.0: with beams, T5 and Pegasus pad the summaries of a batch with their end token, where without beams they
# pad with their padding: by its tokens, a summary is as long as the longest beside it.
#
# The search fills up with the padding's id "or" the end's, and 0, which is the padding of T5, Flan-T5, mT5 and Pegasus,
# counts as none in Python; BART's is 1. Decoded texts are the same. But the mean length that the examples for summarisation
# report (`gen_len`, the tokens that are no padding) is that of each batch's longest, and whoever trains on what was
# generated, or scores it token by token, has the end token many times over in it.
#
# Seen, with tiny models of random weights, the tokens that are no padding of five summaries of one batch that end after
# 4, 8, 12, 16 and 20 tokens:
#   t5: [4, 8, 12, 16, 20], with beams [20, 20, 20, 20, 20]
#   pegasus: [4, 8, 12, 16, 20], with beams [20, 20, 20, 20, 20]
#   bart: [4, 8, 12, 16, 20], with beams [4, 8, 12, 16, 20]
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 numpy==2.4.6

cat >"$folder/write.py" <<'PYTHON'
import torch
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
    T5Config,
    T5ForConditionalGeneration,
)

LIKE_BART = {
    "d_model": 32, "encoder_layers": 2, "decoder_layers": 2, "encoder_attention_heads": 2,
    "decoder_attention_heads": 2, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32, "init_std": 0.5, "vocab_size": 64,
    "bos_token_id": 3, "forced_eos_token_id": None,
}  # fmt: skip
PADS_WITH_0 = {"pad_token_id": 0, "eos_token_id": 1, "decoder_start_token_id": 0}
PADS_WITH_1 = {"pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
MODELS = {
    "t5": (T5ForConditionalGeneration, T5Config(
        vocab_size=64, d_model=32, d_kv=16, d_ff=32, num_layers=2, num_heads=2, **PADS_WITH_0)),
    "pegasus": (PegasusForConditionalGeneration, PegasusConfig(**LIKE_BART, **PADS_WITH_0)),
    "bart": (BartForConditionalGeneration, BartConfig(**LIKE_BART, **PADS_WITH_1)),
}  # fmt: skip


def lengths(model, beams):
    """Return how many tokens of each summary are no padding, of five that are to end after 4, 8, ... tokens."""
    end = model.config.eos_token_id
    articles = torch.randint(4, 64, (5, 20), generator=torch.Generator().manual_seed(1))
    written = model.generate(
        articles, attention_mask=torch.ones_like(articles), max_new_tokens=24, num_beams=beams, do_sample=False,
        prefix_allowed_tokens_fn=lambda number, ids: [end] if len(ids) > 3 + 4 * number else range(4, 64),
    )[:, 1:]  # fmt: skip
    assert [row.index(end) + 1 for row in written.tolist()] == [4, 8, 12, 16, 20]
    return written.ne(model.config.pad_token_id).sum(1).tolist()


for name, (model_class, config) in MODELS.items():
    torch.manual_seed(0)
    model = model_class(config).eval()
    print(f"{name}: {lengths(model, 1)}, with beams {lengths(model, 4)}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/write.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "t5: [4, 8, 12, 16, 20], with beams [20, 20, 20, 20, 20]
pegasus: [4, 8, 12, 16, 20], with beams [20, 20, 20, 20, 20]
bart: [4, 8, 12, 16, 20], with beams [4, 8, 12, 16, 20]" ] || {
  echo "changed" >&2
  exit 1
}
