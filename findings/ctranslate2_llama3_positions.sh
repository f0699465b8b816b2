#!/usr/bin/env bash
# ctranslate2 4.8.5, transformers 5.23.0: the converter says that it knows how Llama 3.1 and 3.2 scale their
# positions ("llama3"), and drops it: the conversion computes a model whose positions are not scaled.
#
# A factor is written for linear scaling only. Every weight is kept, nothing is said, and texts of any length are
# read otherwise, although the scaling is said to be for those beyond 8,192 tokens: low frequencies are
# divided by the factor at every position.
#
# Seen, with a tiny model of random weights, the scaling of Llama 3.2 1B and a text of 300 tokens,
# log-probabilities of the conversion:
#   against the original: up to 28.81 apart, another best next token in 18% of places
#   against it without scaling: up to 0.00 apart, another best next token in 0% of places
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 ctranslate2==4.8.5 numpy==2.4.6

cat >"$folder/positions.py" <<'PYTHON'
import sys

import ctranslate2
import numpy as np
import torch
from ctranslate2.converters import TransformersConverter
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

there = sys.argv[1] + "/model"
pieces = ["<pad>", "<eos>", "<bos>", "<unk>"] + [f"w{i}" for i in range(60)]
plain = Tokenizer(models.WordLevel({piece: i for i, piece in enumerate(pieces)}, "<unk>"))
plain.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
names = {"pad_token": "<pad>", "eos_token": "<eos>", "bos_token": "<bos>", "unk_token": "<unk>"}
PreTrainedTokenizerFast(tokenizer_object=plain, **names).save_pretrained(there)

SCALED = {
    "rope_type": "llama3", "rope_theta": 500000.0, "factor": 32.0, "low_freq_factor": 1.0,
    "high_freq_factor": 4.0, "original_max_position_embeddings": 8192,
}  # fmt: skip


def llama(rope):
    return LlamaForCausalLM(LlamaConfig(
        vocab_size=64, hidden_size=128, intermediate_size=128, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=1, max_position_embeddings=131072, rope_parameters=rope, initializer_range=0.5,
        pad_token_id=0, eos_token_id=1, bos_token_id=2,
    )).eval()  # fmt: skip


torch.manual_seed(0)
original = llama(SCALED)
unscaled = llama({"rope_type": "default", "rope_theta": 500000.0})
unscaled.load_state_dict(original.state_dict())
original.save_pretrained(there)
TransformersConverter(there).convert(f"{there}-converted")

ids = torch.randint(4, 64, (1, 300))
generator = ctranslate2.Generator(f"{there}-converted", device="cpu", compute_type="float32")
found = generator.forward_batch([[pieces[i] for i in ids[0]]], return_log_probs=True)
found = torch.from_numpy(np.array(found))[0]
for said, model in (("the original", original), ("it without scaling", unscaled)):
    with torch.inference_mode():
        its = model(ids).logits.log_softmax(-1)[0]
    apart, other = (found - its).abs().max(), (found.argmax(-1) != its.argmax(-1)).float().mean()
    print(f"against {said}: up to {apart:.2f} apart, another best next token in {other:.0%} of places")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/positions.py" "$folder" 2>"$folder/said")
echo "$seen"
grep -qE 'the original: up to [1-9]' <<<"$seen" || { echo "changed: the scaling is kept" >&2; exit 1; }
grep -q 'without scaling: up to 0\.0' <<<"$seen" || { echo "changed: something else" >&2; exit 1; }
if grep -qiE 'rope|scal|position' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
