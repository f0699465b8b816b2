"""An uncased summary gets the article's own surface form back."""

import pytest

from summarise.generation.postprocess.truecasing import truecase

ARTICLE = (
    "Ministers met on Monday. The mayor, Ada Münch, paid £18,000 for the Rolls-Royce of O'Brien’s "
    "U.S. firm. He said the deal — worth 3.5% of  sales — was “fair”."
)


@pytest.mark.parametrize(
    ("written", "restored", "what"),
    [
        ("ada munch paid £ 18 , 000", "Ada Münch paid £18,000", "case, accents, currency"),
        ("rolls - royce of o ' brien", "Rolls-Royce of O'Brien", "hyphens and apostrophes"),
        ("u . s . firm", "U.S. firm", "abbreviations"),
        ("worth 3 . 5 % of sales", "Worth 3.5% of sales", "decimals, and single spaces"),
        ("firm paid the mayor", "Firm paid the mayor", "no capital from a sentence's start"),
        ("deal , he said", "Deal, he said", "spacing of punctuation"),
        ("munch backs unseen plan", "Münch backs unseen plan", "other words stay in lower case"),
    ],
)
def test_the_articles_form_is_restored(written: str, restored: str, what: str) -> None:
    assert truecase(written, ARTICLE) == restored, what


def test_a_known_ordinary_word_loses_the_capital_of_its_place() -> None:
    assert truecase("deal of ministers", ARTICLE) == "Deal of Ministers"
    assert truecase("deal of ministers", ARTICLE, frozenset({"ministers"})) == "Deal of ministers"


def test_of_two_places_the_one_in_mid_sentence_is_copied() -> None:
    article = "May is a month. The vote in may come late, said Theresa May, who left."
    assert truecase("theresa may left", article) == "Theresa May left"


def test_nothing_written_is_nothing_restored() -> None:
    assert truecase("", ARTICLE) == ""


def test_a_comma_after_what_the_article_abbreviates_is_its_full_stop() -> None:
    article = "Sen. Olympia Snowe thanked the town, and Sen. Ort did. The town, she said, was kind."
    for written in ("sen, snowe thanked the town", "sen snowe thanked the town"):
        assert truecase(written, article) == "Sen. Snowe thanked the town"
    assert truecase("snowe thanked the town, sen, ort did", article) == (
        "Snowe thanked the town, Sen. Ort did"
    )


def test_a_word_that_only_ends_a_sentence_is_no_abbreviation() -> None:
    article = "The mayor left the town. The council of the place stayed."
    assert truecase("mayor left the town, council stayed", article) == (
        "Mayor left the town, council stayed"
    )
