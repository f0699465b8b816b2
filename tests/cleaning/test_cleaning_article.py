"""One document in, one article or one failure out."""

from __future__ import annotations

import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, cleaned, dump, refused

from summarise.cleaning import clean_or_fail
from summarise.common.documents import DENIES, Article, Failure, RawDocument
from summarise.common.errors import SummariseError


def test_an_article_has_what_its_head_says() -> None:
    article = cleaned(dump(TITLE, "By Ole Munt", "AAP with AP", "3 May 2025, 6:15pm GMT"))
    assert article.text == BODY
    assert article.title == TITLE
    assert article.byline == "Ole Munt"
    assert article.agency == "AAP, AP"
    assert article.published == "2025-05-03T18:15:00+00:00"
    assert article.language == "en"


def test_what_is_not_said_is_none() -> None:
    article = cleaned(BODY)
    assert (article.title, article.byline, article.agency) == (None, None, None)
    assert (article.published, article.standfirst, article.url) == (None, None, None)


def test_the_kept_blocks_parted_by_blank_lines_are_the_text() -> None:
    article = cleaned(dump(TITLE, "By Ole Munt", inside=("A lamp for the museum",)))
    assert article.text == "\n\n".join(block.text for block in article.blocks if block.kept)
    assert len(article.blocks) == 7


def test_what_a_record_says_goes_before_what_its_text_says() -> None:
    article = cleaned(dump("3 May 2025"), title="Given", published="1 May 2025", url="u")
    assert (article.title, article.published, article.url) == ("Given", "2025-05-01", "u")


def test_a_records_date_that_cannot_be_read_gives_way_to_the_texts_and_is_told() -> None:
    article = cleaned(dump("3 May 2025"), published="recently")
    assert article.published == "2025-05-03"
    assert article.warnings == ("published is no date that is known: recently",)


def test_an_agency_is_found_in_the_dateline() -> None:
    first, *rest = PARAGRAPHS
    text = "\n\n".join([f"SKERRY POINT, May 3 (Reuters) - {first}", *rest])
    assert cleaned(text).agency == "Reuters"


@pytest.mark.parametrize("line", ["By Ole Munt, 5 May 2025", "Ole Munt May 5, 2025"])
def test_a_byline_may_have_the_date_too(line: str) -> None:
    article = cleaned(dump(TITLE, line))
    assert (article.byline, article.published) == ("Ole Munt", "2025-05-05")


@pytest.mark.parametrize(
    "below",
    [
        ("Related stories", "Norland wins 37 medals", "3 May 2021"),
        ("Comments", "Joe", "3 May 2021", "What a shame."),
        ("© 3 May 2021 Skerry Media",),
    ],
)
def test_a_date_of_what_stands_below_a_brief_is_not_the_briefs(below: tuple[str, ...]) -> None:
    assert cleaned("\n\n".join([TITLE, *PARAGRAPHS[:2], *below])).published is None


@pytest.mark.parametrize("between", ["12 Comments", "Read also: The swan in the lock"])
def test_a_byline_and_a_date_above_the_text_are_its_own_whatever_stands_above_them(
    between: str,
) -> None:
    head = ("<b>" + "The lamp that fishermen steered by goes to a museum in the spring." + "</b>",)
    lines = [*head, between, "By Ole Munt", "Published 6 May 2025"]
    page = f"<h1>{TITLE}</h1><p>{'</p><p>'.join([*lines, *PARAGRAPHS])}</p>"
    article = cleaned(html=f"<html><body><article>{page}</article></body></html>")
    assert (article.byline, article.published) == ("Ole Munt", "2025-05-06")


def test_a_date_right_below_a_brief_is_the_briefs() -> None:
    text = "\n\n".join([TITLE, *PARAGRAPHS[:2], "Published 3 May 2025", "Comments", "4 May 2025"])
    assert cleaned(text).published == "2025-05-03"


@pytest.mark.parametrize("clock", ["5:15 pm", "05:15 p.m.", "a las 5:15 p. m."])
def test_a_clock_of_twelve_hours_tells_the_order_of_a_date_in_english_alone(clock: str) -> None:
    said = (
        "El ayuntamiento de Skerry decidió el lunes cerrar el viejo puente para unas obras.",
        "El tráfico irá por la presa del norte, dijo el alcalde, hasta el próximo verano.",
    )
    text = "\n\n".join(["Skerry cierra su viejo puente", f"03/04/2025 {clock}", *said])
    assert cleaned(text).published == "2025-04-03T17:15:00"


def test_several_bylines_are_joined_and_each_is_given_once() -> None:
    text = dump(TITLE, "By Ole Munt", "By Ann Pell", "By Ole Munt")
    assert cleaned(text).byline == "Ole Munt, Ann Pell"


def test_who_edited_is_not_who_wrote() -> None:
    credit = "Reporting by Ivo Lantry; Editing by Ann Pell"
    assert cleaned(dump(TITLE, "By Ole Munt", below=(credit,))).byline == "Ole Munt"


def test_the_words_of_the_raw_dump_are_counted() -> None:
    assert cleaned(dump(TITLE, "Share")).words_in == len(BODY.split()) + len(TITLE.split()) + 1


def test_warnings_of_the_reader_are_handed_on() -> None:
    document = RawDocument("a", "a", text=BODY, warnings=("repaired: 1 odd space",))
    result = clean_or_fail(document)
    assert isinstance(result, Article)
    assert result.warnings == ("repaired: 1 odd space",)


@pytest.mark.parametrize(
    "asks", ["Subscribe to continue reading", "Abonnez-vous pour lire la suite"]
)
def test_a_few_words_above_a_line_that_asks_to_pay_may_be_the_beginning_only(asks: str) -> None:
    said = "one pays to read this page: what it shows may be the article's beginning only"
    beginning = dump(TITLE, "By Ole Munt", below=("Share this", asks))
    assert cleaned(beginning).warnings == (said,)
    assert cleaned(dump(TITLE, asks)).warnings == ()
    assert cleaned(dump(TITLE, inside=PARAGRAPHS * 3, below=(asks,))).warnings == ()


def test_a_clean_text_is_taken_whole_with_its_paragraphs_parted() -> None:
    lines = [TITLE, "By Ole Munt", "Share", PARAGRAPHS[0], PARAGRAPHS[0], "Comments", "12 / 13"]
    article = cleaned("\n".join(lines) + "\n \n", needs_cleaning=False)
    assert article.text == "\n\n".join(lines)
    assert article.title is None
    assert {block.label for block in article.blocks} == {"body"}
    assert all(block.reason for block in article.blocks)


def test_a_document_of_nothing_but_boilerplate_fails_and_says_what_was_dropped() -> None:
    text = "Share\n\nFacebook\n\n© 2025 Skerry Media\n\nHome\n\nSearch\n\nMenu"
    assert refused(text) == (
        "no article in it, only 3 navigation, 2 share, 1 legal: check the file, "
        "or keep it all by `run --no-clean`"
    )


UNENDED = "Two walkers were hurt when a footbridge at Bramhope gave way on Sunday afternoon"
UNENDED_LONG = f"{UNENDED}, the mountain rescue team of the valley said in a statement to us"


@pytest.mark.parametrize("text", [UNENDED, UNENDED_LONG, f"{UNENDED_LONG}\n\nShare"])
def test_a_paragraph_that_ends_without_a_stop_and_heads_nothing_is_the_text(text: str) -> None:
    article = cleaned(text)
    assert (article.title, article.text) == (None, text.partition("\n")[0])


def test_a_headline_among_notices_is_no_text() -> None:
    assert refused(f"{UNENDED}\n\nSubscribe to read on\n\nShare").startswith("no article in it")


def test_the_headline_that_a_record_gives_is_no_text() -> None:
    with pytest.raises(SummariseError, match="no article in it, only 1 title"):
        cleaned(UNENDED, title=UNENDED)


@pytest.mark.parametrize("text", ["", " \n\n\t"])
@pytest.mark.parametrize("clean", [True, False])
def test_a_document_without_text_fails(text: str, clean: bool) -> None:
    assert refused(text, needs_cleaning=clean) == "no text in it"


def test_a_failure_names_its_document() -> None:
    failure = clean_or_fail(RawDocument("a", "dump/a.txt", text="Menu"))
    assert isinstance(failure, Failure)
    assert (failure.id, failure.source, failure.stage) == ("a", "dump/a.txt", "cleaning")


def test_one_document_by_itself_raises() -> None:
    with pytest.raises(SummariseError, match="no article in it"):
        cleaned("Menu")


def test_a_line_of_ten_megabytes_is_kept_whole() -> None:
    line = (PARAGRAPHS[0] + " ") * (10_000_000 // len(PARAGRAPHS[0]))
    assert cleaned(line).text == line.strip()


def test_a_line_of_ten_megabytes_is_no_title() -> None:
    article = cleaned("word and " * 1_100_000 + "\n\n" + BODY)
    assert article.title is None
    assert article.text.endswith(BODY)


@pytest.mark.parametrize("piece", [".", "(", "”.", "- ", "1"])
def test_a_megabyte_without_a_word_is_no_article(piece: str) -> None:
    assert refused(piece * (1_000_000 // len(piece))) == (
        "no article in it, only 1 navigation: check the file, or keep it all by `run --no-clean`"
    )


def test_thousands_of_identical_paragraphs_are_kept_once() -> None:
    article = cleaned("\n\n".join([PARAGRAPHS[0]] * 5000))
    assert article.text == PARAGRAPHS[0]
    assert len(article.blocks) == 5000


def test_an_apology_or_a_fact_check_has_a_warning_also_without_its_title() -> None:
    text = "On Monday we reported that Effie Marran had sold the bell of Harrow. This was wrong."
    assert DENIES in cleaned(f"Correction\n\n{text}\n\nWe apologise to Ms Marran.").warnings
    assert DENIES in cleaned(BODY, title="Fact check: does it go dark?").warnings
    assert DENIES not in cleaned(BODY, title=TITLE).warnings
