"""What tells of an article's author goes, before and behind it; whom the article is about stays."""

from __future__ import annotations

import pytest
from cleaning_articles import PARAGRAPHS, TITLE, kept

BODY = PARAGRAPHS[:5]


@pytest.mark.parametrize(
    "told",
    [
        "Ines Varga is a professor of maritime law at Harrow College and the author of two books.",
        "Editor’s note: Ines Varga is a historian. The views expressed here are hers.",
        "Ines Varga is a senior staff writer for the Harrow Gazette.",
    ],
)
def test_an_author_who_is_not_named_again_is_dropped_before_the_article(told: str) -> None:
    assert told not in kept("\n\n".join([TITLE, told, *BODY]))


@pytest.mark.parametrize(
    ("told", "then"),
    [
        # an article about her
        ("Ines Varga is a professor of maritime law.", "Ms Varga said the light would be missed."),
        # whoever she is, she writes nothing
        ("Ines Varga is the owner of the old lighthouse.", "The light went out on Monday."),
    ],
)
def test_whom_the_article_is_about_is_kept(told: str, then: str) -> None:
    assert told in kept("\n\n".join([TITLE, told, then, *BODY]))


def test_an_author_is_dropped_behind_the_article() -> None:
    told = "Ines Varga is a reporter for the Harrow Gazette."
    assert told not in kept("\n\n".join([TITLE, *BODY, told]))
