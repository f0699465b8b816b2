"""Each summary with its scores, as JSONL."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation_files import write_jsonl

from summarise.evaluation import details, evaluate, write_details


def test_details_have_each_summary_with_what_is_unsupported(tmp_path: Path) -> None:
    line = {"id": "a", "headline": "Zeno shuts roads", "text": "Rain fell. Roads shut."}
    path = write_jsonl(tmp_path / "s.jsonl", line)
    evaluation = evaluate([path], path)
    write_details(evaluation, tmp_path / "d.jsonl")
    lines = (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == list(details(evaluation))
    first = json.loads(lines[0])
    assert (first["id"], first["system"], first["rouge1"]["fmeasure"]) == ("a", "s", 100.0)
    assert first["unsupported"] == [{"start": 0, "end": 4, "text": "Zeno", "kind": "name"}]
