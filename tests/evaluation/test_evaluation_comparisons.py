"""Is one system better: differences on common documents, families of tests."""

from __future__ import annotations

import numpy as np
import pytest

from summarise.evaluation.baselines import ORACLE
from summarise.evaluation.comparisons import compare, differences_by_name, is_sure
from summarise.evaluation.data.alignment import SummaryPair
from summarise.evaluation.groups import Role, ScoredGroup
from summarise.evaluation.metrics.base import MetricSettings
from summarise.evaluation.metrics.registry import figures

NAMES = figures(MetricSettings())


def group(name: str, scores: dict[str, float], role: Role = "system") -> ScoredGroup:
    """A group whose figures are all the same score, by id."""
    pairs = [SummaryPair(id_, ("x",), "x") for id_ in scores]
    values = np.tile(np.array([*scores.values()])[:, None, None], (1, len(NAMES), 3))
    return ScoredGroup(role, name, "headline", pairs, NAMES, values, [False] * len(pairs), [])


def test_differences_are_of_the_documents_that_both_have() -> None:
    a, b = group("a", {"x": 50.0, "y": 30.0, "z": 9.0}), group("b", {"z": 9.0, "x": 40.0, "q": 1.0})
    (found,) = compare([a, b], "headline")
    assert (found["system"], found["other"], found["baseline"], found["n"]) == ("a", "b", False, 2)
    assert list(differences_by_name(found)) == list(NAMES)
    one = found["rouge1"]
    assert (one["difference"], one["wins"], one["ties"], one["losses"]) == (5.0, 1, 1, 0)


def test_systems_without_a_common_document_are_not_compared() -> None:
    assert compare([group("a", {"x": 1.0}), group("b", {"y": 1.0})], "headline") == []


def test_another_length_and_the_oracle_are_left_out() -> None:
    groups = [group("a", {"x": 1.0}), group(ORACLE, {"x": 9.0}, "baseline")]
    assert compare(groups, "headline") == []
    assert compare([*groups, group("b", {"x": 2.0})], "paragraph") == []


def test_a_system_that_is_called_oracle_is_compared_as_any_other() -> None:
    (found,) = compare([group("a", {"x": 1.0}), group(ORACLE, {"x": 9.0})], "headline")
    assert found["other"] == ORACLE


def test_systems_and_baselines_are_corrected_by_themselves() -> None:
    ids = [f"d{n}" for n in range(30)]
    rivals: list[tuple[str, Role]] = [
        ("a", "system"),
        ("b", "system"),
        ("c", "system"),
        ("lead-1", "baseline"),
    ]
    groups = [
        group(name, {id_: place + (n % 7) * place for n, id_ in enumerate(ids)}, role)
        for place, (name, role) in enumerate(rivals)
    ]
    found = compare(groups, "headline")
    assert [one["baseline"] for one in found] == [False] * 3 + [True] * 3
    for one in found:
        difference = one["rouge1"]
        assert difference["p_bootstrap_holm"] == pytest.approx(3 * difference["p_bootstrap"])


def test_plain_differences_are_sure_among_however_many_systems() -> None:
    ids = [f"d{n}" for n in range(30)]
    groups = [
        group(f"s{place:02}", {id_: place * 2.0 + n % 3 for n, id_ in enumerate(ids)})
        for place in range(14)
    ]
    found = compare(groups, "headline")
    assert len(found) == 91
    assert all(is_sure(one["rouge1"]) for one in found)
