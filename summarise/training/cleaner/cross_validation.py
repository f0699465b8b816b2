"""How good a training is on sites that it has not seen: every fold of sites by a network of the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch.nn import functional as F  # noqa: N812

from summarise.cleaning.blocks.classifier import Probabilities
from summarise.cleaning.decide import decide
from summarise.cleaning.rules.taggers import mark
from summarise.common.documents import Block
from summarise.training.cleaner.documents import TrainingDocument
from summarise.training.cleaner.examples import Example
from summarise.training.cleaner.loop import train, write_weights
from summarise.training.cleaner.mixtures import MIXED
from summarise.training.cleaner.model import Network
from summarise.training.cleaner.scores import PageScores, Scores, average_scores, score_page


@torch.no_grad()
def label_document(
    network: Network, lexicon: Sequence[str], document: TrainingDocument
) -> list[Block]:
    """Label the blocks of a document by a network and the rules."""
    index = {word: row for row, word in enumerate(lexicon, 1)}
    logits, _ = network([Example.of(document, index)])
    headline = F.pad(logits[0, :, 1], (0, 1)).softmax(0)[:-1]  # or none
    probabilities = Probabilities(torch.sigmoid(logits[0, :, 0]).numpy(), headline.numpy())
    return decide(mark(document.segments, document.given), probabilities, document.page).blocks


def cross_validate(
    documents: Sequence[TrainingDocument], folds: int, keep: Path | None = None
) -> dict[str, Scores]:
    """Return the figures of each set, every document scored by a network that saw nothing of its site.

    Prints how many of the headlines that stand in a document were found.

    Args:
        documents: pages and mixtures.
        folds: into how many parts sites are dealt.
        keep: a folder to write the network of each fold to.
    """
    real = [document for document in documents if document.set != MIXED]
    pages: dict[str, list[PageScores]] = {document.set: [] for document in real}
    headlines: dict[str, list[bool]] = {document.set: [] for document in real if not document.given}
    for fold in range(folds):
        network, lexicon = train([d for d in documents if d.fold(folds) != fold], seed=fold)
        if keep:
            write_weights(network, lexicon, "", keep / f"{fold}.safetensors")
        for document in (d for d in real if d.fold(folds) == fold):
            blocks = label_document(network, lexicon, document)
            kept = "\n\n".join(block.text for block in blocks if block.kept)
            pages[document.set].append(score_page(document.body, kept))
            if document.headlines and not document.given:
                titles = (i for i, block in enumerate(blocks) if block.label == "title")
                headlines[document.set].append(next(titles, None) in document.headlines)
        print(f"fold {fold + 1} of {folds} done", flush=True)
    for name, found in headlines.items():
        print(f"{name}: {sum(found)} of {len(found)} headlines found")
    return {name: average_scores(its) for name, its in pages.items()}
