"""Write weights: as safetensors, whole or not at all, readable by whom other new files are."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save
from transformers.utils import logging

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write, atomic_write_text
from summarise.generation.checkpoints.location import locate


def write_half(network: torch.nn.Module, path: Path) -> None:
    """Write a network's weights in float16."""
    half = {name: w.half().contiguous() for name, w in network.state_dict().items()}
    with atomic_write(path) as draft:
        draft.write_bytes(save(half))


def save_model(model: Any, folder: Path) -> None:
    """Save a transformers model; its weights get the mode of other new files.

    Its own way leaves them readable by their owner alone (0600), as safetensors' temporary file is.
    """
    with no_progress_bars():
        model.save_pretrained(folder)
    for path in folder.glob("*.safetensors"):
        with atomic_write(path) as draft:
            shutil.copyfile(path, draft)  # a new file, which gets the usual mode


@contextmanager
def no_progress_bars() -> Iterator[None]:
    """Keep transformers' progress bars away while weights are written."""
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        if shown:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]


def update_config(folder: Path, changes: Mapping[str, Any], removed: tuple[str, ...] = ()) -> None:
    """Change keys of a checkpoint's `config.json`, and remove others."""
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config = {key: value for key, value in config.items() if key not in removed} | dict(changes)
    atomic_write_text(path, json.dumps(config, indent=2, sort_keys=True) + "\n")


def own_folder(checkpoint: str) -> Path:
    """Return the folder of a checkpoint, for networks to be written into.

    Raises:
        SummariseError: it has none here.
    """
    folder = Path(locate(checkpoint))
    if not folder.is_dir():
        raise SummariseError(f"{checkpoint}: not a folder; the weights are written into it")
    return folder
