"""A tiny random checkpoint of each family that the loader knows, with the family's own tokenizer.

The vocabularies are words, half of them with a full stop, so that even random weights write
sentences now and then; every other character has a token of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import sentencepiece
import torch
import transformers
from tiny_checkpoint import CHARACTERS, PUNCTUATION, TEXT
from tokenizers import pre_tokenizers

WIDTH, HEADS = 16, 2
_WORDS = sorted(set(re.findall(r"[a-z]{2,}", TEXT.lower())))
_SPELLINGS = [form for word in _WORDS for form in (word, f"{word}.", word.capitalize())]
_LETTERS = list(dict.fromkeys(CHARACTERS + CHARACTERS.upper() + PUNCTUATION + "ü"))
_PIECES = ["▁", *(f"▁{word}" for word in _SPELLINGS), *_LETTERS]
_BERT = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[X_SEP]"]

Build = Callable[[Path], None]


def build(family: str, folder: Path, seed: int = 0) -> Path:
    """Save a random checkpoint of a family (see `FAMILIES`) into a new folder."""
    torch.manual_seed(seed)
    folder.mkdir(parents=True)
    FAMILIES[family](folder)
    return folder


def bart(folder: Path) -> None:
    """BART as facebook/bart-large-cnn has it: forced first and last tokens, lengths of its own."""
    tokenizer = _byte_level(folder, transformers.RobertaTokenizer, 96)
    config = transformers.BartConfig(
        **_bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.eos_token_id,
    )
    forced = {
        "forced_bos_token_id": tokenizer.bos_token_id,
        "forced_eos_token_id": tokenizer.eos_token_id,
    }
    _save(transformers.BartForConditionalGeneration(config), folder, **_BART_CNN, **forced)


def led(folder: Path) -> None:
    """LED: a window of attention, global attention on the first token, two position limits."""
    tokenizer = _byte_level(folder, transformers.RobertaTokenizer, 256)
    shape = _bart_like(tokenizer, 0)
    del shape["max_position_embeddings"]
    config = transformers.LEDConfig(
        **shape,
        max_encoder_position_embeddings=256,
        max_decoder_position_embeddings=96,
        attention_window=8,
        decoder_start_token_id=tokenizer.eos_token_id,
    )
    _save(transformers.LEDForConditionalGeneration(config), folder)


def mbart(folder: Path) -> None:
    """mBART-25: the target's language is the decoder's first token."""
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    codes = [*transformers.models.mbart.tokenization_mbart.FAIRSEQ_LANGUAGE_CODES, "<mask>"]
    vocab = _scored(special) + _scored(_PIECES, -3.0) + _scored(codes)
    tokenizer = transformers.MBartTokenizer(vocab=vocab, model_max_length=96)
    tokenizer.save_pretrained(folder)
    config = transformers.MBartConfig(
        **_bart_like(tokenizer, 96),
        decoder_start_token_id=[piece for piece, _ in vocab].index("ro_RO"),
    )
    _save(transformers.MBartForConditionalGeneration(config), folder)


def mbart50(folder: Path) -> None:
    """mBART-50: the target's language is forced after the end token that starts the decoder."""
    special = ["<s>", "<pad>", "</s>", "<unk>"]
    codes = [*transformers.models.mbart50.tokenization_mbart50.FAIRSEQ_LANGUAGE_CODES, "<mask>"]
    vocab = _scored(special) + _scored(_PIECES, -3.0) + _scored(codes)
    tokenizer = transformers.MBart50Tokenizer(vocab=vocab, model_max_length=96)
    tokenizer.save_pretrained(folder)
    config = transformers.MBartConfig(
        **_bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.eos_token_id,
    )
    _save(transformers.MBartForConditionalGeneration(config), folder)


def pegasus(folder: Path) -> None:
    """PEGASUS: `<n>` between sentences, sinusoidal positions, the decoder starts with padding."""
    tokenizer = _pegasus_tokenizer(folder, 96)
    config = transformers.PegasusConfig(
        **_bart_like(tokenizer, 96),
        decoder_start_token_id=tokenizer.pad_token_id,
        scale_embedding=True,
    )
    _save(transformers.PegasusForConditionalGeneration(config), folder)


def bigbird_pegasus(folder: Path) -> None:
    """BigBird-Pegasus: attention in blocks, which short texts cannot fill."""
    tokenizer = _pegasus_tokenizer(folder, 512)
    config = transformers.BigBirdPegasusConfig(
        **_bart_like(tokenizer, 512),
        decoder_start_token_id=tokenizer.bos_token_id or tokenizer.pad_token_id,
        attention_type="block_sparse",
        block_size=4,
        num_random_blocks=1,
        scale_embedding=True,
    )
    _save(transformers.BigBirdPegasusForConditionalGeneration(config), folder)


def t5(folder: Path) -> None:
    """T5: a task's prefix, relative positions, and at most 20 tokens unless told otherwise."""
    tokenizer = _t5_tokenizer(folder, 96)
    prefix = {"summarization": {"prefix": "summarize: ", "max_length": 30, "min_length": 10}}
    config = transformers.T5Config(**_t5_like(tokenizer) | {"task_specific_params": prefix})
    _save(transformers.T5ForConditionalGeneration(config), folder, max_length=20)


def flan_t5(folder: Path) -> None:
    """FLAN-T5: gated layers and an output of its own."""
    own = {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}
    config = transformers.T5Config(**_t5_like(_t5_tokenizer(folder, 96)) | own)
    _save(transformers.T5ForConditionalGeneration(config), folder)


def mt5(folder: Path) -> None:
    """mT5: no prefix, and no limit in its tokenizer."""
    tokenizer = _t5_tokenizer(folder, None)
    config = transformers.MT5Config(**_t5_like(tokenizer))
    _save(transformers.MT5ForConditionalGeneration(config), folder)


def long_t5(folder: Path) -> None:
    """LongT5: local attention, and blocks that everything attends to."""
    config = transformers.LongT5Config(
        **_t5_like(_t5_tokenizer(folder, 256)),
        encoder_attention_type="transient-global",
        local_radius=7,
        global_block_size=4,
    )
    _save(transformers.LongT5ForConditionalGeneration(config), folder)


def prophetnet(folder: Path) -> None:
    """ProphetNet: predicts several tokens at once; its positions start after the padding's."""
    vocabulary = _word_pieces(folder)
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
    _save(transformers.ProphetNetForConditionalGeneration(config), folder)


def marian(folder: Path) -> None:
    """Marian: the padding token starts the decoder and may never be written."""
    pieces = _sentence_pieces(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    vocabulary = {p: i for i, p in enumerate(dict.fromkeys(["</s>", "<unk>", *pieces, "<pad>"]))}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    kind: Any = transformers.MarianTokenizer
    files = [str(folder / name) for name in ("source.spm", "target.spm", "vocab.json")]
    tokenizer = kind(*files, model_max_length=96)
    tokenizer.save_pretrained(folder)
    pad = tokenizer.pad_token_id
    config = transformers.MarianConfig(
        **_bart_like(tokenizer, 96),
        decoder_start_token_id=pad,
        scale_embedding=True,
        activation_function="swish",
    )
    model: Any = transformers.MarianMTModel(config)
    with torch.no_grad():  # as every Marian checkpoint has it
        model.get_input_embeddings().weight[pad] = 0
    _save(model, folder, bad_words_ids=[[pad]])


def m2m100(folder: Path) -> None:
    """M2M100: both languages are tokens, the source's before the text, the target's forced."""
    pieces = _sentence_pieces(folder / "spm.model")
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
        **_bart_like(tokenizer, 96) | {"vocab_size": size},
        decoder_start_token_id=tokenizer.eos_token_id,
        scale_embedding=True,
    )
    _save(transformers.M2M100ForConditionalGeneration(config), folder)


def bert2bert(folder: Path) -> None:
    """EncoderDecoder of two BERTs: no token of its own to start with, end with or fill up with."""
    vocabulary = _word_pieces(folder)
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
    _save(transformers.EncoderDecoderModel(config), folder)


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
}

_BART_CNN = {
    "min_length": 56,
    "max_length": 142,
    "num_beams": 4,
    "length_penalty": 2.0,
    "no_repeat_ngram_size": 3,
    "early_stopping": True,
}


def _save(model: Any, folder: Path, **generation: Any) -> None:
    """Save the weights, and the generation settings that the checkpoint comes with."""
    if generation:
        model.generation_config.update(**generation)
    model.eval().save_pretrained(folder)


def _bart_like(tokenizer: Any, positions: int) -> dict[str, Any]:
    """The shape that BART and its descendants share, and their tokens."""
    return {
        "vocab_size": max(tokenizer.get_vocab().values()) + 1,
        "d_model": WIDTH,
        "max_position_embeddings": positions,
        "encoder_layers": 1,
        "encoder_attention_heads": HEADS,
        "encoder_ffn_dim": WIDTH,
        "decoder_layers": 1,
        "decoder_attention_heads": HEADS,
        "decoder_ffn_dim": WIDTH,
        "init_std": 0.5,
        "pad_token_id": tokenizer.pad_token_id,
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
    }


def _t5_like(tokenizer: Any) -> dict[str, Any]:
    return {
        "vocab_size": max(tokenizer.get_vocab().values()) + 1 + 4,  # rounded up, as T5's are
        "d_model": WIDTH,
        "d_kv": WIDTH // HEADS,
        "d_ff": WIDTH,
        "num_layers": 1,
        "num_decoder_layers": 1,
        "num_heads": HEADS,
        "initializer_factor": 5.0,
        "pad_token_id": tokenizer.pad_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "decoder_start_token_id": tokenizer.pad_token_id,
    }


def _scored(pieces: Sequence[str], score: float = 0.0) -> list[tuple[str, float]]:
    """Pieces of a unigram vocabulary: the longer, the likelier."""
    return [(piece, score if len(piece) > 1 else 3 * score) for piece in dict.fromkeys(pieces)]


def _byte_level(folder: Path, kind: Any, limit: int) -> Any:
    """A byte-level BPE tokenizer whose merges spell the words."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocab = dict.fromkeys(["<s>", "<pad>", "</s>", "<unk>", "<mask>", *alphabet])
    merges: dict[tuple[str, str], None] = {}
    for word in _SPELLINGS:
        grown = "Ġ"
        for letter in word:
            merges[(grown, letter)] = None
            grown += letter
            vocab[grown] = None
    tokenizer = kind(
        vocab={token: i for i, token in enumerate(vocab)},
        merges=list(merges),
        model_max_length=limit,
    )
    tokenizer.save_pretrained(folder)
    return tokenizer


def _pegasus_tokenizer(folder: Path, limit: int) -> Any:
    vocab = _scored(["<pad>", "</s>", "<mask_1>", "<mask_2>"])
    vocab += _scored([f"<unk_{i}>" for i in range(2, 103)])
    vocab += [("<unk>", 0.0), ("<n>", -1.0), *_scored(_PIECES, -3.0)]
    tokenizer = transformers.PegasusTokenizer(vocab=vocab, model_max_length=limit)
    tokenizer.save_pretrained(folder)
    return tokenizer


def _t5_tokenizer(folder: Path, limit: int | None) -> Any:
    extra = ["▁summarize", ":", *_PIECES]
    vocab = _scored(["<pad>", "</s>", "<unk>"]) + _scored(extra, -3.0)
    options = {"model_max_length": limit} if limit else {}
    tokenizer = transformers.T5Tokenizer(vocab=vocab, extra_ids=0, **options)
    tokenizer.save_pretrained(folder)
    return tokenizer


def _word_pieces(folder: Path) -> dict[str, int]:
    """A BERT vocabulary, also as the file that ProphetNet's tokenizer reads."""
    whole = [*PUNCTUATION, *CHARACTERS, *_WORDS]
    pieces = dict.fromkeys([*_BERT, *whole, *(f"##{letter}" for letter in CHARACTERS)])
    (folder / "prophetnet.tokenizer").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    return {piece: i for i, piece in enumerate(pieces)}


def _sentence_pieces(path: Path) -> list[str]:
    """Train a SentencePiece model on the spot; returns its pieces without the special ones."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([TEXT] * 20),
        model_prefix=str(path.with_suffix("")),
        vocab_size=120,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
    )
    path.with_suffix(".vocab").unlink()
    if path.suffix != ".model":
        path.with_suffix(".model").rename(path)
    model = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [
        model.id_to_piece(i)
        for i in range(model.get_piece_size())
        if not model.is_control(i) and not model.is_unknown(i)
    ]
