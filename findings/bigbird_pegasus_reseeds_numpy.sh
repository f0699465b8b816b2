#!/usr/bin/env bash
# transformers 5.23.0: each training step of BigBird-Pegasus, a model for summaries of long documents,
# seeds the random numbers of NumPy for the whole process, with the numbers of its layers.
#
# Whatever else draws from `np.random` between two steps (documents, noise, crops) so draws the same again
# and again, whichever seed was set, and without a word. Pegasus leaves that state alone; so does BigBird-Pegasus
# with full attention.
#
# Seen, one number drawn before each of four steps:
#   Pegasus, seed 1: 37 235 908 72
#   BigBird-Pegasus, full attention, seed 1: 37 235 908 72
#   BigBird-Pegasus, sparse attention, seed 1: 37 141 141 141
#   BigBird-Pegasus, sparse attention, seed 2: 168 141 141 141
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 numpy==2.4.6

cat >"$folder/draw.py" <<'PYTHON'
import numpy as np
import torch
from transformers import (
    BigBirdPegasusConfig,
    BigBirdPegasusForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
)

SIZES = dict(
    vocab_size=32, d_model=16, encoder_layers=2, decoder_layers=1, encoder_attention_heads=2,
    decoder_attention_heads=2, encoder_ffn_dim=16, decoder_ffn_dim=16, max_position_embeddings=512,
)  # fmt: skip


def drawn(model, seed):
    """Return the number that NumPy draws before each of four steps of training."""
    optimiser = torch.optim.SGD(model.train().parameters(), lr=0.01)
    document = torch.arange(256)[None] % 29 + 3
    np.random.seed(seed)
    numbers = []
    for _ in range(4):
        numbers.append(int(np.random.randint(1000)))
        model(input_ids=document, labels=document[:, :8]).loss.backward()
        optimiser.step()
        optimiser.zero_grad()
    return " ".join(map(str, numbers))


def big_bird(attention):
    config = BigBirdPegasusConfig(**SIZES, block_size=16, num_random_blocks=1, attention_type=attention)
    return BigBirdPegasusForConditionalGeneration(config)


print("Pegasus, seed 1:", drawn(PegasusForConditionalGeneration(PegasusConfig(**SIZES)), 1))
print("BigBird-Pegasus, full attention, seed 1:", drawn(big_bird("original_full"), 1))
for seed in (1, 2):
    print(f"BigBird-Pegasus, sparse attention, seed {seed}:", drawn(big_bird("block_sparse"), seed))
PYTHON
seen=$("$folder/venv/bin/python" "$folder/draw.py" 2>"$folder/said")
echo "$seen"
[ "$seen" = "Pegasus, seed 1: 37 235 908 72
BigBird-Pegasus, full attention, seed 1: 37 235 908 72
BigBird-Pegasus, sparse attention, seed 1: 37 141 141 141
BigBird-Pegasus, sparse attention, seed 2: 168 141 141 141" ] || { echo "changed" >&2; exit 1; }
if grep -qiE 'numpy|seed' "$folder/said"; then
  echo "changed: it says so" >&2
  exit 1
fi
