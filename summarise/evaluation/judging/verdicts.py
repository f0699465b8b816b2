"""The judges' verdicts, as a sheet's page saves them or as a program writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, cast

from summarise.common.errors import SummariseError
from summarise.evaluation.data.records import Record, read_records_with_id
from summarise.evaluation.data.values import shown
from summarise.evaluation.judging.files import KeyText
from summarise.evaluation.judging.questions import FORMS

Missing = Literal["stop", "skip"]
Verdict = Mapping[str, int]  # by the questions' names; of verdicts true and false
Verdicts = Mapping[str, Mapping[str, Verdict]]  # by judge and id of a text


def read_verdicts(
    paths: Sequence[Path], key: Sequence[KeyText], missing: Missing = "stop"
) -> Verdicts:
    """Read files of verdicts: a line a text, with its `id`, an answer to each question and a `judge`.

    Args:
        paths: JSON Lines; where a line has no `judge`, the file's stem is the judge.
        key: the texts of the sheet.
        missing: what to do about texts that a judge has not judged: `stop` raises, `skip` leaves
            them out.

    Raises:
        SummariseError: naming file and line: a line that cannot be read, that is of no text of the
            sheet, that has no or another answer, or that judges a text again; naming the file, texts
            that are missing.
    """
    known = {text.id: text for text in key}
    beside = Counter(text.article for text in key)
    places: dict[tuple[str, str], str] = {}
    sources: dict[str, Path] = {}
    verdicts: dict[str, dict[str, Verdict]] = {}
    for path in paths:
        for record in read_records_with_id(path, "an id and a judge's answers"):
            judge = record.text("judge") or path.stem
            if record.id not in known:
                raise SummariseError(
                    f"{record.place}: no text {record.id!r} in this sheet: "
                    "leave the line out, or give the folder of its sheet"
                )
            if first := places.get((judge, record.id)):
                raise SummariseError(
                    f"{record.place}: judge {judge!r} has judged {record.id!r} at {first} too: "
                    "keep one, or name another judge"
                )
            places[judge, record.id] = record.place
            sources[judge] = path
            verdicts.setdefault(judge, {})[record.id] = _verdict(record, known[record.id], beside)
    if not verdicts:
        raise SummariseError(f"{', '.join(map(str, paths))}: no verdicts: save them from the sheet")
    if missing == "stop":
        for judge, judged in verdicts.items():
            _check_complete(judge, judged, key, sources[judge])
    return verdicts


def _verdict(record: Record, text: KeyText, beside: Mapping[str, int]) -> Verdict:
    form, texts = FORMS[text.form], beside[text.article]
    verdict: dict[str, int] = {}
    for question in form.questions:
        answer = record.fields.get(question.name)
        if not form.accepts(answer, texts):
            most = len(form.choices_of(texts))
            wanted = (
                "true or false" if form.name == "verdicts" else f"a whole number from 1 to {most}"
            )
            said = "nothing" if question.name not in record.fields else shown(answer)
            raise SummariseError(f"{record.place}: {question.name} must be {wanted}, not {said}")
        verdict[question.name] = cast(int, answer)
    return verdict


def _check_complete(
    judge: str, judged: Mapping[str, Verdict], key: Sequence[KeyText], source: Path
) -> None:
    lacking = [text for text in key if text.id not in judged]
    if lacking:
        first = lacking[0]
        raise SummariseError(
            f"{source}: judge {judge!r} has no verdict on {len(lacking)} of {len(key)} texts, "
            f"first {first.id!r} of article {first.article!r}: "
            "have them judged, or give --missing skip"
        )
