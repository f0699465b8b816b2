"""The engine of prefix LMs: articles are read once for both lengths, and beams share what was read.

Where there is a network that chooses sentences, the lowest layers read all of an article and the
others its start; what is only chosen from is never read by the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import torch

from summarise.common.documents import Length
from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.engines.prefix_search import SearchSettings, search
from summarise.generation.engines.torch_engine import TorchEngine, end_tokens
from summarise.generation.prefix_lm.kernels import quicken
from summarise.generation.prefix_lm.prefix import Prefix, PrefixOutput

_TOKENS_AT_ONCE = 1000  # that are read together: what they take then stays near the processor
_BEHIND = 0.25  # nats a token by which a text in the making may be behind the best


class PrefixBatch:
    """A batch that was read.

    Args:
        hidden: states behind the layers that read it all, [rows, source, width].
        mask: 1 where there is a token, [rows, source].
        read_on: reads the start of each row with the other layers.
    """

    def __init__(
        self, hidden: torch.Tensor, mask: torch.Tensor, read_on: Callable[[], Prefix]
    ) -> None:
        self.hidden, self.mask, self._read_on = hidden, mask, read_on

    @cached_property
    def prefix(self) -> Prefix:
        """What the decoder sees of the articles; it is made when something is written."""
        return self._read_on()


class PrefixEngine:
    """Encode and generate with one prefix LM, on the device that it is on."""

    name = "torch"

    def __init__(self, checkpoint: Checkpoint) -> None:
        self.checkpoint = checkpoint
        model = checkpoint.model
        if model.device.type == "cpu" and model.dtype is torch.bfloat16:
            quicken(model)
        self._sampling = TorchEngine(checkpoint)

    def prepare(self) -> None:
        """Nothing is needed; see `Engine`."""

    @torch.inference_mode()
    def encode(self, sources: Sequence[Sequence[int]]) -> PrefixBatch:
        """Read a batch of token ids: all of each row with the lowest layers, its start with all.

        The start is `Checkpoint.max_source_tokens`; where the model has no layers that read
        further, the states are those of the last layer and of the start alone.
        """
        model = self.checkpoint.model
        limit = self.checkpoint.max_source_tokens
        skims = model.config.skim_layers > 0
        if chat := self.checkpoint.chat:
            sources = [[*chat.opening, *row[:limit]] for row in sources]
            limit += len(chat.opening)
        states, masks, parts = list[torch.Tensor](), list[torch.Tensor](), list[Any]()
        order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
        places = torch.tensor(order).argsort()
        for some in _slices([sources[i] for i in order]):
            ids, mask = self._padded(some if skims else [row[:limit] for row in some])
            start = mask[:, :limit]
            if skims:
                skimmed = model.skim(ids)
                states.append(skimmed.states)
                parts.append((skimmed.start(limit), start))
            else:
                output = model.read(ids, mask)
                states.append(output.last_hidden_state)
                parts.append((output.prefix, start))
            masks.append(mask)

        @torch.inference_mode()
        def read_on() -> Prefix:
            source = max(start.shape[1] for _, start in parts)
            whole, first = None, 0
            while parts:  # each is freed when it is done with
                part, start = parts.pop(0)
                read = model.read_on(part, start) if skims else part
                whole = whole or Prefix.room(read, len(order), source)
                whole.put(read, torch.tensor(order[first : first + len(start)]).to(model.device))
                first += len(start)
            assert whole is not None
            return whole

        pad = torch.nn.utils.rnn.pad_sequence
        hidden = pad([row for part in states for row in part], batch_first=True)
        mask = pad([row for part in masks for row in part], batch_first=True)
        return PrefixBatch(hidden[places], mask[places], read_on)

    @torch.inference_mode()
    def generate(
        self,
        encoded: PrefixBatch,
        length: Length,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[Hypothesis]]:
        """Write one length of a batch by beam search, or by drawing drafts; see `Engine`."""
        prefix, model = encoded.prefix, self.checkpoint.model
        if settings.sampling:
            output = PrefixOutput(last_hidden_state=encoded.hidden[:, :1], prefix=prefix)
            return self._sampling.write(
                output, prefix.mask, length, settings, tokens, constraints, seeds
            )
        prompt = self.checkpoint.prompt(length, settings.prompt)
        most = min(tokens[1], self.checkpoint.max_target_tokens - len(prompt))
        constrained = any(constraint is not None for constraint in constraints)
        how = SearchSettings(
            settings.beams,
            0 if constrained else min(tokens[0], most),
            most,
            end_tokens(model),
            settings.length_penalty,
            _BEHIND,
            self.checkpoint.profile.no_repeat_ngram_size,
            self.checkpoint.grader_layers if length == "headline" else 0,
        )
        return search(model, prefix, prompt, how, constraints)

    def _padded(self, rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return token ids and mask [rows, source]; an empty row is one end token."""
        end, device = self.checkpoint.tokenizer.eos_token_id, self.checkpoint.model.device
        filled = [torch.tensor(list(row) or [end]) for row in rows]
        pad = torch.nn.utils.rnn.pad_sequence
        ids = pad(filled, batch_first=True, padding_value=end)
        mask = pad([torch.ones_like(row) for row in filled], batch_first=True)
        return ids.to(device), mask.to(device)


def _slices(sources: Sequence[Sequence[int]]) -> list[list[Sequence[int]]]:
    """Return neighbouring rows together that are not too many tokens, padding included."""
    slices: list[list[Sequence[int]]] = []
    longest = 0
    for row in sources:
        longest = max(longest, len(row))
        if slices and (len(slices[-1]) + 1) * longest <= _TOKENS_AT_ONCE:
            slices[-1].append(row)
        else:
            slices.append([row])
            longest = len(row)
    return slices
