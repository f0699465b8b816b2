"""Support: what an article says scores high, what it does not have is named."""

from __future__ import annotations

import pytest

from summarise.common.documents import Article
from summarise.common.text.support_index import SupportIndex
from summarise.common.text.unsupported import Unsupported
from summarise.evaluation.metrics.base import Checker
from summarise.evaluation.metrics.faithfulness import Faithfulness, support

ARTICLE = (
    "The Harrow bridge will close on Monday, mayor Ann Lee said. “We cannot wait any longer,” she "
    "told reporters on March 5. Repairs cost £1,200 and take four weeks. Twelve engineers from "
    "Telmouth inspected the towers in 2019."
)


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


def test_score_is_the_mean_of_the_sentences_where_nothing_is_lacking_and_they_are_given_by_place() -> (
    None
):
    summary = "Repairs cost £1,200 and take four weeks. They were expensive."
    found = support(ARTICLE, summary)
    assert [summary[s.start : s.end] for s in found.sentences] == [
        "Repairs cost £1,200 and take four weeks.",
        "They were expensive.",
    ]
    assert found.score == pytest.approx(sum(s.score for s in found.sentences) / 2)


def test_score_is_a_fifth_of_the_mean_share_where_each_sentence_lacks_a_piece_on_average() -> None:
    summary = "Repairs cost £1,300 and take 19 weeks. They were expensive."
    found = support(ARTICLE, summary)
    shares = [sentence.share for sentence in found.sentences]
    assert [sentence.lacking for sentence in found.sentences] == [2, 0]
    assert found.score == pytest.approx(sum(shares) / 2 / 5)


def test_each_piece_that_the_article_lacks_leaves_a_fifth_of_the_score_of_its_sentence_alone() -> (
    None
):
    right = "Repairs cost a sum. The bridge will close on a day."
    wrong = "Repairs cost £1,300. The bridge will close on Sunday, March 6."
    first, second = support(ARTICLE, "Repairs cost £1,300. The bridge will close.").sentences
    assert first.score == pytest.approx(
        SupportIndex(ARTICLE).signals("Repairs cost £1,300").share / 5
    )
    assert second.score == support(ARTICLE, "The bridge will close.").score
    assert support(ARTICLE, wrong).score < support(ARTICLE, right).score / 5


def test_one_wrong_sentence_is_not_lost_among_right_ones() -> None:
    right = "The bridge will close. Repairs take a while. Engineers inspected the towers."
    wrong = right.replace("a while", "19 weeks")
    assert support(ARTICLE, wrong).score < support(ARTICLE, right).score * 0.65


def test_a_name_that_no_capital_shows_counts_half_since_it_may_be_a_word() -> None:
    (lower,) = support(ARTICLE, "the bridge will close, said zorvak.").sentences
    (capital,) = support(ARTICLE, "The bridge will close, said Zorvak.").sentences
    assert (lower.lacking, capital.lacking) == (0.5, 1)
    assert capital.score < lower.score < capital.share


def test_names_that_the_article_lacks_are_unsupported_and_full_names_are_one() -> None:
    summary = "The bridge will close, mayor Bob Smith said"
    (found,) = support(ARTICLE, summary).unsupported
    assert found == Unsupported(29, 38, "Bob Smith", "name")


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


class _Doubter:
    def __call__(self, article: str, sentence: str) -> float:
        return 0.5


def _doubt(article: str, sentence: str) -> float:
    return 0.5


@pytest.mark.parametrize(
    ("checker", "name"),
    [(_Doubter(), "_Doubter"), (_doubt, "_doubt"), (_Doubter().__call__, "_Doubter.__call__")],
)
def test_the_signature_names_the_checker_the_same_in_each_process(
    checker: Checker, name: str
) -> None:
    signature = Faithfulness(checker).signature()
    assert signature
    assert signature.settings == {"checker": name}
