"""Adapters (PEFT, such as LoRA): small weights that are added to those of the checkpoint they are of.

What an adapter is of is read without loading anything; `merge` needs the extra `peft`.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.tensors import some

CONFIG = "adapter_config.json"
_WEIGHTS = "adapter_model.safetensors"
_NAME = "default"  # what peft calls an adapter that has no name
_ROWS = ("embed_tokens.weight", "shared.weight", "lm_head.weight", "wte.weight")


@dataclass(frozen=True)
class Adapter:
    """An adapter that is there, in a folder.

    Attributes:
        folder: has its configuration and weights.
        base: the name of the checkpoint that it is of, with a revision if it gives one.
        commit: of what the hub has; None for a folder of the user's.
    """

    folder: Path
    base: str
    commit: str | None = None


def find_adapter(name: str, folder: Path, commit: str | None = None) -> Adapter | None:
    """Return what a folder holds if that is an adapter, else None.

    Args:
        name: as the configuration gives it, for messages.
        folder: any folder.
        commit: of the hub's, if it comes from there.

    Raises:
        SummariseError: peft is not installed; the adapter does not say what it is of, or is no
            safetensors.
    """
    if not (folder / CONFIG).is_file():
        return None
    try:
        config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        base, revision = config.get("base_model_name_or_path"), config.get("revision")
    except (OSError, ValueError, AttributeError) as error:
        raise SummariseError(f"checkpoint {name!r}: its {CONFIG} is no JSON object") from error
    if importlib.util.find_spec("peft") is None:
        raise SummariseError(
            f'checkpoint {name!r} is an adapter (PEFT): pip install "summarise-news[peft]"'
        )
    if not base:
        raise SummariseError(
            f"checkpoint {name!r} is an adapter that does not say of which checkpoint: give "
            f"base_model_name_or_path in its {CONFIG}"
        )
    if not (folder / _WEIGHTS).is_file():
        raise SummariseError(
            f"checkpoint {name!r} is an adapter without {_WEIGHTS}; other formats are not loaded"
        )
    return Adapter(folder, f"{base}@{revision}" if revision else str(base), commit)


def merge(name: str, model: Any, adapter: Adapter) -> Any:
    """Return a model with an adapter's weights added to its own.

    Args:
        name: as the configuration gives it, for messages.
        model: what the adapter is of; it is changed.
        adapter: what is added.

    Raises:
        SummariseError: tensors of the adapter are missing or have no place in the model, or it is
            of a kind that cannot be merged.
        Exception: what peft raises.
    """
    from peft import PeftConfig, get_peft_model

    config = PeftConfig.from_pretrained(str(adapter.folder))
    if config.is_prompt_learning or config.is_adaption_prompt:
        raise SummariseError(
            f"checkpoint {name!r} is an adapter of the kind {config.peft_type.value}, which cannot be "
            "merged: give one that changes weights, such as LoRA"
        )
    _give_rows(model, adapter.folder / _WEIGHTS)
    wrapped: Any = get_peft_model(model, config)
    info = wrapped.load_adapter(str(adapter.folder), _NAME, torch_device=str(model.device))
    # peft may write embeddings twice, once by the name that they have while they are trained
    left = [key for key in info.unexpected_keys if ".modules_to_save." not in key]
    for what, keys in (("lacks", info.missing_keys), ("has no place for", left)):
        if keys:
            raise SummariseError(
                f"checkpoint {name!r}: with its adapter, {adapter.base!r} {what} {some(keys)}: is it the "
                f"checkpoint that the adapter was trained on? (base_model_name_or_path in {CONFIG})"
            )
    _untie(wrapped)
    merged = wrapped.merge_and_unload(safe_merge=True)
    if not parted(merged):
        merged.tie_weights()
    return merged


def parted(model: Any) -> list[str]:
    """Return the names of tied matrices of a model that an adapter has made others than they are tied to."""
    return [
        name
        for name, source in model.all_tied_weights_keys.items()
        if not model.get_parameter(name).equal(model.get_parameter(source))
    ]


def _untie(wrapped: Any) -> None:
    """Give each layer that an adapter changes a matrix of its own.

    Embeddings and head may be one matrix. An adapter of one of them leaves the others as they are,
    and peft, which merges in place, would change them too.
    """
    from peft.tuners.tuners_utils import BaseTunerLayer
    from torch.nn import Parameter

    holders = Counter(
        weight.data_ptr() for _, weight in wrapped.named_parameters(remove_duplicate=False)
    )
    for layer in wrapped.modules():
        base: Any = layer.get_base_layer() if isinstance(layer, BaseTunerLayer) else None
        weight = getattr(base, "weight", None)
        if weight is not None and holders[weight.data_ptr()] > 1:
            base.weight = Parameter(weight.detach().clone(), requires_grad=False)


def _give_rows(model: Any, weights: Path) -> None:
    """Give a model's vocabulary the rows that an adapter has, which may have added tokens to it."""
    from safetensors import safe_open

    with safe_open(weights, framework="pt") as file:
        names = [name for name in list(file.keys()) if name.endswith(_ROWS)]
        sizes = {file.get_slice(name).get_shape()[0] for name in names}
    if len(sizes) == 1 and sizes != {model.get_input_embeddings().weight.shape[0]}:
        model.resize_token_embeddings(sizes.pop(), mean_resizing=False)
