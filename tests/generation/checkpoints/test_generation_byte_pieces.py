"""Letters that a tokenizer has no piece for."""

from __future__ import annotations

import json
from pathlib import Path

import sentencepiece
import transformers

from summarise.generation.checkpoints.byte_pieces import restore_bytes

SENTENCES = ["The mayor of Quill opened the pier.", "The pier of Quill is open."] * 30
NAME = "The mayor Łukasz Żak of Quill."


def test_letters_without_a_piece_are_read_as_sentencepiece_reads_them(tmp_path: Path) -> None:
    own, tokenizer = _mt5(tmp_path, 310, byte_fallback=True)
    assert tokenizer.unk_token_id in tokenizer(NAME).input_ids
    restore_bytes(tokenizer)
    ids = tokenizer(NAME, add_special_tokens=False).input_ids
    assert ids == own.encode(NAME)
    assert tokenizer.decode(ids) == NAME


def test_a_vocabulary_without_bytes_stays_as_it_is(tmp_path: Path) -> None:
    _, tokenizer = _mt5(tmp_path, 60)
    before = tokenizer.backend_tokenizer.to_str()
    restore_bytes(tokenizer)
    assert tokenizer.backend_tokenizer.to_str() == before


def _mt5(
    folder: Path, size: int, byte_fallback: bool = False
) -> tuple[sentencepiece.SentencePieceProcessor, transformers.PreTrainedTokenizerBase]:
    """Train a SentencePiece model, and load it as a checkpoint's."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_prefix=str(folder / "spiece"),
        vocab_size=size,
        byte_fallback=byte_fallback,
        hard_vocab_limit=False,
        minloglevel=2,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
    )
    (folder / "config.json").write_text(json.dumps({"model_type": "mt5"}))
    own = sentencepiece.SentencePieceProcessor(model_file=str(folder / "spiece.model"))
    return own, transformers.AutoTokenizer.from_pretrained(folder)
