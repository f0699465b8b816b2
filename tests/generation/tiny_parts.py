"""What tiny checkpoints of families are made of: vocabularies, tokenizers and shapes.

The vocabularies are words, half of them with a full stop, so that even random weights write
sentences now and then; every other character has a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sentencepiece
import transformers
from tiny_checkpoint import CHARACTERS, PUNCTUATION, TEXT
from tokenizers import pre_tokenizers

WIDTH, HEADS = 16, 2
_WORDS = sorted(set(re.findall(r"[a-z]{2,}", TEXT.lower())))
_SPELLINGS = [form for word in _WORDS for form in (word, f"{word}.", word.capitalize())]
LETTERS = list(dict.fromkeys(CHARACTERS + CHARACTERS.upper() + PUNCTUATION + "ü"))
PIECES = ["▁", *(f"▁{word}" for word in _SPELLINGS), *LETTERS]
_BERT = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[X_SEP]"]


def save(model: Any, folder: Path, **generation: Any) -> None:
    """Save the weights, and the generation settings that the checkpoint comes with."""
    if generation:
        model.generation_config.update(**generation)
    model.eval().save_pretrained(folder)


def bart_like(tokenizer: Any, positions: int) -> dict[str, Any]:
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


def t5_like(tokenizer: Any) -> dict[str, Any]:
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


def scored(pieces: Sequence[str], score: float = 0.0) -> list[tuple[str, float]]:
    """Pieces of a unigram vocabulary: the longer, the likelier."""
    return [(piece, score if len(piece) > 1 else 3 * score) for piece in dict.fromkeys(pieces)]


def byte_level(folder: Path, kind: Any, limit: int) -> Any:
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


def pegasus_tokenizer(folder: Path, limit: int) -> Any:
    vocab = scored(["<pad>", "</s>", "<mask_1>", "<mask_2>"])
    vocab += scored([f"<unk_{i}>" for i in range(2, 103)])
    vocab += [("<unk>", 0.0), ("<n>", -1.0), *scored(PIECES, -3.0)]
    tokenizer = transformers.PegasusTokenizer(vocab=vocab, model_max_length=limit)
    tokenizer.save_pretrained(folder)
    return tokenizer


def t5_tokenizer(folder: Path, limit: int | None) -> Any:
    extra = ["▁summarize", ":", *PIECES]
    vocab = scored(["<pad>", "</s>", "<unk>"]) + scored(extra, -3.0)
    options = {"model_max_length": limit} if limit else {}
    tokenizer = transformers.T5Tokenizer(vocab=vocab, extra_ids=0, **options)
    tokenizer.save_pretrained(folder)
    return tokenizer


def word_pieces(folder: Path) -> dict[str, int]:
    """A BERT vocabulary, also as the file that ProphetNet's tokenizer reads."""
    whole = [*PUNCTUATION, *CHARACTERS, *_WORDS]
    pieces = dict.fromkeys([*_BERT, *whole, *(f"##{letter}" for letter in CHARACTERS)])
    (folder / "prophetnet.tokenizer").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    return {piece: i for i, piece in enumerate(pieces)}


def sentence_pieces(path: Path) -> list[str]:
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
