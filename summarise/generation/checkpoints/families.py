"""The families of seq2seq checkpoints by what transformers calls a model type, and their names."""

from __future__ import annotations

LABELS = {
    "bart": "BART",
    "bigbird_pegasus": "BigBird-Pegasus",
    "blenderbot": "Blenderbot",
    "blenderbot-small": "Blenderbot small",
    "encoder-decoder": "EncoderDecoder",
    "fsmt": "FSMT",
    "led": "LED",
    "longt5": "LongT5",
    "m2m_100": "M2M100",
    "marian": "Marian",
    "mbart": "mBART",
    "mt5": "mT5",
    "mvp": "MVP",
    "nllb-moe": "NLLB-MoE",
    "pegasus": "PEGASUS",
    "pegasus_x": "PEGASUS-X",
    "plbart": "PLBart",
    "prophetnet": "ProphetNet",
    "switch_transformers": "SwitchTransformers",
    "t5": "T5",
    "t5gemma": "T5Gemma",
    "t5gemma2": "T5Gemma2",
    "umt5": "UMT5",
}
