"""Names of elements hint at what is in them, whatever their spelling."""

from __future__ import annotations

import pytest

from summarise.cleaning.html.hints import HINTS, read_hints


@pytest.mark.parametrize(
    ("names", "hints"),
    [
        ("article-body", {"article"}),
        ("articleBody", {"article"}),
        ("entry_content", {"article"}),
        ("c-author", {"credit"}),
        ("cookie-banner", {"promotion"}),
        ("comments", {"comment"}),
        ("x1 y2", set()),
    ],
)
def test_names_hint(names: str, hints: set[str]) -> None:
    found = read_hints(names)
    assert {name for place, name in enumerate(HINTS) if found >> place & 1} == hints
