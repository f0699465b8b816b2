"""Convert a checkpoint to CTranslate2's format, by its own converters."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any, Literal

import torch

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.engines.ctranslate2.support import SUPPORTED
from summarise.generation.engines.torch_engine import end_tokens

Part = Literal["translator", "encoder", "generator"]
Precision = Literal["float32", "int8"]
PRECISIONS: tuple[Precision, ...] = ("float32", "int8")


def convert(checkpoint: Checkpoint, part: Part, precision: Precision, folder: Path) -> None:
    """Convert a checkpoint into a new folder.

    Tokens are named by their ids: what they say is the tokenizer's business.

    Args:
        checkpoint: of a family in `SUPPORTED` or `DECODER_ONLY`; it is left as it is.
        part: the whole (`translator`, or `generator` of one that is decoder-only) or the `encoder`
            alone.
        precision: of the weights.
        folder: is made, and its parents must be there.

    Raises:
        OSError: the folder cannot be written.
    """
    with torch.no_grad():
        spec = _generator(checkpoint) if part == "generator" else _seq2seq(checkpoint, part)
        end, unknown = str(end_tokens(checkpoint.model)[0]), checkpoint.tokenizer.unk_token_id
        spec.config.unk_token = str(unknown) if unknown is not None else end
        spec.config.bos_token = spec.config.eos_token = end
        spec.validate()
        spec.optimize(quantization=None if precision == "float32" else precision)
        folder.mkdir()
        spec.save(str(folder))


def load_converted(model: Any, folder: Path, precision: Precision) -> Any:
    """Load what `convert` made.

    Args:
        model: CTranslate2's class of the part: `Translator`, `Encoder` or `Generator`.
        folder: the converted checkpoint.
        precision: to compute in.

    Raises:
        RuntimeError, ValueError: it is damaged.
    """
    threads = torch.get_num_threads()
    return model(str(folder), device="cpu", compute_type=precision, intra_threads=threads)


def _seq2seq(checkpoint: Checkpoint, part: Part) -> Any:
    """Return CTranslate2's specification of a seq2seq checkpoint, or of its encoder."""
    from ctranslate2.converters import transformers as converters
    from ctranslate2.specs import transformer_spec

    model = copy.deepcopy(checkpoint.model).float()  # the weights are scaled in place
    config = model.config
    for name, value in SUPPORTED[config.model_type].items():
        if not hasattr(config, name):
            setattr(config, name, value)
    spec = converters._MODEL_LOADERS[type(config).__name__].get_model_spec(model)
    if config.model_type in ("t5", "mt5"):  # which the configuration says otherwise by now
        scaled = getattr(config, "scale_decoder_outputs", False)
        spec.decoder.scale_outputs = config.d_model**-0.5 if scaled else 1.0
    names = [str(i) for i in range(vocabulary_size(checkpoint.model))]
    if part == "encoder":
        spec = transformer_spec.TransformerEncoderModelSpec(spec.encoder)
        spec.register_vocabulary(names)
    else:
        spec.register_source_vocabulary(names)
        spec.register_target_vocabulary(names)
        spec.config.decoder_start_token = None  # the prompt has it
    return spec


def _generator(checkpoint: Checkpoint) -> Any:
    """Return CTranslate2's specification of a decoder-only checkpoint."""
    from ctranslate2.converters import transformers as converters

    model = copy.deepcopy(checkpoint.model.lm).float()  # which the converter takes apart
    config, size = model.config, model.get_input_embeddings().num_embeddings
    spec = converters._MODEL_LOADERS[type(config).__name__].get_model_spec(model)
    spec.config.layer_norm_epsilon = getattr(config, "rms_norm_eps", None)
    spec.register_vocabulary([str(i) for i in range(size)])
    return spec


def vocabulary_size(model: Any) -> int:
    """Return the tokens of a converted vocabulary: Marian's padding, the last one, is left out."""
    size = int(model.get_input_embeddings().weight.shape[0])
    return size - 1 if model.config.model_type == "marian" else size
