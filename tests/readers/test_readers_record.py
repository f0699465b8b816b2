"""The rules of fields, which JSONL and tables share."""

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from readers_files import dump

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers import read
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions, to_document

LOCATION = SourceLocation(None, "in.jsonl#3", "dump/in.jsonl#3")


def document(record: dict[str, Any], **fields: str) -> RawDocument:
    result = to_document(record, LOCATION, ReaderOptions(fields))
    assert isinstance(result, RawDocument), result
    return result


def error(record: dict[str, Any], **fields: str) -> str:
    result = to_document(record, LOCATION, ReaderOptions(fields))
    assert isinstance(result, Failure)
    return result.error


def test_a_record_gives_its_fields() -> None:
    record = {"id": "a", "text": "t", "title": "T", "url": "u", "published": "2020-01-02", "x": 1}
    assert document(record) == RawDocument(
        id="a", source=LOCATION.source, text="t", title="T", url="u", published="2020-01-02"
    )


@pytest.mark.parametrize("name", ["text", "body", "article", "document", "content", "body_text"])
def test_the_text_goes_by_several_names(name: str) -> None:
    assert document({name: "words"}).text == "words"


def test_a_headline_is_a_title_unless_a_paragraph_beside_it_makes_both_summaries() -> None:
    assert document({"text": "t", "headline": "Ferry late"}).title == "Ferry late"
    assert document({"text": "t", "title": "T", "headline": "H"}).title == "T"
    summary = {"text": "t", "headline": "Ferry late", "paragraph": "It was fog."}
    assert document(summary).title is None
    assert document(summary, title="headline").title == "Ferry late"


def test_a_plain_record_says_who_wrote_it_and_where_it_appeared() -> None:
    record = {
        "text": "t",
        "authors": ["Ann Poe", "Ben Ray"],
        "standfirst": "Fog again",
        "outlet": "Post",
        "section": "News",
        "language": "en-GB",
    }
    result = document(record)
    assert result.byline == "Ann Poe, Ben Ray"
    assert (result.standfirst, result.outlet) == ("Fog again", "Post")
    assert (result.section, result.language) == ("News", "en")
    assert document({"text": "t", "publisher": {"name": "Post"}}).outlet == "Post"


def test_names_may_have_capitals_unless_the_record_has_them_without() -> None:
    result = document({"ID": "7", "Body": "words", "Headline": "Ferry late", "Author": "Ann Poe"})
    assert (result.id, result.text, result.title) == ("7", "words", "Ferry late")
    assert result.byline == "Ann Poe"
    assert document({"Text": "other", "text": "words"}).text == "words"
    assert document({"Text": "other", "article": "words"}, text="Text").text == "other"


def test_of_names_that_differ_in_capitals_the_one_with_a_value_is_read() -> None:
    result = document({"Title": "Ferry late", "TITLE": None, "Text": "words", "TEXT": ""})
    assert (result.title, result.text, result.warnings) == ("Ferry late", "words", ())


def test_a_second_value_of_a_name_in_other_letters_is_told() -> None:
    result = document({"Text": "words", "TEXT": "other"})
    assert result.text == "words"
    assert result.warnings == ("'TEXT' was not read: the record has the name in other letters too",)
    assert not document({"Text": "words", "TEXT": "words"}).warnings


def test_a_text_may_be_a_list_of_its_paragraphs() -> None:
    assert document({"text": ["One.", "Two."]}).text == "One.\n\nTwo."
    assert "not a string but a list" in error({"text": ["One.", 2]})


def test_an_empty_name_gives_way_to_the_next() -> None:
    assert document({"text": " ", "body": None, "content": "words"}).text == "words"
    assert document({"text": "", "html": "<p>words"}).html == "<p>words"


def test_html_is_taken_when_there_is_no_text_and_left_as_it_is() -> None:
    result = document({"html": "<p>a\u00a0b\r\n"})
    assert (result.text, result.html) == (None, "<p>a\u00a0b\r\n")


def test_a_text_is_repaired_and_the_title_too() -> None:
    result = document({"text": "cafÃ©", "title": " A\u00a0title\nin two lines "})
    assert (result.text, result.title) == ("café", "A title in two lines")
    assert result.warnings == ("repaired: 1 mojibake sequence",)


def test_lone_surrogates_can_be_written_afterwards() -> None:
    record = json.loads('{"id": "a\\ud800", "text": "b\\udfff", "title": "c\\ud800"}')
    result = document(record)
    assert (result.id, result.text, result.title) == ("a\ufffd", "b\ufffd", "c\ufffd")
    page = document(json.loads('{"html": "<p>\\ud800\\u0000"}'))
    assert page.html == "<p>\ufffd"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (7, "7"),
        ("007", "007"),
        (0, "0"),
        (Decimal("1.50"), "1.50"),
        (datetime.datetime(2024, 3, 14), "2024-03-14"),
        (datetime.date(2024, 3, 14), "2024-03-14"),
        (datetime.datetime(2024, 3, 14, 9, 30), "2024-03-14T09:30:00"),
    ],
)
def test_an_id_is_kept_as_it_is_written(given: object, expected: str) -> None:
    assert document({"id": given, "text": "t"}).id == expected


@pytest.mark.parametrize("record", [{}, {"id": None}, {"id": ""}])
def test_a_record_without_an_id_has_that_of_its_place(record: dict[str, Any]) -> None:
    assert document(record | {"text": "t"}).id == LOCATION.id


@pytest.mark.parametrize(
    ("given", "kind"),
    [(["a", 1], "a list"), ({"$oid": "a"}, "an object"), (True, "true or false")],
)
def test_an_id_that_names_nothing_is_a_warning_that_says_what_is_in_its_place(
    given: object, kind: str
) -> None:
    result = document({"id": given, "text": "t"})
    assert result.id == LOCATION.id
    assert result.warnings == (f"its id is {kind}, not a string: {LOCATION.id} in its place",)


def test_true_and_false_are_no_title_and_a_decimal_is_a_number() -> None:
    assert document({"text": "t", "title": False, "published": True}).title is None
    assert document({"text": "t", "published": True, "date": "2 May"}).published == "2 May"
    assert document({"id": Decimal(7), "text": "t"}).id == "7"
    said = document({"maintext": "words", "title": True, "source_domain": False})
    assert (said.title, said.outlet) == (None, None)


NAN = float("nan")


def test_nan_is_null_as_data_frames_mean_it() -> None:
    record = {"id": NAN, "text": "t", "title": NAN, "url": NAN, "published": NAN}
    assert document(record) == RawDocument(id=LOCATION.id, source=LOCATION.source, text="t")
    assert document({"text": NAN, "body": "words"}).text == "words"
    assert error({"text": NAN}).startswith("record's text is empty")


def test_nan_in_a_dialect_is_null_too() -> None:
    record = {"maintext": "words", "title": NAN, "source_domain": NAN, "date_publish": NAN}
    result = document(record)
    assert (result.title, result.outlet, result.published) == (None, None, None)


def test_a_date_that_is_a_number_is_written_as_iso() -> None:
    published = document({"text": "t", "published": 1773480600}).published
    assert published == "2026-03-14T09:30:00+00:00"


def test_a_date_is_published_and_written_as_iso() -> None:
    assert document({"text": "t", "date": "2 May"}).published == "2 May"
    moment = datetime.datetime(2020, 1, 2, 3, 4)
    assert document({"text": "t", "published": moment}).published == "2020-01-02T03:04:00"


def test_a_record_without_text_says_what_was_looked_for_and_what_it_has() -> None:
    assert error({"key": "u", "title": "T"}) == (
        "record has no text: looked for text, body, article, document, content, body_text, html; "
        "it has key, title — name the column with --fields text=COLUMN"
    )


@pytest.mark.parametrize("name", ["url", "URL", "link", "webUrl", "web_url", "given_url"])
def test_a_link_without_a_text_is_to_be_fetched_first(name: str) -> None:
    assert error({name: "https://ferry.example/1", "title": "T", "tags": "sea"}) == (
        f"links only: fetch the pages first; the record has {name}, title, tags and no text"
    )


def test_a_link_beside_a_long_column_of_another_name_is_no_list_of_links() -> None:
    assert "--fields text=COLUMN" in error({"url": "u", "story": "The ferry is late. " * 50})


def test_what_is_no_string_gives_way_to_the_next_name() -> None:
    assert document({"text": None, "body": ["a"], "content": "words"}).text == "words"
    assert document({"text": "words", "title": {"main": "T"}}).title is None


@pytest.mark.parametrize("text", ["", " \n", None, "\u200b"])
def test_an_empty_text_is_a_failure(text: str | None) -> None:
    assert error({"id": "a", "text": text}).startswith("record's text is empty")


@pytest.mark.parametrize(
    ("value", "kind"),
    [(["a", 1], "a list"), ({"a": 1}, "an object"), (3, "a number"), (True, "true or false")],
)
def test_a_text_that_is_no_string_is_a_failure(value: object, kind: str) -> None:
    assert error({"text": value}).startswith("'text' is not a string but ")
    assert kind in error({"text": value})


def test_a_failure_goes_by_the_records_own_id() -> None:
    failure = to_document({"id": "a"}, LOCATION, ReaderOptions())
    assert isinstance(failure, Failure)
    assert (failure.id, failure.source, failure.stage) == ("a", LOCATION.source, "reading")


def test_fields_name_other_columns() -> None:
    record = {"key": 5, "story": "words", "head": "T", "text": "not this"}
    result = document(record, id="key", text="story", title="head")
    assert (result.id, result.text, result.title) == ("5", "words", "T")


def test_html_that_is_asked_for_wins_over_a_text_that_is_not() -> None:
    assert document({"text": "extract", "page": "<p>words"}, html="page").html == "<p>words"


def test_a_column_that_is_not_there_is_a_failure_that_names_those_that_are() -> None:
    assert error({"id": 1, "body": "t"}, text="story") == (
        "no column 'story', which --fields names for text; it has id, body"
    )


def test_an_unknown_field_is_refused_at_once_and_the_nearest_named(tmp_path: Path) -> None:
    dump(tmp_path, {"a.txt": "words"})
    with pytest.raises(SummariseError, match="unknown field 'txt': did you mean 'text'"):
        read([tmp_path], {"txt": "story"})


def test_a_field_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="give text=COLUMN"):
        read([tmp_path], {"text": ""})


def test_records_are_to_be_cleaned_unless_the_caller_says_not() -> None:
    result = to_document({"text": "t"}, LOCATION, ReaderOptions(needs_cleaning=False))
    assert isinstance(result, RawDocument)
    assert not result.needs_cleaning
