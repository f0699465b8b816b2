"""Claims made true and false, and a checker trained for a tiny checkpoint, stopped and resumed."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from tiny_prefix_lm import build_packed
from training_files import losses, write_jsonl

from summarise.common.text.words import Span
from summarise.generation.checking.checker import Checker, CheckerShape
from summarise.generation.checking.claim_checker import ClaimChecker, load_checker
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.training.checker import Recipe, train
from summarise.training.checker.claim import Claim, replaced
from summarise.training.checker.corruptions import (
    Source,
    corrupted,
    joined_wrongly,
    negated,
    numbers,
    opposite,
    other_date,
    other_name,
    other_number,
    surer,
    turned_names,
)
from summarise.training.checker.data import Example, make_examples
from summarise.training.checker.loop import loss_of
from summarise.training.checker.names import NameKinds, names
from summarise.training.checker.rewordings import reworded

pytestmark = pytest.mark.usefixtures("one_thread")

for needed in ("accelerate", "matplotlib"):
    pytest.importorskip(needed, reason="needs the extra `train`")

ARTICLE = (
    "Mayor Ada Lindqvist opened the new bridge in Telmouth on Tuesday. Ada Lindqvist said it had cost "
    "£12 million. The engineer Tomas Brandt was praised by the council. He said 4,300 drivers may use "
    "it every day. The council will not raise the toll in March. Tomas Brandt said he was glad."
)
KINDS = NameKinds([ARTICLE] * 2)


def source() -> Source:
    sentences = [s.strip() + "." for s in ARTICLE.split(". ")]
    found = list(dict.fromkeys(ARTICLE[a:b] for a, b in names(ARTICLE)))
    elsewhere = {
        kind: ["Rosa Ferreira", "Carrow Quay", "Hesk", "Orle", "Ulm"]
        for kind in ("person", "place", "other")
    }
    return Source(sentences, found, numbers(ARTICLE), KINDS, elsewhere)


def test_names_are_runs_of_capitals_without_days_and_sentence_openings() -> None:
    text = "Nobody in Telmouth saw Ada Lindqvist's car on Tuesday."
    assert [text[a:b] for a, b in names(text)] == ["Telmouth", "Ada Lindqvist"]


def test_the_kind_of_a_name_is_what_most_of_its_surroundings_say() -> None:
    assert KINDS["Ada Lindqvist"] == KINDS["Tomas Brandt"] == "person"
    assert KINDS["Telmouth"] == "place"
    assert KINDS["Nowhere"] == "other"


@pytest.mark.parametrize(
    ("way", "true"),
    [
        (other_name, "The council praised Tomas Brandt for it"),
        (turned_names, "The letter of Ada Lindqvist praised Tomas Brandt"),
        (other_number, "It cost £12 million and takes 4,300 drivers"),
        (other_number, "Two of seven bridges stay open"),
        (other_date, "It opened on Tuesday in the rain"),
        (negated, "The council will not raise the toll"),
        (negated, "The council will raise the toll"),
        (opposite, "The council praised him after the opening"),
        (surer, "He said 4,300 drivers may use it"),
        (joined_wrongly, "The engineer Tomas Brandt said nothing more of it on that day"),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_false_claim_differs_where_it_says_it_is_wrong_and_nowhere_before(
    way: Any, true: str, seed: int
) -> None:
    false = way(true, source(), random.Random(seed))
    assert false is not None
    assert false.text != true
    assert not false.is_true
    first = min(span.start for span in false.wrong)
    assert false.text[:first].strip() == true[:first].strip()
    assert all(0 <= a < b <= len(false.text) for a, b in false.wrong)


@pytest.mark.parametrize(
    "way", [other_name, turned_names, other_number, other_date, opposite, surer]
)
def test_what_has_nothing_to_change_is_left_alone(way: Any) -> None:
    assert way("nothing to see", source(), random.Random(0)) is None


def test_a_number_is_replaced_by_one_that_is_written_alike() -> None:
    draws = [other_number("It cost 4,300 crowns", source(), random.Random(i)) for i in range(20)]
    found = {claim.text for claim in draws if claim}
    assert "It cost 4,300 crowns" not in found
    assert len(found) > 3


def test_some_way_is_found_wherever_one_applies() -> None:
    claim = corrupted("The toll will rise", source(), random.Random(0))
    assert claim
    assert not claim.is_true
    assert corrupted("nothing to see", source(), random.Random(0)) is None


def test_a_piece_that_is_cut_out_leaves_its_neighbour_as_what_is_wrong() -> None:
    claim = replaced("will not rise", Span(4, 8), "", "negation")
    assert claim.text == "will rise"
    assert claim.wrong[0].start == 4


def test_rewordings_keep_names_and_numbers() -> None:
    true = (
        "In March, Ada Lindqvist, who is the mayor, opened the bridge (the third), officials said."
    )
    for seed in range(20):
        claim = reworded(true, random.Random(seed))
        assert claim.is_true
        assert "Lindqvist" in claim.text
        assert "bridge" in claim.text


def test_a_hedge_without_which_a_claim_would_be_false_is_never_cut() -> None:
    true = "The council reportedly fears the toll"
    assert all("reportedly" in reworded(true, random.Random(seed)).text for seed in range(20))


def pairs(count: int) -> list[tuple[str, list[str]]]:
    return [(ARTICLE.replace("4,300", f"4,{300 + i}"), ["Mayor opened the new bridge in Telmouth"]) for i in range(count)]  # fmt: skip


def test_examples_have_true_claims_that_the_article_says_and_false_ones_behind_them() -> None:
    first, *_ = make_examples(pairs(3), 1100, 0.5, seed=0)
    assert first.claims[0].is_true
    assert any(claim.text.startswith("Mayor opened") for claim in first.claims)
    assert any(not claim.is_true for claim in first.claims)
    again, *_ = make_examples(pairs(3), 1100, 0.5, seed=0)
    assert first == again


def test_an_article_of_which_nothing_can_be_claimed_is_no_example() -> None:
    article = "It rained. It stopped. It rained again. It stopped again."
    assert not list(make_examples([(article, ["It rained"])], 1100, 0.5, seed=0))


def small(tmp_path: Path, **more: Any) -> Recipe:
    folder = build_packed(tmp_path / "tiny")
    records = [{"body": text, "title": written[0]} for text, written in pairs(14)]
    given: dict[str, Any] = {
        "checkpoint": str(folder),
        "train": [write_jsonl(tmp_path / "a.jsonl", records)],
        "layers": 2,
        "first": 0,
        "rank": 2,
        "steps": 8,
        "batch": 4,
        "micro_articles": 2,
        "warmup": 1,
        "save_every": 4,
        "held_out": 2,
        "measure_every": 16,
        "learning_rate": 0.01,
    }
    return Recipe.model_validate(given | more)


def test_a_run_writes_a_checker_that_loads_and_a_curve(tmp_path: Path) -> None:
    history = train(small(tmp_path), tmp_path / "out")
    assert len(losses(history)) >= 2
    points = [entry for entry in history if "eval_told" in entry]
    assert len(points) == 2
    config = json.loads((tmp_path / "tiny" / "config.json").read_text())
    assert config["summarise_checker"] == {"layers": 2, "first": 0, "rank": 2}
    assert load_checker(load_checkpoint(str(tmp_path / "tiny")))


def test_a_special_tokens_name_in_an_article_is_read_as_text(tmp_path: Path) -> None:
    checkpoint = load_checkpoint(str(build_packed(tmp_path / "tiny")), "cpu")
    network = Checker(checkpoint.model.decoder.config, CheckerShape(2, 0, 2))
    reader = ClaimChecker(checkpoint, network)
    found = []
    for name in (checkpoint.tokenizer.eos_token, f"({checkpoint.tokenizer.eos_token[1:]}"):
        article = Example(f"The {name} bridge was closed.", (Claim("It was closed."),))
        found.append(loss_of(reader, [article], 1).item())
    assert found[0] == found[1]


def test_claims_that_people_judged_are_learnt_from_too(tmp_path: Path) -> None:
    judged = [{"article": ARTICLE, "claim": "The bridge was closed", "label": 0}]
    recipe = small(
        tmp_path,
        judged=[write_jsonl(tmp_path / "judged.jsonl", judged)],
        held_out=0,
        micro_articles=1,
    )
    history = train(recipe, tmp_path / "out")
    assert all(loss == loss for loss in losses(history))  # none is NaN


def test_a_run_that_was_stopped_goes_on_as_it_would_have(tmp_path: Path) -> None:
    train(small(tmp_path), tmp_path / "whole")
    whole = load_file(tmp_path / "tiny" / "checker.safetensors")
    train(small(tmp_path, steps=8, save_every=4), tmp_path / "parts")
    for state in (tmp_path / "parts" / "run").glob("checkpoint-8"):
        for file in state.iterdir():
            file.unlink()
        state.rmdir()
    train(small(tmp_path), tmp_path / "parts")
    again = load_file(tmp_path / "tiny" / "checker.safetensors")
    assert all(torch.equal(whole[name], again[name]) for name in whole)
