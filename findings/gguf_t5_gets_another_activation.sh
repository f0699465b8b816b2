#!/usr/bin/env bash
# transformers 5.23.0, gguf 0.19.0: a T5 of the gated kind (v1.1, Flan-T5) that is loaded from GGUF has ReLU
# where it was trained with GELU, without a word.
#
# The file has no key for the activation: that a layer has a gate (`ffn_gate`) says it, and llama.cpp computes
# those with GELU. transformers takes the gate from the file, and the activation from a T5 without one.
# Every weight is equal to the original's, and it computes another model. Setting the `act` of each
# feed-forward layer back to `ACT2FN["gelu_new"]` gives the original's numbers.
#
# Seen, with a tiny model of random weights, saved as llama.cpp does it:
#   gated: True; activation: relu, and not gelu_new
#   weights: equal
#   log-probabilities: up to 7.12 apart; once the activation is set back, 0.00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 accelerate==1.15.0 gguf==0.19.0 numpy==2.4.6

cat >"$folder/load.py" <<'PYTHON'
import sys

import gguf
import torch
from transformers import AutoModelForSeq2SeqLM, T5Config, T5ForConditionalGeneration
from transformers.activations import ACT2FN

torch.manual_seed(0)
config = T5Config(
    vocab_size=64, d_model=64, d_kv=32, d_ff=128, num_layers=2, num_heads=2, decoder_start_token_id=0,
    feed_forward_proj="gated-gelu", tie_word_embeddings=False,
)  # fmt: skip
model = T5ForConditionalGeneration(config).eval()
for name, weight in model.named_parameters():
    if "layer_norm" not in name:
        torch.nn.init.normal_(weight, std=0.2)

writer = gguf.GGUFWriter(f"{sys.argv[1]}/tiny.gguf", "t5")
for key, value in {
    "context_length": 512, "embedding_length": 64, "feed_forward_length": 128, "block_count": 2,
    "decoder_block_count": 2, "attention.head_count": 2, "attention.key_length": 32,
    "attention.value_length": 32, "attention.relative_buckets_count": 32, "decoder_start_token_id": 0,
}.items():  # fmt: skip
    writer.add_uint32(f"t5.{key}", value)
writer.add_float32("t5.attention.layer_norm_epsilon", config.layer_norm_epsilon)
writer.add_float32("t5.attention.layer_norm_rms_epsilon", config.layer_norm_epsilon)
writer.add_tokenizer_model("t5")
writer.add_token_list([f"w{i}" for i in range(64)])
writer.add_token_scores([0.0] * 64)
names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.T5, 2)
for name, weight in model.state_dict().items():
    if "embed_tokens" not in name:  # the same as `shared`
        writer.add_tensor(names.get_name(name, try_suffixes=(".weight",)), weight.numpy())
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()

loaded = AutoModelForSeq2SeqLM.from_pretrained(sys.argv[1], gguf_file="tiny.gguf").eval()
found = loaded.config
print(f"gated: {found.is_gated_act}; activation: {found.dense_act_fn}, and not {config.dense_act_fn}")
weights, its = model.state_dict(), loaded.state_dict()
same = weights.keys() == its.keys() and all(torch.equal(weights[name], its[name]) for name in weights)
print("weights:", "equal" if same else "different")


def apart():
    """Return how far the log-probabilities of the two are from each other, at most."""
    ids = torch.arange(2, 32)[None]
    with torch.inference_mode():
        both = [one(input_ids=ids, decoder_input_ids=ids).logits.log_softmax(-1) for one in (model, loaded)]
    return (both[0] - both[1]).abs().max().item()


before = apart()
for module in loaded.modules():
    if hasattr(module, "wi_0"):
        module.act = ACT2FN["gelu_new"]
print(f"log-probabilities: up to {before:.2f} apart; once the activation is set back, {apart():.2f}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/load.py" "$folder" 2>"$folder/said")
echo "$seen"
grep -q 'gated: True; activation: relu, and not gelu_new' <<<"$seen" && grep -q 'weights: equal' <<<"$seen" &&
  grep -qE 'up to (0\.[1-9]|[1-9]).* apart; .* back, 0\.00$' <<<"$seen" || { echo "changed" >&2; exit 1; }
if grep -qiE 'relu|gelu|activation' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
