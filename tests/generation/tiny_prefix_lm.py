"""A tiny random decoder-only checkpoint with an invented byte-level vocabulary, and it as a prefix LM."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tiny_checkpoint import TEXT
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from summarise.generation.prefix_lm import PrefixLM
from summarise.generation.prefix_lm.loading import pack

PROMPT = "\n\nHeadline:"
_SPECIAL = ["<|start|>", "<|end|>"]
LAYERS = 3


def tiny_tokenizer() -> Any:
    """A byte-level BPE tokenizer that has learnt the words of `TEXT`."""
    backend = Tokenizer(models.BPE())
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=400, special_tokens=_SPECIAL, initial_alphabet=alphabet, show_progress=False
    )
    backend.train_from_iterator([TEXT, TEXT.lower(), PROMPT], trainer)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=backend, bos_token="<|start|>", eos_token="<|end|>", pad_token="<|end|>"
    )


def tiny_causal_lm(tokenizer: Any, seed: int = 0) -> Any:
    """A random Llama whose words are far from equally likely."""
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        intermediate_size=24,
        num_hidden_layers=LAYERS,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=2048,
        initializer_range=0.3,
        tie_word_embeddings=True,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return LlamaForCausalLM(config).eval()  # type: ignore[no-untyped-call]


def tiny_prefix_lm(tokenizer: Any, skim_layers: int = 2, seed: int = 0) -> PrefixLM:
    """The same as a prefix LM."""
    prompt = tokenizer(PROMPT).input_ids
    return PrefixLM.from_causal_lm(tiny_causal_lm(tokenizer, seed), prompt, skim_layers)


def build_packed(folder: Path, seed: int = 0, **settings: object) -> Path:
    """Write a packed folder as the bundled one is; `settings` go into its `config.json`."""
    tokenizer = tiny_tokenizer()
    model = tiny_prefix_lm(tokenizer, seed=seed)
    model.config.summarise_prompts = {"headline": model.config.decoder_prompt}
    for name, value in settings.items():
        setattr(model.config, name, value)
    pack(model, tokenizer, folder)
    return folder
