#!/usr/bin/env bash
# transformers 5.23.0: a UMT5 whose configuration says `tie_word_embeddings: false` is computed as one whose
# embeddings are tied: what goes into its head is divided by the square root of `d_model`.
#
# T5, loaded from a like configuration, is not. Both keep the head's own weights, and both warn that one should
# set `tie_word_embeddings=False`, which is set. The best next token stays the best; but probabilities
# come out flat, so that sampling, beams and a loss are those of another model.
#
# Seen, with tiny models of random weights and d_model 64, the mean probability of the best next token:
#   t5: what the head gives, divided by 1; 0.77, and 0.77 by the head
#   umt5: what the head gives, divided by 8; 0.12, and 0.81 by the head
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 numpy==2.4.6

cat >"$folder/head.py" <<'PYTHON'
import json
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import (
    AutoModelForSeq2SeqLM,
    T5Config,
    T5ForConditionalGeneration,
    UMT5Config,
    UMT5ForConditionalGeneration,
)

CONFIG = dict(
    vocab_size=64, d_model=64, d_kv=32, d_ff=128, num_layers=2, num_heads=2, decoder_start_token_id=0,
    feed_forward_proj="gated-gelu", tie_word_embeddings=False,
)  # fmt: skip
ids = torch.arange(2, 32)[None]


def best(logits):
    """Return the mean probability of the best next token."""
    return logits.softmax(-1).amax(-1).mean().item()


for kind, config_class, model_class in (
    ("t5", T5Config, T5ForConditionalGeneration),
    ("umt5", UMT5Config, UMT5ForConditionalGeneration),
):
    torch.manual_seed(0)
    weights = model_class(config_class(**CONFIG)).state_dict()
    weights = {name: weights[name] for name in weights if "embed_tokens" not in name}  # as `shared`
    weights["lm_head.weight"] = torch.randn(64, 64)
    there = Path(sys.argv[1]) / kind
    there.mkdir()
    save_file(weights, there / "model.safetensors", {"format": "pt"})
    (there / "config.json").write_text(json.dumps({"model_type": kind, **CONFIG}))

    model = AutoModelForSeq2SeqLM.from_pretrained(there).eval()
    assert torch.equal(model.lm_head.weight, weights["lm_head.weight"])
    with torch.inference_mode():
        its = model(input_ids=ids, decoder_input_ids=ids, output_hidden_states=True)
        head = model.lm_head(its.decoder_hidden_states[-1])
    divided = (head / its.logits).median().item()
    found = f"{best(its.logits):.2f}, and {best(head):.2f} by the head"
    print(f"{kind}: what the head gives, divided by {divided:.0f}; {found}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/head.py" "$folder" 2>"$folder/said")
echo "$seen"
grep -q '^t5: .* divided by 1;' <<<"$seen" && grep -q '^umt5: .* divided by 8;' <<<"$seen" || {
  echo "changed" >&2
  exit 1
}
grep -q 'should update the config with `tie_word_embeddings=False`' "$folder/said" || {
  echo "changed: another warning" >&2
  exit 1
}
