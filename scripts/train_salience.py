"""Train what expects the words of a checkpoint's headlines.

    python scripts/train_salience.py CHECKPOINT --train TITLES.jsonl[.gz|.xz] [--limit 24000]

CHECKPOINT is a folder, or `bundled`, with a WordPiece vocabulary; its encoder stays as it is. The
records have `text` or `body`, and `title` or `headline`. A word of what the encoder reads of an
article is to be expected when the title has it, both stemmed as ROUGE does. Writes
`salience.safetensors` (float16) into CHECKPOINT and its shape into `config.json`.

Encoding is most of the time, about 25 articles a second and core, 50 with `--bf16` where the CPU
has it. What was encoded is kept in memory, 100 KB an article.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import torch
from rouge_score.tokenizers import DefaultTokenizer
from safetensors.torch import save_file
from torch import nn

from summarise.common.errors import SummariseError, one_line
from summarise.common.text.sentences import dateline_end
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import locate
from summarise.generation.decoding.salience.alignment import align_words
from summarise.generation.decoding.salience.network import WEIGHTS, SalienceNetwork, pool_odds
from summarise.generation.engines.torch_engine import TorchEngine

SHAPE = {"width": 192, "layers": 1}
ROWS = 64
HELD_OUT = 600
LENGTH_WEIGHT = 0.002  # of the squared error in words, beside the words' cross-entropy


class Example(NamedTuple):
    """An article: its tokens' states [tokens, width], capitals, counts and words [tokens], the
    words' labels [words] and how many words its title has."""

    states: torch.Tensor
    capitals: torch.Tensor
    counts: torch.Tensor
    words: torch.Tensor
    labels: torch.Tensor
    length: int


def records(path: Path) -> Iterator[tuple[str, str]]:
    """Articles and their titles from a JSONL file, compressed or not."""
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}
    with openers.get(path.suffix, open)(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                yield record.get("text") or record["body"], record.get("title") or record["headline"]  # fmt: skip
            except (ValueError, KeyError) as error:
                raise SummariseError(f"{path}#{number}: {one_line(error)}") from error


def examples(
    pairs: Sequence[tuple[str, str]], checkpoint: Checkpoint, bf16: bool = False
) -> Iterator[Example]:
    """Encode and label articles, a few at a time."""
    tokenizer, engine = DefaultTokenizer(use_stemmer=True), TorchEngine(checkpoint)

    @cache
    def stem(word: str) -> str:
        return str((tokenizer.tokenize(word) or [""])[0])

    for start in range(0, len(pairs), ROWS):
        part = [(text[dateline_end(text) :], title) for text, title in pairs[start : start + ROWS]]
        sources = [align_words(checkpoint, text) for text, _ in part]
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            states = engine.encode([source.ids for source in sources]).hidden.half().cpu()
        for row, source, (_, title) in zip(states, sources, part, strict=True):
            wanted = tokenizer.tokenize(title)
            labels = [float(stem(form) in set(wanted)) for form in source.forms]
            yield Example(
                row[: len(source.ids)].clone(),
                torch.tensor(source.capitals),
                torch.tensor(source.counts),
                torch.tensor(source.words),
                torch.tensor(labels),
                len(wanted),
            )
        print(f"\r{start + len(part)} of {len(pairs)} encoded", end="", file=sys.stderr)
    print(file=sys.stderr)


def loss(network: SalienceNetwork, batch: Sequence[Example]) -> torch.Tensor:
    """Mean binary cross-entropy of a batch's words, and a share of the lengths' squared error."""
    together = nn.utils.rnn.pad_sequence
    states = together([e.states.float() for e in batch], batch_first=True)
    capitals = together([e.capitals for e in batch], batch_first=True)
    counts = together([e.counts for e in batch], batch_first=True)
    words = together([e.words for e in batch], batch_first=True, padding_value=-1)
    sizes = torch.tensor([len(e.words) for e in batch])
    forms = torch.tensor([len(e.labels) for e in batch])
    first = forms.cumsum(0) - forms  # words of one article after those of another
    places = torch.where(words >= 0, words + first[:, None], -1)
    mask = torch.arange(words.shape[1]) < sizes[:, None]
    scores, lengths = network(states, capitals, counts, mask)
    odds = pool_odds(scores, places, int(forms.sum()))
    labels = torch.cat([e.labels for e in batch])
    wanted = torch.tensor([float(e.length) for e in batch])
    words_loss = nn.functional.binary_cross_entropy_with_logits(odds, labels)
    return words_loss + LENGTH_WEIGHT * nn.functional.mse_loss(lengths, wanted)


def train(found: list[Example], epochs: int, rate: float, seed: int = 0) -> SalienceNetwork:
    """Train a network; the learning rate rises for a tenth of the way and falls to zero."""
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    held, found = found[:HELD_OUT], found[HELD_OUT:]
    if len(found) < ROWS:
        raise SummariseError(f"too few articles: give {HELD_OUT + ROWS} or more")
    network = SalienceNetwork(found[0].states.shape[1], **SHAPE)
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(found) // ROWS)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)  # fmt: skip
    for epoch in range(1, epochs + 1):
        network.train()
        shuffle.shuffle(found)
        for start in range(0, len(found) - ROWS + 1, ROWS):
            optimiser.zero_grad()
            loss(network, found[start : start + ROWS]).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        network.eval()
        with torch.inference_mode():
            print(f"pass {epoch}: held-out loss {loss(network, held):.4f}", flush=True)
    return network


def main() -> None:
    """Encode, train, write the network beside the checkpoint's weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("checkpoint")
    parser.add_argument("--train", type=Path, required=True, metavar="FILE.jsonl")
    parser.add_argument("--limit", type=int, default=24_000, help="articles, drawn at random")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=7e-4)
    parser.add_argument("--bf16", action="store_true", help="encode in bfloat16")
    given = parser.parse_args()
    try:
        run(given)
    except (SummariseError, OSError) as error:
        sys.exit(f"train_salience.py: {error}")


def run(given: argparse.Namespace) -> None:
    """What `main` does once the call is read."""
    folder = Path(locate(given.checkpoint))
    if not folder.is_dir():
        raise SummariseError(f"{given.checkpoint}: not a folder; the weights are written into it")
    checkpoint = load_checkpoint(given.checkpoint, "cpu")
    if not checkpoint.wordpiece:
        raise SummariseError(f"{given.checkpoint}: its vocabulary is not WordPiece")
    pairs = list(records(given.train))
    random.Random(0).shuffle(pairs)
    found = list(examples(pairs[: given.limit], checkpoint, given.bf16))
    network = train(found, given.epochs, given.rate)
    half = {name: weights.half().contiguous() for name, weights in network.state_dict().items()}
    save_file(half, folder / WEIGHTS)
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8")) | {"summarise_salience": SHAPE}
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{folder / WEIGHTS}: {len(found)} articles")


if __name__ == "__main__":
    main()
