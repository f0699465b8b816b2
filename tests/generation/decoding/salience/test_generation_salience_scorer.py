"""The salience network of a checkpoint, loaded and applied."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from tiny_checkpoint import TEXT, article, build, settings

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import BUNDLED
from summarise.generation.decoding.salience.network import WEIGHTS, SalienceNetwork, pool_odds
from summarise.generation.decoding.salience.prediction import HeadlinePrediction
from summarise.generation.decoding.salience.scorer import SalienceScorer, load_salience_scorer
from summarise.generation.encoder_input import truncate
from summarise.generation.engines.torch_engine import TorchEngine

SHAPE = {"width": 8, "layers": 1, "heads": 2}


def with_salience(folder: Path) -> Path:
    """A tiny checkpoint that brings a random network."""
    build(folder)
    torch.manual_seed(1)
    save_file(SalienceNetwork(16, **SHAPE).state_dict(), folder / WEIGHTS)
    asking(folder)
    return folder


def asking(folder: Path) -> None:
    """Let a checkpoint's configuration say that it has a network."""
    config = json.loads((folder / "config.json").read_text())
    config["summarise_salience"] = SHAPE
    (folder / "config.json").write_text(json.dumps(config))


def test_the_odds_of_a_words_tokens_are_added() -> None:
    scores = torch.tensor([0.0, 0.0, 9.0, -1.0])
    odds = pool_odds(scores, torch.tensor([0, 0, -1, 1]), 2)
    assert odds.tolist() == pytest.approx([math.log(2), -1.0])


def test_predictions_do_not_depend_on_what_shares_the_batch(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(with_salience(tmp_path)))
    scorer = load_salience_scorer(checkpoint)
    assert scorer is not None
    engine = TorchEngine(checkpoint)
    texts = [TEXT, "The bridge opened."]
    both = scorer.predict(engine.encode([truncate(checkpoint, text).ids for text in texts]), texts)
    alone = scorer.predict(engine.encode([truncate(checkpoint, texts[1]).ids]), texts[1:])
    assert both[1].words == pytest.approx(alone[0].words, abs=1e-4)
    assert both[1].length == pytest.approx(alone[0].length, abs=1e-3)


@pytest.mark.parametrize("word", ["mayor", "river", "council"])
def test_a_headline_takes_the_words_that_are_favoured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    folder = with_salience(tmp_path)
    token = load_checkpoint(str(folder)).tokenizer.convert_tokens_to_ids(word)
    wanted = HeadlinePrediction({word: 9.0}, {token: 9.0}, 6.0, str.split)
    monkeypatch.setattr(SalienceScorer, "predict", lambda *_: [wanted])
    (summary,) = SummaryGenerator(settings(folder), ["headline"]).summarise([article(TEXT)])
    assert isinstance(summary, Summary)
    assert word in (summary.headline or "").lower()


def test_a_checkpoint_without_a_network_has_none(tmp_path: Path) -> None:
    assert load_salience_scorer(load_checkpoint(str(build(tmp_path)))) is None


def test_weights_that_are_missing_or_do_not_fit_are_named(tmp_path: Path) -> None:
    folder = build(tmp_path)
    asking(folder)
    with pytest.raises(SummariseError, match=r"salience\.safetensors: cannot be loaded"):
        load_salience_scorer(load_checkpoint(str(folder)))
    save_file(SalienceNetwork(24, **SHAPE).state_dict(), folder / WEIGHTS)
    with pytest.raises(SummariseError, match=r"salience\.safetensors: cannot be loaded"):
        load_salience_scorer(load_checkpoint(str(folder)))


def test_the_bundled_network_predicts_the_subject_rather_than_an_aside() -> None:
    checkpoint = load_checkpoint("bundled")
    scorer = load_salience_scorer(checkpoint)
    assert scorer is not None
    text = (
        "The council of Quill voted on Tuesday to close the Kessel bridge for repairs, after "
        "engineers found cracks in it. Asked about it over coffee, one member shrugged."
    )
    encoded = TorchEngine(checkpoint).encode([truncate(checkpoint, text).ids])
    (expected,) = scorer.predict(encoded, [text])
    assert expected.words["bridge"] > expected.words["coffee"]
    assert expected.words["council"] > expected.words["shrugged"]
    assert 4 < expected.length < 16
    assert (BUNDLED / WEIGHTS).stat().st_size < 1_000_000
