"""The configuration of a prefix LM: that of its decoder-only model, and how it reads and begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from transformers import AutoConfig, PreTrainedConfig

MODEL_TYPE = "summarise-prefix-lm"
_OF_OURSELVES = ("_", "summarise_")  # where it was loaded from, and how we use it
_SHARED = ("vocab_size", "hidden_size", "num_attention_heads", "num_hidden_layers")


class PrefixLMConfig(PreTrainedConfig):  # type: ignore[no-untyped-call]
    """Configure a prefix LM.

    Args:
        base: the decoder-only model's configuration, as its own `config.json` has it.
        decoder_prompt: the decoder's first tokens where `generate` is given none.
        skim_layers: the lowest layers, which can read an article further than the others do; 0
            where all read alike.
        rest: as any configuration has it.
    """

    model_type = MODEL_TYPE
    is_encoder_decoder = True

    def __init__(
        self,
        base: dict[str, Any] | None = None,
        decoder_prompt: Sequence[int] = (),
        skim_layers: int = 0,
        **rest: Any,
    ) -> None:
        self.base = dict(base or {})
        self.decoder_prompt = list(decoder_prompt)
        self.skim_layers = skim_layers
        for name in _SHARED:
            rest.setdefault(name, self.base.get(name))
        rest["is_encoder_decoder"] = True
        super().__init__(**rest)

    @classmethod
    def of(cls, base: Any, prompt: Sequence[int] = (), skim_layers: int = 0) -> PrefixLMConfig:
        """Return the configuration of a prefix LM made of a decoder-only model's configuration."""
        settings = base.to_dict().items()
        return cls(
            {name: value for name, value in settings if not name.startswith(_OF_OURSELVES)},
            prompt,
            skim_layers,
            decoder_start_token_id=prompt[0] if prompt else base.bos_token_id,
            eos_token_id=base.eos_token_id,
            pad_token_id=base.pad_token_id,
            bos_token_id=base.bos_token_id,
            tie_word_embeddings=base.tie_word_embeddings,
        )

    def base_config(self) -> Any:
        """Return the decoder-only model's configuration."""
        settings = dict(self.base) or {"model_type": "llama"}
        return AutoConfig.for_model(settings.pop("model_type"), **settings)


AutoConfig.register(MODEL_TYPE, PrefixLMConfig)
