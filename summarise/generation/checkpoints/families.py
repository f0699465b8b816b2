"""The families of seq2seq checkpoints by what transformers calls a model type, and their names."""

from __future__ import annotations

LABELS = {
    "bart": "BART",
    "bigbird_pegasus": "BigBird-Pegasus",
    "encoder-decoder": "EncoderDecoder",
    "led": "LED",
    "longt5": "LongT5",
    "m2m_100": "M2M100",
    "marian": "Marian",
    "mbart": "mBART",
    "mt5": "mT5",
    "pegasus": "PEGASUS",
    "prophetnet": "ProphetNet",
    "t5": "T5",
    "umt5": "UMT5",
}
