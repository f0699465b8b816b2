"""scripts/train.py on a tiny checkpoint: end to end, stopped and resumed, and what it leaves out."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
import train
import yaml
from safetensors.torch import load_file
from tiny_checkpoint import build, settings

from summarise.common.documents import Article, Summary
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.extractive.sentence_scorer import WEIGHTS

for needed in ("accelerate", "matplotlib"):
    pytest.importorskip(needed, reason="needs the extra `train`")

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    torch.set_num_threads(1)
    monkeypatch.setenv("HF_DATASETS_CACHE", str(tmp_path / "cache"))


def archive(path: Path) -> Path:
    rows = [
        {
            "text": f"The mayor of town {i} opened the bridge. {'It was closed on the river. ' * (i % 5)}",
            "title": f"mayor opened the bridge of town {i}",
        }
        for i in range(24)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def recipe(tmp_path: Path, **more: Any) -> Any:
    tiny = build(tmp_path / "tiny")
    given = {"checkpoint": str(tiny), "train": [archive(tmp_path / "a.jsonl")]} | more
    small = {"steps": 12, "batch": 4, "warmup": 2, "save_every": 4, "dev_articles": 2}
    return train.Recipe.model_validate(small | given)


def losses(history: list[dict[str, float]]) -> list[tuple[float, float]]:
    return [(h["step"], h["loss"]) for h in history if "loss" in h]


def test_a_run_gives_a_checkpoint_that_summarises_a_curve_and_the_packages_own_scores(
    tmp_path: Path,
) -> None:
    asked = recipe(tmp_path, dev=[archive(tmp_path / "d.jsonl")], steps=20, learning_rate=0.01)
    history = train.train(asked, tmp_path / "out")
    assert losses(history)[-1][1] < losses(history)[0][1]
    assert any(h.get("eval_headline_rouge1", 0) > 0 for h in history)
    assert (tmp_path / "out" / "loss.png").stat().st_size > 1000
    assert load_file(tmp_path / "out" / "model.safetensors")["model.shared.weight"].dtype == (
        torch.float16
    )
    article = Article("a", "a", "The mayor opened the bridge. It was closed.", language="en")
    (summary,) = SummaryGenerator(settings(tmp_path / "out"), ["headline"]).summarise([article])
    assert isinstance(summary, Summary)
    assert summary.headline


def test_a_run_that_was_stopped_ends_with_the_weights_and_losses_of_one_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = recipe(tmp_path, dev=[archive(tmp_path / "d.jsonl")])
    whole = train.train(asked, tmp_path / "whole")
    real, calls = train.Trainer.training_step, list[int]()

    def dies(self: Any, *given: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == 7:  # three steps after the last saved state
            raise KeyboardInterrupt
        return real(self, *given, **more)

    monkeypatch.setattr(train.Trainer, "training_step", dies)
    with pytest.raises(KeyboardInterrupt):
        train.train(asked, tmp_path / "stopped")
    monkeypatch.undo()
    resumed = train.train(asked, tmp_path / "stopped")
    assert losses(resumed) == losses(whole)
    ours, theirs = (
        load_file(tmp_path / name / "model.safetensors") for name in ("stopped", "whole")
    )
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


_KILLED = """
import os, signal, sys
import torch, train
torch.set_num_threads(1)
real, calls = train.Trainer.training_step, []
def dies(self, *given, **more):
    calls.append(1)
    if len(calls) == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, *given, **more)
train.Trainer.training_step = dies
train.train(train.Recipe.model_validate_json(sys.argv[1]), train.Path(sys.argv[2]))
"""


@pytest.mark.slow
def test_a_run_that_was_killed_gives_the_loss_curve_of_one_that_was_not(tmp_path: Path) -> None:
    asked = recipe(tmp_path)
    whole = train.train(asked, tmp_path / "whole")
    call = [sys.executable, "-c", _KILLED, asked.model_dump_json(), str(tmp_path / "killed")]
    path = os.pathsep.join((str(ROOT / "scripts"), str(ROOT)))
    ended = subprocess.run(call, env=os.environ | {"PYTHONPATH": path}, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert not (tmp_path / "killed" / "model.safetensors").exists()
    resumed = train.train(asked, tmp_path / "killed")
    assert losses(resumed) == losses(whole)


def test_a_saved_state_that_was_not_written_to_its_end_is_passed_over(tmp_path: Path) -> None:
    for step, whole in ((9, True), (10, True), (11, False)):
        folder = tmp_path / f"checkpoint-{step}"
        folder.mkdir()
        if whole:
            (folder / "trainer_state.json").write_text("{}")
    assert train.last_complete(tmp_path) == str(tmp_path / "checkpoint-10")


def test_a_frozen_encoder_stays_as_it_was_and_the_decoder_does_not(tmp_path: Path) -> None:
    train.train(recipe(tmp_path, steps=2), tmp_path / "out")
    before = load_file(tmp_path / "tiny" / "model.safetensors")
    after = load_file(tmp_path / "out" / "model.safetensors")
    changed = {name for name in after if not torch.equal(after[name], before[name].half())}
    assert changed
    assert all(name.startswith("model.decoder.") for name in changed)


def test_a_selector_is_kept_only_while_the_encoder_it_was_trained_on_is(tmp_path: Path) -> None:
    asked = recipe(tmp_path, steps=1)
    config = json.loads((tmp_path / "tiny" / "config.json").read_text())
    config["summarise_selector"] = {"width": 8}
    (tmp_path / "tiny" / "config.json").write_text(json.dumps(config))
    (tmp_path / "tiny" / WEIGHTS).write_bytes(b"weights")
    train.train(asked, tmp_path / "frozen")
    train.train(asked.model_copy(update={"freeze_encoder": False}), tmp_path / "trained")
    assert (tmp_path / "frozen" / WEIGHTS).is_file()
    assert not (tmp_path / "trained" / WEIGHTS).exists()
    assert "summarise_selector" not in (tmp_path / "trained" / "config.json").read_text()


@pytest.mark.parametrize(
    ("title", "learnt"),
    [
        ("mayor opened the bridge", True),
        ("mayor of Quill opened the bridge", False),  # a name that the article lacks
        ("mayor opened 7 bridges", False),  # a number that it lacks
        ("people glad as long wait ends", False),  # true perhaps, but nothing of it is there
    ],
)
def test_a_target_that_its_article_does_not_bear_out_is_left_out(
    tmp_path: Path, title: str, learnt: bool
) -> None:
    text = "The mayor of Senn opened the bridge on Tuesday."
    assert train.supported(title, text, frozenset(), recipe(tmp_path)) is learnt


def test_where_ordinary_words_are_known_a_lower_case_name_is_one_too(tmp_path: Path) -> None:
    ordinary = frozenset(["mayor", "opened", "bridge", "glad"])
    text, asked = "The mayor opened the bridge.", recipe(tmp_path)
    assert train.supported("glad mayor opened bridge", text, ordinary, asked)
    assert not train.supported("quill mayor opened bridge", text, ordinary, asked)


def test_batches_hold_examples_of_like_length_and_a_pass_holds_each_once(tmp_path: Path) -> None:
    sizes = [i * 7 % 40 for i in range(40)]
    asked = recipe(tmp_path, steps=10, batch=4)
    places = train.order(sizes, asked)
    assert sorted(places) == list(range(40))
    spread = [max(b) - min(b) for b in ([sizes[i] for i in places[a : a + 4]] for a in range(0, 40, 4))]  # fmt: skip
    assert max(spread) <= 4
    assert train.order(sizes, asked) == places
    assert train.order(sizes, asked.model_copy(update={"seed": 1})) != places


def test_what_the_decoder_reads_is_its_prompt_and_what_it_is_taught_a_step_behind(
    tmp_path: Path,
) -> None:
    asked = recipe(tmp_path)
    start = load_checkpoint(asked.checkpoint, "cpu")
    row = train.examples(train.records(asked.train, asked), start, asked)[0]
    prompt = start.prompts["headline"]
    taught = row["labels"][len(prompt) - 1 :]
    assert row["labels"][: len(prompt) - 1] == [train.NOT_TAUGHT] * (len(prompt) - 1)
    assert row["decoder_input_ids"] == [*prompt, *taught[:-1]]
    assert taught[-1] == start.tokenizer.eos_token_id


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("steps: 1\n", "nothing to train on; give --train FILE.jsonl"),
        ("step: 1\ntrain: [a.jsonl]\n", "step"),
        ("train: [gone.jsonl]\n", "gone.jsonl: no such file"),
        ("train: [a.jsonl]\ntext: body\n", "a.jsonl: no field 'body'; it has text, title"),
        ("train: [a.jsonl]\nheadline: null\n", "name the field of the headline"),
        ("train: [bad.jsonl]\n", "bad.jsonl: not JSONL"),
    ],
)
def test_a_wrong_recipe_is_one_line_that_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    archive(tmp_path / "a.jsonl")
    (tmp_path / "bad.jsonl").write_text("no json\n")
    (tmp_path / "r.yaml").write_text(f"checkpoint: {build(tmp_path / 'tiny')}\n{keys}")
    with pytest.raises(SummariseError, match=said) as raised:
        train.train(train.read_recipe(Path("r.yaml"), [], []), tmp_path / "out")
    assert "\n" not in str(raised.value)


def test_the_shipped_recipe_names_every_key_and_its_default() -> None:
    path = ROOT / "configs" / "training" / "fine-tune.yaml"
    shipped = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert train.Recipe.model_validate(shipped) == train.Recipe()
    assert set(shipped) == set(train.Recipe.model_fields)
