"""What the rules take each block of a dump for; no article's paragraph is marked in any case."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, blocks_of, dump, labels

from summarise.cleaning.blocks.segment import segment
from summarise.cleaning.blocks.texts import key
from summarise.cleaning.rules.taggers import mark

CAPTION = "Hanna Brodd leaves the lighthouse at Skerry Point on Monday evening"
SENTENCE = "Anybody who saw what the sea did to the breakwater in that winter will never forget it."


def kept(text: str, title: str | None = None) -> list[str]:
    return [block.text for block in blocks_of(text, title) if block.kept]


# Title and standfirst


def test_the_first_line_is_the_title_when_a_body_follows() -> None:
    assert labels(dump(TITLE)) == {TITLE: "title"}


def test_a_first_line_that_ends_as_a_sentence_is_no_title() -> None:
    line = "The lighthouse went dark on Monday."
    assert labels(dump(line)) == {line: "body"}


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


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Jetzt abonnieren", "promo"),
        ("Lire aussi : le port ferme", "related"),
        ("Todos los derechos reservados", "legal"),
        ("Compartilhe esta notícia", "share"),
        ("Pubblicità", "promo"),
        ("Foto: Ole Munt", "caption"),
        ("Crédit photo : Ole Munt", "caption"),
        ("Reageer", "comment"),
    ],
)
def test_phrases_of_other_languages_give_their_line_away(line: str, label: str) -> None:
    assert labels(dump(inside=(line,)))[line] == label


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


def test_a_sentence_between_title_and_byline_is_the_standfirst() -> None:
    line = "The last keeper went home with her dogs and a mouse that she will not use again."
    assert labels(dump(TITLE, line, "By Ole Munt"))[line] == "standfirst"
    assert labels(dump(TITLE, line))[line] == "body"


# Captions and credits


def test_a_caption_given_twice_is_dropped_both_times() -> None:
    blocks = blocks_of(dump(TITLE, CAPTION, CAPTION))
    assert [b.label for b in blocks if b.text == CAPTION] == ["caption", "caption"]


def test_a_caption_is_known_by_its_double_that_has_the_credit() -> None:
    credited = f"{CAPTION}. Credit: Ole Munt"
    assert labels(dump(TITLE, CAPTION, credited)) == {
        TITLE: "title",
        CAPTION: "caption",
        credited: "caption",
    }


def test_a_caption_is_known_by_the_credit_on_the_line_below() -> None:
    text = f"{CAPTION}.\n(Image: Ole Munt/Skerry Echo)"
    assert labels(dump(TITLE, text))[f"{CAPTION}."] == "caption"


def test_a_credit_below_a_blank_line_leaves_the_paragraph_above_alone() -> None:
    assert labels(dump(TITLE, inside=("(Image: Ole Munt/Skerry Echo)",))) == {
        TITLE: "title",
        "(Image: Ole Munt/Skerry Echo)": "caption",
    }


@pytest.mark.parametrize("line", [f"FILE - {CAPTION}.", f"Pictured: {CAPTION}."])
def test_a_line_that_opens_as_a_caption_is_one(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] == "caption"


def test_a_sentence_about_a_photo_is_no_caption() -> None:
    line = (
        "A photo by Ole Munt of the last beam over the breakwater has been seen more than two "
        "million times since Monday, and prints of it are sold out."
    )
    assert labels(dump(TITLE, inside=(line,)))[line] == "body"


def test_a_text_of_which_every_paragraph_stands_twice_is_kept_once() -> None:
    blocks = blocks_of("\n\n".join(p for p in PARAGRAPHS for _ in range(2)))
    assert [b.label for b in blocks] == ["body", "duplicate"] * len(PARAGRAPHS)


# Byline, agency, date


def test_byline_agency_and_date_are_found_near_the_head() -> None:
    assert labels(dump(TITLE, "By Ole Munt", "AFP", "3 May 2025")) == {
        TITLE: "title",
        "By Ole Munt": "byline",
        "AFP": "agency",
        "3 May 2025": "date",
    }


def test_a_date_far_below_the_head_is_not_the_articles() -> None:
    assert labels(dump(TITLE, below=("22 November 2024",)))["22 November 2024"] == "navigation"


def test_a_byline_far_below_the_head_is_not_the_articles() -> None:
    assert labels(dump(TITLE, below=("By Ole Munt",)))["By Ole Munt"] == "navigation"


def test_a_first_paragraph_that_opens_like_a_byline_is_kept() -> None:
    line = "By Tuesday the lamp had been carried to the museum in Vessel Bay."
    assert labels(dump(line)) == {line: "body"}


def test_the_credit_at_the_end_is_dropped() -> None:
    line = "(Reporting by Ole Munt; Editing by Ann Pell)"
    assert labels(dump(TITLE, below=(line,)))[line] == "byline"


# Boxes and lines that belong to the page


def test_a_newsletter_box_inside_the_article_is_dropped_with_its_short_lines() -> None:
    box = (
        "The Skerry Letter",
        "Sign up to our newsletter for free",
        "Your morning in brief",
        "Email address",
        "By continuing you agree to our Terms and Privacy Policy.",
    )
    found = labels(dump(TITLE, inside=box))
    assert [found[line] for line in box] == ["promo", "promo", "promo", "promo", "promo"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("© 2025 Skerry Media Group", "legal"),
        ("Advertisement", "promo"),
        ("Story continues below", "promo"),
        ("Follow us on Facebook", "share"),
        ("Copy link", "share"),
        ("READ MORE: Foghorn sold to a hotel", "related"),
        ("Lee también: Los vecinos piden una farola", "related"),
        ("14 comments", "comment"),
        ("5 min read", "navigation"),
        ("Page 2 of 3", "navigation"),
        ("* * *", "navigation"),
        ("2 / 7", "navigation"),
    ],
)
def test_a_known_phrase_inside_the_article_gives_its_line_away(line: str, label: str) -> None:
    assert labels(dump(TITLE, inside=(line,)))[line] == label


@pytest.mark.parametrize(
    "line",
    [
        "The agency said it would follow the plan that the council had made for the old harbour.",
        "More than 300 people had signed a petition to keep the lamp, and 12 of them came by boat.",
        "Advertisements in three newspapers had offered the tower to anybody who would repair it.",
        "He watched the comments on the harbour page until the battery of his telephone died.",
    ],
)
def test_a_sentence_that_has_such_words_is_kept(line: str) -> None:
    assert labels(dump(TITLE, inside=(line,))) == {TITLE: "title", line: "body"}


def test_a_line_without_a_word_is_dropped_however_long() -> None:
    line = "." * 20_000
    assert labels(dump(TITLE, inside=(line,)))[line] == "navigation"


def test_short_lines_around_the_article_are_dropped() -> None:
    found = labels(dump("Coast and sea", TITLE, "Harbour news", below=("Skerry Echo",)), TITLE)
    assert found == {
        "Coast and sea": "navigation",
        TITLE: "title",
        "Harbour news": "navigation",
        "Skerry Echo": "navigation",
    }


# Comments and lists of other stories


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


# Inside the article


def test_headings_lists_and_quotes_inside_the_article_are_kept() -> None:
    inside = ("• The lamp weighs 940kg", "“I will miss the noise”", "A lamp for the museum")
    found = labels(dump(TITLE, inside=inside))
    assert [found[line] for line in inside] == ["list", "quote", "heading"]
    assert kept(dump(TITLE, inside=inside))[2:5] == list(inside)


def test_a_pull_quote_that_the_article_says_too_is_dropped() -> None:
    quote = "“My grandfather lit it with paraffin and I put it out with a mouse”"
    assert labels(dump(TITLE, inside=(quote,)))[quote] == "duplicate"


def test_a_few_quoted_words_are_no_pull_quote() -> None:
    assert labels(dump(TITLE, inside=("“out with a mouse”",)))["“out with a mouse”"] == "quote"


def test_a_pull_quote_above_what_it_quotes_is_dropped() -> None:
    quote = "“The tower, which needs repairs worth 2.4 million crowns”"
    assert labels(dump(TITLE, quote))[quote] == "duplicate"


def test_a_quotation_that_nobody_else_says_is_kept() -> None:
    quote = "“I will miss the noise of it more than I will miss the light.”"
    assert labels(dump(TITLE, inside=(quote,)))[quote] == "quote"


def test_a_quotation_that_stands_twice_is_kept_once() -> None:
    quote = "“I will miss the noise of it more than I will miss the light.”"
    text = dump(quote, below=(quote, PARAGRAPHS[3].replace("300", "200")))
    assert kept(text).count(quote) == 1


def test_a_block_that_says_the_whole_article_once_more_is_dropped() -> None:
    whole = " ".join(PARAGRAPHS)
    assert len(whole.split()) > 100
    assert labels(dump(TITLE, below=(whole,))) == {TITLE: "title", whole: "duplicate"}


def test_what_such_a_block_says_is_surely_the_article() -> None:
    blocks = blocks_of(dump(TITLE, below=(" ".join(PARAGRAPHS), SENTENCE)))
    assert [block.text for block in blocks if block.reason.startswith("block 6 says")] == [
        *PARAGRAPHS
    ]
    assert {block.score for block in blocks if block.text in PARAGRAPHS} == {0.9}


def test_a_paragraph_that_is_repeated_further_down_is_kept_once() -> None:
    assert kept(dump(TITLE, below=(PARAGRAPHS[0],))) == list(PARAGRAPHS)


# Always


def test_no_text_is_changed_added_or_left_out() -> None:
    lines = [TITLE, "By Ole Munt", *PARAGRAPHS, "Comments", "rita", "Reply"]
    assert [block.text for block in blocks_of("\n\n".join(lines))] == lines


def test_a_key_says_the_same_for_texts_that_say_the_same() -> None:
    assert key("“ÉCOLE”: re-opened!") == key("école re opened") == "ecole re opened"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["ماه گذشته فانوس دریایی پس از صد و چهل سال در شب دوشنبه خاموش شد.", "آیا برج فروخته شد؟"],
        ["המגדלור כבה ביום שני בערב לאחר מאה וארבעים שנה של שירות רצוף.", "המגדל יימכר באביב."],
        [
            "लाइटहाउस को एक सौ चालीस साल बाद सोमवार की शाम को बंद कर दिया गया।",
            "मीनार बिक्री के लिए है।",
        ],
        [
            "灯塔在星期一晚上熄灭了，因为船只不再需要它来寻找港口。",
            "约三百人站在防波堤上观看最后一束光。",
        ],
        [
            "灯台は月曜日の夜に消えました。船はもうそれを必要としません。",
            "塔は春に売りに出されます。",
        ],
        ["등대는 백사십 년 만에 월요일 저녁에 꺼졌다고 해양청이 밝혔다.", "탑은 봄에 매각된다."],
        ["ประภาคารถูกปิดเมื่อเย็นวันจันทร์หลังจากใช้งานมานานหนึ่งร้อยสี่สิบปี", "หอคอยจะถูกขายในฤดูใบไม้ผลิ"],
    ],
    ids="persian hebrew hindi chinese japanese korean thai".split(),
)
def test_text_of_other_scripts_is_kept(paragraphs: list[str]) -> None:
    assert kept("\n\n".join(paragraphs)) == paragraphs


def test_a_title_is_found_above_text_without_spaces() -> None:
    body = "灯塔在星期一晚上熄灭了，因为船只不再需要它来寻找港口。"
    assert blocks_of(f"灯塔 在 一百四十年后熄灭\n\n{body}")[0].label == "title"


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([PARAGRAPHS[0]] * 5000),
        "\n".join(["Related stories"] * 15_000),
        BODY + "\n\nComments" * 15_000,
        "\n\n".join(f"menu item {n}" for n in range(10_000)) + "\n\n" + BODY,
        "\n\n".join(f"“The river rose again on Tuesday night at gauge {n}.”" for n in range(3000)),
    ],
    ids=["same", "lists", "comments", "menu", "quotes"],
)
@pytest.mark.timeout(60)
def test_thousands_of_blocks_take_time_in_proportion(text: str) -> None:
    assert blocks_of(text)
