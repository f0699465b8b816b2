"""A run's identity: what changes it, and that nothing is loaded to find it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import huggingface_hub
import pytest
from tiny_checkpoint import build, settings

from summarise.common.errors import SummariseError
from summarise.config import Config, LengthConfig
from summarise.generation import SummaryGenerator

HUB = Config(engine="torch", headline=LengthConfig(checkpoint="someone/model"))


def signature(config: Config) -> str:
    return SummaryGenerator(config, ["headline"]).signature


def test_it_changes_with_configuration_and_lengths(tiny: Path) -> None:
    base = SummaryGenerator(settings(tiny)).signature
    assert SummaryGenerator(settings(tiny)).signature == base
    assert SummaryGenerator(settings(tiny), ["headline"]).signature != base
    assert SummaryGenerator(settings(tiny, source_words="only")).signature != base


def test_it_changes_with_the_weights(tmp_path: Path) -> None:
    folder = build(tmp_path / "model")
    before = signature(settings(folder))
    build(folder, positions=64)
    assert signature(settings(folder)) != before


def test_it_changes_with_the_engine_that_is_really_used(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ctranslate2")
    config = settings(tiny, engine="auto")
    installed = signature(config)
    assert signature(config) == installed
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert signature(config) != installed


def test_it_changes_with_the_commit_of_a_hub_checkpoint(hub_cache: Callable[[str], Path]) -> None:
    hub_cache("1" * 40)
    before = signature(HUB)
    assert signature(HUB) == before
    hub_cache("2" * 40)
    assert signature(HUB) != before


def test_a_checkpoint_that_is_nowhere_has_none(hub_cache: Callable[[str], Path]) -> None:
    with pytest.raises(SummariseError, match="hub cannot be reached"):
        signature(HUB)


def test_a_folder_whose_weights_cannot_be_loaded_has_one(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bart"}')
    assert len(signature(settings(tmp_path))) == 16


def test_neither_torch_nor_transformers_is_loaded_for_it(tiny: Path) -> None:
    code = (
        "import sys; from summarise.config import Config, LengthConfig; "
        "from summarise.generation import SummaryGenerator; "
        "length = LengthConfig(checkpoint=sys.argv[1]); "
        "print(SummaryGenerator(Config(engine='torch', headline=length), ['headline']).signature); "
        "print({'torch', 'transformers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tiny)], capture_output=True, text=True)
    config = Config(engine="torch", headline=LengthConfig(checkpoint=str(tiny)))
    assert done.stdout == f"{signature(config)}\nset()\n", done.stderr


def test_the_hub_is_asked_once(
    hub_cache: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub_cache("1" * 40)
    asked: list[str] = []

    def unreachable(self: Any, name: str, **_: Any) -> None:
        asked.append(name)
        raise ConnectionError

    monkeypatch.setattr(huggingface_hub.HfApi, "model_info", unreachable)
    generator = SummaryGenerator(HUB, ["headline"])
    assert generator.signature == generator.signature
    assert asked == ["someone/model"]
