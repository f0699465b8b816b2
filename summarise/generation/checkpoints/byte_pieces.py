"""Letters without a piece of their own, read as the pieces of their bytes."""

from __future__ import annotations

import json
from typing import Any

from tokenizers import decoders, models


def restore_bytes(tokenizer: Any) -> None:
    """Have a tokenizer with pieces for bytes use them, as its SentencePiece model does.

    transformers builds T5's and mT5's without, so that rare letters are unknown and leave the text.
    Other tokenizers stay as they are.
    """
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None or backend.token_to_id("<0x00>") is None:
        return
    model = json.loads(backend.to_str())["model"]
    if model["type"] != "Unigram" or model["byte_fallback"]:
        return
    pieces = [(piece, score) for piece, score in model["vocab"]]
    backend.model = models.Unigram(pieces, model["unk_id"], byte_fallback=True)
    backend.decoder = decoders.Sequence([decoders.ByteFallback(), backend.decoder])
