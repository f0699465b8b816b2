#!/usr/bin/env bash
# peft 0.21.2, transformers 5.24.0: an adapter that trained tokens of T5 or BART by `trainable_token_indices={"embed_tokens": ...}`,
# the documentation's example, is another model once it is merged, and nothing is said.
#
# Encoder and decoder look words up in two modules of that name, with one matrix, which is the head's as well. The adapter keeps
# rows for each; `merge_and_unload` writes both into the one matrix, so that the decoder's are left for both, and the head,
# which had its own, has them too. The adapter itself, saved and loaded, is right. `safe_merge=True` looks for numbers that are
# none. Indices alone, without a name, are kept once for all of them, and merge to what they were.
#
# Seen, with tiny models of random weights and a random change of three tokens, log-probabilities merged against not merged:
#   t5, [5, 6, 7]: 0.00 apart
#   t5, {'embed_tokens': [5, 6, 7]}: 32.12 apart
#   bart, [5, 6, 7]: 0.00 apart
#   bart, {'embed_tokens': [5, 6, 7]}: 11.04 apart
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.24.0 peft==0.21.2 accelerate==1.15.0 numpy==2.4.6

cat >"$folder/merge.py" <<'PYTHON'
import warnings

import torch
from peft import LoraConfig, get_peft_model
from transformers import BartConfig, BartForConditionalGeneration, T5Config, T5ForConditionalGeneration

warnings.simplefilter("error", UserWarning)
TOKENS = [5, 6, 7]
t5 = T5Config(
    vocab_size=96, d_model=32, d_kv=16, d_ff=48, num_layers=2, num_heads=2, decoder_start_token_id=0, initializer_factor=3.0
)
bart = BartConfig(
    vocab_size=96, d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2, decoder_attention_heads=2,
    encoder_ffn_dim=48, decoder_ffn_dim=48, init_std=0.3,
)  # fmt: skip
torch.manual_seed(0)
article, summary = torch.randint(8, 96, (2, 24)), torch.randint(8, 96, (2, 9))
article[:, ::3], summary[:, ::4] = 5, 6


@torch.inference_mode()
def compute(model):
    return model(input_ids=article, decoder_input_ids=summary).logits.log_softmax(-1)


for name, model_class, config in (
    ("t5", T5ForConditionalGeneration, t5),
    ("bart", BartForConditionalGeneration, bart),
):
    for asked in (TOKENS, {"embed_tokens": TOKENS}):
        torch.manual_seed(0)
        lora = LoraConfig(task_type="SEQ_2_SEQ_LM", target_modules="all-linear", trainable_token_indices=asked)
        model = get_peft_model(model_class(config), lora).eval()
        for key, weights in model.named_parameters():
            if "trainable_tokens_delta" in key:
                torch.nn.init.normal_(weights)
        adapted = compute(model)
        merged = compute(model.merge_and_unload(safe_merge=True))
        print(f"{name}, {asked}: {(adapted - merged).abs().max().item():.2f} apart")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/merge.py" 2>"$folder/said") || {
  cat "$folder/said" >&2
  exit 1
}
echo "$seen"
for name in t5 bart; do
  grep -qxF "$name, [5, 6, 7]: 0.00 apart" <<<"$seen" || {
    echo "changed: $name, indices alone" >&2
    exit 1
  }
  if grep -qE "^$name, .*embed_tokens.*: 0\.0. apart" <<<"$seen"; then
    echo "changed: $name, embed_tokens" >&2
    exit 1
  fi
done
