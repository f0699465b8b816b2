"""Similarity by an encoder: tokens of two texts, matched."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from summarise.common.errors import SummariseError
from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import figures
from summarise.evaluation.metrics.similarity import Similarity

WORDS = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "rain", "shut", "the", "road", "mayor", "sings"]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A tiny encoder with random weights, which still knows a word from another."""
    folder = tmp_path_factory.mktemp("encoder")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    BertModel(config).save_pretrained(folder)
    tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]", unk_token="[UNK]"
    ).save_pretrained(folder)  # fmt: skip
    return str(folder)


def test_the_same_text_is_whole_and_a_nearer_one_more_alike(encoder: str) -> None:
    metric = Similarity(encoder)
    same = metric.score(["rain shut the road"], "rain shut the road")["similarity"]
    assert same == pytest.approx((1.0, 1.0, 1.0), abs=1e-5)
    near = metric.score(["rain shut the road"], "rain shut the mayor")["similarity"].fmeasure
    far = metric.score(["rain shut the road"], "mayor sings")["similarity"].fmeasure
    assert 1.0 > near > far >= 0.0


def test_an_empty_text_is_nothing_and_of_several_references_the_best_counts(encoder: str) -> None:
    metric = Similarity(encoder)
    assert metric.score(["rain"], "")["similarity"] == (0.0, 0.0, 0.0)
    assert metric.score(["mayor", "rain"], "rain")["similarity"].fmeasure == pytest.approx(1.0)


def test_it_is_computed_where_an_encoder_is_given(encoder: str) -> None:
    assert "similarity" not in figures(MetricSettings())
    assert figures(MetricSettings(encoder=encoder))[-1] == "similarity"
    assert Similarity(encoder).signature([]).settings["encoder"] == encoder


def test_what_is_no_encoder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match=r"--similarity .*: cannot be loaded: "):
        Similarity(str(tmp_path)).score(["x"], "x")
