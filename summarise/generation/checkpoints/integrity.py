"""Whether a checkpoint is whole: each tensor that its model needs, and the files of a tokenizer.

Without this check `transformers` fills what is missing with random numbers, and goes on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from summarise.common.errors import SummariseError
from summarise.generation.checkpoints.source import CheckpointSource
from summarise.generation.checkpoints.tensors import some

_OF_A_LAYER = re.compile(r"\.\d+\.")
_TOKENIZER_FILES = (
    *("tokenizer.json", "tokenizer_config.json", "vocab*", "*.model", "*.spm", "*.tiktoken"),
    "*.tokenizer",
)


def check_tokenizer(source: CheckpointSource) -> None:
    """Raise a `SummariseError` for a folder that has no file of a tokenizer."""
    if source.folder and not any(any(source.folder.glob(name)) for name in _TOKENIZER_FILES):
        raise SummariseError(
            f"checkpoint {source.name!r} has no tokenizer: put its tokenizer.json, or the files it "
            "came with, beside the weights"
        )


def check_tensors(source: CheckpointSource, model: Any, info: Mapping[str, Any]) -> None:
    """Check that a model has been given all of its tensors.

    What is tied to another tensor need not be there, and heads of other tasks may be.

    Args:
        source: for the message.
        model: as loaded.
        info: what `from_pretrained` says with `output_loading_info`.

    Raises:
        SummariseError: tensors are missing, have another shape, or are of layers that the
            configuration does not have.
    """
    own = {model.base_model_prefix, *(name for name, _ in model.named_children())}
    unexpected = [
        name
        for name in info["unexpected_keys"]
        if name.partition(".")[0] in own and _OF_A_LAYER.search(name)
    ]
    wrong = {
        "lacks": info["missing_keys"],
        "has another shape of": [
            key if isinstance(key, str) else key[0] for key in info["mismatched_keys"]
        ],
        "has, of layers that its configuration lacks,": unexpected,
    }
    cure = "use what it was converted from" if source.gguf else "get it again, or mend config.json"
    for what, names in wrong.items():
        if names:
            raise SummariseError(f"checkpoint {source.name!r} {what} {some(names)}: {cure}")
