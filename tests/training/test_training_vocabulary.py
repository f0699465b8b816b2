"""A pruned vocabulary: smaller, the same pieces where they are kept, and nothing that cannot be said."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from tiny_decoder import SPECIAL, TEXTS, build_decoder
from transformers import AutoModelForCausalLM, AutoTokenizer

from summarise.common.errors import SummariseError
from summarise.training.vocabulary import count_tokens, prune, prune_checkpoint

pytestmark = pytest.mark.usefixtures("one_thread")

SIZE = 280


@pytest.fixture(scope="module", params=[True, False], ids=["tied", "untied"])
def folders(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Any:
    """A checkpoint, and the same pruned to the words of half of its texts."""
    folder = tmp_path_factory.mktemp("prune")
    whole = build_decoder(folder / "whole", layers=1, tied=request.param)
    said = prune_checkpoint(str(whole), ["The mayor opened the bridge"] * 9, SIZE, folder / "out")
    assert said == f"{folder / 'out'}: {SIZE} of 313 tokens, 100.00% of the texts'"
    return whole, folder / "out"


def loaded(folder: Path) -> tuple[Any, Any]:
    return AutoModelForCausalLM.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)


def test_a_text_of_kept_pieces_is_split_as_before_and_the_model_says_the_same_of_it(
    folders: tuple[Path, Path],
) -> None:
    (model, tokenizer), (small, own) = map(loaded, folders)
    text = "The mayor opened the bridge"
    assert own.tokenize(text) == tokenizer.tokenize(text)
    before = model(**tokenizer(text, return_tensors="pt")).logits
    after = small(**own(text, return_tensors="pt")).logits
    old = torch.tensor(tokenizer.convert_tokens_to_ids(own.convert_ids_to_tokens(range(SIZE))))
    assert torch.allclose(after, before[:, :, old], atol=1e-5)


def test_any_other_text_can_still_be_written(folders: tuple[Path, Path]) -> None:
    _, own = loaded(folders[1])
    text = "Pyongyang’s Müller said £1.2m\n\nHeadline: 😀 река"
    assert own.decode(own(text).input_ids) == text


def test_special_tokens_stay_and_the_configuration_knows_their_new_ids(
    folders: tuple[Path, Path],
) -> None:
    small, own = loaded(folders[1])
    assert own.convert_ids_to_tokens([small.config.bos_token_id]) == ["<|im_start|>"]
    assert own.convert_ids_to_tokens([small.config.eos_token_id]) == ["<|im_end|>"]
    assert small.generation_config.eos_token_id == own.eos_token_id == own.pad_token_id
    assert set(SPECIAL) <= set(own.get_vocab())


def tree(tmp_path: Path) -> tuple[Mapping[str, Any], Any]:
    tokenizer = AutoTokenizer.from_pretrained(build_decoder(tmp_path, layers=1))
    return json.loads(tokenizer.backend_tokenizer.to_str()), tokenizer


def test_a_piece_is_kept_with_all_that_it_is_merged_from(tmp_path: Path) -> None:
    whole, tokenizer = tree(tmp_path)
    (bridge,) = tokenizer.convert_tokens_to_ids(["Ġbridge"])
    pruned = prune(whole, {bridge: 5}, 300, SPECIAL)
    vocabulary = pruned.tree["model"]["vocab"]
    assert "Ġbridge" in vocabulary
    assert all({a, b, a + b} <= set(vocabulary) for a, b in pruned.tree["model"]["merges"])
    assert pruned.rows == sorted(pruned.rows)
    assert len(pruned.rows) < 300  # nothing that no text uses


def test_what_cannot_be_pruned_is_a_line_that_says_why(tmp_path: Path) -> None:
    whole, _ = tree(tmp_path)
    with pytest.raises(SummariseError, match="a vocabulary needs 259 tokens"):
        prune(whole, {}, 100, SPECIAL)
    with pytest.raises(SummariseError, match="only a byte-level BPE"):
        prune({"model": {"type": "WordPiece"}}, {}, 100)


def test_tokens_are_counted_over_all_texts(tmp_path: Path) -> None:
    _, tokenizer = tree(tmp_path)
    counts = count_tokens(tokenizer, iter(TEXTS * 30))  # more than are tokenised at once
    assert counts[tokenizer.convert_tokens_to_ids("Ġbridge")] == len(TEXTS) * 30
