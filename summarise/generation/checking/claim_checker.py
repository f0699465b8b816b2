"""Check claims by their articles: a network with the checkpoint whose reading it was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch

from summarise.common.text.words import Span
from summarise.generation.checking.checker import Checker, CheckerShape, padded
from summarise.generation.checking.claims import EncodedClaim, encode_claim
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.companions import companion
from summarise.generation.prefix_lm.packed import read_codes
from summarise.generation.prefix_lm.prefix import Prefix

WEIGHTS = "checker.safetensors"


class Verdict(NamedTuple):
    """What is thought of a claim.

    Attributes:
        false: how likely it is false, as a logit.
        doubtful: the pieces of it that the article does not seem to say, text[start:end].
    """

    false: float
    doubtful: tuple[Span, ...]


@dataclass(frozen=True)
class ClaimChecker:
    """A checker with its checkpoint, a prefix LM."""

    checkpoint: Checkpoint
    network: Checker

    @torch.no_grad()  # what is read is trained on, which inference mode does not allow
    def read(self, articles: Sequence[Sequence[int]]) -> Prefix:
        """Read articles, or passages of them, given as token ids, as far as claims need it."""
        model = self.checkpoint.model
        ids, mask = padded(articles, self.checkpoint.tokenizer.eos_token_id, model.device)
        skimmed = model.skim(ids, self.network.shape.layers)
        return Prefix.of(skimmed.cache.layers, mask)

    @torch.inference_mode()
    def judge(self, prefix: Prefix, claims: Sequence[Sequence[str]]) -> list[list[Verdict]]:
        """Judge the claims of each article.

        Args:
            prefix: what was read of the articles, by `read` or by the engine.
            claims: of each article; some may have more than others.
        """
        tokenizer, prompt = self.checkpoint.tokenizer, self.checkpoint.prompt("headline")
        encoded = [[encode_claim(tokenizer, prompt, text) for text in texts] for texts in claims]
        most = max(map(len, encoded), default=0)
        if not most:
            return [[] for _ in claims]
        none = [tokenizer.eos_token_id]
        rows = [
            claim.ids
            for of in encoded
            for claim in of + [EncodedClaim(none, [None])] * (most - len(of))
        ]
        model = self.checkpoint.model
        ids, mask = padded(rows, tokenizer.eos_token_id, model.device)
        found = self.network(model, prefix, ids, mask)
        logits, tokens = (
            found.claims.view(-1, most).tolist(),
            found.tokens.view(len(encoded), most, -1),
        )
        return [
            [
                Verdict(logits[i][j], _doubtful(claim, tokens[i, j].tolist()))
                for j, claim in enumerate(of)
            ]
            for i, of in enumerate(encoded)
        ]


def _doubtful(claim: EncodedClaim, logits: Sequence[float]) -> tuple[Span, ...]:
    """Return what tokens that are more likely wrong than not stand for, neighbours in one piece."""
    found: list[Span] = []
    for span, logit in zip(claim.spans, logits, strict=False):
        if span is None or logit <= 0:
            continue
        if found and span.start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def load_checker(checkpoint: Checkpoint) -> ClaimChecker | None:
    """Load the checker that a checkpoint comes with, None where it has none.

    `summarise_checker` in its `config.json` has the shape, `checker.safetensors` the weights.

    Raises:
        SummariseError: the weights are not there or do not fit.
    """
    shape = getattr(checkpoint.model.config, "summarise_checker", None)
    if shape is None:
        return None
    with companion(checkpoint, WEIGHTS, "checker") as path:
        network = Checker(checkpoint.model.decoder.config, CheckerShape(**shape))
        network.load_state_dict(dict(read_codes(path, torch.float32)))
    network.adapters.to(checkpoint.model.dtype)
    network.to(checkpoint.model.device)
    return ClaimChecker(checkpoint, network.eval().requires_grad_(False))
