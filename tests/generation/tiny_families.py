"""A tiny random checkpoint of each family that the loader knows, with the family's own tokenizer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch
import transformers
from tiny_later_families import LATER
from tiny_parts import (
    HEADS,
    PIECES,
    WIDTH,
    bart_like,
    byte_level,
    pegasus_tokenizer,
    save,
    scored,
    sentence_pieces,
    t5_like,
    t5_tokenizer,
    word_pieces,
)

Build = Callable[[Path], None]

_BART_CNN = {
    "min_length": 56,
    "max_length": 142,
    "num_beams": 4,
    "length_penalty": 2.0,
    "no_repeat_ngram_size": 3,
    "early_stopping": True,
}


def build(family: str, folder: Path, seed: int = 0) -> Path:
    """Save a random checkpoint of a family (see `FAMILIES`) into a new folder."""
    torch.manual_seed(seed)
    folder.mkdir(parents=True)
    FAMILIES[family](folder)
    return folder


def bart(folder: Path) -> None:
    """BART as facebook/bart-large-cnn has it: forced first and last tokens, lengths of its own."""
    tokenizer = byte_level(folder, transformers.RobertaTokenizer, 96)
    config = transformers.BartConfig(
        **bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.eos_token_id,
    )
    forced = {
        "forced_bos_token_id": tokenizer.bos_token_id,
        "forced_eos_token_id": tokenizer.eos_token_id,
    }
    save(transformers.BartForConditionalGeneration(config), folder, **_BART_CNN, **forced)


def led(folder: Path) -> None:
    """LED: a window of attention, global attention on the first token, two position limits."""
    tokenizer = byte_level(folder, transformers.RobertaTokenizer, 256)
    shape = bart_like(tokenizer, 0)
    del shape["max_position_embeddings"]
    config = transformers.LEDConfig(
        **shape,
        max_encoder_position_embeddings=256,
        max_decoder_position_embeddings=96,
        attention_window=8,
        decoder_start_token_id=tokenizer.eos_token_id,
    )
    save(transformers.LEDForConditionalGeneration(config), folder)


def mbart(folder: Path) -> None:
    """mBART-25: the target's language is the decoder's first token."""
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    codes = [*transformers.models.mbart.tokenization_mbart.FAIRSEQ_LANGUAGE_CODES, "<mask>"]
    vocab = scored(special) + scored(PIECES, -3.0) + scored(codes)
    tokenizer = transformers.MBartTokenizer(vocab=vocab, model_max_length=96)
    tokenizer.save_pretrained(folder)
    config = transformers.MBartConfig(
        **bart_like(tokenizer, 96),
        decoder_start_token_id=[piece for piece, _ in vocab].index("ro_RO"),
    )
    save(transformers.MBartForConditionalGeneration(config), folder)


def mbart50(folder: Path) -> None:
    """mBART-50: the target's language is forced after the end token that starts the decoder."""
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    codes = [*transformers.models.mbart50.tokenization_mbart50.FAIRSEQ_LANGUAGE_CODES, "<mask>"]
    vocab = scored(special) + scored(PIECES, -3.0) + scored(codes)
    tokenizer = transformers.MBart50Tokenizer(vocab=vocab, model_max_length=96)
    tokenizer.save_pretrained(folder)
    config = transformers.MBartConfig(
        **bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.eos_token_id,
    )
    save(transformers.MBartForConditionalGeneration(config), folder)


def pegasus(folder: Path) -> None:
    """PEGASUS: `<n>` between sentences, sinusoidal positions, the decoder starts with padding."""
    tokenizer = pegasus_tokenizer(folder, 96)
    config = transformers.PegasusConfig(
        **bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.pad_token_id,
        scale_embedding=True,
    )
    save(transformers.PegasusForConditionalGeneration(config), folder)


def bigbird_pegasus(folder: Path) -> None:
    """BigBird-Pegasus: attention in blocks, which short texts cannot fill."""
    tokenizer = pegasus_tokenizer(folder, 512)
    config = transformers.BigBirdPegasusConfig(
        **bart_like(tokenizer, 512),
        decoder_start_token_id=tokenizer.bos_token_id or tokenizer.pad_token_id,
        attention_type="block_sparse",
        block_size=4,
        num_random_blocks=1,
        scale_embedding=True,
    )
    save(transformers.BigBirdPegasusForConditionalGeneration(config), folder)


def t5(folder: Path) -> None:
    """T5: a task's prefix, relative positions, and at most 20 tokens unless told otherwise."""
    tokenizer = t5_tokenizer(folder, 96)
    prefix = {"summarization": {"prefix": "summarize: ", "max_length": 30, "min_length": 10}}
    config = transformers.T5Config(**t5_like(tokenizer) | {"task_specific_params": prefix})
    save(transformers.T5ForConditionalGeneration(config), folder, max_length=20)


def flan_t5(folder: Path) -> None:
    """FLAN-T5: gated layers and an output of its own."""
    own = {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}
    config = transformers.T5Config(**t5_like(t5_tokenizer(folder, 96)) | own)
    save(transformers.T5ForConditionalGeneration(config), folder)


def mt5(folder: Path) -> None:
    """mT5: no prefix, and no limit in its tokenizer."""
    tokenizer = t5_tokenizer(folder, None)
    config = transformers.MT5Config(**t5_like(tokenizer))
    save(transformers.MT5ForConditionalGeneration(config), folder)


def long_t5(folder: Path) -> None:
    """LongT5: local attention, and blocks that everything attends to."""
    config = transformers.LongT5Config(
        **t5_like(t5_tokenizer(folder, 256)),
        encoder_attention_type="transient-global",
        local_radius=7,
        global_block_size=4,
    )
    save(transformers.LongT5ForConditionalGeneration(config), folder)


def prophetnet(folder: Path) -> None:
    """ProphetNet: predicts several tokens at once; its positions start after the padding's."""
    vocabulary = word_pieces(folder)
    tokenizer = transformers.ProphetNetTokenizer(
        str(folder / "prophetnet.tokenizer"), x_sep_token="[X_SEP]", model_max_length=96
    )
    tokenizer.save_pretrained(folder)
    sep = vocabulary["[SEP]"]
    config = transformers.ProphetNetConfig(
        vocab_size=len(vocabulary),
        hidden_size=WIDTH,
        encoder_ffn_dim=WIDTH,
        num_encoder_layers=1,
        num_encoder_attention_heads=HEADS,
        decoder_ffn_dim=WIDTH,
        num_decoder_layers=1,
        num_decoder_attention_heads=HEADS,
        max_position_embeddings=97,
        init_std=0.5,
        bos_token_id=sep,
        eos_token_id=sep,
        decoder_start_token_id=sep,
    )
    save(transformers.ProphetNetForConditionalGeneration(config), folder)


def marian(folder: Path) -> None:
    """Marian: the padding token starts the decoder and may never be written."""
    pieces = sentence_pieces(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    vocabulary = {p: i for i, p in enumerate(dict.fromkeys(["</s>", "<unk>", *pieces, "<pad>"]))}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    kind: Any = transformers.MarianTokenizer
    files = [str(folder / name) for name in ("source.spm", "target.spm", "vocab.json")]
    tokenizer = kind(*files, model_max_length=96)
    tokenizer.save_pretrained(folder)
    pad = tokenizer.pad_token_id
    config = transformers.MarianConfig(
        **bart_like(tokenizer, 96),
        decoder_start_token_id=pad,
        scale_embedding=True,
        activation_function="swish",
    )
    model: Any = transformers.MarianMTModel(config)
    with torch.no_grad():  # as every Marian checkpoint has it
        model.get_input_embeddings().weight[pad] = 0
    save(model, folder, bad_words_ids=[[pad]])


def m2m100(folder: Path) -> None:
    """M2M100: both languages are tokens, the source's before the text, the target's forced."""
    pieces = sentence_pieces(folder / "spm.model")
    vocabulary = {
        p: i for i, p in enumerate(dict.fromkeys(["<s>", "<pad>", "</s>", "<unk>", *pieces]))
    }
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    tokenizer = transformers.M2M100Tokenizer(
        str(folder / "vocab.json"), str(folder / "spm.model"), src_lang="de", model_max_length=96
    )
    tokenizer.save_pretrained(folder)
    size = max(tokenizer.lang_token_to_id.values()) + 1 + tokenizer.num_madeup_words
    config = transformers.M2M100Config(
        **bart_like(tokenizer, 96) | {"vocab_size": size},
        decoder_start_token_id=tokenizer.eos_token_id,
        scale_embedding=True,
    )
    save(transformers.M2M100ForConditionalGeneration(config), folder)


def bert2bert(folder: Path) -> None:
    """EncoderDecoder of two BERTs: no token of its own to start with, end with or fill up with."""
    vocabulary = word_pieces(folder)
    tokenizer = transformers.BertTokenizer(vocab=vocabulary, model_max_length=96)
    tokenizer.save_pretrained(folder)
    (folder / "prophetnet.tokenizer").unlink()
    bert = transformers.BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=WIDTH,
        num_hidden_layers=1,
        num_attention_heads=HEADS,
        intermediate_size=WIDTH,
        max_position_embeddings=96,
        initializer_range=0.5,
    )
    config = transformers.EncoderDecoderConfig.from_encoder_decoder_configs(bert, bert)
    save(transformers.EncoderDecoderModel(config), folder)


FAMILIES: Mapping[str, Build] = {
    "BART": bart,
    "mBART": mbart,
    "mBART-50": mbart50,
    "PEGASUS": pegasus,
    "T5": t5,
    "FLAN-T5": flan_t5,
    "mT5": mt5,
    "LED": led,
    "LongT5": long_t5,
    "BigBird-Pegasus": bigbird_pegasus,
    "ProphetNet": prophetnet,
    "Marian": marian,
    "M2M100": m2m100,
    "EncoderDecoder": bert2bert,
    **LATER,
}
