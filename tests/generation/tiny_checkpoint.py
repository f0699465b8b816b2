"""Tiny random checkpoints, built on the spot: the real loading and decoding code, in milliseconds."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import BartConfig, BartForConditionalGeneration, PreTrainedTokenizerFast

from summarise.common.documents import Article
from summarise.config import Config, LengthConfig

torch.set_num_threads(1)  # on so small a model, threads cost more than they bring

SPECIAL = ["[PAD]", "[HEADLINE]", "[PARAGRAPH]", "[UNK]", "[CLS]", "[SEP]"]
CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
PUNCTUATION = ",.:;'’\"“”()-–£$%!?"
WORDS = (
    "the a of in to and was were will said mayor bridge river town opened closed council on".split()
)

TEXT = (
    "The mayor of Quill opened the Kessel-Road bridge on Tuesday. It cost £18,000 and was paid for "
    "by the town. “We are glad,” said Ada Münch, who will lead the council in 2025.\n\nThe river "
    "was closed to boats for 3.5 hours. Nobody was hurt, the council said."
)


def build(folder: Path, positions: int = 192, seed: int = 0) -> Path:
    """A random uncased BART with two prompts; `positions` bounds what it reads and writes."""
    pieces = [*SPECIAL, *PUNCTUATION, *CHARACTERS, *WORDS, *(f"##{c}" for c in CHARACTERS)]
    vocabulary = {piece: i for i, piece in enumerate(dict.fromkeys(pieces))}
    backend = Tokenizer(models.WordPiece(vocab=vocabulary, unk_token="[UNK]"))
    backend.normalizer = normalizers.BertNormalizer(lowercase=True)
    backend.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    backend.decoder = decoders.WordPiece()
    backend.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=backend,
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        bos_token="[CLS]",
        eos_token="[SEP]",
        model_max_length=positions,
    )
    torch.manual_seed(seed)
    config = BartConfig(
        vocab_size=len(vocabulary),
        d_model=16,
        max_position_embeddings=positions,
        encoder_layers=1,
        encoder_attention_heads=2,
        encoder_ffn_dim=16,
        decoder_layers=1,
        decoder_attention_heads=2,
        decoder_ffn_dim=16,
        init_std=0.5,
        pad_token_id=vocabulary["[PAD]"],
        bos_token_id=vocabulary["[CLS]"],
        eos_token_id=vocabulary["[SEP]"],
        decoder_start_token_id=vocabulary["[CLS]"],
        forced_eos_token_id=None,
    )
    config.summarise_prompts = {
        "headline": [vocabulary["[CLS]"], vocabulary["[HEADLINE]"]],
        "paragraph": [vocabulary["[CLS]"], vocabulary["[PARAGRAPH]"]],
    }
    folder.mkdir(parents=True, exist_ok=True)
    BartForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def settings(folder: Path, **more: object) -> Config:
    """A configuration that uses one checkpoint for both lengths."""
    headline = LengthConfig(checkpoint=str(folder), words=(3, 8), beams=2)
    paragraph = LengthConfig(checkpoint=str(folder), words=(5, 40), beams=2, whole_sentences=True)
    config = Config(engine="torch", headline=headline, paragraph=paragraph)
    return config.model_copy(update=more)


def article(text: str = TEXT, id: str = "a", language: str | None = "en") -> Article:
    """An article of a cleaned text."""
    return Article(id, id, text, title="A title no model sees", language=language, words_in=99)
