"""The articles that summaries were written of, read again where they still are."""

from __future__ import annotations

from pathlib import Path

from summarise.jobs.sources import articles_by_source

TEXT = "The dam at Harrow held through the night, its keeper said. Roads were shut until noon.\n"


def test_sources_that_are_gone_or_can_be_no_file_are_left_out(tmp_path: Path) -> None:
    there = tmp_path / "dam.txt"
    there.write_text(TEXT, encoding="utf-8")
    sources = [str(there), str(tmp_path / "gone.txt"), "x" * 5000, "a\0b", "-", f"{tmp_path}#1"]
    assert list(articles_by_source(sources)) == [str(there)]
