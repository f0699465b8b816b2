"""What the encoder is given of an article, and how much of it that is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tiny_families
from tiny_checkpoint import TEXT, build

from summarise.common.text.words import count_words
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.encoder_input import truncate


def test_an_article_that_fits_is_read_whole(tiny: Path) -> None:
    read = truncate(load_checkpoint(str(tiny), "cpu"), TEXT)
    assert (read.text, read.words, read.strategy) == (TEXT, count_words(TEXT), "lead")


def test_of_one_that_does_not_its_start_is_read(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "small", positions=24)), "cpu")
    read = truncate(checkpoint, TEXT)
    assert len(read.ids) == 24
    assert 0 < len(read.text) < len(TEXT)
    assert TEXT.startswith(read.text)
    assert read.words == count_words(read.text)


def test_the_start_is_read_also_where_the_tokenizer_would_cut_it(tmp_path: Path) -> None:
    folder = build(tmp_path / "small", positions=24)
    right = truncate(load_checkpoint(str(folder), "cpu"), TEXT)
    said = folder / "tokenizer_config.json"
    said.write_text(json.dumps(json.loads(said.read_text()) | {"truncation_side": "left"}))
    assert truncate(load_checkpoint(str(folder), "cpu"), TEXT) == right


def test_a_prefix_takes_tokens_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path / "small", positions=24)), "cpu")
    read, bare = truncate(checkpoint, TEXT, "the town: "), truncate(checkpoint, TEXT)
    assert read.ids != bare.ids
    assert len(read.ids) == 24
    assert len(read.text) < len(bare.text)
    assert read.source == f"the town: {TEXT}"


def test_an_empty_article_is_no_words(tiny: Path) -> None:
    read = truncate(load_checkpoint(str(tiny), "cpu"), "")
    assert (read.text, read.words) == ("", 0)


@pytest.mark.parametrize("family", ["BART", "T5", "PEGASUS", "mBART"])
def test_a_special_tokens_name_in_an_article_is_text(tmp_path: Path, family: str) -> None:
    checkpoint = load_checkpoint(str(tiny_families.build(family, tmp_path / family)), "cpu")
    end = checkpoint.tokenizer.eos_token
    marked, plain = f"The plan ends {end} here.", "The plan ends here."
    special = set(checkpoint.tokenizer.all_special_ids) - {checkpoint.tokenizer.unk_token_id}
    read, usual = truncate(checkpoint, marked), truncate(checkpoint, plain)
    assert [i for i in read.ids if i in special] == [i for i in usual.ids if i in special]
    assert read.text == marked


def test_a_special_token_that_a_prefix_names_is_one(tiny: Path) -> None:
    checkpoint = load_checkpoint(str(tiny), "cpu")
    end = checkpoint.tokenizer.eos_token_id
    read = truncate(checkpoint, "The plan ends [SEP] here.", "town [SEP] ")
    assert read.ids.count(end) == truncate(checkpoint, TEXT).ids.count(end) + 1
