"""What a SentencePiece model says of reading, and transformers' classes of tokenizers leave out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer, decoders, models, normalizers
from transformers import MBartTokenizer


def restore_settings(tokenizer: Any) -> None:
    """Have a tokenizer read bytes and normalise as its SentencePiece model does; others stay as they are.

    Raises:
        OSError: the model cannot be read.
    """
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        return
    if backend.token_to_id("<0x00>") is not None:
        _restore_bytes(backend)
    if isinstance(tokenizer, MBartTokenizer) and backend.normalizer is None:
        _restore_normaliser(getattr(tokenizer, "vocab_file", None), backend)


def _restore_bytes(backend: Tokenizer) -> None:
    """Read a letter without a piece of its own as its bytes; T5's and mT5's are built without."""
    model = json.loads(backend.to_str())["model"]
    if model["type"] != "Unigram" or model["byte_fallback"]:
        return
    pieces = [(piece, score) for piece, score in model["vocab"]]
    backend.model = models.Unigram(pieces, model["unk_id"], byte_fallback=True)
    backend.decoder = decoders.Sequence([decoders.ByteFallback(), backend.decoder])


def _restore_normaliser(file: str | None, backend: Tokenizer) -> None:
    """Write "…" as "..." and an accent with its letter, as mBART learnt them, where its model is there."""
    if not file or not Path(file).is_file():
        return
    from sentencepiece import sentencepiece_model_pb2 as proto  # which wants protobuf

    model = proto.ModelProto.FromString(Path(file).read_bytes())  # type: ignore[attr-defined]
    said = model.normalizer_spec
    if said.precompiled_charsmap:
        backend.normalizer = normalizers.Precompiled(said.precompiled_charsmap)
