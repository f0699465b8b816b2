"""What is to become smaller when a writer learns from readers.

Two things are learnt at once: to write what readers wrote or would print, and that of the drafts
of an article those that they would print are the likeliest. So the beams themselves become better,
and their order.

Source: of the second, Liu et al. 2022, "BRIO: Bringing Order to Abstractive Summarization", here with
readers' grades in place of ROUGE, and the share of the probability in place of margins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import nn
from transformers import DynamicCache

from summarise.generation.checking.checker import padded
from summarise.generation.prefix_lm import PrefixLM
from summarise.generation.ranking.grader import PRINTED
from summarise.training.preferences.data import Example

_TRUE_WEIGHT = 0.6  # of an article none of whose drafts would be printed, so that the true ones win


class Loss(NamedTuple):
    """The losses of some articles, each a mean, and of how many the best draft comes first.

    Attributes:
        written: nats a token, of what is to be written.
        order: nats, of the probability that drafts of the best grade share.
        first: articles whose likeliest draft has the best grade.
        ordered: articles whose drafts have several grades.
    """

    written: torch.Tensor
    order: torch.Tensor
    first: int
    ordered: int


def loss_of(
    model: PrefixLM, prompt: Sequence[int], examples: Sequence[Example], printed_weight: float
) -> Loss:
    """Return the losses of a micro-batch.

    Args:
        model: the writer.
        prompt: what stands between an article and its headline.
        examples: the articles.
        printed_weight: of drafts that readers would print, beside what they wrote themselves.
    """
    totals, sizes = log_probabilities(model, prompt, examples)
    written, order = [], []
    first = 0
    for example, total, size in zip(examples, totals, sizes, strict=True):
        a_token = -total / size.clamp_min(1)
        grades = torch.tensor([d.grade for d in example.drafts], device=total.device)
        if example.written:
            written.append(a_token[len(grades)])
        if bool((grades == PRINTED).any()):
            written.append(printed_weight * a_token[: len(grades)][grades == PRINTED].mean())
        if len(set(grades.tolist())) > 1:
            likely, best = total[: len(grades)], grades == grades.max()
            share = likely.logsumexp(0) - likely[best].logsumexp(0)
            order.append(share if grades.max() == PRINTED else _TRUE_WEIGHT * share)
            first += bool(best[likely.argmax()])
    nothing = totals.sum() * 0
    mean = [sum(losses, nothing) / len(examples) for losses in (written, order)]
    return Loss(mean[0], mean[1], first, len(order))


def log_probabilities(
    model: PrefixLM, prompt: Sequence[int], examples: Sequence[Example]
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return how likely each draft is, and in the place behind the drafts what a reader wrote.

    Returns:
        log-probabilities in nats and tokens, both [articles, most drafts + 1]; 0 where there is none.
    """
    end, device = model.config.eos_token_id, model.device
    most = max(len(example.drafts) for example in examples) + 1
    rows = []
    for example in examples:
        texts = [*(draft.ids for draft in example.drafts), example.written]
        rows += [[*prompt, *ids] for ids in [*texts, *[[]] * (most - len(texts))]]
    ids, mask = padded(rows, end, device)
    source, source_mask = padded([example.source for example in examples], end, device)
    with torch.no_grad():  # the lowest layers stay as they are
        skimmed = model.skim(source)
    prefix = model.read_on(skimmed, source_mask)
    logits = model.step(ids[:, :-1], prefix, DynamicCache())
    counts = mask[:, 1:].bool()
    counts[:, : len(prompt) - 1] = False
    chances = -nn.functional.cross_entropy(
        logits[counts].float(), ids[:, 1:][counts], reduction="none"
    )
    row = torch.arange(len(rows), device=device)[:, None].expand_as(counts)[counts]
    totals = torch.zeros(len(rows), device=device).index_add(0, row, chances)
    return totals.view(-1, most), counts.sum(1).view(-1, most)
