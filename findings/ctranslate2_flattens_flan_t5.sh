#!/usr/bin/env bash
# ctranslate2 4.8.5, transformers 5.23.0: the conversion of a Flan-T5, T5 v1.1 or mT5 checkpoint computes another model: what
# goes into its head is divided by the square root of `d_model`, which is for a T5 whose head is its embeddings.
#
# transformers has the configurations of T5 and mT5 say `tie_word_embeddings: true` whatever the checkpoint's says, and keeps
# elsewhere that nothing is to be scaled; the converter asks the former. Every weight is kept, the best next token stays
# the best, and nothing is said of it (a warning that both matrices are there asks for the setting that is there). But
# logits are divided by 22 to 64 in the published sizes, so that beams, sampling, penalties and scores are another
# model's: the likeliest summary hardly beats an unlikely one.
#
# Seen, with tiny models of random weights and d_model 64, log-probabilities of a summary's 9 tokens by the conversion, and
# the mean probability of the best next token by the original and by the conversion:
#   t5, head tied: those of the original, 0.37 and 0.37
#   t5, head of its own: those of the original divided by 8, 0.81 and 0.13
#   mt5, head of its own: those of the original divided by 8, 0.81 and 0.13
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 tokenizers==0.23.3 ctranslate2==4.8.5 numpy==2.4.6

cat >"$folder/convert.py" <<'PYTHON'
import json
import sys
from pathlib import Path

import ctranslate2
import torch
from ctranslate2.converters import TransformersConverter
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import (
    AutoModelForSeq2SeqLM,
    MT5Config,
    MT5ForConditionalGeneration,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

CONFIG = dict(
    vocab_size=64, d_model=64, d_kv=32, d_ff=128, num_layers=2, num_heads=2, decoder_start_token_id=0,
    feed_forward_proj="gated-gelu",
)  # fmt: skip
WORDS = ["<pad>", "</s>", "<unk>", *(f"w{number}" for number in range(3, 64))]
torch.manual_seed(1)
article, summary = torch.randint(3, 64, (1, 40)), torch.randint(3, 64, (1, 8))
read, said = torch.nn.functional.pad(summary, (1, 0)), torch.nn.functional.pad(summary[0], (0, 1), value=1)


def checkpoint(kind, config_class, model_class, tied):
    """Write what a published checkpoint has: its configuration, weights and tokenizer."""
    torch.manual_seed(0)
    weights = model_class(config_class(**CONFIG)).state_dict()
    weights = {name: weights[name] for name in weights if "embed_tokens" not in name and "lm_head" not in name}
    if not tied:
        weights["lm_head.weight"] = torch.randn(64, 64)
    there = Path(sys.argv[1]) / f"{kind}-{tied}"
    there.mkdir()
    save_file(weights, there / "model.safetensors", {"format": "pt"})
    (there / "config.json").write_text(json.dumps({"model_type": kind, "tie_word_embeddings": tied, **CONFIG}))
    words = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    names = {"pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
    PreTrainedTokenizerFast(tokenizer_object=words, **names).save_pretrained(there)
    return there


for kind, config_class, model_class, tied in (
    ("t5", T5Config, T5ForConditionalGeneration, True),
    ("t5", T5Config, T5ForConditionalGeneration, False),
    ("mt5", MT5Config, MT5ForConditionalGeneration, False),
):
    there = checkpoint(kind, config_class, model_class, tied)
    model = AutoModelForSeq2SeqLM.from_pretrained(there).eval()
    with torch.inference_mode():
        logits = model(input_ids=article, decoder_input_ids=read).logits[0]
    converted = ctranslate2.Translator(TransformersConverter(str(there)).convert(str(there / "ct2")))
    texts = ([[WORDS[number] for number in ids[0]]] for ids in (article, summary))
    scores = torch.tensor(converted.score_batch(*texts)[0].log_probs)
    found = [
        f"those of the original{how}, {logits.softmax(-1).amax(-1).mean():.2f} and {of.softmax(-1).amax(-1).mean():.2f}"
        for how, of in (("", logits), (" divided by 8", logits / 8))
        if torch.allclose(scores, of.log_softmax(-1)[range(9), said], atol=1e-3)
    ]
    print(f"{kind}, head {'tied' if tied else 'of its own'}:", *(found or ["others"]))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/convert.py" "$folder" 2>"$folder/said")
echo "$seen"
grep -q '^t5, head tied: those of the original, 0' <<<"$seen" &&
  grep -q '^t5, head of its own: those of the original divided by 8, 0' <<<"$seen" &&
  grep -q '^mt5, head of its own: those of the original divided by 8, 0' <<<"$seen" || {
  echo "changed" >&2
  exit 1
}
grep -q 'should update the config with `tie_word_embeddings=False`' "$folder/said" || {
  echo "changed: another warning" >&2
  exit 1
}
