"""Which pairs a writer learns from, and how their titles are written."""

from __future__ import annotations

from typing import Any

import pytest

from summarise.training.pairs import Pair
from summarise.training.writer import Recipe
from summarise.training.writer.selection import select, support_share
from summarise.training.writer.titles import is_teaser, is_title_case, sentence_case

ARTICLE = (
    "The mayor of Senn opened the Kessel bridge on Tuesday. It was closed for 12 weeks while "
    "engineers repaired the deck, and the town council said it was glad to have it back."
)


def pair(title: str, text: str = ARTICLE, source: str = "bbc") -> Pair:
    return Pair(text, {"headline": title}, source)


def chosen(*pairs: Pair, **kind: Any) -> Any:
    given = {"checkpoint": "x", "kinds": {"news": {"least_words": 5, "least_support": 0.5} | kind}}
    return select(pairs, Recipe.model_validate(given))


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Mayor opens the Kessel bridge after 12 weeks", ""),
        ("Mayor opens bridge", "length"),
        ("Why the mayor opened the Kessel bridge", "teaser"),
        ("Is the Kessel bridge open after 12 weeks?", "teaser"),
        ("Your guide to the opened Kessel bridge", "teaser"),
        ("Voters are angry with the mayor over taxes", "words"),
        ("Mayor opens the Quill bridge after repaired deck", "names"),
        ("Mayor opens the Kessel bridge after 14 weeks", "names"),
    ],
)
def test_a_title_that_does_not_tell_what_its_article_says_is_left_out(
    title: str, reason: str
) -> None:
    found = chosen(pair(title))
    assert dict(found.left_out) == ({reason: 1} if reason else {})
    assert [p.targets["headline"] for p in found.pairs] == ([] if reason else [title])


def test_of_each_kind_so_many_are_taken_at_random_and_what_is_of_none_is_left_out() -> None:
    pairs = [
        pair(f"Mayor opens the Kessel bridge after {n} weeks", f"{n} {ARTICLE}", source)
        for source in ("bbc:1", "reuters", "blog")
        for n in range(20, 30)
    ]
    kinds = {
        "news": {"sources": ["bbc"], "least_words": 5},
        "wire": {"sources": ["reuters"], "most": 4, "least_words": 5},
    }
    found = select(pairs, Recipe.model_validate({"checkpoint": "x", "kinds": kinds}))
    assert dict(found.kept) == {"news": 10, "wire": 4}
    assert dict(found.left_out) == {"enough": 6, "no kind": 10}
    again = select(
        reversed(pairs[:]), Recipe.model_validate({"checkpoint": "x", "kinds": kinds, "seed": 1})
    )
    assert set(map(str, again.pairs)) != set(map(str, found.pairs))


def test_a_short_article_is_left_out_where_its_kind_asks_for_more() -> None:
    title = "Mayor opens the Kessel bridge after 12 weeks"
    assert chosen(pair(title), least_words=90).left_out == {"short": 1}


def test_paragraphs_are_not_held_to_the_shape_of_titles() -> None:
    text = (
        "The mayor opened the Kessel bridge, closed for 12 weeks. Why? Engineers repaired the deck."
    )
    recipe = Recipe.model_validate(
        {"checkpoint": "x", "paragraph_words": [5, 40], "kinds": {"all": {"least_words": 5}}}
    )
    found = select([Pair(ARTICLE, {"paragraph": text})], recipe)
    assert [p.targets for p in found.pairs] == [{"paragraph": text}]


def test_an_inflected_word_is_supported_by_its_stem() -> None:
    assert support_share("council announces plans", "The Council announced a plan.") == 2 / 3
    assert support_share("council announces repairs", "Repair was announced by councils.") == 1
    assert support_share("it was for the", "it was for the") == 0


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor Of Senn Opens The Kessel Bridge", "Mayor of Senn opens the Kessel bridge"),
        ("MAYOR OPENED THE KESSEL BRIDGE.", "Mayor opened the Kessel bridge"),
        ("Mayor opens the Kessel bridge", "Mayor opens the Kessel bridge"),
    ],
)
def test_title_case_becomes_sentence_case_as_the_article_has_its_words(
    title: str, expected: str
) -> None:
    ordinary = frozenset({"mayor", "opens", "opened"})
    assert sentence_case(title, ARTICLE, ordinary) == expected


def test_a_full_stop_goes_and_that_of_an_abbreviation_stays() -> None:
    assert sentence_case("Mayor of Senn flies home.", ARTICLE) == "Mayor of Senn flies home"
    said = "Mayor of Senn flies to the U.S."
    assert sentence_case(said, ARTICLE) == said


def test_title_case_is_told_by_its_long_words() -> None:
    assert is_title_case("Mayor Opens the Kessel Bridge on Tuesday")
    assert not is_title_case("Mayor of Senn opens Kessel bridge")


@pytest.mark.parametrize(
    "title", ["VIDEO: mayor opens bridge", "5 things about bridges", "Bridge reopens | Senn Post"]
)
def test_labels_lists_and_names_of_the_outlet_are_teasers(title: str) -> None:
    assert is_teaser(title)
