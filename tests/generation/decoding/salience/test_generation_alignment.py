"""An article's tokens as words."""

from __future__ import annotations

from pathlib import Path

from tiny_checkpoint import TEXT, build

from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.salience.alignment import align_words
from summarise.generation.encoder_input import truncate


def test_an_articles_tokens_are_those_that_the_encoder_reads(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path, positions=24)))
    source = align_words(checkpoint, TEXT)
    assert source.ids == truncate(checkpoint, TEXT).ids
    assert len(source.ids) == len(source.words) == len(source.capitals) == 24


def test_pieces_and_repetitions_of_a_word_are_one_word_and_punctuation_is_none(
    tmp_path: Path,
) -> None:
    source = align_words(load_checkpoint(str(build(tmp_path))), "Zed, the bridge: the Zed bridge.")
    assert source.forms == ["zed", "the", "bridge"]
    zed = [i for i, word in enumerate(source.words) if word == 0]
    assert len(zed) == 6  # z, ##e, ##d, twice
    assert [source.opens[i] for i in zed] == [True, False, False] * 2
    assert [source.capitals[i] for i in zed] == [1] * 6
    assert source.words.count(-1) == 5  # [CLS], comma, colon, full stop, [SEP]
    assert source.bigrams.bigrams == {("zed", "the"), ("the", "bridge"), ("bridge", "the"), ("the", "zed"), ("zed", "bridge")}  # fmt: skip


def test_a_words_mentions_are_counted_further_on_than_is_read(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path, positions=8)))
    source = align_words(checkpoint, "Zed, the bridge. " + "The Zed bridge! " * 3)
    assert len(source.ids) == 8
    assert [source.counts[i] for i, word in enumerate(source.words) if word == 0] == [4] * 3
    assert source.counts[0] == 0  # [CLS] is no word
