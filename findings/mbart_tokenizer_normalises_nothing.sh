#!/usr/bin/env bash
# transformers 5.23.0, sentencepiece 0.2.3: mBART's tokenizer leaves out how its SentencePiece model normalises, and
# so does one that is loaded from a tokenizer.json with a normaliser. XLM-R, with the same file, heeds it.
#
# mBART learnt "..." for "…", "No" for "№", "ffi" for "ﬃ" and one letter for a letter and its accent (as PDF and
# macOS write it). All those now are unknown, or lose the accent, and leave a text that is decoded, without
# a word; a summariser of mBART reads other ids than those that it was trained on.
#
# Seen, of what SentencePiece makes of the texts, and of what their tokens say again:
#   SentencePiece: The office opens in May... | The mayor of Málaga
#   xlm-roberta: The office opens in May... | The mayor of Málaga
#   mbart: The oce opens in May | The mayor of Malaga
#   mbart, tokenizer.json with XLM-R's normaliser: The oce opens in May | The mayor of Malaga
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install transformers==5.23.0 tokenizers==0.23.3 sentencepiece==0.2.3 protobuf==7.36.2 numpy==2.4.6

cat >"$folder/normalise.py" <<'PYTHON'
import json
import sys
from pathlib import Path

import sentencepiece
from transformers import AutoTokenizer

SENTENCES = ["The office opens in May.", "The mayor of Málaga said so...", "He has five of them."] * 50
TEXTS = ["The oﬃce opens in May…", "The mayor of Ma\u0301laga"]

there = Path(sys.argv[1])
sentencepiece.SentencePieceTrainer.train(
    sentence_iterator=iter(SENTENCES), model_prefix=str(there / "pieces"), vocab_size=60, hard_vocab_limit=False,
    minloglevel=2,
)  # fmt: skip
pieces = (there / "pieces.model").read_bytes()


def checkpoint(kind):
    """Save what a checkpoint of a family has beside its weights, and load its tokenizer."""
    (there / kind).mkdir()
    (there / kind / "config.json").write_text(json.dumps({"model_type": kind}))
    (there / kind / "sentencepiece.bpe.model").write_bytes(pieces)
    return AutoTokenizer.from_pretrained(there / kind)


def again(tokenizer):
    texts = (tokenizer.decode(tokenizer(text).input_ids, skip_special_tokens=True) for text in TEXTS)
    return " | ".join(texts)


own = sentencepiece.SentencePieceProcessor(model_proto=pieces)
print("SentencePiece:", " | ".join(own.decode(own.encode(text)) for text in TEXTS))
xlm, mbart = checkpoint("xlm-roberta"), checkpoint("mbart")
print("xlm-roberta:", again(xlm))
print("mbart:", again(mbart))

(there / "mbart" / "sentencepiece.bpe.model").unlink()
mbart.save_pretrained(there / "mbart")
file = there / "mbart" / "tokenizer.json"
state = json.loads(file.read_text())
state["normalizer"] = json.loads(xlm.backend_tokenizer.to_str())["normalizer"]
file.write_text(json.dumps(state))
print("mbart, tokenizer.json with XLM-R's normaliser:", again(AutoTokenizer.from_pretrained(there / "mbart")))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/normalise.py" "$folder" 2>"$folder/said")
echo "$seen"
[ "$seen" = "SentencePiece: The office opens in May... | The mayor of Málaga
xlm-roberta: The office opens in May... | The mayor of Málaga
mbart: The oce opens in May | The mayor of Malaga
mbart, tokenizer.json with XLM-R's normaliser: The oce opens in May | The mayor of Malaga" ] || {
  echo "changed" >&2
  exit 1
}
if grep -qi 'normal' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
