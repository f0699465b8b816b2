"""Which engine computes: the one asked for, else the faster one that can."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from tiny_checkpoint import article, settings
from tiny_families import build

from summarise.documents import SummariseError, Summary
from summarise.generation import Summariser
from summarise.generation.checkpoint import load
from summarise.generation.engines import choose


@pytest.fixture
def uninstalled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it look as if ctranslate2 were not there."""
    real = importlib.util.find_spec

    def find(name: str, *more: Any) -> Any:
        return None if name == "ctranslate2" else real(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", find)


def test_auto_on_a_cpu_takes_the_faster_engine_where_it_knows_the_family(tiny: Path) -> None:
    assert choose("auto", load(str(tiny), "cpu")).name == "ctranslate2"


def test_auto_takes_torch_for_a_family_that_the_other_engine_does_not_know(tmp_path: Path) -> None:
    checkpoint = load(str(build("LED", tmp_path / "led")), "cpu")
    assert choose("auto", checkpoint).name == "torch"


def test_auto_takes_torch_off_the_cpu_where_8_bit_products_bring_nothing(tiny: Path) -> None:
    checkpoint = load(str(tiny), "cpu")
    checkpoint.model.to("meta")
    assert choose("auto", checkpoint).name == "torch"


def test_torch_is_taken_when_asked_for(tiny: Path) -> None:
    assert choose("torch", load(str(tiny), "cpu")).name == "torch"


def test_a_family_that_the_engine_does_not_know_is_one_line_with_the_cure(tmp_path: Path) -> None:
    checkpoint = load(str(build("ProphetNet", tmp_path / "prophetnet")), "cpu")
    with pytest.raises(SummariseError, match=r"does not know ProphetNet .* torch or auto") as error:
        choose("ctranslate2", checkpoint)
    assert "\n" not in str(error.value)


def test_a_missing_extra_is_one_line_that_says_what_to_install(
    tiny: Path, uninstalled: None
) -> None:
    checkpoint = load(str(tiny), "cpu")
    with pytest.raises(SummariseError, match=r'pip install "summarise\[fast\]"') as error:
        choose("ctranslate2", checkpoint)
    assert "\n" not in str(error.value)
    assert choose("auto", checkpoint).name == "torch"


def test_the_signature_names_the_engine_really_used(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    auto = settings(tiny, engine="auto")
    fast = Summariser(auto).signature
    request.getfixturevalue("uninstalled")
    assert Summariser(auto).signature != fast


def test_what_each_step_is_held_to_is_said_to_be_torch_s(tiny: Path) -> None:
    summariser = Summariser(settings(tiny, engine="ctranslate2"))
    summariser.load()
    (note,) = summariser.notes
    assert "engine ctranslate2" in note
    assert "the headline is held to the article at each token, so torch decodes it" in note


def test_nothing_is_said_to_be_torch_s_where_words_are_free(tiny: Path) -> None:
    config = settings(tiny, engine="ctranslate2", source_words="free")
    free = config.paragraph.model_copy(update={"whole_sentences": False})
    summariser = Summariser(config.model_copy(update={"paragraph": free}))
    summariser.load()
    assert "torch decodes" not in summariser.notes[0]


@pytest.mark.parametrize("engine", ["torch", "ctranslate2"])
def test_every_engine_keeps_to_the_same_lengths_and_constraints(tiny: Path, engine: str) -> None:
    result = Summariser(settings(tiny, engine=engine)).summarise([article()])[0]
    assert isinstance(result, Summary)
    assert 3 <= len((result.headline or "").split()) <= 8
    assert result.unsupported == ()
