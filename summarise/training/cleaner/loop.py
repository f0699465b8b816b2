"""Train the network on documents, and write it."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

from summarise.cleaning.blocks.features import COLUMNS
from summarise.common.errors import SummariseError
from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.examples import Example, build_lexicon
from summarise.training.cleaner.loss import batch_loss
from summarise.training.cleaner.model import Network

EPOCHS, BATCH, SHARE = 10, 24, 0.3  # of the documents, in each epoch
RATE, DECAY = 2e-3, 0.05
LEAST_DEVIATION = 0.1  # of a feature, so that a rare one does not outweigh all others


def train(
    documents: Sequence[TrainingDocument], seed: int, epochs: int = EPOCHS
) -> tuple[Network, list[str]]:
    """Train on documents, and return the network and its lexicon.

    Args:
        documents: pages and mixtures.
        seed: of weights, dropout and order.
        epochs: each with a share of the documents, drawn anew.

    Raises:
        SummariseError: an epoch would not have two batches.
    """
    of_epoch = int(len(documents) * SHARE)
    if of_epoch < 2 * BATCH:
        least = math.ceil(2 * BATCH / SHARE)
        raise SummariseError(f"{len(documents)} documents are too few: give {least} or more")
    torch.manual_seed(seed)
    chance = random.Random(seed)
    lexicon = build_lexicon(documents)
    index = {word: row for row, word in enumerate(lexicon, 1)}
    examples = [Example.of(document, index) for document in documents]
    numbers = torch.cat([e.numbers for e in examples])
    deviation = numbers.std(0).clamp(min=LEAST_DEVIATION)
    network = Network(len(lexicon), numbers.mean(0), deviation)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    steps = epochs * (of_epoch // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, steps, pct_start=0.1)
    for _ in range(epochs):
        some = chance.sample(examples, of_epoch)
        some.sort(key=lambda e: len(e.numbers) + 60 * chance.random())
        batches = [some[i : i + BATCH] for i in range(0, of_epoch - BATCH + 1, BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            optimiser.zero_grad()
            logits, inside = network(batch)
            batch_loss(logits, inside, batch).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return network.eval(), lexicon


def write_weights(network: Network, lexicon: Sequence[str], figures: str, path: Path) -> None:
    """Write weights in half precision, with all that reading them needs."""
    weights = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    about = {
        "columns": " ".join(COLUMNS),
        "lexicon": json.dumps(lexicon, ensure_ascii=False),
        "cross_validation": figures,
    }
    save_file(weights, path, metadata=about)
