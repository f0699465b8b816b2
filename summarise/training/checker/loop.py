"""Train a checker for a prefix LM by a recipe, and write it beside the checkpoint's weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import save
from torch import nn

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write
from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import Span
from summarise.generation.checking.checker import Checker, CheckerShape, padded
from summarise.generation.checking.claim_checker import WEIGHTS, ClaimChecker
from summarise.generation.checking.claims import encode_claim
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.special_names import as_plain_text
from summarise.generation.prefix_lm import PrefixLM
from summarise.generation.prefix_lm.packed import codes
from summarise.training.checker.claim import Claim
from summarise.training.checker.data import Example, make_examples
from summarise.training.checker.judged import read_judged
from summarise.training.checker.recipe import Recipe
from summarise.training.curve import History, write_curves
from summarise.training.extra import require_extra
from summarise.training.held_out import hold_out
from summarise.training.pairs import read_pairs
from summarise.training.run import Run
from summarise.training.weights import own_folder, update_config

_UNKNOWN = -1.0  # the label of a token that stands behind what is wrong: it may be right or not
_WRONG_WEIGHT = 3.0  # of a wrong token, since there are fewer


class Labels(NamedTuple):
    """What is right of a micro-batch: 1 for false.

    Attributes:
        claims: [claims]; `_UNKNOWN` where an article has fewer than others.
        tokens: [claims, tokens]; `_UNKNOWN` where nothing is to be learnt.
    """

    claims: torch.Tensor
    tokens: torch.Tensor


class CheckerRun(Run):
    """A run whose model is the checker; the prefix LM that it stands on is not trained."""

    reader: ClaimChecker

    def training_step(
        self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None
    ) -> torch.Tensor:
        """Add up the gradients of a batch's micro-batches.

        Returns:
            the batch's mean loss.
        """
        model.train()
        examples: list[Example] = inputs["examples"]
        recipe: Any = self.recipe
        parts = [examples[i : i + recipe.micro_articles] for i in range(0, len(examples), recipe.micro_articles)]  # fmt: skip
        losses = []
        for part in parts:
            loss = loss_of(self.reader, part, recipe.most_claims) / len(parts)
            self.accelerator.backward(loss)
            losses.append(loss.detach())
        return torch.stack(losses).sum()


def train(recipe: Recipe, out: Path) -> History:
    """Train, or go on with, a run; write the checker into the checkpoint's folder, curves to `out`.

    Returns:
        the figures logged on the way, oldest first.

    Raises:
        SummariseError: the extra `train` is missing, the checkpoint is no folder of a prefix LM, or
            the recipe's data cannot be used.
    """
    require_extra()
    folder = own_folder(recipe.checkpoint)
    checkpoint = load_checkpoint(recipe.checkpoint)
    if not isinstance(checkpoint.model, PrefixLM):
        raise SummariseError(f"{recipe.checkpoint}: no prefix LM; a checker stands on one")
    shape = CheckerShape(recipe.layers, recipe.first, recipe.rank)
    torch.manual_seed(recipe.seed)
    network = Checker(checkpoint.model.decoder.config, shape).to(checkpoint.model.device)
    reader = ClaimChecker(checkpoint, network)
    examples = list(
        make_examples(_pairs(recipe), recipe.characters, recipe.least_support, recipe.seed)
    )
    for path in recipe.judged:
        examples += read_judged(path, recipe.characters)
    held_out, learnt = hold_out(examples, recipe.held_out, recipe.seed)
    run = CheckerRun(
        recipe,
        reader.network,
        learnt,
        [len(example.text) for example in learnt],
        lambda batch: {"examples": batch},
        (lambda: measure(reader, held_out, recipe)) if held_out else None,
        ceil(recipe.measure_every / recipe.batch),
        out / "run",
    )
    run.reader = reader
    history = run.go()
    write_checker(reader.network, folder)
    write_curves(history, out)
    return history


def write_checker(network: Checker, folder: Path) -> None:
    """Write a checker beside a checkpoint's weights, a byte a weight, and its shape into the config."""
    weights = network.state_dict()
    stored = {k: v for name, weight in weights.items() for k, v in codes(name, weight).items()}
    with atomic_write(folder / WEIGHTS) as draft:
        draft.write_bytes(save(stored))
    update_config(folder, {"summarise_checker": network.shape._asdict()})


def loss_of(reader: ClaimChecker, examples: Sequence[Example], most: int) -> torch.Tensor:
    """Return the binary cross-entropy of a micro-batch's claims and tokens, each a mean."""
    prefix, ids, mask, labels = _tensors(reader.checkpoint, reader, examples, most)
    found = reader.network(reader.checkpoint.model, prefix, ids, mask)
    entropy = nn.functional.binary_cross_entropy_with_logits
    known, learnt = labels.claims >= 0, labels.tokens >= 0
    weight = torch.where(labels.tokens[learnt] > 0, _WRONG_WEIGHT, 1.0)
    of_tokens = entropy(found.tokens[learnt], labels.tokens[learnt], weight, reduction="sum")
    of_tokens = of_tokens / weight.sum().clamp_min(1)  # there may be no token to learn from
    return entropy(found.claims[known], labels.claims[known]) + of_tokens


@torch.inference_mode()
def measure(reader: ClaimChecker, examples: Sequence[Example], recipe: Recipe) -> dict[str, float]:
    """Return how good the checker is on articles it does not learn from: its loss, and how often a
    false claim is thought falser than the true one before it."""
    reader.network.eval()
    step = recipe.micro_articles
    parts = [examples[i : i + step] for i in range(0, len(examples), step)]
    losses = [loss_of(reader, part, recipe.most_claims).item() for part in parts]
    found: list[bool] = []
    for example in examples:
        prefix = reader.read([_source(reader.checkpoint, example)])
        (verdicts,) = reader.judge(prefix, [[claim.text for claim in example.claims]])
        pairs = zip(example.claims, verdicts, example.claims[1:], verdicts[1:], strict=False)
        found += [w.false > v.false for a, v, b, w in pairs if a.is_true and not b.is_true]
    return {
        "eval_loss": sum(losses) / len(losses),
        "eval_told": sum(found) / max(1, len(found)),
        "examples": float(len(found)),
    }


def _tensors(
    checkpoint: Checkpoint, reader: ClaimChecker, examples: Sequence[Example], most: int
) -> tuple[Any, torch.Tensor, torch.Tensor, Labels]:
    """Return what was read of the articles, their claims [articles * most, tokens], and labels."""
    prompt, end = checkpoint.prompt("headline"), checkpoint.tokenizer.eos_token_id
    rows, labels, tokens = list[list[int]](), list[float](), list[torch.Tensor]()
    for example in examples:
        claims = _some(example.claims, most, random.Random(example.text))
        for claim in claims:
            encoded = encode_claim(checkpoint.tokenizer, prompt, claim.text)
            rows.append(encoded.ids)
            labels.append(float(not claim.is_true))
            tokens.append(torch.tensor(_token_labels(claim, encoded.spans)))
        for _ in range(most - len(claims)):
            rows.append([end])
            labels.append(_UNKNOWN)
            tokens.append(torch.tensor([_UNKNOWN]))
    device = checkpoint.model.device
    ids, mask = padded(rows, end, device)
    padded_tokens = nn.utils.rnn.pad_sequence(tokens, True, _UNKNOWN)
    prefix = reader.read([_source(checkpoint, example) for example in examples])
    found = Labels(torch.tensor(labels, device=device), padded_tokens.to(device))
    return prefix, ids, mask, found


def _source(checkpoint: Checkpoint, example: Example) -> list[int]:
    text = as_plain_text(checkpoint.tokenizer, example.text)
    ids: list[int] = checkpoint.tokenizer(text, add_special_tokens=False).input_ids
    return ids


def _some(claims: Sequence[Claim], most: int, draw: random.Random) -> Sequence[Claim]:
    """Return neighbours, so that a false claim mostly comes with the true one it was made of."""
    start = draw.randrange(max(1, len(claims) - most + 1))
    return claims[start : start + most]


def _token_labels(claim: Claim, spans: Sequence[Span | None]) -> list[float]:
    """Return 1 for tokens of what is wrong, 0 up to there, and nothing to be learnt from there on."""
    found, seen = list[float](), claim.unlocated
    for span in spans:
        wrong = span is not None and any(span.start < b and span.end > a for a, b in claim.wrong)
        found.append(1.0 if wrong else _UNKNOWN if seen or span is None else 0.0)
        seen = seen or wrong
    return found


def _pairs(recipe: Recipe) -> list[tuple[str, list[str]]]:
    """Read articles and the sentences that were written of each, in random order."""
    found = []
    for path in recipe.train:
        for pair in read_pairs(path, recipe.text, {"claim": recipe.claims}):
            said = pair.targets["claim"]
            sentences = (" ".join(said[a:b].split()) for a, b in split_sentences(said))
            found.append((pair.text, list(sentences)))
    random.Random(recipe.seed).shuffle(found)
    return found
