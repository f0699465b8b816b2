"""Tokenizers read as the SentencePiece models that they come from."""

from __future__ import annotations

import json
from pathlib import Path

import sentencepiece
import transformers

from summarise.generation.checkpoints.sentence_pieces import restore_settings

SENTENCES = ["The mayor of Quill opened the office.", "The pier of Málaga is open..."] * 30
NAME = "The mayor Łukasz Żak of Quill."
LIGATURE = "The oﬃce of Ma\u0301laga opened…"


def test_letters_without_a_piece_are_read_as_bytes(tmp_path: Path) -> None:
    own, tokenizer = _loaded(tmp_path, "mt5", 310, byte_fallback=True)
    assert tokenizer.unk_token_id in tokenizer(NAME).input_ids
    restore_settings(tokenizer)
    ids = tokenizer(NAME, add_special_tokens=False).input_ids
    assert ids == own.encode(NAME)
    assert tokenizer.decode(ids) == NAME


def test_mbart_normalises_as_its_model_does(tmp_path: Path) -> None:
    own, tokenizer = _loaded(tmp_path, "mbart", 60)
    assert tokenizer.tokenize(LIGATURE) != own.encode(LIGATURE, out_type=str)
    restore_settings(tokenizer)
    assert tokenizer.tokenize(LIGATURE) == own.encode(LIGATURE, out_type=str)


def test_a_tokenizer_that_reads_as_its_model_stays_as_it_is(tmp_path: Path) -> None:
    _, tokenizer = _loaded(tmp_path, "mt5", 60)
    before = tokenizer.backend_tokenizer.to_str()
    restore_settings(tokenizer)
    assert tokenizer.backend_tokenizer.to_str() == before


def _loaded(
    folder: Path, kind: str, size: int, byte_fallback: bool = False
) -> tuple[sentencepiece.SentencePieceProcessor, transformers.PreTrainedTokenizerBase]:
    """Train a SentencePiece model, and load it as a checkpoint's."""
    file = folder / ("sentencepiece.bpe.model" if kind == "mbart" else "spiece.model")
    ids = {} if kind == "mbart" else {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1}
    sentencepiece.SentencePieceTrainer.Train(
        sentence_iterator=iter(SENTENCES),
        model_prefix=str(file.with_suffix("")),
        vocab_size=size,
        byte_fallback=byte_fallback,
        hard_vocab_limit=False,
        minloglevel=2,
        **ids,  # type: ignore[arg-type]
    )
    (folder / "config.json").write_text(json.dumps({"model_type": kind}))
    own = sentencepiece.SentencePieceProcessor(model_file=str(file))
    return own, transformers.AutoTokenizer.from_pretrained(folder)
