"""The texts as judges have corrected them: references for `evaluate`, and pairs to train on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from summarise.common.errors import SummariseError
from summarise.common.files import atomic_write_text
from summarise.evaluation.data.records import read_records_with_id
from summarise.evaluation.judging.files import KeyText, SheetTexts

CORRECTED = "corrected"  # the field of a verdict


class Correction(NamedTuple):
    """What a judge would print in a text's place, by the text's id."""

    id: str
    judge: str
    text: str


def read_corrections(paths: Sequence[Path], key: Sequence[KeyText]) -> list[Correction]:
    """Read the corrected texts of files of verdicts, in their order.

    Raises:
        SummariseError: a file cannot be read, or a correction is no string.
    """
    known = {text.id for text in key}
    found = []
    for path in paths:
        for record in read_records_with_id(path, "an id and a judge's answers"):
            text = " ".join((record.text(CORRECTED) or "").split())
            if text and record.id in known:
                found.append(Correction(record.id, record.text("judge") or path.stem, text))
    return found


def write_corrections(
    corrections: Sequence[Correction], key: Sequence[KeyText], texts: SheetTexts, path: Path
) -> int:
    """Write an article a line with its corrected texts, and return how many articles there are.

    A line has `id`, `text` (the article) and the length with a list of different texts: what
    `evaluate --references` and `scripts/train.py` read.

    Raises:
        SummariseError: nothing was corrected, or it cannot be written there.
    """
    by_text: Mapping[str, KeyText] = {text.id: text for text in key}
    by_article: dict[str, dict[str, None]] = {}
    for correction in corrections:
        by_article.setdefault(by_text[correction.id].article, {})[correction.text] = None
    if not by_article:
        raise SummariseError("--corrections: no judge has corrected a text")
    lines = (
        {"id": id_, "text": texts.articles[id_], key[0].length: list(several)}
        for id_, several in by_article.items()
    )
    said = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    atomic_write_text(path, said)
    return len(by_article)
