"""Low-rank changes to the linear layers of a model, in force only while they are applied.

Source: Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models", section 4.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import torch
from torch import nn

_LINEAR = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


class Adapters(nn.Module):
    """A change `up @ down` to each linear layer of some of a decoder's layers; at first it is none.

    Args:
        shapes: of each linear layer's matrix, outputs and inputs, by its path in the decoder.
        rank: of the changes.
    """

    def __init__(self, shapes: Mapping[str, tuple[int, int]], rank: int) -> None:
        super().__init__()
        self.down, self.up = nn.ParameterDict(), nn.ParameterDict()
        for path, (outputs, inputs) in shapes.items():
            name = _name(path)
            self.down[name] = nn.Parameter(torch.randn(rank, inputs) / inputs**0.5)
            self.up[name] = nn.Parameter(torch.zeros(outputs, rank))
        self._paths = tuple(shapes)

    @contextmanager
    def applied(self, decoder: nn.Module) -> Iterator[None]:
        """Change what a decoder computes for as long as the context lasts; its weights stay."""
        hooks = [
            decoder.get_submodule(path).register_forward_hook(partial(self._change, _name(path)))
            for path in self._paths
        ]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def _change(
        self, name: str, layer: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor
    ) -> torch.Tensor:
        down, up = self.down[name].to(output.dtype), self.up[name].to(output.dtype)
        return output + nn.functional.linear(nn.functional.linear(inputs[0], down), up)


def linear_shapes(config: Any, first: int, last: int) -> dict[str, tuple[int, int]]:
    """Return the shapes of the linear layers of a Llama-like decoder's layers first to last - 1.

    Args:
        config: the decoder's.
        first, last: numbers of its layers.
    """
    width, inner = config.hidden_size, config.intermediate_size
    own, shared = (
        heads * config.head_dim
        for heads in (config.num_attention_heads, config.num_key_value_heads)
    )
    sizes = [(own, width), (shared, width), (shared, width), (width, own)]
    sizes += [(inner, width), (inner, width), (width, inner)]
    parts = ["self_attn"] * 4 + ["mlp"] * 3
    return {
        f"layers.{number}.{part}.{name}": size
        for number in range(first, last)
        for part, name, size in zip(parts, _LINEAR, sizes, strict=True)
    }


def _name(path: str) -> str:
    """Return a path as torch allows it for a parameter's name."""
    return path.replace(".", "-")
