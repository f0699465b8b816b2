"""Which engine computes a checkpoint, and what is said where it cannot; nothing is loaded for it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from tiny_checkpoint import settings
from tiny_families import build

from summarise.cli import main
from summarise.common.errors import SummariseError
from summarise.generation import SummaryGenerator
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import resolve
from summarise.generation.engines.choose import ENGINES, choose_engine
from summarise.generation.engines.model_spec import ModelSpec

BART = ModelSpec("b", "seq2seq", "bart", device="cpu")
LED = ModelSpec("l", "seq2seq", "led", device="cpu")


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra were not installed."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("LED", tmp_path_factory.mktemp("led") / "led")


def test_a_checkpoint_is_specified_by_its_files(tiny: Path, led: Path) -> None:
    assert ModelSpec.of(resolve(str(tiny)), "bfloat16", "cpu") == ModelSpec(
        str(tiny), "seq2seq", "bart", "bfloat16", "cpu"
    )
    assert ModelSpec.of(resolve(str(led))).model_type == "led"


def test_a_known_family_is_computed_by_ctranslate2_where_it_is_installed() -> None:
    pytest.importorskip("ctranslate2")
    assert choose_engine("auto", BART).name == "ctranslate2"


@pytest.mark.usefixtures("missing")
def test_without_the_extra_torch_computes() -> None:
    assert choose_engine("auto", BART).name == "torch"


def test_a_family_that_ctranslate2_does_not_know_is_computed_by_torch() -> None:
    assert choose_engine("auto", LED).name == "torch"


def test_the_bundled_checkpoint_is_computed_by_torch_whatever_is_installed() -> None:
    pytest.importorskip("ctranslate2")
    assert choose_engine("auto", ModelSpec.of(resolve("bundled"))).name == "torch"


def test_torch_computes_when_asked_to() -> None:
    assert choose_engine("torch", BART).name == "torch"


def test_auto_takes_torch_off_the_cpu_where_8_bit_products_bring_nothing() -> None:
    assert choose_engine("auto", ModelSpec("b", "seq2seq", "bart", device="cuda:0")).name == "torch"


def test_bfloat16_is_torch_s() -> None:
    spec = ModelSpec("b", "seq2seq", "bart", "bfloat16", "cpu")
    assert choose_engine("auto", spec).name == "torch"
    pytest.importorskip("ctranslate2")
    with pytest.raises(SummariseError, match="no precision bfloat16: leave it out"):
        choose_engine("ctranslate2", spec)


@pytest.mark.usefixtures("missing")
def test_asking_for_what_is_not_installed_is_one_line_with_the_cure() -> None:
    with pytest.raises(
        SummariseError, match=r'not installed: pip install "summarise-news\[fast\]"'
    ):
        choose_engine("ctranslate2", BART)


def test_a_kind_of_checkpoint_that_no_engine_knows_is_said() -> None:
    with pytest.raises(SummariseError, match="engine torch does not know odd models"):
        choose_engine("auto", ModelSpec("o", "odd", "odd", device="cpu"))


def test_each_engine_is_made_where_its_line_says(tiny: Path) -> None:
    checkpoint = load_checkpoint(str(tiny), "cpu")
    made = [(engine.name, engine.create(checkpoint)) for engine in ENGINES]
    assert all((engine.name, engine.checkpoint) == (name, checkpoint) for name, engine in made)


def test_an_engine_that_is_none_is_said() -> None:
    with pytest.raises(SummariseError, match="no engine 'abacus'"):
        choose_engine("abacus", BART)


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


def test_choosing_torch_loads_no_torch(tiny: Path) -> None:
    code = (
        "import sys; from summarise.generation.checkpoints.source import resolve; "
        "from summarise.generation.engines.choose import ENGINES, choose_engine; "
        "from summarise.generation.engines.model_spec import ModelSpec; "
        "print(choose_engine('torch', ModelSpec.of(resolve(sys.argv[1]))).name, 'torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tiny)], capture_output=True, text=True)
    assert done.stdout == "torch False\n", done.stderr


def test_models_says_how_a_checkpoint_is_used(
    led: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["models", str(led)])
    assert not end.value.code
    said = capsys.readouterr().out
    assert f"{led}: LED, engine torch: reads 256 tokens" in said
    assert "global attention on the first token" in said


def test_what_each_step_is_held_to_is_said_to_be_torch_s(tiny: Path) -> None:
    pytest.importorskip("ctranslate2")
    (note,) = SummaryGenerator(settings(tiny, engine="ctranslate2")).notes
    assert "engine ctranslate2" in note
    assert "the paragraph is held to the article at each token, so torch decodes it" in note


def test_nothing_is_said_to_be_torch_s_where_words_are_free(tiny: Path) -> None:
    pytest.importorskip("ctranslate2")
    config = settings(tiny, engine="ctranslate2", source_words="free")
    free = config.paragraph.model_copy(update={"whole_sentences": False})
    (note,) = SummaryGenerator(config.model_copy(update={"paragraph": free})).notes
    assert "torch decodes" not in note
