"""Missing ids: counted and named, skipped or scored zero as asked."""

from __future__ import annotations

import pytest

from summarise.common.errors import SummariseError
from summarise.evaluation.data.alignment import SummaryPair, align_summaries
from summarise.evaluation.data.predictions import Prediction, System
from summarise.evaluation.data.references import References


def system(*ids: str) -> System:
    return System("a", "a.jsonl", {id_: Prediction(id_, headline=f"by {id_}") for id_ in ids})


def references(*ids: str, paragraph: tuple[str, ...] = ()) -> References:
    return References(
        "refs.jsonl",
        {
            "headline": {id_: (f"of {id_}",) for id_ in ids},
            "paragraph": dict.fromkeys(paragraph, ("A paragraph.",)),
        },
    )


def test_missing_ids_on_both_sides_stop_with_counts_and_examples() -> None:
    with pytest.raises(SummariseError) as error:
        align_summaries(system(*"abcdefgq"), references(*"abcdefgxyz"))
    assert str(error.value) == (
        "system 'a', headline: 3 of 10 references have no prediction (x, y, z) and 1 prediction "
        "has no reference (q): give --missing skip or zero"
    )


def test_ids_that_are_others_altogether_are_to_be_compared_and_not_skipped() -> None:
    with pytest.raises(SummariseError, match=r"\(A, B\): compare the ids$"):
        align_summaries(system("A", "B"), references("a", "b"))


def test_only_a_few_of_many_missing_ids_are_named() -> None:
    with pytest.raises(
        SummariseError, match=r"4 of 5 references have no prediction \(b, c, d, …\)"
    ):
        align_summaries(system("a"), references(*"abcde"))


def test_one_missing_id_is_said_in_the_singular() -> None:
    with pytest.raises(SummariseError, match="1 of 2 references has no prediction"):
        align_summaries(system("a"), references("a", "b"))


def test_skip_pairs_the_intersection_only() -> None:
    pairs = align_summaries(system("b", "q"), references("a", "b"), missing="skip")["headline"]
    assert pairs == [SummaryPair("b", ("of b",), "by b")]


def test_zero_pairs_a_lone_reference_with_nothing_and_leaves_a_lone_prediction_out() -> None:
    pairs = align_summaries(system("b", "q"), references("a", "b"), missing="zero")["headline"]
    assert pairs == [SummaryPair("a", ("of a",), ""), SummaryPair("b", ("of b",), "by b")]


def test_pairs_follow_the_references_whatever_the_order_of_predictions() -> None:
    assert align_summaries(system("b", "a"), references("a", "b")) == align_summaries(
        system("a", "b"), references("a", "b")
    )


def test_length_that_was_not_predicted_is_absent_and_not_missing() -> None:
    assert set(align_summaries(system("a"), references("a", paragraph=("a",)))) == {"headline"}


def test_length_that_was_not_written_for_some_is_missing_for_those() -> None:
    half = System("a", "a.jsonl", {"a": Prediction("a", "x", "y"), "b": Prediction("b", "x", None)})
    with pytest.raises(SummariseError, match=r"system 'a', paragraph: 1 of 2 references has"):
        align_summaries(half, references("a", "b", paragraph=("a", "b")))


@pytest.mark.parametrize("missing", ["skip", "zero"])
def test_ids_without_one_in_common_are_an_error_that_shows_both_kinds(missing: str) -> None:
    with pytest.raises(SummariseError, match=r"both predicted \(a\.txt\) and a reference's \(a\)"):
        align_summaries(system("a.txt"), references("a"), missing=missing)  # type: ignore[arg-type]


def test_lengths_without_one_in_common_are_an_error_that_names_them() -> None:
    with pytest.raises(SummariseError, match="has headline only, the references paragraph only"):
        align_summaries(system("a"), references(paragraph=("a",)))
