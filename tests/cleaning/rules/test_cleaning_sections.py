"""Comment sections and lists of other stories."""

from __future__ import annotations

import pytest
from cleaning_articles import PARAGRAPHS, TITLE, dump, labels

from summarise.cleaning.blocks.segment import segment
from summarise.cleaning.rules.taggers import mark

SENTENCE = "Anybody who saw what the sea did to the breakwater in that winter will never forget it."


@pytest.mark.parametrize(
    "opener", ["Comments", "Comments (14)", "Join the conversation", "Top Rated Comments"]
)
def test_comments_below_the_article_are_dropped_though_they_are_prose(opener: str) -> None:
    found = labels(dump(TITLE, below=(opener, "rita", SENTENCE, "Reply")))
    assert {found[line] for line in (opener, "rita", SENTENCE, "Reply")} == {"comment"}


def test_comments_are_known_by_lines_that_say_whose_they_are() -> None:
    comment = "I have fished there all my life and never once looked up at that lamp at night."
    names = ("Ole on May 5, 2025 at 6:10 pm said:", "mike82 says:")
    found = labels(dump(TITLE, below=(names[0], comment, names[1], SENTENCE)))
    assert found == {TITLE: "title", **dict.fromkeys((*names, comment, SENTENCE), "comment")}


def test_a_rule_is_sure_of_comments_that_a_dated_name_stands_above() -> None:
    comment = "I have fished there all my life and never once looked up at that lamp at night."
    names = ("Ole on May 5, 2025 at 6:10 pm said:", "mike82 on May 6, 2025 at 7:00 am said:")
    marks = mark(segment(dump(TITLE, below=(names[0], comment, names[1], SENTENCE)))).marks
    assert [m.score for m in marks.values() if m.label == "comment"] == [0.95] * 4


def test_below_one_paragraph_dated_names_show_that_comments_are_comments() -> None:
    names = ("Ole on May 5, 2025 at 6:10 pm said:", "mike82 on May 6, 2025 at 7:00 am said:")
    question = "What would you ask the keeper of the lighthouse if you could ask him one thing?"
    found = labels("\n\n".join((TITLE, question, "Comments", names[0], SENTENCE, names[1], "No.")))
    assert found[question] == "body"
    assert {found[line] for line in (*names, SENTENCE, "No.")} == {"comment"}


def test_one_such_line_is_the_articles() -> None:
    found = labels(dump(inside=("The keeper of the harbour said:", SENTENCE)))
    assert "comment" not in found.values()


@pytest.mark.parametrize("dots", ["...", "…", " […]"])
def test_sentences_that_break_off_are_of_other_stories(dots: str) -> None:
    teasers = [
        f"{SENTENCE[:-1]}{dots}",
        f"Nobody knew what the sea had done to the boats in the bay{dots}",
    ]
    assert labels(dump(TITLE, below=tuple(teasers))) == {
        TITLE: "title",
        **dict.fromkeys(teasers, "related"),
    }


def test_one_sentence_that_breaks_off_may_be_the_articles() -> None:
    assert "related" not in labels(dump(inside=(f"{SENTENCE[:-1]}...",))).values()


def test_a_share_bars_comments_at_the_top_drops_only_itself() -> None:
    assert labels(dump(TITLE, "Comments", inside=(SENTENCE,))) == {
        TITLE: "title",
        "Comments": "comment",
        SENTENCE: "body",
    }


def test_a_list_of_other_stories_ends_where_running_text_begins_again() -> None:
    stories = ("Related stories", "Foghorn sold to a hotel", "Ferry late for the third time.")
    assert labels(dump(TITLE, inside=stories)) == {
        TITLE: "title",
        **dict.fromkeys(stories, "related"),
    }


def test_three_sentences_in_a_row_are_no_list_of_other_stories() -> None:
    stories = ("Most read", "Foghorn sold to a hotel", "Ferry late for the third time.")
    again = ("Nobody was hurt when the old lamp fell into the sea.",) * 2
    found = labels(
        dump(TITLE, inside=(*stories, *(f"{line[:-1]} {i}." for i, line in enumerate(again))))
    )
    assert {line for line, label in found.items() if label == "related"} == set(stories)


def test_below_two_paragraphs_the_word_comments_may_be_a_link() -> None:
    first, second, third, *_ = PARAGRAPHS
    lines = (TITLE, first, second, "Comments", third, SENTENCE)
    found = labels("\n\n".join(lines))
    assert found["Comments"] == "comment"
    assert found[SENTENCE] == "body"


def test_a_teaser_that_reads_like_prose_is_dropped_below_the_latest_edition() -> None:
    teaser = "A couple who were engaged in a phone box have renewed their vows in the same one."
    found = labels(dump(TITLE, below=("Latest Edition", "The Echo cover for 14-03-2025", teaser)))
    assert found[teaser] == "related"
    assert found["Latest Edition"] == "navigation"


def test_comments_below_a_list_of_stories_are_comments() -> None:
    lines = ("Most popular", "Foghorn sold to a hotel", "Comments", SENTENCE)
    found = labels(dump(TITLE, below=lines))
    assert [found[line] for line in lines] == ["related", "related", "comment", "comment"]


def test_a_list_of_stories_goes_on_past_the_next_lists_heading() -> None:
    lines = ("Related stories", "Foghorn sold", "Most popular", "Ferry late for the third time.")
    found = labels(dump(TITLE, below=lines))
    assert {found[line] for line in lines} == {"related"}
