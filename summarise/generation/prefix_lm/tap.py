"""Look at what a layer in the middle of a prefix LM makes of what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch

from summarise.generation.prefix_lm.model import PrefixLM


@contextmanager
def tapped(model: PrefixLM, layers: int) -> Iterator[Callable[[], torch.Tensor]]:
    """Give what asks for the states of the last step's last tokens, [rows, width], in float32.

    Args:
        model: while this lasts, its steps are looked at.
        layers: behind the lowest of which; the states are normed as those of the last layer are.
    """
    last: list[torch.Tensor] = []

    def keep(layer: Any, given: Any, output: Any) -> None:
        states = output[0] if isinstance(output, tuple) else output
        last[:] = [states[:, -1]]

    hook = model.decoder.layers[layers - 1].register_forward_hook(keep)
    try:
        yield lambda: model.decoder.norm(last[0]).float()
    finally:
        hook.remove()
