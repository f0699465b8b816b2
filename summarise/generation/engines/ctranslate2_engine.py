"""The CTranslate2 engine: 8-bit matrix products on a CPU (https://github.com/OpenNMT/CTranslate2).

A checkpoint is converted once, into the user's cache. What has to be decided at each step of the
decoding (constraints, samples) is left to torch, to the letter: an encoder of 8 bits was no faster
for the bundled checkpoint's short headlines and cost a third of a point of ROUGE-1.
"""

from __future__ import annotations

import copy
import hashlib
import importlib.util
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import torch

from summarise.common.errors import SummariseError, one_line
from summarise.config import LengthConfig
from summarise.generation.checkpoints.checkpoint import BUNDLED, Checkpoint, fingerprint
from summarise.generation.checkpoints.family import LABELS
from summarise.generation.decoding.constraints import Constraint
from summarise.generation.engines.quantised import with_int8_decoder
from summarise.generation.engines.torch_engine import Encoded, TorchEngine

# what the converter knows, and the settings that it wants and newer configurations no longer have
_SUPPORTED: dict[str, dict[str, bool]] = {
    "bart": {"normalize_before": False, "normalize_embedding": True},
    "m2m_100": {},
    "marian": {},
    "mbart": {"normalize_before": True, "normalize_embedding": True},
    "mt5": {},
    "pegasus": {"normalize_before": True, "normalize_embedding": False},
    "t5": {},
    "umt5": {},
}
# finished beams, in widths of the search, that end it: at 1 its texts are shorter than torch's
_PATIENCE = 2.0
_FORMAT = 1  # of what is cached; a change here has everything converted anew

Precision = Literal["float32", "int8"]
PRECISIONS: tuple[Precision, ...] = ("float32", "int8")


def why_not(checkpoint: Checkpoint) -> str | None:
    """Why the engine cannot compute a checkpoint, with the cure; None when it can."""
    if importlib.util.find_spec("ctranslate2") is None:
        return 'engine ctranslate2 is not installed: pip install "summarise[fast]", or use torch'
    if checkpoint.model.config.model_type not in _SUPPORTED:
        known = ", ".join(LABELS[kind] for kind in sorted(_SUPPORTED))
        return (
            f"engine ctranslate2 does not know {checkpoint.habits.family} ({checkpoint.name}); "
            f"it knows {known}: use engine torch or auto"
        )
    if checkpoint.model.dtype != torch.float32:
        return "engine ctranslate2 has no precision bfloat16: leave it out, or use engine torch"
    return None


def check(checkpoint: Checkpoint) -> None:
    """Raise `SummariseError` where the engine cannot compute a checkpoint."""
    if why := why_not(checkpoint):
        raise SummariseError(why)


@dataclass(frozen=True)
class Sources:
    """A batch that is read when it is known what for: by the translator from `ids`, or here."""

    ids: Sequence[Sequence[int]]
    read: Callable[[Sequence[Sequence[int]]], torch.Tensor]
    read_exactly: Callable[[Sequence[Sequence[int]]], Encoded]

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
    def exact(self) -> Encoded:
        """What torch's encoder made of them."""
        return self.read_exactly(self.ids)


class CTranslate2Engine:
    """Encode and generate with one checkpoint.

    Args:
        checkpoint: of a family that `why_not` has nothing against.
        precision: of the weights.
    """

    name = "ctranslate2"

    def __init__(self, checkpoint: Checkpoint, precision: Precision = "int8") -> None:
        self.checkpoint = checkpoint
        self.precision = precision
        self._torch = TorchEngine(checkpoint)

    def encode(self, sources: Sequence[Sequence[int]]) -> Sources:
        """Take a batch of token ids, special ones included."""
        return Sources(sources, self._read, self._torch.encode)

    def generate(
        self,
        encoded: Sources,
        length: str,
        settings: LengthConfig,
        tokens: tuple[int, int],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[int] = (),
    ) -> list[list[list[int]]]:
        """Write one length of a batch; see `TorchEngine.generate`."""
        if settings.sampling:
            exact = encoded.exact
            return self._torch.generate(exact, length, settings, tokens, constraints, seeds)
        if any(constraint is not None for constraint in constraints):
            read = Encoded(encoded.hidden, encoded.mask)
            return self._constrained.generate(read, length, settings, tokens, constraints)
        checkpoint, decoding = self.checkpoint, self.checkpoint.model.generation_config
        prompt = checkpoint.prompt(length)
        more = len(prompt) - 1  # which the translator counts and returns
        written = min(len(prompt) + tokens[1], checkpoint.max_target_tokens) - len(prompt)
        if decoding.forced_eos_token_id is not None:  # it would be the last
            written -= 1
        banned = [[token] for token in decoding.suppress_tokens or ()]
        results = self._translator.translate_batch(
            [self._words(ids) for ids in encoded.ids],
            target_prefix=[self._words(prompt)] * len(encoded.ids),
            beam_size=settings.beams,
            patience=_PATIENCE if settings.beams > 1 else 1,
            num_hypotheses=settings.beams,
            length_penalty=settings.length_penalty,
            repetition_penalty=decoding.repetition_penalty or 1.0,
            no_repeat_ngram_size=checkpoint.habits.no_repeat,
            suppress_sequences=[
                self._words(ids) for ids in (decoding.bad_words_ids or []) + banned
            ],
            min_decoding_length=more + min(tokens[0], written),
            max_decoding_length=more + written,
            max_input_length=0,
        )
        return [
            [[int(word) for word in beam[more:]] for beam in result.hypotheses]
            for result in results
        ]

    @cached_property
    def _constrained(self) -> TorchEngine:
        """What writes where each step is looked at, which a translator does not let us do."""
        int8 = self.precision == "int8"
        return TorchEngine(with_int8_decoder(self.checkpoint)) if int8 else self._torch

    def _read(self, sources: Sequence[Sequence[int]]) -> torch.Tensor:
        import numpy as np

        output = self._encoder.forward_batch([list(ids) for ids in sources])
        return torch.from_numpy(np.array(output.last_hidden_state))

    def _words(self, ids: Sequence[int]) -> list[str]:
        """Token ids as the converted model names them."""
        size = _size(self.checkpoint.model)  # Marian starts with its padding, which it lacks here
        end = _end(self.checkpoint.model)
        return [str(i if i < size else end) for i in ids]

    @cached_property
    def _translator(self) -> Any:
        import ctranslate2

        return self._open(ctranslate2.Translator, "translator")

    @cached_property
    def _encoder(self) -> Any:
        import ctranslate2

        return self._open(ctranslate2.Encoder, "encoder")

    def _open(self, kind: Any, part: str) -> Any:
        folder = converted(self.checkpoint, part, self.precision)
        try:
            return kind(
                str(folder),
                device="cpu",
                compute_type=self.precision,
                intra_threads=torch.get_num_threads(),
            )
        except (RuntimeError, ValueError) as error:
            raise SummariseError(
                f"{folder}: cannot be loaded ({one_line(error)}); delete the folder, and it is "
                "made again"
            ) from error


# --- the cache ---------------------------------------------------------------------------------


def cache() -> Path:
    """Where converted checkpoints are kept: `$SUMMARISE_CACHE`, else the user's cache folder."""
    if own := os.environ.get("SUMMARISE_CACHE"):
        return Path(own).expanduser()
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "summarise"


def converted(checkpoint: Checkpoint, part: str, precision: Precision) -> Path:
    """The folder of a converted checkpoint, made if it is not there; several processes may ask.

    Raises:
        SummariseError: the cache cannot be written.
    """
    model = checkpoint.model
    commit = getattr(model.config, "_commit_hash", None)  # of what came from the hub
    versions = [version("ctranslate2"), version("transformers"), _FORMAT]
    weights = _digest(BUNDLED / "model.safetensors") if checkpoint.name == "bundled" else commit
    key = json.dumps([fingerprint(checkpoint.name), weights, versions, part, precision])
    name = re.sub(r"[^\w.-]+", "-", checkpoint.name).strip("-.")[-60:]
    folder = cache() / "ctranslate2" / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
        try:
            _convert(checkpoint, part, precision, made / "model")
            (made / "model").rename(folder)
        except OSError:
            if not folder.is_dir():  # else another process was faster
                raise
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise SummariseError(
            f"{folder.parent}: cannot keep the converted checkpoint ({error.strerror or error}); "
            "set SUMMARISE_CACHE to a folder that can be written, or use engine torch"
        ) from error
    return folder


def _digest(path: Path) -> str:
    """Of what is in a file, since those of the package have neither a time nor a commit."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _convert(checkpoint: Checkpoint, part: str, precision: Precision, folder: Path) -> None:
    from ctranslate2.converters import transformers as known
    from ctranslate2.specs import transformer_spec

    model = copy.deepcopy(checkpoint.model).float()  # the weights are scaled in place
    config = model.config
    for name, value in _SUPPORTED[config.model_type].items():
        if not hasattr(config, name):
            setattr(config, name, value)
    loader = known._MODEL_LOADERS[type(config).__name__]
    with torch.no_grad():
        spec = loader.get_model_spec(model)
        if config.model_type in ("t5", "mt5"):  # which the configuration says otherwise by now
            scaled = getattr(config, "scale_decoder_outputs", False)
            spec.decoder.scale_outputs = config.d_model**-0.5 if scaled else 1.0
        # tokens are named by their ids: what they say is the tokenizer's business
        names = [str(i) for i in range(_size(model))]
        end = str(_end(model))
        if part == "encoder":
            spec = transformer_spec.TransformerEncoderModelSpec(spec.encoder)
            spec.register_vocabulary(names)
        else:
            spec.register_source_vocabulary(names)
            spec.register_target_vocabulary(names)
            spec.config.decoder_start_token = None  # the prompt has it
        unknown = checkpoint.tokenizer.unk_token_id
        spec.config.unk_token = str(unknown) if unknown is not None else end
        spec.config.bos_token = spec.config.eos_token = end
        spec.validate()
        spec.optimize(quantization=None if precision == "float32" else precision)
        folder.mkdir()
        spec.save(str(folder))


def _size(model: Any) -> int:
    """Tokens of a converted vocabulary: Marian's padding, the last one, is left out."""
    size = int(model.get_input_embeddings().weight.shape[0])
    return size - 1 if model.config.model_type == "marian" else size


def _end(model: Any) -> int:
    end = model.generation_config.eos_token_id
    return int(end[0] if isinstance(end, (list, tuple)) else end)
