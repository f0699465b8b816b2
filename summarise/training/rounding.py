"""Round matrices to the codes of a packed folder so that what they compute changes least.

A short training moves weights by less than half a step of their codes. Rounded to the nearest code,
all of it would be lost where the weights came from a packed folder; here what the rounding of one
column gets wrong is put right by the columns after it.

Source: Frantar et al. 2023, "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained
Transformers", algorithm 1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from summarise.generation.prefix_lm.packed import LEVELS, quantise

_BLOCK = 64  # columns whose errors are put right at once
_DAMPING = 0.01  # of the inputs' mean square, added to each


@torch.no_grad()
def round_linear(network: nn.Module, compute: Callable[[], object]) -> None:
    """Round the weights of a network's linear layers, in place.

    Args:
        network: packed afterwards, it has these weights exactly.
        compute: uses the network on typical inputs; a layer that it doesn't use stays as it is.
    """
    products = dict[nn.Linear, torch.Tensor]()

    def note(layer: nn.Module, given: tuple[Any, ...]) -> None:
        assert isinstance(layer, nn.Linear)
        rows = given[0].detach().flatten(0, -2).float()
        with torch.autocast(rows.device.type, enabled=False):
            products[layer] = products.get(layer, 0) + rows.T @ rows

    layers = [module for module in network.modules() if isinstance(module, nn.Linear)]
    hooks = [layer.register_forward_pre_hook(note) for layer in layers]
    compute()
    for hook in hooks:
        hook.remove()
    for layer, product in products.items():
        layer.weight.copy_(rounded(layer.weight, product))


def rounded(weight: torch.Tensor, product: torch.Tensor) -> torch.Tensor:
    """Return a matrix [rows, columns] on the grid of its codes.

    Args:
        weight: float32.
        product: of its inputs with themselves, summed over what is typical, [columns, columns].
    """
    rest, found = weight.clone(), torch.zeros_like(weight)
    scale = quantise(weight)[1].float()
    largest = weight.abs().argmax(1)  # its code stays, so that the scale does
    upper = _inverse_factor(product)
    columns = weight.shape[1]
    for start in range(0, columns, _BLOCK):
        end = min(start + _BLOCK, columns)
        errors = torch.zeros_like(rest[:, start:end])
        for column in range(start, end):
            wanted = rest[:, column]
            code = (wanted / scale).round().clamp(-LEVELS, LEVELS)
            code = torch.where(largest == column, LEVELS * weight[:, column].sign(), code)
            found[:, column] = code * scale
            error = (wanted - found[:, column]) / upper[column, column]
            rest[:, column:end] -= error[:, None] * upper[column, column:end]
            errors[:, column - start] = error
        rest[:, end:] -= errors @ upper[start:end, end:]
    return found


def _inverse_factor(product: torch.Tensor) -> torch.Tensor:
    """Return the upper Cholesky factor of the inverse."""
    damped = product.clone()
    damped.diagonal().add_(_DAMPING * product.diagonal().mean().clamp_min(1e-6))
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(damped))
    factor: torch.Tensor = torch.linalg.cholesky(inverse, upper=True)
    return factor
