#!/usr/bin/env bash
# transformers 5.24.0: BigBird-Pegasus, a model for summaries of long documents, has random blocks of a document to read beside
# those about a place. When it writes it reads the first block once more for each of them: with the published settings
# (three random blocks), four times.
#
# Out of training nothing is drawn, and the places of the random blocks are left at 0, which is the first one, global
# already. So half of what a place attends to is the first 64 tokens, a title or a dateline as it may be, where in training
# it is an eighth, and nothing far off is read but the document's two ends. `eval()` is to end dropout; here it evaluates
# another network than was trained. The documentation tells of random blocks, and that there must be one, and not of
# this; `output_attentions` shows an eighth in both. BigBird, of which it is made, has the same lines.
#
# Seen, with a tiny model of random weights without dropout whose queries are nought, so that all that is read weighs the same,
# of a place in the middle of 32 blocks of 64 tokens: the blocks that it reads, with their shares
#   train: 1st 0.12, 3 about it 0.38, last 0.12, others 0.38
#   eval: 1st 0.50, 3 about it 0.38, last 0.12, others 0.00
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.24.0 numpy==2.4.6

cat >"$folder/blocks.py" <<'PYTHON'
import torch
from transformers import BigBirdPegasusConfig, BigBirdPegasusForConditionalGeneration

BLOCKS, SIZE, MIDDLE = 32, 64, 16
torch.manual_seed(0)
config = BigBirdPegasusConfig(  # block_size=64, num_random_blocks=3: as published
    vocab_size=64, d_model=BLOCKS, encoder_layers=1, decoder_layers=1, encoder_attention_heads=1, decoder_attention_heads=1,
    encoder_ffn_dim=32, decoder_ffn_dim=32, dropout=0.0, attention_dropout=0.0, activation_dropout=0.0,
)  # fmt: skip
assert (config.attention_type, config.block_size, config.num_random_blocks) == ("block_sparse", SIZE, 3)
model = BigBirdPegasusForConditionalGeneration(config)
attention = model.model.encoder.layers[0].self_attn.self
torch.nn.init.zeros_(attention.query.weight)
document = torch.randint(3, 64, (1, BLOCKS * SIZE))
blocks = torch.eye(BLOCKS).repeat_interleave(SIZE, 0)[None]  # the value of each place says which block it is in
attention.value.register_forward_hook(lambda *_: blocks)
read = {}
attention.register_forward_hook(lambda module, given, result: read.update(mean=result[0]))

for mode in ("train", "eval"):
    getattr(model, mode)()
    with torch.no_grad():
        model.model.encoder(document)
    shares = read["mean"].reshape(BLOCKS, SIZE, BLOCKS)[MIDDLE, 0]
    parts = {"1st": [0], "3 about it": [MIDDLE - 1, MIDDLE, MIDDLE + 1], "last": [BLOCKS - 1]}
    shown = {name: shares[which].sum().item() for name, which in parts.items()}
    shown["others"] = abs(1 - sum(shown.values()))
    print(f"{mode}: {', '.join(f'{name} {share:.2f}' for name, share in shown.items())}")
PYTHON
seen=$("$folder/venv/bin/python" "$folder/blocks.py" 2>"$folder/said") || {
  cat "$folder/said" >&2
  exit 1
}
echo "$seen"
grep -q '^train: 1st 0.12, .* others 0.38$' <<<"$seen" || {
  echo "changed: in training" >&2
  exit 1
}
grep -q '^eval: 1st 0.50, .* others 0.00$' <<<"$seen" || {
  echo "changed: random blocks are read" >&2
  exit 1
}
