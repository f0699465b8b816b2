"""The CTranslate2 engine of decoder-only checkpoints: 8-bit matrix products on a CPU.

Each length reads the article anew, behind a chat template that is kept: CTranslate2 keeps whatever it
is told to keep of a prompt for ever (58 MB an article of 400 tokens, with SmolLM2-135M), so an article
is not. In a batch it reads at once only as far as its shortest row, so rows of about one length make one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from summarise.common.documents import Length
from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.decoding.constraint import Constraint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.engines.ctranslate2.cache import converted, open_converted
from summarise.generation.engines.ctranslate2.conversion import Precision
from summarise.generation.engines.prefix_engine import PrefixBatch, PrefixEngine
from summarise.generation.engines.torch_engine import end_tokens

_NEAR = 6  # tokens by which rows of a batch may differ, since those are read one at a time
_ROWS = 16


@dataclass(frozen=True)
class Unread:
    """A batch that is read when it is known what for.

    Attributes:
        ids: the articles' token ids.
        read_by_torch: reads them.
    """

    ids: Sequence[Sequence[int]]
    read_by_torch: Callable[[Sequence[Sequence[int]]], PrefixBatch]

    @cached_property
    def by_torch(self) -> PrefixBatch:
        """What torch makes of them."""
        return self.read_by_torch(self.ids)


class GeneratorEngine:
    """Encode and generate with one decoder-only checkpoint.

    Args:
        checkpoint: of a family in `support.DECODER_ONLY`.
        precision: of the weights.
    """

    name = "ctranslate2"

    def __init__(self, checkpoint: Checkpoint, precision: Precision = "int8") -> None:
        self.checkpoint, self.precision = checkpoint, precision

    def prepare(self) -> None:
        """Convert the checkpoint, and check what comes of it; see `Engine`."""
        converted(self.checkpoint, "generator", self.precision)

    def encode(self, sources: Sequence[Sequence[int]]) -> Unread:
        """Take a batch of token ids."""
        return Unread(sources, self._torch.encode)

    def generate(
        self,
        encoded: Unread,
        length: Length,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[Hypothesis]]:
        """Write one length of a batch; samples and what is held to a constraint are torch's."""
        if settings.sampling or any(constraint is not None for constraint in constraints):
            read = encoded.by_torch
            return self._torch.generate(read, length, settings, tokens, constraints, seeds)
        prompt = self.checkpoint.prompt(length, settings.prompt)
        most = min(tokens[1], self.checkpoint.max_target_tokens - len(prompt))
        limit = self.checkpoint.max_source_tokens
        rows = [[str(i) for i in (*row[:limit], *prompt)] for row in encoded.ids]
        found: list[list[Hypothesis]] = [[] for _ in rows]
        for batch in near(list(map(len, rows))):
            results = self._generator.generate_batch(
                [rows[i] for i in batch],
                static_prompt=[str(i) for i in self._opening] or None,
                include_prompt_in_result=False,
                beam_size=settings.beams,
                num_hypotheses=settings.beams,
                length_penalty=settings.length_penalty,
                no_repeat_ngram_size=self.checkpoint.profile.no_repeat_ngram_size,
                end_token=end_tokens(self.checkpoint.model),
                min_length=min(tokens[0], most),
                max_length=most,
            )
            for i, result in zip(batch, results, strict=True):
                found[i] = [Hypothesis(list(ids)) for ids in result.sequences_ids]
        return found

    @property
    def _opening(self) -> Sequence[int]:
        return self.checkpoint.chat.opening if self.checkpoint.chat else ()

    @cached_property
    def _torch(self) -> PrefixEngine:
        return PrefixEngine(self.checkpoint)

    @cached_property
    def _generator(self) -> Any:
        """CTranslate2's `Generator` of the checkpoint."""
        import ctranslate2

        folder = converted(self.checkpoint, "generator", self.precision)
        return open_converted(ctranslate2.Generator, folder, self.precision)


def near(sizes: Sequence[int]) -> list[list[int]]:
    """Group places of rows whose sizes are about the same."""
    groups: list[list[int]] = []
    for i in sorted(range(len(sizes)), key=lambda i: (sizes[i], i)):
        if groups and sizes[i] - sizes[groups[-1][0]] <= _NEAR and len(groups[-1]) < _ROWS:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
