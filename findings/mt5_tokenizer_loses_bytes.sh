#!/usr/bin/env bash
# transformers 5.23.0, sentencepiece 0.2.3: a T5 or mT5 checkpoint whose SentencePiece model falls back to bytes
# for what it has no piece for, as mT5's does, gets a tokenizer that reads `<unk>` instead, without a word.
#
# Rare letters, those of names say, so reach the model as nothing known, where it was trained to read their
# bytes; and a text that is decoded has lost them. A tokenizer.json that says `byte_fallback: true` is
# not heeded either: the class builds its tokenizer anew. So is `add_dummy_prefix: false` dropped, and
# every text begins with a piece that the model did not see there.
#
# Seen, of SentencePiece (or, of the json, `tokenizers`) and then of transformers:
#   mt5, spiece.model: Mayor Łukas | Mayor ukas
#   mt5, tokenizer.json: Mayor Łukas | Mayor ukas
#   t5, spiece.model: Mayor Łukas | Mayor ukas
#   t5, tokenizer.json: Mayor Łukas | Mayor ukas
#   t5, no dummy prefix: pier ▁ o f | ▁pier ▁ o f
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install transformers==5.23.0 tokenizers==0.23.3 sentencepiece==0.2.3 protobuf==7.36.2 numpy==2.4.6

cat >"$folder/bytes.py" <<'PYTHON'
import json
import sys
from pathlib import Path

import sentencepiece
from tokenizers import Tokenizer
from transformers import AutoTokenizer

SENTENCES = ["Mayor ukas of pier", "pier of Mayor ukas", "of pier ukas", "pier Mayor of ukas"] * 50
NAME = "Mayor Łukas"


def checkpoint(kind, name, **settings):
    """Save a checkpoint's configuration and SentencePiece model, and return its folder and that model."""
    there = Path(sys.argv[1]) / f"{kind}-{name}"
    there.mkdir()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_prefix=str(there / "spiece"), hard_vocab_limit=False,
        minloglevel=2, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, **settings,
    )  # fmt: skip
    (there / "config.json").write_text(json.dumps({"model_type": kind}))
    return there, sentencepiece.SentencePieceProcessor(model_file=str(there / "spiece.model"))


def there_and_back(tokenizer):
    return tokenizer.decode(tokenizer(NAME).input_ids, skip_special_tokens=True)


for kind in ("mt5", "t5"):
    there, own = checkpoint(kind, "bytes", byte_fallback=True, vocab_size=300)
    tokenizer = AutoTokenizer.from_pretrained(there)
    print(f"{kind}, spiece.model:", own.decode(own.encode(NAME)), "|", there_and_back(tokenizer))

    (there / "spiece.model").unlink()
    file = there / "tokenizer.json"
    tokenizer.save_pretrained(there)
    state = json.loads(file.read_text())
    state["model"]["byte_fallback"] = True
    state["decoder"] = {"type": "Sequence", "decoders": [{"type": "ByteFallback"}, state["decoder"]]}
    file.write_text(json.dumps(state))
    plain = Tokenizer.from_file(str(file))
    back = plain.decode(plain.encode(NAME).ids)
    print(f"{kind}, tokenizer.json:", back, "|", there_and_back(AutoTokenizer.from_pretrained(there)))

there, own = checkpoint("t5", "prefix", add_dummy_prefix=False, vocab_size=30)
pieces = AutoTokenizer.from_pretrained(there).tokenize("pier of")
print("t5, no dummy prefix:", *own.encode("pier of", out_type=str), "|", *pieces)
PYTHON
seen=$("$folder/venv/bin/python" "$folder/bytes.py" "$folder" 2>"$folder/said")
echo "$seen"
[ "$seen" = "mt5, spiece.model: Mayor Łukas | Mayor ukas
mt5, tokenizer.json: Mayor Łukas | Mayor ukas
t5, spiece.model: Mayor Łukas | Mayor ukas
t5, tokenizer.json: Mayor Łukas | Mayor ukas
t5, no dummy prefix: pier ▁ o f | ▁pier ▁ o f" ] || { echo "changed" >&2; exit 1; }
if grep -qiE 'byte|unk|prefix' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
