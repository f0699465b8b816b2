"""Each summary with its scores, as JSONL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarise.common.files import atomic_write_text
from summarise.evaluation.evaluator import Evaluation

_DECIMALS = 4


def details(evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    """Yield each summary with its scores: systems, then baselines, in the order of the references.

    A record has `id`, `system`, `length`, `references`, `prediction`, `empty`, precision, recall and
    F-measure by ROUGE type (0 to 100), and of a system's summary what it is like, where the article
    is at hand with `support` (0 to 100) and `unsupported` pieces.
    """
    for group in evaluation.scored:
        for place, pair in enumerate(group.pairs):
            record: dict[str, Any] = {
                "id": pair.id,
                "system": group.name,
                "length": group.length,
                "references": list(pair.references),
                "prediction": pair.prediction,
                "empty": group.empty[place],
            }
            for name, values in zip(group.names, group.values[place], strict=True):
                precision, recall, fmeasure = (round(float(v), _DECIMALS) for v in values)
                record[name] = {"precision": precision, "recall": recall, "fmeasure": fmeasure}
            if group.statistics:
                record |= group.statistics[place].details
            yield record


def write_details(evaluation: Evaluation, path: Path) -> None:
    """Write `details` as JSONL, whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there.
    """
    lines = (json.dumps(d, ensure_ascii=False, allow_nan=False) + "\n" for d in details(evaluation))
    atomic_write_text(path, "".join(lines))
