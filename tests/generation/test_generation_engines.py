"""Which engine computes a checkpoint, and what is said where it cannot."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
import torch
from tiny_checkpoint import TEXT, settings
from tiny_families import build

from summarise.cli.app import main
from summarise.common.documents import Article, Summary
from summarise.common.errors import SummariseError
from summarise.config import Config
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.engines.choose import choose_engine


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("LED", tmp_path_factory.mktemp("led") / "led")


def test_a_known_family_is_computed_by_ctranslate2_where_it_is_installed(tiny: Path) -> None:
    pytest.importorskip("ctranslate2")
    assert choose_engine("auto", load_checkpoint(str(tiny))).name == "ctranslate2"


@pytest.mark.usefixtures("missing")
def test_without_the_extra_torch_computes(tiny: Path) -> None:
    assert choose_engine("auto", load_checkpoint(str(tiny))).name == "torch"


def test_a_family_that_ctranslate2_does_not_know_is_computed_by_torch(led: Path) -> None:
    assert choose_engine("auto", load_checkpoint(str(led))).name == "torch"


def test_torch_computes_when_asked_to(tiny: Path) -> None:
    assert choose_engine("torch", load_checkpoint(str(tiny))).name == "torch"


@pytest.mark.usefixtures("missing")
def test_asking_for_what_is_not_installed_is_one_line_with_the_cure(tiny: Path) -> None:
    with pytest.raises(SummariseError, match=r'not installed: pip install "summarise\[fast\]"'):
        choose_engine("ctranslate2", load_checkpoint(str(tiny)))


def test_asking_for_an_unknown_family_is_one_line_with_the_cure(
    led: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("ctranslate2")
    (tmp_path / "c.yaml").write_text(f"headline: {{checkpoint: '{led}'}}")
    call = ["run", str(tmp_path), "--config", str(tmp_path / "c.yaml"), "--engine", "ctranslate2"]
    with pytest.raises(SystemExit) as end:
        main(call)
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert said.count("\n") == 1
    assert f"does not know LED ({led})" in said
    assert "use engine torch or auto" in said


def signature(config: Config, engine: str) -> str:
    return SummaryGenerator(config.model_copy(update={"engine": engine})).signature


def test_the_engine_that_is_really_used_is_part_of_a_runs_signature(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ctranslate2")
    config = settings(tiny)
    installed = signature(config, "auto")
    assert signature(config, "auto") == installed
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert signature(config, "auto") != installed


def test_models_says_how_a_checkpoint_is_used(
    led: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main_models(str(led))
    said = capsys.readouterr().out
    assert f"{led}: LED, engine torch: reads 256 tokens" in said
    assert "global attention on the first token" in said


def main_models(*names: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(["models", *names])
    assert not end.value.code


def test_auto_takes_torch_off_the_cpu_where_8_bit_products_bring_nothing(tiny: Path) -> None:
    checkpoint = load_checkpoint(str(tiny), "cpu")
    checkpoint.model.to("meta")
    assert choose_engine("auto", checkpoint).name == "torch"


def test_bfloat16_is_torch_s(tiny: Path) -> None:
    checkpoint = load_checkpoint(str(tiny), precision="bfloat16")
    assert choose_engine("auto", checkpoint).name == "torch"
    pytest.importorskip("ctranslate2")
    with pytest.raises(SummariseError, match="no precision bfloat16: leave it out"):
        choose_engine("ctranslate2", checkpoint)


def test_bfloat16_writes_both_lengths_and_selects_sentences() -> None:
    summariser = SummaryGenerator(Config(precision="bfloat16"))
    (summary,) = summariser.stream([Article("a", "a.txt", TEXT * 3, language="en")])
    assert isinstance(summary, Summary)
    assert summary.strategy == "selected sentences, lead"
    assert all(engine.checkpoint.model.dtype == torch.bfloat16 for engine in summariser._engines.values())  # fmt: skip


def test_what_each_step_is_held_to_is_said_to_be_torch_s(tiny: Path) -> None:
    summariser = SummaryGenerator(settings(tiny, engine="ctranslate2"))
    summariser.load()
    (note,) = summariser.notes
    assert "engine ctranslate2" in note
    assert "the headline is held to the article at each token, so torch decodes it" in note


def test_nothing_is_said_to_be_torch_s_where_words_are_free(tiny: Path) -> None:
    config = settings(tiny, engine="ctranslate2", source_words="free")
    free = config.paragraph.model_copy(update={"whole_sentences": False})
    summariser = SummaryGenerator(config.model_copy(update={"paragraph": free}))
    summariser.load()
    assert "torch decodes" not in summariser.notes[0]
