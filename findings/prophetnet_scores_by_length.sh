#!/usr/bin/env bash
# transformers 5.23.0: what ProphetNet makes of a token of a summary depends on how many tokens come after it,
# whichever they are, padding too; and a summary read at once is not what `generate` computes step by step.
#
# In the stream that predicts, the relative positions of heads and places are mixed up, wherever more than
# one token is read at a time. So it is fine-tuned, and summaries are scored, as a network that is another for
# each length, and is another again while it writes; the loss of a summary is one of its batch's padding.
# With one head and an `ngram` of 1 nothing of it is seen; BART, with two heads, has none of it.
#
# Seen, with tiny models of random weights and a summary of 11 tokens:
#   bart: loss 5.7226, padded to 16: 5.7226, to 31: 5.7226; at once and by steps 0.00 apart
#   prophetnet: loss 12.2617, padded to 16: 12.3321, to 31: 12.2369; at once and by steps 4.54 apart
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 numpy==2.4.6

cat >"$folder/score.py" <<'PYTHON'
import torch
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    ProphetNetConfig,
    ProphetNetForConditionalGeneration,
)

NAMES = {"pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2, "decoder_start_token_id": 2}
SIZES = {"vocab_size": 64, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32, "init_std": 0.5, **NAMES}
bart = BartConfig(
    d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2, decoder_attention_heads=2, **SIZES
)
prophetnet = ProphetNetConfig(
    hidden_size=32, num_encoder_layers=2, num_decoder_layers=2, num_encoder_attention_heads=2,
    num_decoder_attention_heads=2, **SIZES,
)  # fmt: skip


@torch.inference_mode()
def report(name, model):
    article, summary = torch.randint(3, 64, (1, 40)), torch.randint(3, 64, (1, 11))

    def loss(length):
        labels = torch.full((1, length), -100)
        labels[:, :11] = summary
        return f"{model(input_ids=article, labels=labels).loss.item():.4f}"

    read = torch.cat([torch.tensor([[2]]), summary], 1)
    at_once = model(input_ids=article, decoder_input_ids=read).logits.log_softmax(-1)
    past, steps = None, []
    for token in read.split(1, dim=1):
        its = model(input_ids=article, decoder_input_ids=token, past_key_values=past, use_cache=True)
        past = its.past_key_values
        steps.append(its.logits.log_softmax(-1))
    apart = (torch.cat(steps, 1) - at_once).abs().max().item()
    losses = f"loss {loss(11)}, padded to 16: {loss(16)}, to 31: {loss(31)}"
    print(f"{name}: {losses}; at once and by steps {apart:.2f} apart")


for name, model_class, config in (
    ("bart", BartForConditionalGeneration, bart),
    ("prophetnet", ProphetNetForConditionalGeneration, prophetnet),
):
    torch.manual_seed(0)
    report(name, model_class(config).eval())
PYTHON
seen=$("$folder/venv/bin/python" "$folder/score.py" 2>"$folder/said")
echo "$seen"
grep -qE '^bart: loss ([0-9.]+), padded to 16: \1, to 31: \1; .* 0\.00 apart$' <<<"$seen" || {
  echo "changed: BART's differ" >&2
  exit 1
}
if grep -qE '^prophetnet: loss ([0-9.]+), padded to 16: \1,' <<<"$seen" || grep -q '^prophet.* 0\.0. apart' <<<"$seen"; then
  echo "changed: ProphetNet's are equal" >&2
  exit 1
fi
