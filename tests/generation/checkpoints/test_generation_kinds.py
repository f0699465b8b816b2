"""The kind of a checkpoint is told by its configuration."""

from __future__ import annotations

from pathlib import Path

from summarise.generation.checkpoints.kinds import KINDS, kind_of
from summarise.generation.checkpoints.source import resolve


def test_what_nothing_else_recognises_is_taken_for_seq2seq(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    assert kind_of(resolve(str(tiny))).name == kind_of(resolve(str(tmp_path))).name == "seq2seq"


def test_each_kind_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
