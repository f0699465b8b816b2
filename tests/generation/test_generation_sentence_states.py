"""Articles read sentence by sentence, and the states of each sentence."""

from __future__ import annotations

from itertools import chain

import pytest
import torch
from tiny_checkpoint import TEXT
from tiny_prefix_lm import build_packed

from summarise.common.text.sentences import split_sentences
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.encoder_input import MOST_TOKENS, by_sentences
from summarise.generation.engines.prefix_engine import PrefixEngine
from summarise.generation.sentence_states import sentence_states


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Checkpoint:
    folder = build_packed(tmp_path_factory.mktemp("packed"), summarise_source_tokens=40)
    return load_checkpoint(str(folder))


def test_each_sentence_has_its_tokens_and_together_they_are_the_text(
    checkpoint: Checkpoint,
) -> None:
    read = by_sentences(checkpoint, TEXT, whole=True)
    assert len(read.sentences) == len(split_sentences(TEXT))
    assert checkpoint.decode(read.ids) == " ".join(TEXT.split())
    assert tuple(read.ids) == tuple(chain(*read.sentences))


def test_the_text_is_what_the_decoder_sees(checkpoint: Checkpoint) -> None:
    read = by_sentences(checkpoint, TEXT)
    assert len(read.ids) == 40
    assert TEXT.startswith(read.text)
    assert checkpoint.decode(read.ids).startswith(" ".join(read.text.split()))
    assert read.text == by_sentences(checkpoint, TEXT, whole=True).text


def test_an_empty_article_is_read_as_nothing(checkpoint: Checkpoint) -> None:
    assert by_sentences(checkpoint, " ").ids == []


def test_states_beyond_what_is_read_at_once_are_read_in_parts(checkpoint: Checkpoint) -> None:
    engine = PrefixEngine(checkpoint)
    articles = [by_sentences(checkpoint, text, whole=True) for text in (TEXT * 20, TEXT)]
    assert sum(map(len, articles[0].sentences)) > MOST_TOKENS
    long, short = sentence_states(articles, engine.encode([a.ids for a in articles]), engine)
    assert [len(states) for states in long] == [len(ids) for ids in articles[0].sentences]
    assert [len(states) for states in short] == [len(ids) for ids in articles[1].sentences]
    torch.testing.assert_close(long[0], short[0], atol=1e-4, rtol=1e-4)
