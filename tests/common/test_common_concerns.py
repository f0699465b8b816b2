"""What of a summary is to be looked at."""

from __future__ import annotations

from summarise.common.concerns import concerns, gravity
from summarise.common.documents import DENIES, Summary


def test_pieces_that_the_article_lacks_come_first_by_their_length() -> None:
    record = Summary(
        "a",
        "a.txt",
        warnings=("the model read the first 10 of 20 words",),
        unsupported=(
            {"length": "headline", "text": "Ulan"},
            {"length": "headline", "text": "31"},
            {"length": "paragraph", "text": "Ulan"},
        ),
    ).record()
    assert concerns(record) == [
        "not in the article: “Ulan”, “31” (headline)",
        "not in the article: “Ulan” (paragraph)",
        "the model read the first 10 of 20 words",
    ]


def test_repairs_are_routine() -> None:
    record = Summary(
        "a", "a.txt", warnings=("repaired: 3 odd spaces", "decoded as cp1252: it is not UTF-8")
    ).record()
    assert (concerns(record), gravity(record)) == ([], 0)


def test_an_invented_name_weighs_more_than_a_warning() -> None:
    warned = Summary("a", "a", warnings=("one", "two")).record()
    invented = Summary("b", "b", unsupported=({"length": "headline", "text": "Ulan"},)).record()
    assert gravity(invented) > gravity(warned) > 0


def test_low_support_and_a_list_of_stories_weigh_more_than_a_date_that_is_in_doubt() -> None:
    def told(*warnings: str) -> dict[str, object]:
        return Summary("a", "a", warnings=warnings).record()

    date = "published may be another day: 03/04/2025 was read day first"
    listed = "this may be a list of stories, not an article"
    low = "headline: low support, the article hardly says it in one place"
    several = "old.txt looks like 3 articles, between lines of '***', and is in no format"
    embargo = "under embargo, as it says: “Embargoed until Monday”"
    cleared = "headline: names Zeno Quill, whom the article clears: see that it says so"
    apart = "headline: no sentence of the article says this of Zeno Quill: see who it is said of"
    assert concerns(told(date, low)) == [low, date]
    assert gravity(told(date)) == 1
    assert all(
        gravity(told(grave)) > gravity(told(date))
        for grave in (listed, low, several, embargo, cleared, apart, DENIES)
    )
