"""What the README shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarise.config import parse, presets

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The README's code blocks in a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_python_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert printed.count(" | ") >= 12  # a line an example article
    assert "newsletter" in printed  # a dropped block and its reason


def test_the_yaml_example_is_a_valid_configuration() -> None:
    import yaml

    (example,) = blocks("yaml")
    config = parse(yaml.safe_load(example))
    assert config.headline.words == (6, 12)
    assert config.paragraph.words == (30, 100)  # left out, so the default's


def test_every_preset_is_in_the_table() -> None:
    assert set(re.findall(r"\[`([\w.-]+)`\]\(configs/[a-z0-9.-]+\)", README)) == set(presets())
