#!/usr/bin/env bash
# torchmetrics 1.9.0: `BERTScore` of summaries with several references each, given in batches as in an evaluation, has the
# scores of as many summaries as the last batch had, those of the first ones.
#
# Where each summary's references begin is kept of the last batch alone, counted from its beginning, and is applied to all of
# them. No error is raised: the list is shorter, and its mean, which is what one reports, is that of one batch. In one
# batch all are there. With one reference each, all are there as well.
#
# Seen, of six summaries in batches of two, the first four of which are their reference, word for word:
#   one reference each: 6 scores, mean 0.93
#   two references each, one batch: 6 scores, mean 0.93
#   two references each, batches of two: 2 scores, mean 1.00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.24.0 torchmetrics==1.9.0 numpy==2.4.6

cat >"$folder/score.py" <<'PYTHON'
import sys
from pathlib import Path

import torch
from torchmetrics.text.bert import BERTScore
from transformers import BertConfig, BertModel, BertTokenizerFast

# All of one length, since the order of what is not is another matter.
SUMMARIES = ["the pier opens today", "the mayor spoke today", "ferries sail in may", "the quay is closed"]
SUMMARIES += ["rain fell on friday", "the council met again"]
FIRST = [*SUMMARIES[:4], "the bus is late", "ferries stay in port"]
SECOND = ["nobody knows the price"] * 6
there = Path(sys.argv[1]) / "model"
words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(" ".join(SUMMARIES + FIRST + SECOND).split()))]
BertTokenizerFast(vocab={word: number for number, word in enumerate(words)}, model_max_length=32).save_pretrained(there)
torch.manual_seed(0)
sizes = dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, initializer_range=0.5)
BertModel(BertConfig(vocab_size=len(words), max_position_embeddings=32, **sizes)).save_pretrained(there)


def show(name, references, size):
    metric = BERTScore(model_name_or_path=str(there), num_layers=2, max_length=32)
    for start in range(0, 6, size):
        metric.update(SUMMARIES[start : start + size], references[start : start + size])
    scores = metric.compute()["f1"]
    print(f"{name}: {scores.numel()} scores, mean {scores.mean().item():.2f}")


both = [list(pair) for pair in zip(FIRST, SECOND, strict=True)]
show("one reference each", FIRST, 2)
show("two references each, one batch", both, 6)
show("two references each, batches of two", both, 2)
PYTHON
seen=$("$folder/venv/bin/python" "$folder/score.py" "$folder" 2>"$folder/said") || {
  cat "$folder/said" >&2
  exit 1
}
echo "$seen"
grep -q '^one reference each: 6 scores' <<<"$seen" && grep -q '^two references each, one batch: 6 scores' <<<"$seen" || {
  echo "changed: not all are there" >&2
  exit 1
}
grep -q '^two references each, batches of two: 2 scores, mean 1.00$' <<<"$seen" || {
  echo "changed: in batches" >&2
  exit 1
}
