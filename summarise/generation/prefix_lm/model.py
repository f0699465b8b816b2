"""A decoder-only language model as a seq2seq model: a prefix LM.

The encoder is the model reading the article once; what it leaves are keys and values, layer by
layer. The decoder is the same weights going on behind them from a prompt. Beams of an article attend
to one copy of its keys, and so do both lengths.

Source: Raffel et al. 2020, "Exploring the Limits of Transfer Learning with a Unified Text-to-Text
Transformer", section 3.2.1; here the article is read causally, as the base model learnt to read.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import (
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    DynamicCache,
    EncoderDecoderCache,
    GenerationMixin,
    PreTrainedModel,
)
from transformers.modeling_outputs import Seq2SeqLMOutput

from summarise.generation.precision import fastest_precision
from summarise.generation.prefix_lm.attention import ATTENTION
from summarise.generation.prefix_lm.configuration import PrefixLMConfig
from summarise.generation.prefix_lm.loading import fill
from summarise.generation.prefix_lm.packed import is_packed
from summarise.generation.prefix_lm.prefix import Prefix, PrefixOutput
from summarise.generation.prefix_lm.reading import cap


class Skimmed:
    """What the lowest layers made of articles, for the others to go on from.

    Attributes:
        states: behind the lowest layers, [articles, source, width].
        cache: the lowest layers' keys and values.
    """

    def __init__(self, states: torch.Tensor, cache: DynamicCache) -> None:
        self.states, self.cache = states, cache

    def start(self, tokens: int) -> Skimmed:
        """Return a copy of the first tokens, so that the rest can be freed; all where there is no rest."""
        if self.states.shape[1] <= tokens:
            return self
        cache = DynamicCache()
        for number, layer in enumerate(self.cache.layers):
            both = Prefix.of([layer], torch.empty(0, tokens))
            cache.update(both.keys[0].clone(), both.values[0].clone(), number)
        return Skimmed(self.states[:, :tokens].clone(), cache)


class _Encoder:
    """What `generate` takes for the encoder: the model reading."""

    def __init__(self, model: PrefixLM) -> None:
        self._model = model

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor | None = None, **rest: Any
    ) -> PrefixOutput:
        return self._model.read(input_ids, attention_mask)

    __call__ = forward


class PrefixLM(PreTrainedModel, GenerationMixin):
    """A decoder-only model as a seq2seq model; see the module."""

    config_class = PrefixLMConfig
    base_model_prefix = "lm"
    main_input_name = "input_ids"
    _supports_attention_backend = True
    _tied_weights_keys = {"lm.lm_head.weight": "lm.model.embed_tokens.weight"}  # noqa: RUF012

    def __init__(self, config: PrefixLMConfig) -> None:
        super().__init__(config)
        base = config.base_config()
        base._attn_implementation = ATTENTION
        wrapped: Any = AutoModelForCausalLM
        self.lm = wrapped.from_config(base, attn_implementation=ATTENTION)
        self.post_init()  # type: ignore[no-untyped-call]

    @classmethod
    def from_pretrained(  # type: ignore[override]
        cls, name: Any, *args: Any, **settings: Any
    ) -> PrefixLM:
        """Load a checkpoint, a packed one too (see `packed`).

        Args:
            name: a folder, or a hub's name.
            args: as transformers has them.
            settings: likewise; of a packed one only `config`, `dtype`, which is by default what the
                processor computes fastest, and `quick`, for a model that is only to compute on it.
        """
        if not is_packed(Path(name)):
            return super().from_pretrained(name, *args, **settings)
        dtype = settings.get("dtype") or "auto"
        if isinstance(dtype, str):
            dtype = getattr(torch, fastest_precision("cpu") if dtype == "auto" else dtype)
        with torch.device("meta"):
            model = cls(settings.get("config") or PrefixLMConfig.from_pretrained(name))
        fill(model, Path(name), dtype, dtype is torch.bfloat16 and settings.get("quick", False))
        return model

    @classmethod
    def from_causal_lm(
        cls, lm: PreTrainedModel, prompt: Sequence[int] = (), skim_layers: int = 0
    ) -> PrefixLM:
        """Wrap a decoder-only model; its weights are shared, not copied.

        Args:
            lm: one whose attention is exchangeable (transformers' `AttentionInterface`) and whose
                positions follow from `position_ids`: Llama, Qwen, Mistral, Gemma and their like.
            prompt: the decoder's first tokens.
            skim_layers: see `PrefixLMConfig`.
        """
        with torch.device("meta"):
            model = cls(PrefixLMConfig.of(lm.config, prompt, skim_layers))
        lm.set_attn_implementation(ATTENTION)
        model.lm = lm
        model.eval()  # type: ignore[no-untyped-call]
        return model

    def get_encoder(self, modality: str | None = None) -> Any:
        """Return what reads."""
        return _Encoder(self)

    def get_input_embeddings(self) -> nn.Module:
        """Return the embedding of tokens."""
        return self.lm.get_input_embeddings()  # type: ignore[no-any-return]

    def get_output_embeddings(self) -> nn.Module:
        """Return the layer that gives the logits."""
        return self.lm.get_output_embeddings()  # type: ignore[no-any-return]

    def read(self, ids: torch.Tensor, mask: torch.Tensor | None = None) -> PrefixOutput:
        """Read articles.

        Args:
            ids: [articles, source].
            mask: 1 where there is a token, [articles, source]; padding may be on either side.

        Returns:
            states [articles, source, width] and the prefix, padded on the right.
        """
        mask = torch.ones_like(ids) if mask is None else mask
        if bool((mask[:, 1:] > mask[:, :-1]).any()):  # padded on the left
            order = mask.argsort(dim=1, descending=True, stable=True)
            ids, mask = ids.gather(1, order), mask.gather(1, order)
        cache = DynamicCache()
        states = self.lm.base_model(ids, past_key_values=cache, use_cache=True).last_hidden_state
        return PrefixOutput(last_hidden_state=states, prefix=Prefix.of(cache.layers, mask))

    @property
    def decoder(self) -> Any:
        """The decoder-only model without its head."""
        return self.lm.base_model

    def skim(self, ids: torch.Tensor, layers: int | None = None) -> Skimmed:
        """Read articles [articles, source], padded on the right, with the lowest layers alone.

        Args:
            ids: the articles.
            layers: how many; the configuration's `skim_layers` where nothing is said.
        """
        cache = DynamicCache()
        lowest = self._layers(0, self.config.skim_layers if layers is None else layers)
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        output = lowest(ids, position_ids=places, past_key_values=cache, use_cache=True)
        return Skimmed(output.last_hidden_state, cache)

    def read_on(self, skimmed: Skimmed, mask: torch.Tensor) -> Prefix:
        """Read what was skimmed with the other layers too, as much of it as the mask is long.

        Args:
            skimmed: the articles, as long as the mask or longer.
            mask: 1 where there is a token, [articles, source].
        """
        source, cache = mask.shape[1], DynamicCache()
        places = torch.arange(source, device=mask.device)[None]
        self._layers(self.config.skim_layers, None)(
            inputs_embeds=skimmed.states[:, :source],
            position_ids=places,
            past_key_values=cache,
            use_cache=True,
        )
        both = [*skimmed.cache.layers, *cache.layers[self.config.skim_layers :]]
        return Prefix.of(both, mask)

    def _layers(self, first: int, last: int | None) -> Any:
        """Return some layers as a model that shares the weights; the final norm is the last one's."""
        whole = self.decoder
        part = copy.copy(whole)
        part._modules = dict(whole._modules)
        part.layers = whole.layers[first:last]
        part.config = copy.copy(whole.config)
        part.config.num_hidden_layers = len(part.layers)
        if last is not None:
            part.norm = nn.Identity()
        return part

    def behind(self, ids: torch.Tensor, prefix: Prefix, layers: int) -> torch.Tensor:
        """Read something behind articles with the lowest layers alone.

        Args:
            ids: [rows, steps], padded on the right; rows are articles times what is read of each.
            prefix: the articles', of these layers or more.
            layers: how many.

        Returns:
            states, normed as the last layer's are, [rows, steps, width].
        """
        past = prefix.lengths.repeat_interleave(len(ids) // len(prefix.mask))[:, None]
        places = past + torch.arange(ids.shape[1], device=ids.device)
        lowest = self._layers(0, layers)
        states = lowest(ids, position_ids=places, use_cache=False, prefix=prefix).last_hidden_state
        return self.decoder.norm(states)  # type: ignore[no-any-return]

    def step(
        self, ids: torch.Tensor, prefix: Prefix, cache: DynamicCache, last: bool = False
    ) -> torch.Tensor:
        """Go on writing behind a prefix.

        Args:
            ids: [rows, steps]; rows are articles times beams.
            prefix: the articles'.
            cache: what was written so far; grows by the steps.
            last: give the last step's logits only.

        Returns:
            logits, [rows, steps, vocabulary], or [rows, vocabulary] of the last.
        """
        beams = len(ids) // len(prefix.mask)
        past = prefix.lengths.repeat_interleave(beams)[:, None] + cache.get_seq_length()
        places = past + torch.arange(ids.shape[1], device=ids.device)
        states = self.lm.base_model(
            ids, position_ids=places, past_key_values=cache, use_cache=True, prefix=prefix
        ).last_hidden_state
        if last:  # in two dimensions: of three, in 16 bits, torch copies the weights for each row
            states = states[:, -1]
        return self._logits(states)

    def _logits(self, states: torch.Tensor) -> torch.Tensor:
        """Return the logits of states as the model's own head gives them."""
        config = self.lm.config.get_text_config()
        logits: torch.Tensor = self.get_output_embeddings()(states)
        if scale := getattr(config, "logits_scaling", None):  # Granite
            logits = logits / scale
        if scale := getattr(config, "logit_scale", None):  # Cohere
            logits = logits * scale
        return cap(logits, getattr(config, "final_logit_softcapping", None))  # Gemma 2

    def forward(
        self,
        input_ids: torch.Tensor | None = None,
        attention_mask: torch.Tensor | None = None,
        decoder_input_ids: torch.Tensor | None = None,
        encoder_outputs: PrefixOutput | None = None,
        past_key_values: EncoderDecoderCache | None = None,
        labels: torch.Tensor | None = None,
        **rest: Any,
    ) -> Seq2SeqLMOutput:
        """Compute the logits of what is written of what is read, as any seq2seq model does.

        Args:
            input_ids, attention_mask: the articles; see `read`.
            decoder_input_ids: what is written, [rows, steps], from the prompt on.
            encoder_outputs: what `read` made of the articles, in place of them.
            past_key_values: what was written before.
            labels: the next tokens of `decoder_input_ids`, -100 where none counts.
            rest: what other models take.
        """
        if encoder_outputs is None:
            assert input_ids is not None
            encoder_outputs = self.read(input_ids, attention_mask)
        assert decoder_input_ids is not None
        assert encoder_outputs.prefix is not None
        own = past_key_values.self_attention_cache if past_key_values else DynamicCache()
        logits = self.step(decoder_input_ids, encoder_outputs.prefix, own)
        loss = None
        if labels is not None:
            flat = logits.flatten(0, 1).float()
            loss = nn.functional.cross_entropy(flat, labels.flatten(), ignore_index=-100)
        return Seq2SeqLMOutput(
            loss=loss,
            logits=logits,
            past_key_values=past_key_values or EncoderDecoderCache(own, DynamicCache()),
            encoder_last_hidden_state=encoder_outputs.last_hidden_state,
        )

    def _prepare_decoder_input_ids_for_generation(  # type: ignore[override]
        self,
        batch_size: int,
        model_input_name: str,
        model_kwargs: dict[str, Any],
        decoder_start_token_id: torch.Tensor,
        device: torch.device | None = None,
    ) -> tuple[torch.Tensor, dict[str, Any]]:
        """Begin with the configuration's prompt where `generate` is given none."""
        ids = model_kwargs.pop("decoder_input_ids", None)
        if ids is None:
            ids = torch.tensor([self.config.decoder_prompt] * batch_size, device=device)
        return ids, model_kwargs


AutoModelForSeq2SeqLM.register(PrefixLMConfig, PrefixLM)
