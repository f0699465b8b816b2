"""Prefix LMs: decoder-only checkpoints that read the article and go on with the summary.

A folder that `scripts/pack_writer.py` wrote is one, and so is a decoder-only checkpoint whose
`config.json` has `summarise_prompts`, as the recipe `configs/training/writer.yaml` writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from transformers import AutoModelForCausalLM, PreTrainedModel

from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.load_options import LoadOptions
from summarise.generation.checkpoints.profile import CheckpointProfile
from summarise.generation.checkpoints.source import CheckpointSource
from summarise.generation.checkpoints.weights import from_hub, load_model, load_tokenizer
from summarise.generation.checkpoints.words import ordinary_words
from summarise.generation.prefix_lm import PrefixLM

_TARGET = 256  # tokens that may be written: as many positions are kept free
_OURS = "summarise_"  # how the keys of a configuration begin that say how it is used


def load(source: CheckpointSource, options: LoadOptions) -> Checkpoint:
    """Load a prefix LM; raises what transformers does."""
    tokenizer = load_tokenizer(source)
    if source.model_type == PrefixLM.config_class.model_type:
        quick, hub = options.device == "cpu", from_hub(source)
        model = PrefixLM.from_pretrained(source.path, dtype=options.precision, quick=quick, **hub)
    else:
        model = wrap(load_model(AutoModelForCausalLM, source, options))
    moved: Any = model
    moved.to(options.device).eval()
    ordinary = ordinary_words(Path(source.path))
    return Checkpoint(source, model, tokenizer, _profile(model), ordinary)


def wrap(lm: PreTrainedModel) -> PrefixLM:
    """Return a decoder-only model as a prefix LM that is used as its configuration says."""
    ours = {name: value for name, value in lm.config.to_dict().items() if name.startswith(_OURS)}
    skim = int(ours.pop("summarise_skim_layers", 0))
    prompts: Mapping[str, list[int]] = ours.get("summarise_prompts") or {}
    model = PrefixLM.from_causal_lm(lm, next(iter(prompts.values()), []), skim)
    for name, value in ours.items():
        setattr(model.config, name, value)
    return model


def _profile(model: PrefixLM) -> CheckpointProfile:
    """Find how a prefix LM is used."""
    config = model.config
    base = config.base_config()
    positions = getattr(base, "max_position_embeddings", None) or 2 * _TARGET
    notes = ["reads the article as the beginning of a text, and goes on with the summary"]
    if config.skim_layers:
        notes.append(f"the lowest {config.skim_layers} layers read all of it, for its sentences")
    return CheckpointProfile(
        family=f"prefix LM ({base.model_type})",
        prompt=tuple(config.decoder_prompt),
        context=max(1, positions - _TARGET),
        max_target_tokens=_TARGET,
        no_repeat_ngram_size=0,  # it was taught what to write
        running_text=True,
        notes=tuple(notes),
    )
