"""Which prediction is scored against which references, and what to do where one side is missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from summarise.common.documents import LENGTHS
from summarise.common.errors import SummariseError
from summarise.evaluation.data.predictions import System
from summarise.evaluation.data.references import References

Missing = Literal["stop", "skip", "zero"]
_EXAMPLES = 3


class SummaryPair(NamedTuple):
    """A prediction and the references of the same id; a missing prediction is an empty one."""

    id: str
    references: tuple[str, ...]
    prediction: str


def align_summaries(
    system: System, references: References, missing: Missing = "stop"
) -> dict[str, list[SummaryPair]]:
    """Pair a system's predictions with their references, for each length that has both.

    Pairs are in the order of the references, so two systems' pairs stand side by side and the
    order of the lines in a predictions file changes no figure. Articles that repeat others, and such as
    can have no reference, are on neither side.

    Args:
        system: the predictions.
        references: the references.
        missing: what to do about ids on one side only. `stop`: raise; `skip`: pair the ids that
            both sides have; `zero`: a reference without a prediction is paired with an empty
            one, a prediction without a reference is left out.

    Returns:
        pairs by length; a length that the system or the references lack altogether is absent,
        as is one without a common id.

    Raises:
        SummariseError: ids are missing and `missing` is `stop`, or no length is left.
    """
    aligned: dict[str, list[SummaryPair]] = {}
    for length in LENGTHS:
        predicted = {
            id_: summary
            for id_, summary in system.summaries(length).items()
            if id_ not in references.lacking
        }
        named = references.named_as(system.predictions.keys() | system.repeats, length)
        wanted = {id_: texts for id_, texts in named.items() if id_ not in system.repeats}
        if not predicted or not wanted:
            continue
        if missing == "stop":
            _check_complete(f"system {system.name!r}, {length}", wanted.keys(), predicted.keys())
        if predicted.keys().isdisjoint(wanted):
            continue
        aligned[length] = [
            SummaryPair(id_, texts, predicted.get(id_, ""))
            for id_, texts in wanted.items()
            if missing == "zero" or id_ in predicted
        ]
    if not aligned:
        raise SummariseError(_nothing_in_common(system, references))
    return aligned


def _check_complete(what: str, wanted: Collection[str], predicted: Collection[str]) -> None:
    lacking = [id_ for id_ in wanted if id_ not in predicted]
    surplus = [id_ for id_ in predicted if id_ not in wanted]
    complaints = []
    if lacking:
        verb = "has" if len(lacking) == 1 else "have"
        noun = "reference" if len(wanted) == 1 else "references"
        complaints.append(
            f"{len(lacking)} of {len(wanted)} {noun} {verb} no prediction ({_some(lacking)})"
        )
    if surplus:
        noun, verb = ("prediction", "has") if len(surplus) == 1 else ("predictions", "have")
        complaints.append(f"{len(surplus)} {noun} {verb} no reference ({_some(surplus)})")
    if complaints:
        apart = len(lacking) == len(wanted)  # nothing to skip to, and no system at all
        cure = "compare the ids" if apart else "give --missing skip or zero"
        raise SummariseError(f"{what}: {' and '.join(complaints)}: {cure}")


def _nothing_in_common(system: System, references: References) -> str:
    """Say why a system cannot be scored at all: other lengths, or other ids."""
    has = [length for length in LENGTHS if system.summaries(length)]
    wants = [length for length in LENGTHS if references.texts[length]]
    shared = [length for length in has if length in wants]
    if not has:
        return f"system {system.name!r}: every headline and paragraph is null: nothing to score"
    if not shared:
        return (
            f"system {system.name!r} has {' and '.join(has)} only, "
            f"the references {' and '.join(wants)} only: nothing to score"
        )
    return (
        f"system {system.name!r}: no id is both predicted ({_some(list(system.predictions))}) "
        f"and a reference's ({_some(list(references.texts[shared[0]]))}): compare the ids"
    )


def _some(ids: Sequence[str]) -> str:
    """Return a few ids as examples."""
    return ", ".join(ids[:_EXAMPLES]) + (", …" if len(ids) > _EXAMPLES else "")
