"""Examples for the grader: an article's drafts as the frozen writer has them, with readers' grades."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch

from summarise.generation.checking.checker import padded
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.prefix_lm.prefix import Prefix
from summarise.training.preferences.data import Example as Judged

_ARTICLES = 8  # that are read at once


class Example(NamedTuple):
    """An article's drafts: what was made of each [drafts, width], and its grade [drafts]."""

    states: torch.Tensor
    grades: torch.Tensor


@torch.inference_mode()
def make_examples(
    judged: Sequence[Judged], checkpoint: Checkpoint, layers: int
) -> Iterator[Example]:
    """Read articles and their drafts, a few at a time.

    Args:
        judged: of the same checkpoint's tokenizer.
        checkpoint: a prefix LM.
        layers: that read, the lowest.
    """
    end, device = checkpoint.tokenizer.eos_token_id, checkpoint.model.device
    for start in range(0, len(judged), _ARTICLES):
        part = judged[start : start + _ARTICLES]
        sources, mask = padded([article.source for article in part], end, device)
        skimmed = checkpoint.model.skim(sources, layers)
        most = max(len(article.drafts) for article in part)
        ids = [[draft.ids[:-1] for draft in article.drafts] for article in part]
        filled = [[*of, *[[]] * (most - len(of))] for of in ids]
        states = draft_states(checkpoint, Prefix.of(skimmed.cache.layers, mask), filled, layers)
        for article, row in zip(part, states.view(len(part), most, -1), strict=True):
            grades = torch.tensor([draft.grade for draft in article.drafts])
            yield Example(row[: len(grades)].cpu(), grades)
        print(f"\r{start + len(part)} of {len(judged)} read", end="", file=sys.stderr)
    print(file=sys.stderr)


def draft_states(
    checkpoint: Checkpoint, prefix: Prefix, drafts: Sequence[Sequence[Sequence[int]]], layers: int
) -> torch.Tensor:
    """Return the mean state of each draft's tokens, as it is had when they are written.

    Args:
        checkpoint: a prefix LM with a prompt for headlines.
        prefix: what was read of the articles, with at least as many layers.
        drafts: token ids of as many drafts of each article, none for a place that is empty.
        layers: that read, the lowest.

    Returns:
        [articles * drafts, width].
    """
    end, prompt = checkpoint.tokenizer.eos_token_id, checkpoint.prompt("headline")
    ids, mask = padded([[*prompt, *ids] for of in drafts for ids in of], end, prefix.mask.device)
    states: torch.Tensor = checkpoint.model.behind(ids, prefix, layers)
    own = mask[:, len(prompt) :, None]
    return (states[:, len(prompt) :].float() * own).sum(1) / own.sum(1).clamp_min(1)
