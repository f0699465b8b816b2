"""What is no checkpoint that writes summaries, told before it is loaded, with the cure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarise.common.errors import SummariseError

_HEADS = ("ForMaskedLM", "Classification", "ForQuestionAnswering", "ForMultipleChoice")
_SOUND = (
    *("audioflamingo3", "glmasr", "granite_speech", "granite_speech_plus", "musicflamingo"),
    *("moss_transcribe_diarize", "nemo_speechlm", "qwen2_audio", "qwen3_asr", "speech_to_text"),
    *("vibevoice_asr", "voxtral", "voxtral_realtime", "whisper"),
)
_TRANSLATORS = ("seamless_m4t", "seamless_m4t_v2")
_GIVE = "give the folder or hub name of a checkpoint with config.json, a tokenizer and .safetensors"


def refuse_path(name: str, path: Path) -> None:
    """Raise a `SummariseError` for a path that is there and has no configuration of a checkpoint.

    Args:
        name: as the configuration gives it.
        path: a file or folder.
    """
    if path.is_file():
        if path.suffix.lower() == ".gguf":
            return
        why = "is a file"
    elif (path / "config.json").is_file() or (path / "adapter_config.json").is_file():
        return
    elif files := sorted(path.glob("*.gguf")):
        why = f"has no config.json and is in GGUF: give the file, such as {files[0]}"
        raise SummariseError(f"checkpoint {name!r} {why}")
    else:
        why = "has no config.json"
    raise SummariseError(f"checkpoint {name!r} {why}; {_GIVE}")


def refuse_model(name: str, config: Mapping[str, Any]) -> None:
    """Raise a `SummariseError` for a model that cannot write a summary, by its `config.json`."""
    family = str(config.get("model_type", ""))
    made = str(next(iter(config.get("architectures") or ()), ""))
    writes = config.get("is_encoder_decoder") or made.endswith(("LM", "Generation", "LMHeadModel"))
    if family in _SOUND:
        why = "reads sound"
    elif family in _TRANSLATORS:
        why = "translates: it has no way to be told a length"
    elif any(head in made for head in _HEADS):
        why = f"is a {made}: it fills gaps or classifies, and writes nothing"
    elif made.endswith("Model") and not writes:
        why = f"is a {made}: it reads, and writes nothing"
    else:
        return
    raise SummariseError(
        f"checkpoint {name!r} {why}; give a seq2seq checkpoint, such as facebook/bart-large-cnn"
    )
