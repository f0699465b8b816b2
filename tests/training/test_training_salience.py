"""The salience network's labels, and a network trained for a tiny checkpoint."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from tiny_checkpoint import TEXT, article, build, settings
from training_files import write_jsonl

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.salience.network import SalienceNetwork
from summarise.generation.decoding.salience.scorer import load_salience_scorer
from summarise.training import salience
from summarise.training.salience.data import Example, make_examples
from summarise.training.salience.loop import HELD_OUT, ROWS, SHAPE, fit_network, loss

pytestmark = pytest.mark.usefixtures("one_thread")


def test_a_word_is_labelled_by_its_stem_and_the_title_counted_in_words(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path)))
    pairs = [("The bridges opened in Quill.", "Quill opens a bridge")]
    (example,) = make_examples(pairs, checkpoint)
    assert example.labels.tolist() == [0, 1, 1, 0, 1]  # the bridges opened in quill
    assert example.length == 4
    assert len(example.states) == len(example.words) == len(example.capitals)


def test_a_dateline_is_no_part_of_what_is_learnt_from(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path)))
    pairs = [(f"{place}The bridge opened.", "Bridge") for place in ("", "LONDON, June 12 - ")]
    first, second = make_examples(pairs, checkpoint)
    assert first.words.tolist() == second.words.tolist()


def test_the_network_learns_which_states_mark_a_word_of_the_title() -> None:
    torch.manual_seed(0)
    found, zeros = [], torch.zeros(9, dtype=torch.long)
    for _ in range(HELD_OUT + 6 * ROWS):
        states = torch.randn(9, 8)
        labels = (states[:, 0] > 0.8).float()
        found.append(Example(states.half(), zeros, zeros, torch.arange(9), labels, 7))  # fmt: skip
    held = found[:HELD_OUT]
    torch.manual_seed(0)
    untrained = SalienceNetwork(8, **SHAPE).eval()
    network = fit_network(found, epochs=4, rate=1e-2)
    with torch.inference_mode():
        assert loss(network, held) < 0.5 * loss(untrained, held)


def test_a_checkpoint_writes_headlines_by_the_network_that_was_trained_for_it(
    tmp_path: Path,
) -> None:
    folder = build(tmp_path / "tiny")
    path = write_jsonl(tmp_path / "t.jsonl", [{"text": TEXT, "title": "Mayor opens bridge"}] * 70)
    done = salience.train(str(folder), path, 99, epochs=1, rate=7e-4, held_out=4)
    assert done.endswith("salience.safetensors: 70 articles")
    summariser = SummaryGenerator(settings(folder), ["headline"])
    (summary,) = summariser.summarise([article(TEXT)])
    assert isinstance(summary, Summary)
    assert summary.headline
    assert load_salience_scorer(load_checkpoint(str(folder)))


def test_too_few_articles_are_a_line_that_says_how_many_are_needed(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "t.jsonl", [{"text": TEXT, "title": "Mayor opens bridge"}])
    with pytest.raises(SummariseError, match="too few articles: give 664 or more"):
        salience.train(str(build(tmp_path / "tiny")), path, 99, epochs=1, rate=7e-4)


def test_a_checkpoint_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="not a folder"):
        salience.train("someone/model", tmp_path / "t.jsonl", 9, epochs=1, rate=7e-4)
