#!/usr/bin/env bash
# transformers 5.23.0, tokenizers 0.23.3: `split_special_tokens=True`, which is to read the name of a special token in a
# text as text, has no effect for T5, mBART, Pegasus and XLM-R, whose vocabularies are SentencePiece's.
#
# An article that prints `</s>` or `<pad>` ends there for the model, or is padding. SentencePiece spells those names out
# of letters: they are control symbols, which no text can hold. In a tokenizer.json they are pieces like others, so that
# they are found as pieces once they are no longer looked for as special tokens. BART, of another kind, heeds it.
#
# Seen, whether “</s>” in a sentence is the end token, by default and with `split_special_tokens=True`:
#   sentencepiece: no
#   bart: yes, no
#   t5: yes, yes
#   mbart: yes, yes
#   pegasus: yes, yes
#   xlm-roberta: yes, yes
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install transformers==5.23.0 tokenizers==0.23.3 sentencepiece==0.2.3 protobuf==7.36.2 numpy==2.4.6

cat >"$folder/split.py" <<'PYTHON'
import sys
from pathlib import Path

import sentencepiece
from tokenizers import ByteLevelBPETokenizer
from transformers import (
    AutoTokenizer,
    BartTokenizer,
    MBartTokenizer,
    PegasusTokenizer,
    T5Tokenizer,
    XLMRobertaTokenizer,
)

SENTENCE = "the plan ends </s> and begins again"
LEARNT = ["the plan ends and begins again", "a b c d e f g h i j k l m n o p q r s t u v w x y z < / >"] * 20
sentencepiece.SentencePieceTrainer.train(
    sentence_iterator=iter(LEARNT), model_prefix=f"{sys.argv[1]}/pieces", vocab_size=60, hard_vocab_limit=False,
    pad_id=0, eos_id=1, unk_id=2, bos_id=-1, minloglevel=2,
)  # fmt: skip
pieces = Path(sys.argv[1], "pieces.model")
said = sentencepiece.SentencePieceProcessor(model_file=str(pieces)).encode(SENTENCE)
print("sentencepiece:", "yes" if 1 in said else "no")

bytes_bpe = ByteLevelBPETokenizer()
bytes_bpe.train_from_iterator(
    LEARNT, vocab_size=300, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"], show_progress=False
)
there = Path(sys.argv[1], "bart")
there.mkdir()
bytes_bpe.save_model(str(there))
TOKENIZERS = {"bart": BartTokenizer.from_pretrained(there)}
for name, kind, file in (
    ("t5", T5Tokenizer, "spiece.model"),
    ("mbart", MBartTokenizer, "sentencepiece.bpe.model"),
    ("pegasus", PegasusTokenizer, "spiece.model"),
    ("xlm-roberta", XLMRobertaTokenizer, "sentencepiece.bpe.model"),
):
    there = Path(sys.argv[1], name)
    there.mkdir()
    (there / file).write_bytes(pieces.read_bytes())
    TOKENIZERS[name] = kind.from_pretrained(there)
for name, tokenizer in TOKENIZERS.items():
    found = [
        tokenizer.eos_token_id in tokenizer(SENTENCE, add_special_tokens=False, split_special_tokens=split).input_ids
        for split in (False, True)
    ]
    print(f"{name}:", ", ".join("yes" if each else "no" for each in found))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/split.py" "$folder" 2>"$folder/said")
echo "$seen"
[ "$seen" = "sentencepiece: no
bart: yes, no
t5: yes, yes
mbart: yes, yes
pegasus: yes, yes
xlm-roberta: yes, yes" ] || { echo "changed" >&2; exit 1; }
if grep -qi 'split_special' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
