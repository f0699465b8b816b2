"""The kinds of checkpoints that can be loaded. A new one is a file, and a line in `KINDS`.

Nothing here loads torch: a kind's own module is imported when its first checkpoint is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from summarise.generation.checkpoints.devices import best_device
from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.refusals import refuse_model
from summarise.generation.checkpoints.source import CheckpointSource
from summarise.generation.precision import fastest_precision

if TYPE_CHECKING:
    from summarise.generation.checkpoints.checkpoint import Checkpoint

_HERE = "summarise.generation.checkpoints"


@dataclass(frozen=True)
class CheckpointKind:
    """What some checkpoints have in common, as the engines have to know it.

    Attributes:
        name: `seq2seq` and so on; an engine says which it computes.
        path: of what loads one, `module:function`, from a `CheckpointSource` and `LoadOptions`.
        recognises: whether a checkpoint whose `config.json` is this is one.
        fastest_precision: whether, unless a precision is asked for, it is computed in the device's
            fastest, and not in float32.
        batch_words: words that an article counts in a batch, at most: more of them are not written
            from, and what else is made of them takes little memory. None for all.
    """

    name: str
    path: str
    recognises: Callable[[Mapping[str, Any]], bool] = lambda config: True
    fastest_precision: bool = False
    batch_words: int | None = None

    def precision(self, asked: str, device: str | None = None) -> str:
        """Return the precision of its weights, `float32` or `bfloat16`.

        Args:
            asked: either, or `auto`, for which torch may be loaded.
            device: a torch device; None for the best that is there.
        """
        if asked != "auto":
            return asked
        if not self.fastest_precision:
            return "float32"
        return fastest_precision(device or best_device())

    def load(self, source: CheckpointSource, options: LoadOptions) -> Checkpoint:
        """Load a checkpoint's model and tokenizer, and find its profile."""
        checkpoint: Checkpoint = resolve_name(self.path)(source, options)
        return checkpoint


def _is_prefix_lm(config: Mapping[str, Any]) -> bool:
    """Return whether a checkpoint is a prefix LM, or a decoder-only one that was taught to be."""
    taught = "summarise_prompts" in config and not config.get("is_encoder_decoder")
    return config.get("model_type") == "summarise-prefix-lm" or taught


def _is_decoder_only(config: Mapping[str, Any]) -> bool:
    """Return whether a checkpoint is decoder-only, as its architecture's name says."""
    made = str(next(iter(config.get("architectures") or ()), ""))
    return made.endswith(("ForCausalLM", "LMHeadModel")) and not config.get("is_encoder_decoder")


# the first that recognises a checkpoint has it
KINDS = (
    CheckpointKind("prefix-lm", f"{_HERE}.prefix_lm:load", _is_prefix_lm, True, batch_words=400),
    CheckpointKind("decoder-only", f"{_HERE}.decoder_only:load", _is_decoder_only, True),
    CheckpointKind("seq2seq", f"{_HERE}.seq2seq:load"),
)


def kind_of(source: CheckpointSource) -> CheckpointKind:
    """Return the kind of a checkpoint.

    Raises:
        SummariseError: its `config.json` is neither in the cache nor on the hub, or says that it
            cannot write.
    """
    refuse_model(source.name, source.config)
    return next(kind for kind in KINDS if kind.recognises(source.config))
