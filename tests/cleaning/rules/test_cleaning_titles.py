"""Which line is the headline, and which is not."""

from __future__ import annotations

import pytest
from cleaning_articles import PARAGRAPHS, TITLE, blocks_of, cleaned, dump, labels

from summarise.cleaning.rules.titles import is_results


def test_the_first_line_is_the_title_when_a_body_follows() -> None:
    assert labels(dump(TITLE)) == {TITLE: "title"}


def test_a_first_line_that_ends_as_a_sentence_is_no_title() -> None:
    line = "The lighthouse went dark on Monday."
    assert labels(dump(line)) == {line: "body"}


@pytest.mark.parametrize("said", ["“Who needs it?”", "„Wer braucht es?“", "« Assez ! »"])
def test_a_headline_may_end_with_a_question_or_a_call_that_is_quoted(said: str) -> None:
    line = f"Last Skerry Point keeper: {said}"
    assert labels(dump(line)) == {line: "title"}


def test_a_first_line_as_long_as_a_paragraph_is_no_title() -> None:
    line = PARAGRAPHS[0].rstrip(".") + " and the next one in Vessel Bay" * 4
    assert labels(dump(line)) == {line: "body"}


def test_no_line_is_a_title_when_no_body_follows() -> None:
    assert "title" not in {block.label for block in blocks_of(f"{TITLE}\n\nMore lines\n\nHome")}


@pytest.mark.parametrize(
    "line",
    [
        "By Hanna Brodd and Ole Munt",
        "Published: 3 May 2025, 6:15pm",
        "Skip to main content",
        "Photo: Ole Munt/Skerry Echo",
    ],
)
def test_a_line_that_is_something_else_is_passed_over_for_the_title(line: str) -> None:
    assert labels(dump(line, TITLE))[TITLE] == "title"
    assert labels(dump(line, TITLE))[line] != "title"


def test_a_given_title_is_found_and_labelled_wherever_it_stands() -> None:
    found = labels(dump("Skerry Echo online edition", TITLE), TITLE.upper() + "!")
    assert found == {"Skerry Echo online edition": "navigation", TITLE: "title"}


def test_with_a_given_title_no_other_line_is_taken_for_it() -> None:
    assert labels(dump("Skerry Echo online edition"), TITLE) == {
        "Skerry Echo online edition": "navigation"
    }


def test_a_given_title_without_a_word_fits_no_block() -> None:
    assert labels(dump("* * *"), "—") == {"* * *": "navigation"}


def test_the_title_is_the_line_of_the_articles_words_not_the_first_of_a_menu() -> None:
    menu = ("Explore our weekend supplements", "Plan your perfect summer holiday")
    found = labels(dump(*menu, TITLE, "By Ole Munt"))
    assert found[TITLE] == "title"
    assert "title" not in {found[line] for line in menu}


def test_a_line_that_leads_to_the_headline_is_not_the_headline() -> None:
    crumbs = f"Home News Harbour {TITLE}"
    assert labels(dump(crumbs, "12 May 2025", TITLE)) == {
        crumbs: "navigation",
        "12 May 2025": "date",
        TITLE: "title",
    }


@pytest.mark.parametrize(
    "crumbs", ["Home > News > {}", "Skerry Echo » {}", "| Town | Harbour | {}"]
)
def test_breadcrumbs_lead_to_the_headline_whatever_its_words(crumbs: str) -> None:
    headline = "Bakers and sugar and salt"
    line = crumbs.format(headline)
    for head in ((line, headline), (headline, line)):
        assert labels(dump(TITLE, *head)) == {
            TITLE: "navigation",
            line: "navigation",
            headline: "title",
        }


@pytest.mark.parametrize(
    ("line", "other"),
    [
        (f"{TITLE} | The Skerry Echo", "The Skerry Echo"),
        ("Bakers | Sugar and salt again", "Sugar and salt again"),
        ("echo@example.org / 040 123 456", "040 123 456"),
    ],
)
def test_a_line_that_ends_like_another_leads_to_no_headline(line: str, other: str) -> None:
    assert labels(dump(line, other, TITLE))[other] != "title"


def test_a_title_that_is_repeated_is_dropped_again() -> None:
    blocks = blocks_of(dump(TITLE, below=(TITLE,)))
    assert [b.label for b in blocks if b.text == TITLE] == ["title", "title"]


def test_a_title_is_found_above_text_without_spaces() -> None:
    body = "灯塔在星期一晚上熄灭了，因为船只不再需要它来寻找港口。"
    assert blocks_of(f"灯塔 在 一百四十年后熄灭\n\n{body}")[0].label == "title"


RESULTS = "FT: Skerry Lighthouse 3 (Brodd 12, 44, 90+3) Vessel Bay 1 (Munt 61)"


@pytest.mark.parametrize("lines", [(TITLE, RESULTS), (RESULTS, TITLE)])
def test_a_line_of_results_gives_way_to_a_headline(lines: tuple[str, str]) -> None:
    assert labels(dump(*lines)) == {TITLE: "title", RESULTS: "navigation"}


def test_a_line_of_results_is_the_headline_where_no_other_is() -> None:
    assert labels(dump(RESULTS)) == {RESULTS: "title"}


@pytest.mark.parametrize(
    "line",
    [
        RESULTS,
        "Day 4: Skerry 244 and 391-9 beat Vessel 312 and 320",
        "Lions 24, Bears 17; Rams 9, Jets 3",
    ],
)
def test_results_are_told_by_their_numbers(line: str) -> None:
    assert is_results(line)


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        "Skerry 3-1 Vessel: Munt treble sinks visitors",
        "Budget 2026: £1bn for 3 roads and 2 schools by 2027",
        "Two dead, 12 hurt as 40-tonne lorry hits 3 cars on M6",
        "Rate cut by 0.25% to 3.75%, its third of 2026, after 12 months",
    ],
)
def test_headlines_with_numbers_are_no_results(line: str) -> None:
    assert not is_results(line)


def test_a_title_without_a_word_is_no_lines_headline() -> None:
    text = "\n\n".join(["By Ann Pell", *PARAGRAPHS])
    assert blocks_of(text, title="—")[0].label == "byline"


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("The lighthouse at Skerry Point was switched off on", "monday after 140 years of it."),
        (
            "The lighthouse at Skerry Point, after 140 years,",
            "Goes dark on Monday, says Hanna Brodd.",
        ),
    ],
)
def test_a_line_whose_sentence_goes_on_below_is_no_headline(line: str, below: str) -> None:
    assert cleaned("\n\n".join((f"{line}\n{below}", *PARAGRAPHS))).title is None


@pytest.mark.parametrize("below", ["by Ole Munt", "iPads help the keeper find his way home."])
def test_a_headline_above_a_line_in_small_letters_stays_one(below: str) -> None:
    assert cleaned("\n\n".join((f"{TITLE}\n{below}", *PARAGRAPHS))).title == TITLE
