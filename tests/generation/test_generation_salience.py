"""Expecting a headline's words: what is read, how it is pooled, and what decoding makes of it."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import ClassVar

import pytest
import torch
from safetensors.torch import save_file
from tiny_checkpoint import TEXT, article, build, settings

from summarise.common.documents import Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator, generator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.location import BUNDLED
from summarise.generation.decoding.constraint import State, final_state
from summarise.generation.decoding.salience.alignment import align_words
from summarise.generation.decoding.salience.bias import SalienceBias
from summarise.generation.decoding.salience.network import WEIGHTS, SalienceNetwork, pool_odds
from summarise.generation.decoding.salience.prediction import HeadlinePrediction
from summarise.generation.decoding.salience.scorer import SalienceScorer, load_salience_scorer
from summarise.generation.encoder_input import truncate
from summarise.generation.engines.torch_engine import TorchEngine
from summarise.generation.extractive.bigrams import BigramIndex

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


def expectation(words: dict[str, float], length: float = 6.0) -> HeadlinePrediction:
    """One that splits at white space."""
    return HeadlinePrediction(words, {}, length, str.split)


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
    assert [source.openings[i] for i in zed] == [True, False, False] * 2
    assert [source.capitals[i] for i in zed] == [1] * 6
    assert source.words.count(-1) == 5  # [CLS], comma, colon, full stop, [SEP]
    assert source.order.pairs == {("zed", "the"), ("the", "bridge"), ("bridge", "the"), ("the", "zed"), ("zed", "bridge")}  # fmt: skip


def test_a_words_mentions_are_counted_further_on_than_is_read(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build(tmp_path, positions=8)))
    source = align_words(checkpoint, "Zed, the bridge. " + "The Zed bridge! " * 3)
    assert len(source.ids) == 8
    assert [source.counts[i] for i, word in enumerate(source.words) if word == 0] == [4] * 3
    assert source.counts[0] == 0  # [CLS] is no word


def test_the_odds_of_a_words_tokens_are_added() -> None:
    scores = torch.tensor([0.0, 0.0, 9.0, -1.0])
    odds = pool_odds(scores, torch.tensor([0, 0, -1, 1]), 2)
    assert odds.tolist() == pytest.approx([math.log(2), -1.0])


def test_a_headline_of_likely_words_is_expected_to_score_higher() -> None:
    expected = expectation({"bridge": 3.0, "opened": 2.0, "glad": -4.0})
    assert expected.rouge(["bridge", "opened"]) > expected.rouge(["bridge", "glad"])
    assert expected.rouge(["bridge", "opened"]) > expected.rouge(["bridge", "opened", "glad"])
    assert expected.rouge(["bridge", "opened"]) > expected.rouge(["bridge", "bridge", "opened"])


def test_where_titles_are_long_one_more_fair_word_pays_and_where_they_are_short_it_does_not() -> (
    None
):
    words = {"bridge": 5.0, "opened": 5.0, "tuesday": -0.8}
    for length, longer in ((4.0, False), (14.0, True)):
        expected = expectation(words, length)
        gains = expected.rouge(["bridge", "opened", "tuesday"]) > expected.rouge(
            ["bridge", "opened"]
        )
        assert gains == longer


def test_what_stands_together_in_the_article_wins_a_close_race_and_no_other() -> None:
    words = {"bridge": 3.0, "opened": 2.0, "closed": 1.9, "glad": -4.0}
    order = BigramIndex(frozenset({("bridge", "closed"), ("bridge", "glad")}))
    expected = HeadlinePrediction(words, {}, 6.0, str.split, order)
    assert expected.ranked(["bridge opened", "bridge closed"])[0] == "bridge closed"
    assert expected.ranked(["bridge opened", "bridge glad"])[0] == "bridge opened"


def test_a_joint_behind_a_function_word_costs_more() -> None:
    order = BigramIndex(frozenset({("mayor", "to")}))
    expected = HeadlinePrediction({"mayor": 3.0, "to": 2.0, "sell": 1.0}, {}, 6.0, str.split, order)
    assert expected.ranked(["mayor to sell", "sell mayor to"])[0] == "sell mayor to"


def test_a_headline_that_leaves_a_not_out_comes_last() -> None:
    order = BigramIndex.of("the mayor did not open the bridge".split())
    expected = HeadlinePrediction({"mayor": 5.0, "open": 5.0}, {}, 6.0, str.split, order)
    assert expected.ranked(["mayor did open", "bridge it"]) == ["bridge it", "mayor did open"]
    assert expected.ranked(["mayor did not open", "bridge it"])[0] == "mayor did not open"


def test_a_word_is_favoured_by_its_odds_within_bounds_and_no_other_token_is() -> None:
    favour = HeadlinePrediction({}, {3: -1.0, 4: 50.0, 5: -50.0}, 6.0, str.split).favour(8)
    assert favour[3] > 0
    assert 0 < favour[4] < 10
    assert -10 < favour[5] < 0
    assert favour[[0, 1, 2, 6, 7]].tolist() == [0.0] * 5


class _Anything:
    renormalise: ClassVar[bool] = False
    start: State = 0

    def advance(self, state: State, token: int) -> State | None:
        return state if token != 2 else None

    def bias(self, state: State, size: int) -> torch.Tensor:
        bias = torch.zeros(size)
        bias[2] = float("-inf")
        return bias

    def complete(self, state: State) -> bool:
        return True


def test_what_a_constraint_forbids_stays_forbidden_however_it_is_favoured() -> None:
    held = SalienceBias(_Anything(), HeadlinePrediction({}, {1: 0.0, 2: 9.0}, 6.0, str.split))
    bias = held.bias(held.start, 4)
    assert bias[2] == float("-inf")
    assert bias[1] > bias[0] == 0.0
    assert final_state(held, [1, 2]) is None
    assert final_state(held, [1, 1]) == 0


def test_expectations_do_not_depend_on_what_shares_the_batch(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(with_salience(tmp_path)))
    expecter = load_salience_scorer(checkpoint)
    assert expecter is not None
    engine = TorchEngine(checkpoint)
    texts = [TEXT, "The bridge opened."]
    both = expecter.expect(engine.encode([truncate(checkpoint, text).ids for text in texts]), texts)
    alone = expecter.expect(engine.encode([truncate(checkpoint, texts[1]).ids]), texts[1:])
    assert both[1].words == pytest.approx(alone[0].words, abs=1e-4)
    assert both[1].length == pytest.approx(alone[0].length, abs=1e-3)


@pytest.mark.parametrize("word", ["mayor", "river", "council"])
def test_a_headline_takes_the_words_that_are_favoured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    folder = with_salience(tmp_path)
    token = load_checkpoint(str(folder)).tokenizer.convert_tokens_to_ids(word)
    wanted = HeadlinePrediction({word: 9.0}, {token: 9.0}, 6.0, str.split)
    monkeypatch.setattr(SalienceScorer, "expect", lambda *_: [wanted])
    monkeypatch.setattr(generator, "lead_clauses", lambda *_: [])
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


def test_the_bundled_network_expects_the_subject_rather_than_an_aside() -> None:
    checkpoint = load_checkpoint("bundled")
    expecter = load_salience_scorer(checkpoint)
    assert expecter is not None
    text = (
        "The council of Quill voted on Tuesday to close the Kessel bridge for repairs, after "
        "engineers found cracks in it. Asked about it over coffee, one member shrugged."
    )
    encoded = TorchEngine(checkpoint).encode([truncate(checkpoint, text).ids])
    (expected,) = expecter.expect(encoded, [text])
    assert expected.words["bridge"] > expected.words["coffee"]
    assert expected.words["council"] > expected.words["shrugged"]
    assert 4 < expected.length < 16
    assert (BUNDLED / WEIGHTS).stat().st_size < 1_000_000
