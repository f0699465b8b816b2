#!/usr/bin/env bash
# ctranslate2 4.8.5, transformers 5.23.0: the converter takes the scale of Gemma 3's attention from its
# `head_dim`, and not from `query_pre_attn_scalar`, which is there to say it. Where the two are not equal,
# as in the configuration published for Gemma 3 27B (128 and 168), the conversion computes another model,
# without a word.
#
# Seen, with tiny models of random weights, log-probabilities of the conversion against the original's:
#   head_dim 32, query_pre_attn_scalar 32: 0.0000 apart
#   head_dim 32, query_pre_attn_scalar 42: 0.4151 apart
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 ctranslate2==4.8.5 numpy==2.4.6

cat >"$folder/scale.py" <<'PYTHON'
import sys

import ctranslate2
import numpy as np
import torch
from ctranslate2.converters import TransformersConverter
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import Gemma3ForCausalLM, Gemma3TextConfig, PreTrainedTokenizerFast

folder = sys.argv[1]
pieces = ["<pad>", "<eos>", "<bos>", "<unk>"] + [f"w{i}" for i in range(60)]
plain = Tokenizer(models.WordLevel({piece: i for i, piece in enumerate(pieces)}, "<unk>"))
plain.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
names = {"pad_token": "<pad>", "eos_token": "<eos>", "bos_token": "<bos>", "unk_token": "<unk>"}
tokenizer = PreTrainedTokenizerFast(tokenizer_object=plain, **names)


def apart(scalar: int) -> float:
    """Return how far the log-probabilities of the conversion are from the original's, at most."""
    torch.manual_seed(0)
    config = Gemma3TextConfig(
        vocab_size=64, hidden_size=64, intermediate_size=128, num_hidden_layers=2,
        num_attention_heads=2, num_key_value_heads=1, head_dim=32, query_pre_attn_scalar=scalar,
        initializer_range=0.5, pad_token_id=0, eos_token_id=1, bos_token_id=2,
        layer_types=["full_attention", "full_attention"],
    )  # fmt: skip
    model = Gemma3ForCausalLM(config).eval()
    there = f"{folder}/scalar-{scalar}"
    model.save_pretrained(there)
    tokenizer.save_pretrained(there)
    TransformersConverter(there).convert(f"{there}-converted", force=True)
    ids = [2] + list(range(4, 24))
    with torch.inference_mode():
        own = model(torch.tensor([ids])).logits.log_softmax(-1)[0]
    generator = ctranslate2.Generator(f"{there}-converted", device="cpu", compute_type="float32")
    tokens = [[pieces[i] for i in ids]]
    logits = generator.forward_batch(tokens, return_log_probs=True)
    return (torch.from_numpy(np.array(logits))[0] - own).abs().max().item()


for scalar in (32, 42):
    print(f"head_dim 32, query_pre_attn_scalar {scalar}: {apart(scalar):.4f} apart")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/scale.py" "$folder" 2>"$folder/said")
echo "$seen"
grep -q '32: 0\.0000 apart' <<<"$seen" || { echo "changed: equal scales part" >&2; exit 1; }
grep -qE '42: (0\.[1-9]|[1-9])' <<<"$seen" || { echo "changed: the scale is kept" >&2; exit 1; }
