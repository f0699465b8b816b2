"""What drafts are worth by their states, and the grader that a checkpoint comes with."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tiny_prefix_lm import build_packed
from torch import nn

from summarise.common.errors import SummariseError
from summarise.config import parse
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.ranking.grader import GRADES, WEIGHTS, DraftGrader, load_grader
from summarise.training.weights import write_half

SHAPE = {"layers": 2}


@pytest.fixture
def grader() -> DraftGrader:
    """One that has drafts printed by their first input, and found wrong by their second."""
    classifier = nn.Linear(2, GRADES)
    with torch.no_grad():
        classifier.weight.copy_(torch.tensor([[0.0, 4.0], [0.0, 0.0], [4.0, 0.0]]))
        classifier.bias.zero_()
    return DraftGrader(classifier.requires_grad_(False))


def draft(*state: float, likelihood: float = -1.0) -> Hypothesis:
    return Hypothesis([5, 6], likelihood, torch.tensor(state))


def test_what_would_be_printed_is_worth_more_and_what_is_wrong_less(grader: DraftGrader) -> None:
    printed, plain, wrong = (grader.worth(draft(*s)) for s in [(1.0, 0.0), (0.0, 0.0), (0.0, 1.0)])
    assert printed > plain > wrong


def test_of_drafts_of_one_grade_the_likelier_is_worth_more(grader: DraftGrader) -> None:
    likely, unlikely = draft(1.0, 0.0, likelihood=-0.5), draft(1.0, 0.0, likelihood=-1.5)
    assert grader.worth(likely) > grader.worth(unlikely)


def test_a_checkpoint_may_have_no_grader(tmp_path: Path) -> None:
    assert load_grader(load_checkpoint(str(build_packed(tmp_path / "tiny")))) is None


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "tiny", summarise_grader=SHAPE)
    written = nn.Linear(16, GRADES)
    write_half(written, folder / WEIGHTS)
    found = load_grader(load_checkpoint(str(folder)))
    assert found
    torch.testing.assert_close(found.classifier.weight, written.weight.half().float())


def test_a_generator_without_its_graders_weights_says_so_when_it_is_loaded(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "tiny", summarise_grader=SHAPE)
    config = parse({"headline": {"checkpoint": str(folder)}})
    with pytest.raises(SummariseError, match=r"cannot be loaded as the grader"):
        SummaryGenerator(config, ("headline",)).load()


def test_weights_that_do_not_fit_are_told_in_a_line(tmp_path: Path) -> None:
    folder = build_packed(tmp_path / "tiny", summarise_grader=SHAPE)
    checkpoint = load_checkpoint(str(folder))
    with pytest.raises(
        SummariseError, match=r"grader\.safetensors: cannot be loaded as the grader"
    ):
        load_grader(checkpoint)
    write_half(nn.Linear(8, GRADES), folder / WEIGHTS)
    with pytest.raises(SummariseError, match=r"cannot be loaded as the grader"):
        load_grader(checkpoint)
