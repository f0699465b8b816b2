#!/usr/bin/env bash
# peft 0.21.2, transformers 5.24.0: `modules_to_save=["shared"]` trains nothing of T5 or BART: the embeddings are counted as
# trained, written with the adapter and loaded with it, and are those that they were.
#
# `shared` is what the matrix of embeddings is called in these models, what their checkpoints name it and what
# `get_input_embeddings()` returns; but encoder and decoder look words up in modules of their own, whose matrix it is, and
# `shared` is never called. The copy that is to be trained so gets no gradient, and nothing warns, also not with
# `ensure_weight_tying=True`. Tokens that were added, for a topic or a separator say, stay as they were drawn. `embed_tokens`
# is trained. LoRA on `shared` alone ends in an error that tells of no gradient.
#
# Seen, with tiny models of random weights after three steps of AdamW (learning rate 0.1) on everything that is trainable, how
# far a weight has moved at most:
#   t5, shared: 3,072 weights counted as trained, moved by 0.0; written: True; warnings: 0
#   t5, embed_tokens: 6,144 weights counted as trained, moved by 0.3; written: True; warnings: 1
#   bart, shared: 3,072 weights counted as trained, moved by 0.0; written: True; warnings: 0
#   bart, embed_tokens: 6,144 weights counted as trained, moved by 0.3; written: True; warnings: 1
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.24.0 peft==0.21.2 accelerate==1.15.0 numpy==2.4.6

cat >"$folder/train.py" <<'PYTHON'
import warnings

import torch
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict
from transformers import BartConfig, BartForConditionalGeneration, T5Config, T5ForConditionalGeneration

t5 = T5Config(vocab_size=96, d_model=32, d_kv=16, d_ff=48, num_layers=2, num_heads=2, decoder_start_token_id=0)
bart = BartConfig(
    vocab_size=96, d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2, decoder_attention_heads=2,
    encoder_ffn_dim=48, decoder_ffn_dim=48,
)  # fmt: skip
torch.manual_seed(0)
article, summary = torch.randint(4, 96, (4, 24)), torch.randint(4, 96, (4, 9))

for name, model_class, config in (
    ("t5", T5ForConditionalGeneration, t5),
    ("bart", BartForConditionalGeneration, bart),
):
    for module in ("shared", "embed_tokens"):
        torch.manual_seed(0)
        lora = LoraConfig(task_type="SEQ_2_SEQ_LM", target_modules="all-linear", modules_to_save=[module])
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            model = get_peft_model(model_class(config), lora)
        said = [warning for warning in said if warning.category is UserWarning]
        saved = {key: weights for key, weights in model.named_parameters() if "modules_to_save" in key}
        counted = sum(weights.numel() for weights in saved.values() if weights.requires_grad)
        before = {key: weights.detach().clone() for key, weights in saved.items()}
        trained = [weights for weights in model.parameters() if weights.requires_grad]
        steps = torch.optim.AdamW(trained, lr=0.1, weight_decay=0.0)
        for _ in range(3):
            steps.zero_grad()
            model(input_ids=article, labels=summary).loss.backward()
            steps.step()
        moved = max((weights - before[key]).abs().max().item() for key, weights in saved.items())
        written = any(module in key for key in get_peft_model_state_dict(model))
        count = f"{counted:,} weights counted as trained"
        print(f"{name}, {module}: {count}, moved by {moved:.1f}; written: {written}; warnings: {len(said)}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/train.py" 2>"$folder/said") || {
  cat "$folder/said" >&2
  exit 1
}
echo "$seen"
for name in t5 bart; do
  grep -qx "$name, shared: 3,072 weights counted as trained, moved by 0.0; written: True; warnings: 0" <<<"$seen" || {
    echo "changed: $name, shared" >&2
    exit 1
  }
  grep -qE "^$name, embed_tokens: 6,144 weights .* moved by 0\.[1-9];" <<<"$seen" || {
    echo "changed: $name, embed_tokens" >&2
    exit 1
  }
done
