"""Tiny random checkpoints of the families that are less used for summaries, or are newer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import transformers
from tiny_parts import (
    HEADS,
    LETTERS,
    PIECES,
    WIDTH,
    bart_like,
    byte_level,
    pegasus_tokenizer,
    save,
    sentence_pieces,
    t5_like,
    t5_tokenizer,
)

_GEMMA = {
    "hidden_size": WIDTH,
    "intermediate_size": WIDTH,
    "num_hidden_layers": 2,
    "num_attention_heads": HEADS,
    "num_key_value_heads": 1,
    "head_dim": WIDTH // HEADS,
    "query_pre_attn_scalar": WIDTH // HEADS,
    "max_position_embeddings": 160,
    "sliding_window": 32,
    "initializer_range": 0.5,
}


def umt5(folder: Path) -> None:
    """UMT5: relative positions in each layer."""
    config = transformers.UMT5Config(**t5_like(t5_tokenizer(folder, None)))
    save(transformers.UMT5ForConditionalGeneration(config), folder)


def byt5(folder: Path) -> None:
    """ByT5: tokens are bytes, which random weights make no words of, so that it is not in `LATER`."""
    tokenizer = transformers.ByT5Tokenizer()
    tokenizer.save_pretrained(folder)
    config = transformers.T5Config(**t5_like(tokenizer) | {"vocab_size": 384})
    save(transformers.T5ForConditionalGeneration(config), folder)


def switch(folder: Path) -> None:
    """SwitchTransformers: a T5 whose layers have experts."""
    own = {"num_experts": 2, "expert_capacity": 64, "num_sparse_encoder_layers": 1}
    shape = t5_like(t5_tokenizer(folder, None)) | own | {"num_sparse_decoder_layers": 1}
    config = transformers.SwitchTransformersConfig(**shape)
    save(transformers.SwitchTransformersForConditionalGeneration(config), folder)


def pegasus_x(folder: Path) -> None:
    """PEGASUS-X: attention in blocks, and tokens that everything attends to."""
    tokenizer = pegasus_tokenizer(folder, 256)
    config = transformers.PegasusXConfig(
        **bart_like(tokenizer, 256),
        decoder_start_token_id=tokenizer.pad_token_id,
        scale_embedding=True,
        num_global_tokens=2,
        block_size=8,
    )
    save(transformers.PegasusXForConditionalGeneration(config), folder)


def mvp(folder: Path) -> None:
    """MVP: a BART that was trained on tasks."""
    tokenizer = byte_level(folder, transformers.RobertaTokenizer, 96)
    config = transformers.MvpConfig(
        **bart_like(tokenizer, 96), decoder_start_token_id=tokenizer.eos_token_id
    )
    save(transformers.MvpForConditionalGeneration(config), folder)


def blenderbot(folder: Path) -> None:
    """Blenderbot: made to converse, with room for 128 tokens in the original."""
    tokenizer = byte_level(folder, transformers.BlenderbotTokenizer, 96)
    config = transformers.BlenderbotConfig(
        **bart_like(tokenizer, 96), decoder_start_token_id=tokenizer.bos_token_id
    )
    save(transformers.BlenderbotForConditionalGeneration(config), folder)


def blenderbot_small(folder: Path) -> None:
    """Blenderbot small: words end where no `@@` stands."""
    special = ["__null__", "__start__", "__end__", "__unk__", "__newln__"]
    pieces = [*special, *LETTERS, *(f"{letter}@@" for letter in LETTERS)]
    vocabulary = {piece: i for i, piece in enumerate(dict.fromkeys(pieces))}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    (folder / "merges.txt").write_text("#version: 0.2\n", encoding="utf-8")
    kind: Any = transformers.BlenderbotSmallTokenizer
    tokenizer = kind(str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=96)
    tokenizer.save_pretrained(folder)
    config = transformers.BlenderbotSmallConfig(
        **bart_like(tokenizer, 96), decoder_start_token_id=tokenizer.bos_token_id
    )
    save(transformers.BlenderbotSmallForConditionalGeneration(config), folder)


def fsmt(folder: Path) -> None:
    """FSMT, whose tokenizer takes `sacremoses`, so that it is not in `LATER`."""
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *(f"{letter}</w>" for letter in LETTERS), *LETTERS]
    vocabulary = json.dumps({piece: i for i, piece in enumerate(dict.fromkeys(pieces))})
    for name in ("vocab-src.json", "vocab-tgt.json"):
        (folder / name).write_text(vocabulary, encoding="utf-8")
    (folder / "merges.txt").write_text("", encoding="utf-8")
    settings = {"langs": ["en", "de"], "tokenizer_class": "FSMTTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    config = transformers.FSMTConfig(
        langs=["en", "de"],
        src_vocab_size=len(dict.fromkeys(pieces)),
        tgt_vocab_size=len(dict.fromkeys(pieces)),
        d_model=WIDTH,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS,
        encoder_ffn_dim=WIDTH,
        decoder_ffn_dim=WIDTH,
        max_position_embeddings=96,
    )
    save(transformers.FSMTForConditionalGeneration(config), folder)


def nllb(folder: Path) -> None:
    """NLLB: an M2M100 whose languages are such as `eng_Latn`."""
    tokenizer = _nllb_tokenizer(folder)
    config = transformers.M2M100Config(
        **bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.eos_token_id,
        scale_embedding=True,
    )
    save(transformers.M2M100ForConditionalGeneration(config), folder)


def nllb_moe(folder: Path) -> None:
    """NLLB-MoE: the same with experts."""
    tokenizer = _nllb_tokenizer(folder)
    config = transformers.NllbMoeConfig(
        **bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.eos_token_id,
        scale_embedding=True,
        num_experts=2,
        expert_capacity=64,
        encoder_sparse_step=1,
        decoder_sparse_step=1,
    )
    save(transformers.NllbMoeForConditionalGeneration(config), folder)


def plbart(folder: Path) -> None:
    """PLBart: code and English, the target's language is the decoder's first token."""
    sentence_pieces(folder / "sentencepiece.bpe.model")
    tokenizer = transformers.PLBartTokenizer(
        str(folder / "sentencepiece.bpe.model"), language_codes="base", model_max_length=96
    )
    tokenizer.save_pretrained(folder)
    config = transformers.PLBartConfig(**bart_like(tokenizer, 96))
    save(transformers.PLBartForConditionalGeneration(config), folder)


def t5gemma(folder: Path) -> None:
    """T5Gemma: two Gemmas; each part states its own limits."""
    tokenizer = _gemma_tokenizer(folder)
    part = _GEMMA | {"vocab_size": len(tokenizer), "layer_types": ["sliding_attention"] * 2}
    config = transformers.T5GemmaConfig(encoder=dict(part), decoder=dict(part), **_gemma(tokenizer))
    save(transformers.T5GemmaForConditionalGeneration(config), folder)


def t5gemma2(folder: Path) -> None:
    """T5Gemma2: it reads pictures too, and states what it reads of texts a level below."""
    tokenizer = _gemma_tokenizer(folder)
    part = _GEMMA | {"vocab_size": len(tokenizer)}
    vision = {
        "hidden_size": WIDTH,
        "intermediate_size": WIDTH,
        "num_hidden_layers": 1,
        "num_attention_heads": HEADS,
        "image_size": 28,
        "patch_size": 14,
    }
    config = transformers.T5Gemma2Config(
        encoder={"text_config": dict(part), "vision_config": vision, "mm_tokens_per_image": 4},
        decoder=dict(part),
        **_gemma(tokenizer),
    )
    save(transformers.T5Gemma2ForConditionalGeneration(config), folder)


LATER: dict[str, Callable[[Path], None]] = {
    "UMT5": umt5,
    "SwitchTransformers": switch,
    "PEGASUS-X": pegasus_x,
    "MVP": mvp,
    "Blenderbot": blenderbot,
    "Blenderbot small": blenderbot_small,
    "NLLB": nllb,
    "NLLB-MoE": nllb_moe,
    "PLBart": plbart,
    "T5Gemma": t5gemma,
    "T5Gemma2": t5gemma2,
}


def _nllb_tokenizer(folder: Path) -> Any:
    special = {piece: i for i, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>"])}
    vocabulary = dict(special)
    for piece in PIECES:
        vocabulary.setdefault(piece, len(vocabulary))
    tokenizer = transformers.NllbTokenizer(vocab=vocabulary, merges=[], model_max_length=96)
    tokenizer.save_pretrained(folder)
    return tokenizer


def _gemma_tokenizer(folder: Path) -> Any:
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"]
    vocabulary = {piece: i for i, piece in enumerate(dict.fromkeys([*special, *PIECES]))}
    tokenizer = transformers.GemmaTokenizer(vocab=vocabulary, merges=[])
    tokenizer.save_pretrained(folder)
    return tokenizer


def _gemma(tokenizer: Any) -> dict[str, Any]:
    names = ("pad", "bos", "eos")
    return {f"{name}_token_id": getattr(tokenizer, f"{name}_token_id") for name in names}
