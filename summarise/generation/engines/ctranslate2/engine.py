"""The CTranslate2 engine: 8-bit matrix products on a CPU (https://github.com/OpenNMT/CTranslate2).

A checkpoint is converted once, into the user's cache. What has to be decided at each step of the
decoding (constraints, samples) is left to torch; samples to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import torch

from summarise.common.documents import Length
from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.engines.ctranslate2.cache import converted, open_converted
from summarise.generation.engines.ctranslate2.conversion import Part, Precision, vocabulary_size
from summarise.generation.engines.torch_engine import EncodedBatch, TorchEngine, end_tokens

# finished beams, in widths of the search, that end it: at 1 its texts are shorter than torch's
_PATIENCE = 2.0


@dataclass(frozen=True)
class LazyEncoded:
    """A batch that is read when it is known what for: by the translator from `ids`, or here.

    Attributes:
        ids: the sources' token ids.
        read: the converted encoder, from ids to [rows, source, width].
        read_by_torch: torch's.
    """

    ids: Sequence[Sequence[int]]
    read: Callable[[Sequence[Sequence[int]]], torch.Tensor]
    read_by_torch: Callable[[Sequence[Sequence[int]]], EncodedBatch]

    @cached_property
    def hidden(self) -> torch.Tensor:
        """What the converted encoder made of them, [rows, source, width]."""
        return self.read(self.ids)

    @cached_property
    def mask(self) -> torch.Tensor:
        """1 where there is a token, [rows, source]."""
        lengths = torch.tensor([len(ids) for ids in self.ids])
        return (torch.arange(int(lengths.max())) < lengths[:, None]).long()

    @cached_property
    def by_torch(self) -> EncodedBatch:
        """What torch's encoder made of them."""
        return self.read_by_torch(self.ids)


class CTranslate2Engine:
    """Encode and generate with one checkpoint.

    Args:
        checkpoint: of a family that `support.why_not` has nothing against.
        precision: of the weights.
    """

    name = "ctranslate2"

    def __init__(self, checkpoint: Checkpoint, precision: Precision = "int8") -> None:
        self.checkpoint = checkpoint
        self.precision = precision
        self._torch = TorchEngine(checkpoint)

    def prepare(self) -> None:
        """Convert the checkpoint, and check what comes of it; see `Engine`."""
        converted(self.checkpoint, "translator", self.precision)

    def encode(self, sources: Sequence[Sequence[int]]) -> LazyEncoded:
        """Take a batch of token ids, special ones included."""
        return LazyEncoded(sources, self._read, self._torch.encode)

    def generate(
        self,
        encoded: LazyEncoded,
        length: Length,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[Hypothesis]]:
        """Write one length of a batch; see `Engine`."""
        if settings.sampling:
            exact = encoded.by_torch
            return self._torch.generate(exact, length, settings, tokens, constraints, seeds)
        if any(constraint is not None for constraint in constraints):
            read = EncodedBatch(encoded.hidden, encoded.mask)
            return self._torch.generate(read, length, settings, tokens, constraints)
        return self._translate(encoded.ids, self.checkpoint.prompt(length), settings, tokens)

    def _translate(
        self,
        sources: Sequence[Sequence[int]],
        prompt: Sequence[int],
        settings: LengthConfig,
        tokens: tuple[int, int],
    ) -> list[list[Hypothesis]]:
        """Write a batch by CTranslate2's own beam search."""
        decoding, most = self.checkpoint.model.generation_config, self.checkpoint.max_target_tokens
        more = len(prompt) - 1  # which the translator counts and returns
        written = min(len(prompt) + tokens[1], most) - len(prompt)
        if decoding.forced_eos_token_id is not None:  # it would be the last
            written -= 1
        banned = [[token] for token in decoding.suppress_tokens or ()]
        results = self.translator.translate_batch(
            [self.names(ids) for ids in sources],
            target_prefix=[self.names(prompt)] * len(sources),
            beam_size=settings.beams,
            patience=_PATIENCE if settings.beams > 1 else 1,
            num_hypotheses=settings.beams,
            length_penalty=settings.length_penalty,
            repetition_penalty=decoding.repetition_penalty or 1.0,
            no_repeat_ngram_size=self.checkpoint.profile.no_repeat_ngram_size,
            suppress_sequences=[self.names(ids) for ids in (decoding.bad_words_ids or []) + banned],
            min_decoding_length=more + min(tokens[0], written),
            max_decoding_length=more + written,
            max_input_length=0,
        )
        return [
            [Hypothesis([int(name) for name in beam[more:]]) for beam in result.hypotheses]
            for result in results
        ]

    def _read(self, sources: Sequence[Sequence[int]]) -> torch.Tensor:
        """Return what the converted encoder makes of token ids, [rows, source, width]."""
        import numpy as np

        output = self._encoder.forward_batch([list(ids) for ids in sources])
        return torch.from_numpy(np.array(output.last_hidden_state))

    def names(self, ids: Sequence[int]) -> list[str]:
        """Return token ids as the converted model names them."""
        model = self.checkpoint.model
        size = vocabulary_size(model)  # Marian starts with its padding, which it lacks here
        return [str(i if i < size else end_tokens(model)[0]) for i in ids]

    @cached_property
    def translator(self) -> Any:
        """CTranslate2's `Translator` of the whole checkpoint."""
        import ctranslate2

        return self._open(ctranslate2.Translator, "translator")

    @cached_property
    def _encoder(self) -> Any:
        """CTranslate2's `Encoder` of the checkpoint's."""
        import ctranslate2

        return self._open(ctranslate2.Encoder, "encoder")

    def _open(self, model: Any, part: Part) -> Any:
        return open_converted(
            model, converted(self.checkpoint, part, self.precision), self.precision
        )
