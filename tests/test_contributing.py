"""The recipes of CONTRIBUTING.md: what their code makes works as it stands there."""

from __future__ import annotations

import io
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from summarise.cleaning.languages import LANGUAGES
from summarise.evaluation.metrics.summary_text import SummaryText
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions

ROOT = Path(__file__).parent.parent


def recipe(title: str) -> dict[str, Any]:
    """Return the names that the module of a recipe defines."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    (code,) = re.findall(r"```python\n(.*?)```", part, re.DOTALL)
    names: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(textwrap.dedent(code), title, "exec"), names)
    return names


def test_the_reader_reads() -> None:
    stream = io.BytesIO(b"---\ntitle: x\n---\nRain fell on Harrow.\n")
    location = SourceLocation(Path("a.md"), "a.md", "a.md")
    (document,) = recipe("Add a reader")["read_markdown"](location, stream, ReaderOptions())
    assert document.text == "Rain fell on Harrow.\n"


def test_the_language_is_one() -> None:
    language = recipe("Add a language to cleaning")["SWEDISH"]
    assert type(language) is type(LANGUAGES[0])
    assert language.code == "sv"


def test_the_metric_measures() -> None:
    metric = recipe("Add a metric to evaluation")["Sentences"]()
    found = metric.measure(SummaryText("Rain fell. Roads shut.", "paragraph"), None)
    assert found.values["sentences"] == 2


def test_the_format_is_written(tmp_path: Path) -> None:
    written = recipe("Add a format of outputs")["write_yaml"](
        tmp_path / "a.yaml", [{"id": "a"}, {"id": "b"}]
    )
    assert written == 2
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "---\nid: a\n---\nid: b\n"


def test_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    recipe("Add a command")["formats"]()
    assert ".jsonl" in capsys.readouterr().out
