"""Support: what an article says scores high, what it does not have is named."""

from __future__ import annotations

import pytest

from summarise.common.documents import Article
from summarise.evaluation.metrics.faithfulness import Unsupported, support

ARTICLE = (
    "The Harrow bridge will close on Monday, mayor Ann Lee said. “We cannot wait any longer,” she "
    "told reporters on March 5. Repairs cost £1,200 and take four weeks. Twelve engineers from "
    "Telmouth inspected the towers in 2019."
)


def kinds(summary: str, article: str = ARTICLE) -> list[tuple[str, str]]:
    return [(found.text, found.kind) for found in support(article, summary).unsupported]


def test_sentence_of_the_article_is_wholly_supported() -> None:
    found = support(ARTICLE, "Repairs cost £1,200 and take four weeks.")
    assert found.score == pytest.approx(1.0)
    assert found.unsupported == ()


def test_text_about_something_else_has_no_support() -> None:
    assert support(ARTICLE, "Penguins enjoy swimming.").score == 0.0


def test_sentence_put_together_from_far_apart_scores_below_one_that_is_not() -> None:
    together = support(ARTICLE, "Mayor Ann Lee said the Harrow bridge will close.").score
    apart = support(ARTICLE, "Mayor Ann Lee inspected the towers in four weeks.").score
    assert apart < together < 1.0


def test_words_in_another_order_score_lower() -> None:
    article = "The dog bit the postman near the old mill."
    assert (
        support(article, "The postman bit the dog.").score
        < support(article, "The dog bit the postman.").score
    )


def test_score_is_the_mean_of_the_sentences_which_are_given_by_place() -> None:
    summary = "Repairs cost £1,200 and take four weeks. Penguins swim."
    found = support(ARTICLE, summary)
    assert [summary[s.start : s.end] for s in found.sentences] == [
        "Repairs cost £1,200 and take four weeks.",
        "Penguins swim.",
    ]
    assert found.score == pytest.approx(sum(s.score for s in found.sentences) / 2)


def test_names_that_the_article_lacks_are_unsupported_and_full_names_are_one() -> None:
    summary = "The bridge will close, mayor Bob Smith said"
    (found,) = support(ARTICLE, summary).unsupported
    assert found == Unsupported(29, 38, "Bob Smith", "name")


def test_ordinary_word_at_the_start_of_a_sentence_is_no_name() -> None:
    assert kinds("Officials inspected the towers") == []
    assert kinds("Zanzibar inspected the towers") == [("Zanzibar", "name")]


@pytest.mark.parametrize("summary", ["It took 4 weeks", "It cost £1200", "About 12 engineers came"])
def test_number_is_the_same_however_it_is_written(summary: str) -> None:
    assert kinds(summary) == []


def test_number_that_the_article_lacks_is_unsupported() -> None:
    assert kinds("Repairs cost £1,300") == [("1,300", "number")]


def test_date_is_unsupported_though_day_and_month_are_there_apart() -> None:
    article = ARTICLE + " A review is due on 9 April."
    assert kinds("She spoke on 5 April", article) == [("5 April", "date")]


@pytest.mark.parametrize("date", ["March 5", "5 March", "5th of March", "Mar 5"])
def test_date_is_the_same_however_it_is_written(date: str) -> None:
    assert kinds(f"She spoke on {date}") == []


def test_quotation_that_nobody_said_is_unsupported() -> None:
    assert kinds('“We cannot wait", said Lee') == []
    assert kinds("Lee: “We can wait any longer”") == [("“We can wait any longer”", "quotation")]


def test_title_and_standfirst_are_part_of_the_article() -> None:
    article = Article("a", "a", ARTICLE, title="Bridge at Quill to close", standfirst="By Zeno")
    assert support(article, "Zeno closes Quill").unsupported == ()


def test_script_without_spaces_is_judged_too() -> None:
    assert support("東京の橋は月曜日に閉鎖される。", "橋は月曜日に閉鎖").score > 0.7


@pytest.mark.parametrize(
    ("article", "summary"), [("", "Rain."), (ARTICLE, ""), ("", ""), ("…", "—")]
)
def test_text_without_a_word_scores_zero_and_not_nan(article: str, summary: str) -> None:
    assert support(article, summary).score == 0.0


def test_checker_that_is_plugged_in_judges_the_sentences() -> None:
    found = support(ARTICLE, "One. Two.", checker=lambda article, sentence: len(sentence) / 8)
    assert found.score == 0.5
