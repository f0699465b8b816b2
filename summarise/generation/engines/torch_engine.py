"""The PyTorch engine: one encoder pass, then `generate` once a length."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import (
    DynamicCache,
    EncoderDecoderCache,
    LogitsProcessor,
    LogitsProcessorList,
    RepetitionPenaltyLogitsProcessor,
)
from transformers.generation import utils as generation
from transformers.modeling_outputs import BaseModelOutput, MoeModelOutputWithPast

from summarise.common.documents import Length
from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constrained_processor import ConstrainedDecoding
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.decoding.sampling import SampledDecoding

# what `generate` calls the cache that it is given; its older name is deprecated since 5.24
_CACHE = "cache" if "cache" in getattr(generation, "ALL_CACHE_NAMES", ()) else "past_key_values"


@dataclass(frozen=True)
class EncodedBatch:
    """A batch that the encoder has read: `hidden` [rows, source, width], `mask` [rows, source]."""

    hidden: torch.Tensor
    mask: torch.Tensor


class TorchEngine:
    """Encode and generate with one seq2seq checkpoint, on the device that it is on."""

    name = "torch"

    def __init__(self, checkpoint: Checkpoint) -> None:
        self.checkpoint = checkpoint

    def prepare(self) -> None:
        """Nothing is needed; see `Engine`."""

    @torch.inference_mode()
    def encode(self, sources: Sequence[Sequence[int]]) -> EncodedBatch:
        """Read a batch of token ids, special ones included."""
        model, pad = self.checkpoint.model, self.checkpoint.tokenizer.pad_token_id or 0
        longest = max(map(len, sources))
        ids = torch.full((len(sources), longest), pad)
        mask = torch.zeros((len(sources), longest), dtype=torch.long)
        for row, source in enumerate(sources):
            ids[row, : len(source)] = torch.tensor(source)
            mask[row, : len(source)] = 1
        ids, mask = ids.to(model.device), mask.to(model.device)
        output = model.get_encoder()(input_ids=ids, attention_mask=mask)
        return EncodedBatch(output.last_hidden_state, mask)

    @torch.inference_mode()
    def generate(
        self,
        encoded: EncodedBatch,
        length: Length,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[Hypothesis]]:
        """Write one length of a batch by beam search, or by drawing drafts; see `Engine`."""
        # experts (NLLB-MoE, SwitchTransformers) want `router_logits` of it, the others don't look
        read: Any = MoeModelOutputWithPast(last_hidden_state=encoded.hidden)
        return self.write(read, encoded.mask, length, settings, tokens, constraints, seeds)

    def write(
        self,
        read: BaseModelOutput,
        mask: torch.Tensor,
        length: Length,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[Hypothesis]]:
        """Write one length of what a model's own encoder has read.

        Args:
            read: what the encoder gave; its states are [rows, source, width].
            mask: 1 where there is a token, [rows, source].
            length, settings, tokens, constraints, seeds: see `Engine.generate`.
        """
        model, prompt = self.checkpoint.model, self.checkpoint.prompt(length, settings.prompt)
        rows, stop = len(mask), end_tokens(model)
        constrained = any(constraint is not None for constraint in constraints)
        processors: list[LogitsProcessor] = []
        if penalty := model.generation_config.repetition_penalty:
            # of what is written: BART's prompt is its end token, which `generate` would put off
            processors.append(RepetitionPenaltyLogitsProcessor(float(penalty), len(prompt)))
        if constrained:
            processors.append(ConstrainedDecoding(constraints, len(prompt), stop[0]))
        read, drafts = copy.copy(read), 1  # generate repeats its rows for the beams in place
        if settings.sampling:  # drafts are rows of their own
            drafts = settings.beams
            read["last_hidden_state"] = read["last_hidden_state"].repeat_interleave(drafts, 0)
            mask = mask.repeat_interleave(drafts, 0)
            processors.append(SampledDecoding(settings.sampling, seeds, drafts))
        output = model.generate(
            encoder_outputs=read,
            attention_mask=mask,
            decoder_input_ids=torch.tensor([prompt] * rows * drafts, device=model.device),
            generation_config=self._decoding(settings, len(prompt), tokens, constrained),
            logits_processor=LogitsProcessorList(processors),
            **{_CACHE: _SourceOnce(DynamicCache(), DynamicCache())},
        )
        ends = {*stop, self.checkpoint.tokenizer.pad_token_id}
        texts = [Hypothesis(_until(ids, ends)) for ids in output[:, len(prompt) :].tolist()]
        return [texts[r * settings.beams : (r + 1) * settings.beams] for r in range(rows)]

    def _decoding(
        self, settings: LengthConfig, prompt: int, tokens: tuple[int, int], constrained: bool
    ) -> Any:
        """Return the checkpoint's own settings, but for what the length asks.

        Args:
            settings: the length's.
            prompt: tokens of the decoder's prompt.
            tokens: least and most new tokens.
            constrained: whether a row is held to a constraint. Repeated trigrams are part of a
                whole sentence, so a constraint stands in for the rule against them.
        """
        beams = 1 if settings.sampling else settings.beams
        most = self.checkpoint.max_target_tokens
        decoding = copy.deepcopy(self.checkpoint.model.generation_config)
        decoding.update(
            num_beams=beams,
            num_return_sequences=beams,
            do_sample=False,
            early_stopping=False,
            length_penalty=settings.length_penalty,
            min_length=0 if constrained else min(prompt + tokens[0], most),
            max_length=min(prompt + tokens[1], most),
            min_new_tokens=None,
            max_new_tokens=None,
            repetition_penalty=1.0,  # which has a processor of its own
            renormalize_logits=not constrained,  # what is left of the probability is shared out
            no_repeat_ngram_size=0 if constrained else self.checkpoint.profile.no_repeat_ngram_size,
        )
        return decoding


class _SourceOnce(EncoderDecoderCache):
    """What the decoder keeps. Beams of a row see one source, so changing their order leaves it."""

    def reorder_cache(self, beam_idx: torch.Tensor) -> None:
        self.self_attention_cache.reorder_cache(beam_idx)  # type: ignore[arg-type]


def end_tokens(model: Any) -> list[int]:
    """Return the token ids that end a text."""
    eos = model.generation_config.eos_token_id
    return list(eos) if isinstance(eos, (list, tuple)) else [int(eos)]


def _until(ids: list[int], ends: set[int]) -> list[int]:
    """Return what stands before the first of some tokens."""
    end = next((i for i, token in enumerate(ids) if token in ends), len(ids))
    return ids[:end]
