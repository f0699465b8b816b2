"""Weights in six bits and a sign, which take a quarter of float32's room and less in a wheel.

A packed folder's `config.json` says so by `summarise_packed`, and its shards of safetensors have of
each matrix `NAME` the codes (int8, from -63 to 63) and `NAME.scale` (float16, one a row); what is no
matrix is float16. Measured on SmolLM2-135M's writer, loss on held-out pairs: 2.105 in bfloat16,
2.104 with codes to 127, 2.108 to 63, 2.165 to 31; a wheel deflates codes to 63 by a sixth more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save

from summarise.common.files import atomic_write

PACKED = "summarise_packed"
LEVELS = 63
SHARD_BYTES = 45 * 2**20
_SCALE = ".scale"


def quantise(weight: torch.Tensor, levels: int = LEVELS) -> tuple[torch.Tensor, torch.Tensor]:
    """Return int8 codes of a matrix [rows, columns] and a float16 scale a row."""
    weight = weight.float()
    scale = (weight.abs().amax(1).clamp(min=1e-6) / levels).half()
    codes = (weight / scale.float()[:, None]).round().clamp(-levels, levels)
    return codes.to(torch.int8), scale


def dequantise(codes: torch.Tensor, scale: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """Return the matrix of codes and scales."""
    return codes.to(dtype).mul_(scale.to(dtype)[:, None])


def write_packed(
    weights: Mapping[str, torch.Tensor], folder: Path, shard_bytes: int = SHARD_BYTES
) -> list[Path]:
    """Write weights as shards of a folder, whose earlier shards go.

    Args:
        weights: by name; those that share one tensor are written once, under the first name.
        folder: there already.
        shard_bytes: of a shard, at most, but for a matrix that has more.

    Returns:
        the shards.
    """
    shards: list[dict[str, torch.Tensor]] = [{}]
    filled, seen = 0, set[int]()
    for name, weight in weights.items():
        if weight.data_ptr() in seen:
            continue
        seen.add(weight.data_ptr())
        tensors = codes(name, weight)
        size = sum(tensor.nbytes for tensor in tensors.values())
        if filled and filled + size > shard_bytes:
            shards.append({})
            filled = 0
        shards[-1].update(tensors)
        filled += size
    for old in _shards(folder):
        old.unlink()
    paths = []
    for number, shard in enumerate(shards, 1):
        paths.append(folder / f"model-{number:05}-of-{len(shards):05}.safetensors")
        with atomic_write(paths[-1]) as draft:
            draft.write_bytes(save(shard, metadata={"format": "pt"}))
    return paths


def read_packed(folder: Path, dtype: torch.dtype) -> Iterator[tuple[str, torch.Tensor]]:
    """Yield the weights that `write_packed` wrote, by name, in a precision."""
    for path in _shards(folder):
        yield from read_codes(path, dtype)


def read_codes(path: Path, dtype: torch.dtype) -> Iterator[tuple[str, torch.Tensor]]:
    """Yield the weights of one file, by name, in a precision."""
    with safe_open(path, framework="pt") as shard:
        names = set(shard.keys())
        for name in sorted(names):
            if name + _SCALE in names:
                scale = shard.get_tensor(name + _SCALE)
                yield name, dequantise(shard.get_tensor(name), scale, dtype)
            elif not name.endswith(_SCALE):
                yield name, shard.get_tensor(name).to(dtype)


def codes(name: str, weight: torch.Tensor) -> dict[str, torch.Tensor]:
    """Return what a file has of a weight: a matrix's codes and scales, another's float16."""
    if weight.ndim != 2:
        return {name: weight.half().contiguous()}
    matrix, scale = quantise(weight)
    return {name: matrix, name + _SCALE: scale}


def is_packed(folder: Path) -> bool:
    """Return whether a folder's weights are stored as here."""
    path = folder / "config.json"
    return path.is_file() and PACKED in json.loads(path.read_text(encoding="utf-8"))


def _shards(folder: Path) -> list[Path]:
    return sorted(folder.glob("model-*-of-*.safetensors"))
