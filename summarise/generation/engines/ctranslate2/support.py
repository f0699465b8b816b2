"""What CTranslate2 can compute, and why not the rest. Nothing here loads it, or torch."""

from __future__ import annotations

import importlib.util

from summarise.generation.checkpoints.families import LABELS
from summarise.generation.engines.model_spec import ModelSpec

# what the converter knows, and the settings that it wants and newer configurations no longer have
SUPPORTED: dict[str, dict[str, bool]] = {
    "bart": {"normalize_before": False, "normalize_embedding": True},
    "m2m_100": {},
    "marian": {},
    "mbart": {"normalize_before": True, "normalize_embedding": True},
    "mt5": {},
    "pegasus": {"normalize_before": True, "normalize_embedding": False},
    "t5": {},
    "umt5": {},
}


# decoder-only families whose conversions compute what torch does; a check of each follows
DECODER_ONLY = {
    "gemma3_text": "Gemma 3",
    "llama": "Llama",
    "mistral": "Mistral",
    "qwen2": "Qwen2",
    "qwen3": "Qwen3",
}


def why_not(spec: ModelSpec) -> str | None:
    """Say why CTranslate2 cannot compute a checkpoint, with the cure; None when it can."""
    if importlib.util.find_spec("ctranslate2") is None:
        return (
            'engine ctranslate2 is not installed: pip install "summarise-news[fast]", or use torch'
        )
    labels = (
        DECODER_ONLY if spec.kind == "decoder-only" else {name: LABELS[name] for name in SUPPORTED}
    )
    if spec.model_type not in labels:
        known = ", ".join(labels[family] for family in sorted(labels))
        family = LABELS.get(spec.model_type, spec.model_type)
        return (
            f"engine ctranslate2 does not know {family} ({spec.name}); "
            f"it knows {known}: use engine torch or auto"
        )
    if spec.precision != "float32":
        return f"engine ctranslate2 has no precision {spec.precision}: leave it out, or use engine torch"
    return None
