"""What each family of seq2seq checkpoints is used to, found from its configuration and tokenizer.

A family is what transformers calls a model type. What is done for a checkpoint is said in its notes.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn.utils.rnn import pad_sequence
from transformers.modeling_outputs import BaseModelOutput

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
_NO_LIMIT = 1_000_000  # tokenizers without a limit give 1e30
_USUAL_CONTEXT = {"t5": 512, "mt5": 1024, "umt5": 1024, "longt5": 4096}  # of their pre-training
_USUAL_ROOM = 1024
_TRIGRAM = 3  # the longest run of tokens that may be forbidden to come again
_MULTILINGUAL = ("mbart", "m2m_100")
_PADDED_POSITIONS = ("roberta", "xlm-roberta", "camembert", "prophetnet")
# what the configuration's lengths and beams stand in for, and what transformers sets by itself
_GIVEN_WAY = {
    "min_length": 0,
    "max_length": 20,
    "min_new_tokens": None,
    "max_new_tokens": None,
    "num_beams": 1,
    "length_penalty": 1.0,
    "early_stopping": False,
    "do_sample": False,
}
# what needs the source's ids, which an encoder pass that serves two lengths no longer has, or other
# searches than beam search
_DROPPED = {
    "encoder_no_repeat_ngram_size": 0,
    "encoder_repetition_penalty": 1.0,
    "num_beam_groups": 1,
    "diversity_penalty": 0.0,
    "penalty_alpha": None,
}
_KEPT = (
    "no_repeat_ngram_size",
    "repetition_penalty",
    "bad_words_ids",
    "forced_eos_token_id",
    "suppress_tokens",
    "begin_suppress_tokens",
)


@dataclass(frozen=True)
class CheckpointProfile:
    """How a checkpoint is used.

    Attributes:
        family: for people.
        start: the decoder's first tokens.
        context, max_target_tokens: tokens that the encoder can read and the decoder can write.
        prefix: what it was trained to see before an article.
        newline: how it writes a line's end; "" when it does not.
        no_repeat: tokens of the shortest run that may not come twice.
        notes: what was found and done, a line each.
    """

    family: str
    start: tuple[int, ...]
    context: int
    max_target_tokens: int
    prefix: str = ""
    newline: str = ""
    no_repeat: int = _TRIGRAM
    notes: tuple[str, ...] = ()


def settle(model: Any, tokenizer: Any, language: str = "") -> CheckpointProfile:
    """Find a checkpoint's habits, and set model and tokenizer up for them.

    Args:
        model: a seq2seq model, whose generation settings are put in order.
        tokenizer: its own; gets the tokens that it lacks, and the source's language.
        language: ISO 639-1 code that a multilingual checkpoint reads and writes; "" for its own.
    """
    kind = model.config.model_type
    notes: list[str] = []
    _settle_tokens(model, tokenizer, notes)
    start = _start(model, tokenizer, language, notes)
    context, room = _limits(model.config, tokenizer, notes)
    prefix = _prefix(model.config)
    if prefix:
        notes.append(f"puts {prefix!r} before the article unless the configuration gives a prefix")
    newline = "<n>" if "<n>" in tokenizer.get_vocab() else ""
    if newline:
        notes.append("<n> is read as the end of a line")
    no_repeat = _settle_generation(model.generation_config, notes)
    if kind in ("led", "bigbird_pegasus"):  # they say at each batch that they pad
        logging.getLogger(type(model).__module__).setLevel(logging.ERROR)
    if kind == "led":
        model.get_encoder().register_forward_pre_hook(_look_at_first, with_kwargs=True)
        notes.append("global attention on the first token")
    if kind == "bigbird_pegasus" and model.config.attention_type == "block_sparse":
        full = (5 + 2 * model.config.num_random_blocks) * model.config.block_size
        _read_alone(model.get_encoder(), full)
        notes.append(f"full attention up to {full} tokens, in blocks beyond; read one by one")
    label = LABELS.get(kind)
    if label is None:
        notes.insert(0, f"{kind!r} is no family known here: it is used by the general rules")
    return CheckpointProfile(
        label or kind, start, context, room, prefix, newline, no_repeat, tuple(notes)
    )  # fmt: skip


# --- tokens ------------------------------------------------------------------------------------


def _settle_tokens(model: Any, tokenizer: Any, notes: list[str]) -> None:
    """Give a tokenizer that lacks them an end, a first and a padding token, and the model too."""
    for name, other in (("eos", "sep"), ("bos", "cls"), ("pad", "eos")):
        if getattr(tokenizer, f"{name}_token") is None and getattr(tokenizer, f"{other}_token"):
            setattr(tokenizer, f"{name}_token", getattr(tokenizer, f"{other}_token"))
            if name == "eos":
                notes.append(f"{tokenizer.eos_token} ends a text")
    decoding = model.generation_config
    for name in ("eos_token_id", "pad_token_id"):
        if getattr(decoding, name, None) is None:
            own = getattr(model.config, name, None)
            setattr(decoding, name, own if own is not None else getattr(tokenizer, name))


def _start(model: Any, tokenizer: Any, language: str, notes: list[str]) -> tuple[int, ...]:
    """The decoder's first tokens: its start token and the one that must follow."""
    first = next(
        (
            int(token)
            for token in (
                model.generation_config.decoder_start_token_id,
                getattr(model.config, "decoder_start_token_id", None),
                tokenizer.bos_token_id,
                tokenizer.pad_token_id,
            )
            if token is not None
        ),
        0,
    )
    forced = model.generation_config.forced_bos_token_id
    if forced is None:
        forced = getattr(model.config, "forced_bos_token_id", None)
    if model.config.model_type in _MULTILINGUAL:
        first, forced = _languages(tokenizer, language, first, forced, notes)
    elif forced is not None:
        notes.append(f"its texts start with {tokenizer.convert_ids_to_tokens(int(forced))}")
    model.generation_config.decoder_start_token_id = first
    model.generation_config.forced_bos_token_id = None  # it stands in the prompt
    return (first,) if forced is None else (first, int(forced))


def _languages(
    tokenizer: Any, language: str, first: int, forced: int | None, notes: list[str]
) -> tuple[int, int | None]:
    """Set the source's language, and find the decoder's first tokens for the same as target."""
    code = re.compile(rf"(__)?{re.escape(language)}(__|_[A-Z]{{2}}|_[A-Z][a-z]{{3}})?")
    token = next((t for t in _language_tokens(tokenizer) if language and code.fullmatch(t)), None)
    if token is None:
        if language:
            notes.append(f"no token for the language {language!r}: its own languages are kept")
        return first, forced
    tokenizer.src_lang = language if token.startswith("__") else token
    notes.append(f"reads and writes {token}")
    target = int(tokenizer.convert_tokens_to_ids(token))
    if tokenizer.convert_ids_to_tokens(first) in set(_language_tokens(tokenizer)):
        return target, None  # mBART-25: the language is the first token
    return first, target


def _language_tokens(tokenizer: Any) -> list[str]:
    """Tokens of a multilingual vocabulary that stand for a language: `de_DE`, `__de__`."""
    shape = re.compile(r"__[a-z]{2,3}__|[a-z]{2,3}_[A-Z][A-Za-z]{1,3}")
    apart = getattr(tokenizer, "lang_token_to_id", {})  # where M2M100's keeps them
    return sorted(token for token in {*tokenizer.get_vocab(), *apart} if shape.fullmatch(token))


# --- limits ------------------------------------------------------------------------------------


def _limits(config: Any, tokenizer: Any, notes: list[str]) -> tuple[int, int]:
    """Tokens that the encoder can read and the decoder can write."""
    kind = config.model_type
    encoder = getattr(config, "max_encoder_position_embeddings", None)
    decoder = getattr(config, "max_decoder_position_embeddings", None)
    if kind == "encoder-decoder":
        encoder, decoder = _positions(config.encoder), _positions(config.decoder)
    limits = [encoder or _positions(config), tokenizer.model_max_length]
    known = [limit for limit in limits if limit and limit < _NO_LIMIT]
    context = min(known, default=_USUAL_CONTEXT.get(kind, 512))
    room = decoder or _positions(config) or _USUAL_ROOM
    notes.append(
        f"reads {context} tokens"
        + ("" if known else ", as its family was trained, for it states no limit")
    )
    return context, room


def _positions(config: Any) -> int | None:
    """Positions that a text can use; None where they are relative."""
    positions = getattr(config, "max_position_embeddings", None)
    if positions and config.model_type in _PADDED_POSITIONS:  # they start after the padding's
        positions -= (config.pad_token_id or 0) + 1
    return positions


# --- words before the article, and how to decode -----------------------------------------------


def _prefix(config: Any) -> str:
    tasks = getattr(config, "task_specific_params", None) or {}
    task = tasks.get("summarization") or {}
    prefix = task.get("prefix") or getattr(config, "prefix", None) or ""
    return str(prefix) if prefix.strip() else ""


def _settle_generation(decoding: Any, notes: list[str]) -> int:
    """Put a checkpoint's own generation settings in order; returns its `no_repeat`."""

    def own(usual: dict[str, Any]) -> list[str]:
        values = ((name, getattr(decoding, name, None)) for name in usual)
        return [f"{n} {v}" for n, v in values if v is not None and v != usual[n]]

    if given := own(_GIVEN_WAY):
        notes.append(
            f"its own {', '.join(given)} give way to the configuration's lengths and beams"
        )
    if dropped := own(_DROPPED):
        notes.append(f"its own {', '.join(dropped)} are left out: they do not go with beam search")
    for name, usual in _DROPPED.items():
        if hasattr(decoding, name):
            setattr(decoding, name, usual)
    kept = own(dict.fromkeys(_KEPT))
    kept = [k for k in kept if k not in ("no_repeat_ngram_size 0", "repetition_penalty 1.0")]
    if kept:
        notes.append(f"its own {', '.join(kept)} kept")
    size = decoding.no_repeat_ngram_size or _TRIGRAM
    return min(int(size), _TRIGRAM)


# --- attention ---------------------------------------------------------------------------------


def _look_at_first(
    encoder: Any, args: tuple[Any, ...], given: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """LED: global attention on the first token (Beltagy et al. 2020, section 7)."""
    if given.get("global_attention_mask") is None and given.get("input_ids") is not None:
        mask = torch.zeros_like(given["input_ids"])
        mask[:, 0] = 1
        given["global_attention_mask"] = mask
    return args, given


def _read_alone(encoder: Any, full: int) -> None:
    """BigBird: blocks need more than `full` tokens, and the last of a batch, be it padding, is one
    that all attend to. So each article is read by itself, as it is read in a batch of one.
    """
    forward = encoder.forward

    def alone(
        input_ids: torch.Tensor, attention_mask: torch.Tensor, **given: Any
    ) -> BaseModelOutput:
        rows = []
        for ids, mask in zip(input_ids, attention_mask, strict=True):
            size = int(mask.sum())
            encoder.set_attention_type("block_sparse" if size > full else "original_full")
            output = forward(input_ids=ids[None, :size], attention_mask=mask[None, :size], **given)
            rows.append(output.last_hidden_state[0])
        return BaseModelOutput(last_hidden_state=pad_sequence(rows, batch_first=True))

    encoder.forward = alone
