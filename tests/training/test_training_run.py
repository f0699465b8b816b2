"""A run that is stopped or killed ends as one that was not."""

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
from safetensors.torch import load_file
from training_files import archive, losses, small_recipe, write_jsonl

from summarise.common.errors import SummariseError
from summarise.training.checkpoint import train
from summarise.training.run import Run, last_state

pytestmark = pytest.mark.usefixtures("one_thread")

for needed in ("accelerate", "matplotlib"):
    pytest.importorskip(needed, reason="needs the extra `train`")

ROOT = Path(__file__).parents[2]


def test_a_run_that_was_stopped_ends_with_the_weights_and_losses_of_one_that_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = small_recipe(tmp_path, dev=[archive(tmp_path / "d.jsonl")])
    whole = train(asked, tmp_path / "whole")
    real, calls = Run.training_step, list[int]()

    def dies(self: Any, *given: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == 7:  # three steps after the last saved state
            raise KeyboardInterrupt
        return real(self, *given, **more)

    monkeypatch.setattr(Run, "training_step", dies)
    with pytest.raises(KeyboardInterrupt):
        train(asked, tmp_path / "stopped")
    monkeypatch.undo()
    resumed = train(asked, tmp_path / "stopped")
    assert losses(resumed) == losses(whole)
    ours, theirs = (
        load_file(tmp_path / name / "model.safetensors") for name in ("stopped", "whole")
    )
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


_KILLED = """
import os, signal, sys
from pathlib import Path
import torch
from summarise.training.checkpoint import Recipe, train
from summarise.training.run import Run
torch.set_num_threads(1)
real, calls = Run.training_step, []
def dies(self, *given, **more):
    calls.append(1)
    if len(calls) == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, *given, **more)
Run.training_step = dies
train(Recipe.model_validate_json(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.slow
def test_a_run_that_was_killed_gives_the_loss_curve_of_one_that_was_not(tmp_path: Path) -> None:
    asked = small_recipe(tmp_path)
    whole = train(asked, tmp_path / "whole")
    call = [sys.executable, "-c", _KILLED, asked.model_dump_json(), str(tmp_path / "killed")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(call, env=environment, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert not (tmp_path / "killed" / "model.safetensors").exists()
    resumed = train(asked, tmp_path / "killed")
    assert losses(resumed) == losses(whole)


def test_a_run_is_made_longer_by_more_steps_and_falls_from_the_peak_only_at_its_end(
    tmp_path: Path,
) -> None:
    asked = small_recipe(tmp_path, decay=4, steps=8)
    train(asked, tmp_path / "out")
    history = train(asked.model_copy(update={"steps": 16}), tmp_path / "out")
    rates = {entry["step"]: entry["learning_rate"] for entry in history if "loss" in entry}
    assert rates[12] == pytest.approx(5e-4)  # the peak, kept
    assert rates[16] == pytest.approx(5e-4 / 4)  # the last step's, before it reaches zero


@pytest.mark.parametrize("change", [{"learning_rate": 1e-3}, {"train": "other"}])
def test_states_of_another_recipe_or_of_other_examples_are_refused(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    asked = small_recipe(tmp_path)
    train(asked, tmp_path / "out")
    if "train" in change:
        change = {"train": [*asked.train, *asked.train]}
    with pytest.raises(SummariseError, match="has states of another recipe or of other examples"):
        train(asked.model_copy(update=change), tmp_path / "out")


def test_states_of_other_examples_of_the_same_lengths_are_refused(tmp_path: Path) -> None:
    asked = small_recipe(tmp_path, least_support=0.0, known_names=False)
    train(asked, tmp_path / "out")
    lines = [json.loads(line) for line in asked.train[0].read_text().splitlines()]
    titles = [f"bridge opened the mayor of town {i}" for i in range(len(lines))]
    records = (line | {"title": title} for line, title in zip(lines, titles, strict=True))
    other = write_jsonl(tmp_path / "b.jsonl", records)
    with pytest.raises(SummariseError, match="has states of another recipe or of other examples"):
        train(asked.model_copy(update={"train": [other]}), tmp_path / "out")


def test_a_run_goes_on_where_its_files_and_checkpoint_are_named_by_another_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = small_recipe(tmp_path)
    whole = train(asked, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    spelled = {"checkpoint": "tiny", "train": [Path("a.jsonl")]}
    again = train(asked.model_copy(update=spelled), Path("out"))
    assert losses(again) == losses(whole)


def test_states_that_do_not_say_of_what_they_are_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = small_recipe(tmp_path, steps=4)
    train(asked, tmp_path / "out")
    assert "do not say" not in capsys.readouterr().out
    for note in (tmp_path / "out" / "run").glob("*.sha256"):
        note.unlink()
    train(asked, tmp_path / "out")
    assert "has states that do not say of what recipe and examples" in capsys.readouterr().out


def test_a_log_counts_examples_and_the_epochs_that_they_make(tmp_path: Path) -> None:
    history = train(small_recipe(tmp_path), tmp_path / "out")
    (last,) = (entry for entry in history if entry["step"] == 12 and "loss" in entry)
    assert (last["examples"], last["epoch"]) == (48, 2.0)


def test_a_saved_state_that_was_not_written_to_its_end_is_passed_over(tmp_path: Path) -> None:
    for step, whole in ((9, True), (10, True), (11, False)):
        folder = tmp_path / f"checkpoint-{step}"
        folder.mkdir()
        if whole:
            (folder / "trainer_state.json").write_text("{}")
    assert last_state(tmp_path) == str(tmp_path / "checkpoint-10")
