"""A tiny random classifier stands in for an NLI checkpoint: real loading, real passages."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import torch
from tiny_checkpoint import TEXT
from tiny_checkpoint import build as build_seq2seq
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from summarise.common.errors import SummariseError
from summarise.common.text.sentences import split_sentences
from summarise.evaluation.metrics.entailment import Entailment

SENTENCE = "The town paid for the bridge."


def build(folder: Path, labels: tuple[str, ...] = ("contradiction", "entailment")) -> str:
    """A random classifier of sentence pairs with the given labels, over the tiny vocabulary."""
    tokenizer = AutoTokenizer.from_pretrained(build_seq2seq(folder / "words"))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=192,
        initializer_range=0.5,
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


def chance(checkpoint: str, passage: str) -> float:
    """What the classifier says of one passage alone."""
    model = BertForSequenceClassification.from_pretrained(checkpoint)  # is in evaluation mode
    pair = AutoTokenizer.from_pretrained(checkpoint)(
        passage, SENTENCE, truncation="only_first", return_tensors="pt"
    )
    with torch.inference_mode():
        return float(model(**pair).logits.softmax(-1)[0, 1])


def test_the_best_passage_of_three_sentences_counts(tmp_path: Path) -> None:
    checkpoint, text = build(tmp_path), " ".join(TEXT.split())
    spans = split_sentences(text)
    last = len(spans) - 1
    passages = [text[a.start : spans[min(i + 2, last)].end] for i, a in enumerate(spans)]
    alone = [chance(checkpoint, passage) for passage in passages]
    assert len(spans) > 3
    assert max(alone) - min(alone) > 0.01  # the passages do differ
    assert Entailment(checkpoint)(text, SENTENCE) == pytest.approx(max(alone), abs=1e-5)


def test_an_article_without_a_sentence_entails_nothing(tmp_path: Path) -> None:
    assert Entailment(build(tmp_path))("", SENTENCE) == 0.0


def test_a_checker_can_be_sent_to_another_process(tmp_path: Path) -> None:
    checker = Entailment(build(tmp_path))
    copy = pickle.loads(pickle.dumps(checker))
    assert copy(TEXT, SENTENCE) == checker(TEXT, SENTENCE)


def test_a_classifier_of_something_else_is_refused_with_its_labels(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="no label `entailment`, but positive, negative"):
        Entailment(build(tmp_path, ("positive", "negative")))


def test_what_is_no_checkpoint_is_one_line_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="cannot be loaded") as error:
        Entailment(str(tmp_path))
    assert str(tmp_path) in str(error.value)
    assert "\n" not in str(error.value)
