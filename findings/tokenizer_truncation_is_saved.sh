#!/usr/bin/env bash
# transformers 5.23.0, tokenizers 0.23.3: `save_pretrained` keeps the length to which the tokenizer last cut
# and padded, so that `tokenizers` and whatever else reads its tokenizer.json cuts every text there, in silence.
#
# To cut summaries to 4 tokens for training is a call with `max_length=4`, and should concern that call. It
# sets the tokenizer itself, and each checkpoint of the training is saved with it. transformers sets it anew in
# each call, so whoever tests the checkpoint there sees whole articles; a server in Rust, or one with ONNX or
# CTranslate2 and `tokenizers`, is given the first four tokens of each.
#
# Seen, of an article of 12 words:
#   saved at once: transformers 12, tokenizers 12
#   saved after a call that cut to 4: transformers 12, tokenizers 4
#   of one of 1 word then: tokenizers 4, 3 of them padding
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install transformers==5.23.0 tokenizers==0.23.3 numpy==2.4.6

cat >"$folder/cut.py" <<'PYTHON'
import sys

from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import AutoTokenizer, PreTrainedTokenizerFast

ARTICLE = "the council of the town will open the old pier again in may"
pieces = ["<pad>", "<unk>", *dict.fromkeys(ARTICLE.split())]
plain = Tokenizer(models.WordLevel({piece: i for i, piece in enumerate(pieces)}, "<unk>"))
plain.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
article = " ".join(ARTICLE.split()[:12])


def saved(tokenizer, name):
    """Save a tokenizer, and return what both libraries make of the file."""
    there = f"{sys.argv[1]}/{name}"
    tokenizer.save_pretrained(there)
    return AutoTokenizer.from_pretrained(there), Tokenizer.from_file(f"{there}/tokenizer.json")


def sizes(loaded, file):
    return f"transformers {len(loaded(article).input_ids)}, tokenizers {len(file.encode(article).ids)}"


tokenizer = PreTrainedTokenizerFast(tokenizer_object=plain, pad_token="<pad>", unk_token="<unk>")
print("saved at once:", sizes(*saved(tokenizer, "first")))
tokenizer(text_target=["the pier will open in may"], max_length=4, truncation=True, padding="max_length")
loaded, file = saved(tokenizer, "second")
print("saved after a call that cut to 4:", sizes(loaded, file))
ids = file.encode("pier").ids
print(f"of one of 1 word then: tokenizers {len(ids)}, {ids.count(0)} of them padding")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/cut.py" "$folder" 2>"$folder/said")
echo "$seen"
[ "$seen" = "saved at once: transformers 12, tokenizers 12
saved after a call that cut to 4: transformers 12, tokenizers 4
of one of 1 word then: tokenizers 4, 3 of them padding" ] || { echo "changed" >&2; exit 1; }
if grep -qiE 'trunc|max_length|padding' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
