#!/usr/bin/env bash
# transformers 5.23.0: with `gradient_accumulation_steps=N`, `Trainer` and `Seq2SeqTrainer` train BART, T5, Pegasus, mBART
# and LED with N times the gradient, and log N times the loss, of the same batch in one step. Nothing is said.
#
# Accumulating is to give the batch that memory has no room for. The trainer leaves it to a model to divide its loss by
# the number of labels, if only its `forward` takes further arguments. These models take them and drop them: each part's
# loss is its own mean, and the parts are summed. `max_grad_norm` so cuts gradients that it would let pass, SGD and the
# like learn N times as fast, and a training loss says nothing beside that of evaluation. Llama divides.
#
# Seen, with tiny models of random weights and the same four pairs in one, two and four parts, against one part:
#   llama: loss 1.00 1.00 1.00 times, gradient 1.00 1.00 1.00 times
#   bart: loss 1.00 2.00 4.00 times, gradient 1.00 2.00 4.00 times
#   t5: loss 1.00 2.00 4.00 times, gradient 1.00 2.00 4.00 times
#   pegasus: loss 1.00 2.00 4.00 times, gradient 1.00 2.00 4.00 times
#   mbart: loss 1.00 2.00 4.00 times, gradient 1.00 2.00 4.00 times
#   led: loss 1.00 2.00 4.00 times, gradient 1.00 2.00 4.00 times
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 accelerate==1.15.0 numpy==2.4.6

cat >"$folder/train.py" <<'PYTHON'
import sys

import torch
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LEDConfig,
    LEDForConditionalGeneration,
    LlamaConfig,
    LlamaForCausalLM,
    MBartConfig,
    MBartForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
    Seq2SeqTrainer,
    Seq2SeqTrainingArguments,
    T5Config,
    T5ForConditionalGeneration,
    TrainerCallback,
)

NAMES = {"vocab_size": 64, "pad_token_id": 0, "eos_token_id": 1, "decoder_start_token_id": 0}
LIKE_BART = {
    "d_model": 32, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2,
    "decoder_attention_heads": 2, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32, "dropout": 0.0, **NAMES,
}  # fmt: skip
MODELS = {
    "llama": (LlamaForCausalLM, LlamaConfig(
        vocab_size=64, hidden_size=32, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2)),
    "bart": (BartForConditionalGeneration, BartConfig(**LIKE_BART)),
    "t5": (T5ForConditionalGeneration, T5Config(
        d_model=32, d_kv=16, d_ff=32, num_layers=1, num_heads=2, dropout_rate=0.0, **NAMES)),
    "pegasus": (PegasusForConditionalGeneration, PegasusConfig(**LIKE_BART)),
    "mbart": (MBartForConditionalGeneration, MBartConfig(**LIKE_BART)),
    "led": (LEDForConditionalGeneration, LEDConfig(attention_window=8, **LIKE_BART)),
}  # fmt: skip


class Gradient(TrainerCallback):
    def on_pre_optimizer_step(self, args, state, control, model=None, **more):
        given = [weight.grad for weight in model.parameters() if weight.grad is not None]
        self.norm = torch.nn.utils.get_total_norm(given).item()


torch.manual_seed(1)
pairs = [{name: torch.randint(3, 64, (11,)) for name in ("input_ids", "labels")} for _ in range(4)]
for name, (model_class, config) in MODELS.items():
    losses, gradients = [], []
    for parts in (1, 2, 4):
        torch.manual_seed(0)
        gradient = Gradient()
        arguments = Seq2SeqTrainingArguments(
            sys.argv[1], per_device_train_batch_size=4 // parts, gradient_accumulation_steps=parts, max_steps=1,
            logging_steps=1, save_strategy="no", report_to=[], disable_tqdm=True, use_cpu=True, max_grad_norm=0,
        )  # fmt: skip
        trainer = Seq2SeqTrainer(model_class(config), arguments, train_dataset=pairs, callbacks=[gradient])
        trainer.train()
        losses.append(trainer.state.log_history[0]["loss"])
        gradients.append(gradient.norm)
    of_loss, of_gradient = (" ".join(f"{x / seen[0]:.2f}" for x in seen) for seen in (losses, gradients))
    print(f"SEEN {name}: loss {of_loss} times, gradient {of_gradient} times")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/train.py" "$folder/run" 2>"$folder/said" | sed -n 's/^SEEN //p')
echo "$seen"
expected="llama: loss 1.00 1.00 1.00 times, gradient 1.00 1.00 1.00 times"
for name in bart t5 pegasus mbart led; do
  expected+="
$name: loss 1.00 2.00 4.00 times, gradient 1.00 2.00 4.00 times"
done
[ "$seen" = "$expected" ] || { echo "changed" >&2; exit 1; }
if grep -qiE 'accumul|num_items' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
