"""Checkpoints converted for CTranslate2, once each, and kept in the user's cache."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import torch

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.checkpoints.location import BUNDLED
from summarise.generation.engines.ctranslate2.support import SUPPORTED

_FORMAT = 1  # of what is cached; a change here has everything converted anew

Precision = Literal["float32", "int8"]
PRECISIONS: tuple[Precision, ...] = ("float32", "int8")


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
    for name, value in SUPPORTED[config.model_type].items():
        if not hasattr(config, name):
            setattr(config, name, value)
    loader = known._MODEL_LOADERS[type(config).__name__]
    with torch.no_grad():
        spec = loader.get_model_spec(model)
        if config.model_type in ("t5", "mt5"):  # which the configuration says otherwise by now
            scaled = getattr(config, "scale_decoder_outputs", False)
            spec.decoder.scale_outputs = config.d_model**-0.5 if scaled else 1.0
        # tokens are named by their ids: what they say is the tokenizer's business
        names = [str(i) for i in range(vocabulary_size(model))]
        end = str(end_token(model))
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


def vocabulary_size(model: Any) -> int:
    """Tokens of a converted vocabulary: Marian's padding, the last one, is left out."""
    size = int(model.get_input_embeddings().weight.shape[0])
    return size - 1 if model.config.model_type == "marian" else size


def end_token(model: Any) -> int:
    end = model.generation_config.eos_token_id
    return int(end[0] if isinstance(end, (list, tuple)) else end)
