"""A model of a GGUF file, in plain numbers: what was quantised is unpacked, and nothing is left out."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any

import torch

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.gguf import Header, mended, read_header
from summarise.generation.checkpoints.tensors import some

_FACTORS = "rope_freqs.weight"


def load_gguf(name: str, auto: Any, path: Path, precision: str) -> tuple[Any, Any]:
    """Load the model of a GGUF file.

    Args:
        name: as the configuration gives it, for messages.
        auto: transformers' class that chooses a model's, such as `AutoModelForCausalLM`.
        path: the file.
        precision: of the weights, once they are unpacked.

    Returns:
        the model, and what `from_pretrained` says with `output_loading_info`.

    Raises:
        SummariseError: tensors of the file have no place in transformers' model.
        Exception: what transformers raises, such as for a family that it cannot read.
    """
    from transformers import AutoConfig

    header = read_header(name, path)
    file = {"gguf_file": path.name, "local_files_only": True}
    factors = _read(path, _FACTORS) if _FACTORS in header.tensors else None
    config = mended(AutoConfig.from_pretrained(str(path.parent), **file), header, factors)
    with contextlib.redirect_stderr(io.StringIO()):  # a progress bar that cannot be told not to be
        model, info = auto.from_pretrained(
            str(path.parent), config=config, dtype=precision, output_loading_info=True, **file
        )
    if factors is not None:
        _check_factors(name, model, factors)
    _check_places(name, model, header)
    model.hf_quantizer, model.is_quantized = None, False  # its weights are plain numbers now
    vars(model.config).pop("quantization_config", None)
    return model, info


def _read(path: Path, tensor: str) -> torch.Tensor:
    """Return a tensor that is not quantised."""
    from transformers.integrations.gguf.reader import GgufHeader, load_gguf_state_dict

    found: torch.Tensor = load_gguf_state_dict(GgufHeader.from_file(str(path)))[tensor][...]
    return found


def _check_factors(name: str, model: Any, factors: torch.Tensor) -> None:
    """Raise a `SummariseError` unless the model's positions are stretched as the file says."""
    text = model.config.get_text_config()
    width = 2 * len(factors)
    plain = text.rope_parameters["rope_theta"] ** -(torch.arange(0, width, 2).float() / width)
    if not torch.allclose(model.base_model.rotary_emb.inv_freq.cpu(), plain / factors, rtol=1e-3):
        raise SummariseError(
            f"checkpoint {name!r} stretches its positions in a way that is not known here: use the "
            "checkpoint that it was converted from"
        )


def _check_places(name: str, model: Any, header: Header) -> None:
    """Raise a `SummariseError` for tensors that transformers left out without a word."""
    from transformers.integrations.gguf.gguf_config_mapping import GGUF_CONFIG_ARCHS
    from transformers.modeling_gguf_pytorch_utils import (
        TENSOR_PROCESSORS,
        TensorProcessor,
        get_gguf_hf_weights_map,
    )

    if header.architecture in GGUF_CONFIG_ARCHS:  # whose reader tells of them
        return
    kind: Any = TENSOR_PROCESSORS.get(header.architecture, TensorProcessor)
    places = get_gguf_hf_weights_map(model, kind(config=model.config.to_dict()))
    left = header.tensors - set(places) - {_FACTORS}
    if left:
        raise SummariseError(
            f"checkpoint {name!r}: transformers has no place for {some(left)} of this "
            "GGUF: use the checkpoint that it was converted from"
        )
