"""What has the form of a headline."""

from __future__ import annotations

import pytest

from summarise.generation.postprocess.lengths import Bounds
from summarise.generation.ranking.form import is_headline

BOUNDS = Bounds(3, 12)


@pytest.mark.parametrize(
    "draft",
    [
        "Council closes the old bridge in Telmouth",
        "Otters return to the river, wardens say",
        "Bridge stays closed until March 5, council says",
    ],
)
def test_one_clause_that_stands_by_itself_is_one(draft: str) -> None:
    assert is_headline(draft, BOUNDS)


@pytest.mark.parametrize(
    "draft",
    [
        "Closed",  # too short
        "He closes the old bridge",  # points back
        "Council closes the bridge, according",  # waits for more
        "Council asks Sen. Lindqvist to see Gov.",
        "Why is the bridge closed?",
        "Photos: bridge closed | Telmouth News",
        "We close the bridge for you",
        "Ada Lindqvist, Bo Holm",  # names alone
        "Council council closes the bridge",
        "Bridge is closed, closed bridge of closing council",
        "The council says",
        "Council closes the bridge for",
        "Council says “the bridge is closed",
    ],
)
def test_what_points_waits_repeats_or_breaks_off_is_none(draft: str) -> None:
    assert not is_headline(draft, BOUNDS)
