#!/usr/bin/env bash
# torchmetrics 1.9.0: BERTScore of several summaries in one call compares summaries with references of other articles, wherever
# their lengths are not in the same order.
#
# Texts are sorted by length for speed, summaries and references each by their own, and put back by the indices that sorted
# them, not by the inverse of those. Nothing is raised, every score is one of some pair, and one pair, two pairs, or texts
# scored against themselves, as one checks a metric, come out right. So models are ranked by scores of pairs that
# nobody asked for, and good summaries are filtered out for bad ones. `BERTScore`, given them in batches, does the same, and
# `infolm` has the same lines. bert-score 0.3.13 scores the pairs that it is given.
#
# Seen, F of five summaries, with a tiny model of random weights; the second is its reference, word for word:
#   torchmetrics, one by one: 0.83 1.00 0.87 0.81 0.85
#   torchmetrics, together: 0.92 0.90 0.92 0.89 0.89
#   torchmetrics, in batches: 0.92 0.90 0.92 0.89 0.89
#   torchmetrics, each against itself: 1.00 1.00 1.00 1.00 1.00
#   bert-score, together: 0.83 1.00 0.87 0.81 0.85
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.24.0 torchmetrics==1.9.0 bert-score==0.3.13 numpy==2.4.6

cat >"$folder/score.py" <<'PYTHON'
import sys
from pathlib import Path

import bert_score
import torch
from torchmetrics.functional.text.bert import bert_score as score
from torchmetrics.text.bert import BERTScore
from transformers import BertConfig, BertModel, BertTokenizerFast

PAIRS = {
    "ferries": "ferries sail from the quay today",
    "the pier opens today": "the pier opens today",
    "the mayor spoke": "the mayor spoke on friday",
    "ferries sail": "ferries",
    "the pier opens in may on friday": "the pier",
}
summaries, references = list(PAIRS), list(PAIRS.values())
there = Path(sys.argv[1]) / "model"
words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(" ".join(summaries + references).split()))]
BertTokenizerFast(vocab={word: number for number, word in enumerate(words)}, model_max_length=32).save_pretrained(there)
torch.manual_seed(0)
sizes = dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, initializer_range=0.5)
BertModel(BertConfig(vocab_size=len(words), max_position_embeddings=32, **sizes)).save_pretrained(there)
asked = dict(model_name_or_path=str(there), num_layers=2, max_length=32)


def show(name, values):
    print(f"{name}:", *(f"{value:.2f}" for value in values))


def one(summary, reference):
    return score([summary], [reference], **asked)["f1"].item()


show("torchmetrics, one by one", map(one, summaries, references))
show("torchmetrics, together", score(summaries, references, **asked)["f1"].tolist())
batches = BERTScore(**asked)
batches.update(summaries[:3], references[:3])
batches.update(summaries[3:], references[3:])
show("torchmetrics, in batches", batches.compute()["f1"].tolist())
show("torchmetrics, each against itself", score(summaries, summaries, **asked)["f1"].tolist())
found = bert_score.score(summaries, references, model_type=str(there), num_layers=2)
show("bert-score, together", found[2].tolist())
PYTHON
seen=$("$folder/venv/bin/python" "$folder/score.py" "$folder" 2>"$folder/said") || {
  cat "$folder/said" >&2
  exit 1
}
echo "$seen"
scores() { sed -n "s/^$1: //p" <<<"$seen"; }
[[ $(scores "torchmetrics, one by one") == "$(scores "bert-score, together")" ]] || {
  echo "changed: one by one, torchmetrics is not bert-score" >&2
  exit 1
}
[[ $(scores "torchmetrics, each against itself") == "1.00 1.00 1.00 1.00 1.00" ]] || {
  echo "changed: texts are not themselves" >&2
  exit 1
}
for how in "together" "in batches"; do
  if [[ $(scores "torchmetrics, $how") == "$(scores "bert-score, together")" ]]; then
    echo "changed: $how, each summary is compared with its reference" >&2
    exit 1
  fi
done
