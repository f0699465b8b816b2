#!/usr/bin/env bash
# transformers 5.23.0: LED, a model for summaries of long documents, writes another text with a static cache, which
# `generate` offers for speed (`cache_implementation="static"`): each step reads the cache's empty places too.
#
# Its decoder makes a mask only where more than one token is read at once, and a step reads one. What is written so
# depends, from the first token on, on how many tokens one allows, and nothing is said. BART, of which LED is made,
# writes the same with every cache.
#
# Seen, with tiny models of random weights, against no cache at all:
#   bart, dynamic cache: first logits up to 0.00 apart; 24 of 24 tokens the same
#   bart, static cache: first logits up to 0.00 apart; 24 of 24 tokens the same
#   bart, static cache with room for 96: first logits up to 0.00 apart; 24 of 24 tokens the same
#   led, dynamic cache: first logits up to 0.00 apart; 24 of 24 tokens the same
#   led, static cache: first logits up to 10.74 apart; 5 of 24 tokens the same
#   led, static cache with room for 96: first logits up to 13.18 apart; 4 of 24 tokens the same
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
    LEDConfig,
    LEDForConditionalGeneration,
)

CONFIG = dict(
    vocab_size=64, d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2,
    decoder_attention_heads=2, encoder_ffn_dim=64, decoder_ffn_dim=64, pad_token_id=0, bos_token_id=1,
    eos_token_id=2, decoder_start_token_id=2, forced_eos_token_id=None, init_std=0.8,
)  # fmt: skip
ROOM = dict(max_encoder_position_embeddings=128, max_decoder_position_embeddings=128, attention_window=8)
torch.manual_seed(0)
MODELS = {
    "bart": BartForConditionalGeneration(BartConfig(**CONFIG)).eval(),
    "led": LEDForConditionalGeneration(LEDConfig(**CONFIG, **ROOM)).eval(),
}
article = torch.randint(4, 64, (1, 32))


def written(model, tokens=24, **how):
    """Return the first 24 tokens, and the logits that each was taken from."""
    found = model.generate(
        input_ids=article, attention_mask=torch.ones_like(article), max_new_tokens=tokens, min_new_tokens=tokens,
        do_sample=False, no_repeat_ngram_size=2, output_logits=True, return_dict_in_generate=True, **how,
    )  # fmt: skip
    return found.sequences[0, 1:25], torch.stack(found.logits)[:24, 0]


STATIC = dict(cache_implementation="static", disable_compile=True)
for name, model in MODELS.items():
    tokens, logits = written(model, use_cache=False)
    for how, found in (
        ("dynamic cache", written(model)),
        ("static cache", written(model, **STATIC)),
        ("static cache with room for 96", written(model, 96, **STATIC)),
    ):
        same, apart = (found[0] == tokens).sum(), (found[1][0] - logits[0]).abs().max()
        print(f"{name}, {how}: first logits up to {apart:.2f} apart; {same} of 24 tokens the same")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/write.py" 2>"$folder/said")
echo "$seen"
right=$(grep -cE '^(bart, .*|led, dynamic cache): first logits up to 0\.00 apart; 24 of 24' <<<"$seen" || true)
wrong=$(grep -cE '^led, static cache.*: first logits up to [1-9][0-9.]* apart; [0-9] of 24' <<<"$seen" || true)
[ "$right $wrong" = "4 2" ] || { echo "changed" >&2; exit 1; }
if grep -qiE 'static|cache|mask' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
