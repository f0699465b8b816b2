"""Rows of a batch, each held to its own constraint."""

from __future__ import annotations

import pytest
import torch

from summarise.generation.decoding.constrained_processor import ConstrainedDecoding
from summarise.generation.decoding.whole_sentences import WholeSentences
from summarise.generation.postprocess.lengths import Bounds

EOS = 9
SENTENCES = [[1, 2, 3], [1, 2, 4], [5, 6], [7]]
TEXTS = ["It is open.", "It is shut.", "Nobody came.", "They all went home."]


def whole(least: int = 2, most: int = 10, **more: float) -> WholeSentences:
    return WholeSentences(TEXTS, SENTENCES, Bounds(least, most), EOS, **more)


def test_each_row_is_held_to_its_own_constraint() -> None:
    processor = ConstrainedDecoding([whole(), None], prompt_length=1, eos=EOS)
    scores = processor(torch.tensor([[0], [0]]), torch.zeros(2, 10))
    assert scores[0].isneginf().sum() == 7  # all but the three first tokens
    assert not scores[1].isneginf().any()


def test_renormalised_choices_share_the_whole_probability() -> None:
    processor = ConstrainedDecoding([whole()], prompt_length=1, eos=EOS)
    scores = processor(torch.tensor([[0]]), torch.full((1, 10), -5.0))
    assert scores.exp().sum().item() == pytest.approx(1.0)


def test_a_beam_without_a_way_on_is_ended_behind_all_others() -> None:
    processor = ConstrainedDecoding([whole()], prompt_length=1, eos=EOS)
    scores = processor(torch.tensor([[0, 8]]), torch.zeros(1, 10))
    assert scores[0].argmax() == EOS
    assert scores[0, EOS] < -1000
