"""The PyTorch engine: one encoder pass, then `generate` once a length."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import DynamicCache, EncoderDecoderCache, LogitsProcessor, LogitsProcessorList
from transformers.modeling_outputs import BaseModelOutput

from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constrained_processor import ConstrainedDecoding
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.sampling import SampledDecoding


@dataclass(frozen=True)
class Encoded:
    """A batch that the encoder has read: `hidden` [rows, source, width], `mask` [rows, source]."""

    hidden: torch.Tensor
    mask: torch.Tensor


class TorchEngine:
    """Encode and generate with one checkpoint."""

    name = "torch"

    def __init__(self, checkpoint: Checkpoint) -> None:
        self.checkpoint = checkpoint

    @torch.inference_mode()
    def encode(self, sources: Sequence[Sequence[int]]) -> Encoded:
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
        return Encoded(output.last_hidden_state, mask)

    @torch.inference_mode()
    def generate(
        self,
        encoded: Encoded,
        length: str,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[list[int]]]:
        """Write one length of a batch by beam search.

        Args:
            encoded: what `encode` gave; it may serve several calls.
            length: `headline` or `paragraph`.
            settings: beams, length penalty and the rest.
            tokens: least and most new tokens.
            constraints: one a row, None for a free row.
            seeds: one a row, where `settings.sampling` asks for drafts drawn at random.

        Returns:
            for each row its beams' token ids, the best first, prompt and end token removed.
        """
        model, tokenizer = self.checkpoint.model, self.checkpoint.tokenizer
        prompt = self.checkpoint.prompt(length)
        rows = len(encoded.mask)
        eos = _end_tokens(model)
        # repeated trigrams are part of a whole sentence, so a constraint stands in for that rule
        constrained = any(constraint is not None for constraint in constraints)
        processors: list[LogitsProcessor] = []
        if constrained:
            choose = ConstrainedDecoding(constraints, len(prompt), eos[0])
            processors.append(choose)
        hidden, mask, beams, drawn = encoded.hidden, encoded.mask, settings.beams, 1
        if settings.sampling:  # drafts are rows of their own
            beams, drawn = 1, settings.beams
            hidden, mask = (x.repeat_interleave(drawn, 0) for x in (hidden, mask))
            processors.append(SampledDecoding(settings.sampling, seeds, drawn))
        room = self.checkpoint.max_target_tokens
        # the checkpoint's own settings, but for what the length asks: its minimum, maximum and beams
        decoding = copy.deepcopy(model.generation_config)
        decoding.update(
            num_beams=beams,
            num_return_sequences=beams,
            do_sample=False,
            early_stopping=False,
            length_penalty=settings.length_penalty,
            min_length=0 if constrained else min(len(prompt) + tokens[0], room),
            max_length=min(len(prompt) + tokens[1], room),
            min_new_tokens=None,
            max_new_tokens=None,
            renormalize_logits=not constrained,  # what is left of the probability is shared out
            no_repeat_ngram_size=0 if constrained else self.checkpoint.profile.no_repeat,
        )
        output = model.generate(
            # a copy, since generate repeats its rows for the beams in place
            encoder_outputs=BaseModelOutput(last_hidden_state=hidden),
            attention_mask=mask,
            past_key_values=_SourceOnce(DynamicCache(), DynamicCache()),
            decoder_input_ids=torch.tensor([prompt] * rows * drawn, device=model.device),
            generation_config=decoding,
            logits_processor=LogitsProcessorList(processors),
        )
        stop = {*eos, tokenizer.pad_token_id}
        texts = [_until(ids, stop) for ids in output[:, len(prompt) :].tolist()]
        return [texts[r * settings.beams : (r + 1) * settings.beams] for r in range(rows)]


class _SourceOnce(EncoderDecoderCache):
    """What the decoder keeps. Beams of a row see one source, so changing their order leaves it."""

    def reorder_cache(self, beam_idx: torch.Tensor) -> None:
        self.self_attention_cache.reorder_cache(beam_idx)  # type: ignore[arg-type]


def _until(ids: list[int], stop: set[int]) -> list[int]:
    end = next((i for i, token in enumerate(ids) if token in stop), len(ids))
    return ids[:end]


def _end_tokens(model: Any) -> list[int]:
    eos = model.generation_config.eos_token_id
    return list(eos) if isinstance(eos, (list, tuple)) else [int(eos)]
