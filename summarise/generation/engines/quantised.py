"""A decoder whose matrices are 8-bit: a third of the time on a CPU that has instructions for it."""

from __future__ import annotations

import copy
import warnings
from dataclasses import replace

import torch
from torch import nn

from summarise.generation.checkpoints.checkpoint import Checkpoint


def with_int8_decoder(checkpoint: Checkpoint) -> Checkpoint:
    """Return the checkpoint with its decoder and output layer quantised, a scale a matrix row.

    Inputs are quantised as they come ("dynamic"), sums are kept in 32 bits. The encoder is shared,
    not copied. Where PyTorch has no such kernels, the checkpoint is returned as it is.
    """
    if not {"x86", "fbgemm"} & set(torch.backends.quantized.supported_engines):
        return checkpoint
    try:
        from torch.ao import quantization
    except ImportError:  # newer versions of PyTorch have it elsewhere
        return checkpoint
    encoder = checkpoint.model.get_encoder()
    model = copy.deepcopy(checkpoint.model, {id(encoder): encoder})
    config = quantization.per_channel_dynamic_qconfig
    output = nn.Sequential(model.get_output_embeddings())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that all of this is to move to another package
        for parent in (model.get_decoder(), output):
            quantization.quantize_dynamic(parent, {nn.Linear: config}, inplace=True)  # type: ignore[no-untyped-call]
    model.lm_head = output[0]
    return replace(checkpoint, model=model)
