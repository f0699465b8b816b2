#!/usr/bin/env bash
# peft 0.21.2 with transformers 5.24.0: what a prefix-tuned model generates is what its base generates. The prefix is heard in
# training and in scoring, and left out of `generate`, for BART and T5 as for Llama.
#
# transformers 5.24 takes the cache by another name (`cache`, for `past_key_values`), which `generate` gives as well, empty, and
# which wins over the one that peft fills with the prefix. A warning, of the category of what is to be removed one day,
# tells of two caches, not of the adapter. So a loss that falls is followed by summaries in which nothing was learnt, and
# one looks for the fault in one's training. With transformers 5.23.0 the prefix is heard.
#
# Seen, with tiny models of random weights and a random prefix, 12 tokens of the best next one at each step:
#   bart: generate, those of the base; forward, step by step, others
#   t5: generate, those of the base; forward, step by step, others
#   llama: generate, those of the base; forward, step by step, others
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.24.0 peft==0.21.2 accelerate==1.15.0 numpy==2.4.6

cat >"$folder/prefix.py" <<'PYTHON'
import torch
from peft import PrefixTuningConfig, get_peft_model
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LlamaConfig,
    LlamaForCausalLM,
    T5Config,
    T5ForConditionalGeneration,
)

LENGTH, END = 12, 1
bart = BartConfig(
    vocab_size=96, d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2, decoder_attention_heads=2,
    encoder_ffn_dim=48, decoder_ffn_dim=48, init_std=0.3, bos_token_id=3, eos_token_id=END, pad_token_id=0,
    decoder_start_token_id=2, forced_eos_token_id=None,
)  # fmt: skip
t5 = T5Config(
    vocab_size=96, d_model=32, d_kv=16, d_ff=48, num_layers=2, num_heads=2, initializer_factor=3.0, eos_token_id=END,
    decoder_start_token_id=0,
)  # fmt: skip
llama = LlamaConfig(
    vocab_size=96, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=2, initializer_range=0.3,
    eos_token_id=END, pad_token_id=0,
)  # fmt: skip
article = torch.randint(8, 96, (1, 24), generator=torch.Generator().manual_seed(0))
given = {"input_ids": article, "attention_mask": torch.ones_like(article)}


def generate(model):
    return model.generate(**given, max_new_tokens=LENGTH, min_new_tokens=LENGTH, do_sample=False)[0, -LENGTH:].tolist()


@torch.inference_mode()
def step_by_step(model):
    start = model.config.decoder_start_token_id if model.config.is_encoder_decoder else None
    read = article if start is None else torch.tensor([[start]])
    for _ in range(LENGTH):
        its = {"input_ids": read, "attention_mask": torch.ones_like(read)} if start is None else given
        further = {} if start is None else {"decoder_input_ids": read}
        logits = model(**its, **further).logits[:, -1]
        logits[:, END] = -torch.inf
        read = torch.cat([read, logits.argmax(-1, keepdim=True)], 1)
    return read[0, -LENGTH:].tolist()


for name, model_class, config, task in (
    ("bart", BartForConditionalGeneration, bart, "SEQ_2_SEQ_LM"),
    ("t5", T5ForConditionalGeneration, t5, "SEQ_2_SEQ_LM"),
    ("llama", LlamaForCausalLM, llama, "CAUSAL_LM"),
):
    torch.manual_seed(0)
    base = model_class(config).eval()
    its_own = generate(base)
    assert its_own == step_by_step(base)
    model = get_peft_model(base, PrefixTuningConfig(task_type=task, num_virtual_tokens=8)).eval()
    for weights in model.prompt_encoder.parameters():
        torch.nn.init.normal_(weights, std=2.0)
    said = ["those of the base" if found == its_own else "others" for found in (generate(model), step_by_step(model))]
    print(f"{name}: generate, {said[0]}; forward, step by step, {said[1]}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/prefix.py" 2>"$folder/said") || {
  cat "$folder/said" >&2
  exit 1
}
echo "$seen"
for name in bart t5 llama; do
  grep -qx "$name: generate, those of the base; forward, step by step, others" <<<"$seen" || {
    echo "changed: $name" >&2
    exit 1
  }
done
grep -q 'FutureWarning: Both `past_key_values` and `cache` are set' "$folder/said" || {
  echo "changed: another warning" >&2
  exit 1
}
