"""Scores as files: JSON, CSV, Markdown and LaTeX tables, and JSONL of each summary."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from summarise.common.documents import LENGTHS
from summarise.common.files import atomic_write_text
from summarise.evaluation.evaluator import Evaluation, LengthScores, Measure, Scores
from summarise.evaluation.metrics.rouge import TYPES
from summarise.evaluation.metrics.texts import Texture
from summarise.evaluation.scored import Scored

HEADINGS = ("ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum")
_DECIMALS = 4


def measures(scores: LengthScores) -> list[Measure]:
    """The measures of one length in the order of `TYPES`."""
    return [scores["rouge1"], scores["rouge2"], scores["rougeL"], scores["rougeLsum"]]


def rows(scores: Scores) -> list[dict[str, Any]]:
    """Scores as flat records, which `pandas.DataFrame` takes as they are.

    A row has `system`, `baseline` (whether it is one), `length`, `n`, `empty`, and for each ROUGE
    type `rouge1_precision`, `_recall`, `_fmeasure`, `_low` and `_high`; then, of a system, what its
    texts are like (`text_words`, `text_support` and so on).
    """
    found = []
    for length in LENGTHS:
        for kind in ("systems", "baselines"):
            for name, lengths in scores[kind].items():
                if length not in lengths:
                    continue
                one = lengths[length]
                row = {"system": name, "baseline": kind == "baselines", "length": length}
                row |= {"n": one["n"], "empty": one["empty"]}
                for type_, measure in zip(TYPES, measures(one), strict=True):
                    row |= {f"{type_}_{key}": value for key, value in measure.items()}
                means = scores["texts"]["systems"].get(name, {}) if kind == "systems" else {}
                row |= {f"text_{key}": value for key, value in means.get(length, {}).items()}
                found.append(row)
    return found


def details(evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    """Each summary with its scores: systems, then baselines, in the order of the references.

    A record has `id`, `system`, `length`, `references`, `prediction`, `empty`, precision, recall and
    F-measure by ROUGE type (0 to 100), and of a system's summary what it is like, where the article
    is at hand with `support` (0 to 100) and `unsupported` pieces.
    """
    for scored in evaluation.scored:
        for place, pair in enumerate(scored.pairs):
            record: dict[str, Any] = {
                "id": pair.id,
                "system": scored.name,
                "length": scored.length,
                "references": list(pair.references),
                "prediction": pair.prediction,
                "empty": scored.empty[place],
            }
            for type_, values in zip(TYPES, scored.values[place], strict=True):
                precision, recall, fmeasure = (round(float(v), _DECIMALS) for v in values)
                record[type_] = {"precision": precision, "recall": recall, "fmeasure": fmeasure}
            if scored.textures:
                record |= _texture(scored, scored.textures[place])
            yield record


def _texture(scored: Scored, seen: Texture) -> dict[str, Any]:
    record: dict[str, Any] = {
        "words": seen.words,
        "repeated": round(100 * seen.repeated, _DECIMALS),
        "incomplete": seen.incomplete,
    }
    if seen.source is not None:
        record["compression"] = round(seen.source.compression, _DECIMALS)
        record["copied"] = round(100 * seen.source.copied, _DECIMALS)
        record["novel"] = [round(100 * share, _DECIMALS) for share in seen.source.novel]
    if seen.support is not None:
        record["support"] = round(100 * seen.support.score, _DECIMALS)
        record["unsupported"] = [
            {"start": u.start, "end": u.end, "text": u.text, "kind": u.kind}
            for u in seen.support.unsupported
        ]
    return record


def write_scores(scores: Scores, path: Path) -> None:
    """Write scores in the format of the file's ending: .csv, .md, .tex, else JSON.

    The file is written whole or not at all; folders on the way are made.

    Raises:
        SummariseError: it cannot be written there.
    """
    atomic_write_text(path, _BY_ENDING.get(path.suffix.lower(), _json)(scores))


def write_details(evaluation: Evaluation, path: Path) -> None:
    """Write `details` as JSONL; raises as `write_scores` does."""
    lines = (json.dumps(d, ensure_ascii=False, allow_nan=False) + "\n" for d in details(evaluation))
    atomic_write_text(path, "".join(lines))


def _json(scores: Scores) -> str:
    return json.dumps(scores, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _csv(scores: Scores) -> str:
    found = rows(scores)
    columns = list(dict.fromkeys(column for row in found for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, [*columns, "signature"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {"signature": scores["signature"]} for row in found)
    return text.getvalue()


def _markdown(scores: Scores) -> str:
    lines = ["| system | length | n | " + " | ".join(HEADINGS) + " |"]
    lines.append("|---|---|--:|" + "--:|" * len(HEADINGS))
    for row in _table(scores, lambda text: text.replace("\\", "\\\\").replace("|", "\\|")):
        lines.append("| " + " | ".join(row) + " |")
    notes = "".join(f"\n{note}\n" for note in scores["notes"])
    said = "F-measures, 0 to 100, with 95% bootstrap intervals."
    return "\n".join(lines) + f"\n\n{said}\n{notes}\n`{scores['signature']}`\n"


_TEX = str.maketrans(
    {
        **{character: f"\\{character}" for character in "&%$#_{}"},
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
        "|": r"\textbar{}",
        "–": "--",
    }
)


def _latex(scores: Scores) -> str:
    """A booktabs table."""
    body = [" & ".join(row) + r" \\" for row in _table(scores, lambda text: text.translate(_TEX))]
    signature = scores["signature"].translate(_TEX)
    return "\n".join(
        [
            r"% \usepackage{booktabs}",
            r"\begin{tabular}{llr" + "r" * len(HEADINGS) + "}",
            r"\toprule",
            "System & Length & n & " + " & ".join(HEADINGS) + r" \\",
            r"\midrule",
            *body,
            r"\bottomrule",
            r"\end{tabular}",
            f"% F-measures with 95% bootstrap intervals. {signature}",
            "",
        ]
    )


def _table(scores: Scores, escape: Callable[[str], str]) -> Iterator[Sequence[str]]:
    """Cells of the rows of a table for people."""
    for row in rows(scores):
        figures = (
            f"{row[f'{t}_fmeasure']:.2f} ({row[f'{t}_low']:.2f}–{row[f'{t}_high']:.2f})"
            for t in TYPES
        )
        yield [escape(cell) for cell in (row["system"], row["length"], str(row["n"]), *figures)]


_BY_ENDING: dict[str, Callable[[Scores], str]] = {
    ".csv": _csv,
    ".md": _markdown,
    ".tex": _latex,
}
