#!/usr/bin/env bash
# transformers 5.23.0: once BigBird-Pegasus, a model for summaries of long documents, has read one short text, it reads all
# later ones with full attention: what it writes of a document depends on what was read before it.
#
# A text too short for sparse attention (704 tokens, with the published configurations) turns it off for that model, and
# nothing turns it on again. The memory of a long document then grows with the square of its length, and its summary
# is another's. One warning tells of the change, at the short text, as if it were of that; the configuration says
# "block_sparse" as before, so that what is saved reads sparsely again. Short texts first or last, a batch with a long text
# or without, in another order or behind a resumed run: all give other summaries.
#
# Seen, with a tiny model of random weights, of one text of 160 tokens (log-probabilities of the first token of a summary):
#   read twice: 0.00 apart, block_sparse
#   after a text of 160: 0.00 apart, block_sparse
#   after a text of 12 in a batch with one of 160: 0.00 apart, block_sparse
#   after a text of 12: other numbers, original_full
#   after a further one of 160: other numbers, original_full
#   the configuration: block_sparse
#   saved and loaded: 0.00 apart, block_sparse
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" "$@" --quiet --disable-pip-version-check; }
pip install torch==2.13.0 transformers==5.23.0 numpy==2.4.6

cat >"$folder/read.py" <<'PYTHON'
import sys

import torch
from transformers import BigBirdPegasusConfig, BigBirdPegasusForConditionalGeneration

config = BigBirdPegasusConfig(
    vocab_size=64, d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2,
    decoder_attention_heads=2, encoder_ffn_dim=32, decoder_ffn_dim=32, max_position_embeddings=256, block_size=4,
    num_random_blocks=1, init_std=0.5,
)  # fmt: skip
torch.manual_seed(0)
model = BigBirdPegasusForConditionalGeneration(config).eval()
long, other = torch.randint(3, 64, (2, 1, 160))
short = torch.randint(3, 64, (1, 12))


@torch.inference_mode()
def read(text, mask=None, by=model):
    start = torch.full((len(text), 1), 2)
    return by(input_ids=text, attention_mask=mask, decoder_input_ids=start).logits.log_softmax(-1)


def compare(name, by=model):
    apart = (read(long, by=by) - first).abs().max().item()
    how = f"{apart:.2f} apart" if apart < 0.005 else "other numbers"
    print(f"{name}: {how}, {by.get_encoder().attention_type}")


first = read(long)
compare("read twice")
read(other)
compare("after a text of 160")
padded = torch.cat([short, torch.zeros(1, 148, dtype=torch.long)], 1)
read(torch.cat([padded, other]), torch.cat([padded.ne(0), torch.ones_like(other)]).long())
compare("after a text of 12 in a batch with one of 160")
read(short)
compare("after a text of 12")
read(other)
compare("after a further one of 160")
print("the configuration:", model.config.attention_type)
model.save_pretrained(sys.argv[1])
compare("saved and loaded", BigBirdPegasusForConditionalGeneration.from_pretrained(sys.argv[1]).eval())
PYTHON
seen=$("$folder/venv/bin/python" "$folder/read.py" "$folder/saved" 2>"$folder/said")
echo "$seen"
[ "$seen" = "read twice: 0.00 apart, block_sparse
after a text of 160: 0.00 apart, block_sparse
after a text of 12 in a batch with one of 160: 0.00 apart, block_sparse
after a text of 12: other numbers, original_full
after a further one of 160: other numbers, original_full
the configuration: block_sparse
saved and loaded: 0.00 apart, block_sparse" ] || {
  echo "changed" >&2
  exit 1
}
[ "$(grep -ci 'attention type' "$folder/said")" = 1 ] || { echo "changed: it warns otherwise" >&2; exit 1; }
