#!/usr/bin/env bash
# transformers 5.23.0, gguf 0.19.0: a Llama GGUF file whose positions are scaled (Llama 3.1 and 3.2) is
# loaded as one whose positions are not, without a word.
#
# llama.cpp's converter keeps that scaling as a tensor, `rope_freqs.weight`, and in no key. transformers
# drops tensors that it has no place for. Every weight is equal to the original's, and what is written
# of a text is another: short prompts differ little, long ones beyond recognition.
#
# Seen, with a tiny model of random weights, saved as llama.cpp does it, over 300 tokens:
#   rope type: default
#   weights: equal
#   log-probabilities: up to 13.1 apart
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 accelerate==1.15.0 gguf==0.19.0 numpy==2.4.6

cat >"$folder/rope.py" <<'PYTHON'
import sys

import gguf
import torch
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM

path = f"{sys.argv[1]}/tiny.gguf"
rope = {
    "rope_type": "llama3", "rope_theta": 10000.0, "factor": 8.0, "low_freq_factor": 1.0,
    "high_freq_factor": 4.0, "original_max_position_embeddings": 64,
}  # fmt: skip
torch.manual_seed(0)
config = LlamaConfig(
    vocab_size=64, hidden_size=64, intermediate_size=128, num_hidden_layers=2, num_attention_heads=2,
    num_key_value_heads=2, head_dim=32, max_position_embeddings=512, rope_parameters=rope,
    initializer_range=0.3, tie_word_embeddings=False,
)  # fmt: skip
model = LlamaForCausalLM(config).eval()

# the file as llama.cpp writes it: the scaling stands in a tensor of factors, one a frequency
writer = gguf.GGUFWriter(path, "llama")
for key, value in {"block_count": 2, "embedding_length": 64, "feed_forward_length": 128,
                   "context_length": 512, "attention.head_count": 2, "attention.head_count_kv": 2,
                   "attention.key_length": 32, "vocab_size": 64, "rope.dimension_count": 32}.items():  # fmt: skip
    writer.add_uint32(f"llama.{key}", value)
writer.add_float32("llama.attention.layer_norm_rms_epsilon", config.rms_norm_eps)
writer.add_float32("llama.rope.freq_base", 10000.0)
writer.add_token_list([f"w{i}" for i in range(64)])
writer.add_tokenizer_model("gpt2")
names = gguf.get_tensor_name_map(gguf.MODEL_ARCH.LLAMA, 2)
for name, weight in model.state_dict().items():
    found = names.get_name(name, try_suffixes=(".weight",))
    if ".attn_q." in found or ".attn_k." in found:  # its order of a head's rows
        weight = weight.reshape(2, 2, 16, 64).swapaxes(1, 2).reshape(64, 64)
    writer.add_tensor(found, weight.contiguous().numpy())
plain = 10000.0 ** (-torch.arange(0, 32, 2) / 32)
scaled = model.model.rotary_emb.inv_freq
writer.add_tensor("rope_freqs.weight", (plain / scaled).numpy())
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()

loaded = AutoModelForCausalLM.from_pretrained(sys.argv[1], gguf_file="tiny.gguf").eval()
print("rope type:", loaded.config.rope_parameters["rope_type"])
same = all(torch.equal(a, b) for a, b in zip(model.parameters(), loaded.parameters(), strict=True))
print("weights:", "equal" if same else "different")
ids = torch.arange(300)[None] % 64
with torch.inference_mode():
    own, its = (one(ids).logits.log_softmax(-1)[0] for one in (model, loaded))
print(f"log-probabilities: up to {(own - its).abs().max():.1f} apart")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/rope.py" "$folder" 2>"$folder/said")
echo "$seen"
grep -q 'rope type: default' <<<"$seen" && grep -q 'weights: equal' <<<"$seen" || { echo "changed" >&2; exit 1; }
if grep -qi 'rope' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
