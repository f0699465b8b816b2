#!/usr/bin/env bash
# ctranslate2 4.8.5: what a decoder-only model writes under `repetition_penalty` or `no_repeat_ngram_size`
# depends on whether the prompt is to be in the result, and then on the shortest prompt of its batch.
#
# With `include_prompt_in_result=True` (the default) the penalties see the prompt, as those of transformers do.
# With False, which the documentation advises for speed, what is read at once is not seen, and that is
# as much of each prompt as the shortest of the batch has tokens. So an article is summarised otherwise
# beside a shorter one, and nothing that is asked of `generate_batch` is about that.
#
# Seen, greedy, 12 tokens behind a prompt of 41, `repetition_penalty=3`, against what it is alone:
#   alone, prompt in the result: other tokens, those of transformers
#   beside a prompt of 41: the same
#   beside a prompt of 36: other tokens
#   beside a prompt of 20: other tokens
#   beside a prompt of 20, without a penalty: the same
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 ctranslate2==4.8.5 numpy==2.4.6

cat >"$folder/batch.py" <<'PYTHON'
import sys

import ctranslate2
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
torch.manual_seed(0)
model = LlamaForCausalLM(LlamaConfig(
    vocab_size=64, hidden_size=64, intermediate_size=128, num_hidden_layers=2, num_attention_heads=2,
    num_key_value_heads=1, initializer_range=0.5, pad_token_id=0, eos_token_id=1, bos_token_id=2,
)).eval()  # fmt: skip
model.save_pretrained(there)
TransformersConverter(there).convert(f"{there}-converted")
generator = ctranslate2.Generator(f"{there}-converted", device="cpu", compute_type="float32")

ids = [2, *torch.randint(4, 64, (40,)).tolist()]
prompt = [pieces[i] for i in ids]


def written(beside=(), include=False, penalty=3.0):
    """Return the 12 tokens behind the prompt, whose first is never counted, in a batch with others."""
    batch = [prompt, *(prompt[:length] for length in beside)]
    result = generator.generate_batch(
        batch, include_prompt_in_result=include, repetition_penalty=penalty, beam_size=1,
        max_length=40 + 12 if include else 12, suppress_sequences=[["<eos>"]],
    )[0]  # fmt: skip
    return result.sequences_ids[0][-12:]


def said(found, expected):
    return "the same" if found == expected else "other tokens"


alone, included = written(), written(include=True)
by_transformers = model.generate(
    torch.tensor([ids]), attention_mask=torch.ones(1, 41, dtype=torch.long), do_sample=False,
    repetition_penalty=3.0, min_new_tokens=12, max_new_tokens=12,
)[0, 41:].tolist()  # fmt: skip
whose = "those of transformers" if included == by_transformers else "others again"
print(f"alone, prompt in the result: {said(included, alone)}, {whose}")
for length in (41, 36, 20):
    print(f"beside a prompt of {length}: {said(written([length]), alone)}")
found = said(written([20], penalty=1.0), written(penalty=1.0))
print(f"beside a prompt of 20, without a penalty: {found}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/batch.py" "$folder" 2>/dev/null)
echo "$seen"
[ "$seen" = "alone, prompt in the result: other tokens, those of transformers
beside a prompt of 41: the same
beside a prompt of 36: other tokens
beside a prompt of 20: other tokens
beside a prompt of 20, without a penalty: the same" ] || { echo "changed" >&2; exit 1; }
