"""Dialects of JSON: each by a record of its shape, with what is odd about it."""

from __future__ import annotations

from typing import Any

import pytest

from summarise.common.documents import Failure, RawDocument
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions, to_document

LOCATION = SourceLocation(None, "in.json#1", "dump/in.json#1")
FIRST = "The night ferry to Holm left three hours late."
SECOND = "Nobody on the quay could say why."
BODY = f"{FIRST}\n\n{SECOND}"
MARKUP = f"<p>{FIRST}</p><figure><img/><figcaption>The quay</figcaption></figure><p>{SECOND}</p>"

NEWS_PLEASE = {
    "authors": ["Ole Munt", "Ida Berg"],
    "date_publish": "2024-03-05 06:00:00",
    "description": "A delay without a reason.",
    "language": "en",
    "maintext": BODY,
    "source_domain": "ferry.example",
    "text": None,
    "title": "Ferry leaves late",
    "url": "https://ferry.example/1",
}
FUNDUS = {
    "title": "Ferry leaves late",
    "body": {
        "summary": ["A delay", "without a reason."],
        "sections": [
            {"headline": [], "paragraphs": [FIRST]},
            {"headline": ["On the quay"], "paragraphs": [SECOND]},
        ],
    },
    "authors": ["Ole Munt"],
    "publishing_date": "2024-03-05 06:00:00+01:00",
}
JSON_LD = {
    "@type": "NewsArticle",
    "headline": "Ferry leaves late",
    "articleBody": BODY,
    "datePublished": "2024-03-05T06:00:00Z",
    "author": [{"@type": "Person", "name": "Ole Munt"}, {"name": "Ida Berg"}],
    "description": "A delay without a reason.",
    "publisher": {"@type": "Organization", "name": "The Holm Courier"},
    "articleSection": ["Harbour", "News"],
    "inLanguage": "en-GB",
    "mainEntityOfPage": {"@id": "https://ferry.example/1"},
}
NINJS_1 = {
    "uri": "urn:ferry:1",
    "headline": "Ferry leaves late",
    "versioncreated": "2024-03-05T06:00:00Z",
    "byline": "Ole Munt",
    "description_text": "A delay without a reason.",
    "body_html": MARKUP,
    "body_text": f"{FIRST[:20]}\n{FIRST[20:]}",
}
NINJS_3 = {
    "uri": "urn:ferry:1",
    "headlines": [
        {"role": "short", "value": "Late"},
        {"role": "main", "value": "Ferry leaves late"},
    ],
    "bodies": [
        {"role": "main", "contentType": "text/plain", "value": BODY},
        {"role": "main", "contentType": "text/html", "value": MARKUP},
    ],
    "versionCreated": "2024-03-05T06:00:00Z",
    "by": "Ole Munt",
}
NINJS_2 = NINJS_3 | {
    "bodies": [
        {"role": "main", "contenttype": "text/html", "value": MARKUP},
        {"role": "main", "contenttype": "text/plain", "value": BODY},
    ],
    "versioncreated": "2024-03-05T06:00:00Z",
}
POST = {
    "id": "b2e89334",
    "article_url": "https://ferry.example/1",
    "title": "Ferry leaves late",
    "author": "Ole Munt",
    "published_date": 1709618400000,
    "contents": [
        {"content": "Harbour", "type": "kicker"},
        {"content": "Ferry leaves late", "type": "title"},
        None,
        {"content": "The quay", "fullcaption": "The quay at night", "type": "image"},
        {"content": f"<b>{FIRST}</b>", "subtype": "paragraph", "type": "sanitized_html"},
        {"content": SECOND, "subtype": "paragraph", "type": "sanitized_html"},
        {"content": "Read more:", "subtype": "subhead", "type": "sanitized_html"},
    ],
    "source": "The Holm Courier",
}
GUARDIAN = {
    "id": "harbour/2024/mar/05/ferry",
    "webTitle": "Ferry leaves late",
    "webUrl": "https://ferry.example/1",
    "webPublicationDate": "2024-03-05T06:00:00Z",
    "sectionName": "Harbour",
    "fields": {
        "byline": "Ole Munt",
        "trailText": "A delay <strong>without</strong> a reason.",
        "bodyText": f"{FIRST} {SECOND}",
        "body": f"<p>{FIRST}</p><aside><p>Related: the old ferry</p></aside><p>{SECOND}</p>",
    },
}
NEWS_API = {
    "source": {"id": None, "name": "The Holm Courier"},
    "author": "Ole Munt",
    "title": "Ferry leaves late",
    "description": "A delay without a reason.",
    "url": "https://ferry.example/1",
    "publishedAt": "2024-03-05T06:00:00Z",
    "content": f"{FIRST} {SECOND} The master sa… [+1234 chars]",
}
FINANCIAL = {
    "title": "Ferry leaves late",
    "byline": "Ole Munt",
    "publishedDate": "2024-03-05T06:00:00.000Z",
    "bodyXML": f"<body><p>{FIRST}</p><ft-related><p>Other news</p></ft-related><experimental><div><p>Our letter</p></div></experimental><p>{SECOND}</p></body>",
}
WALLABAG = {
    "id": 7,
    "is_archived": 0,
    "title": "Ferry leaves late",
    "url": "https://ferry.example/1",
    "content": MARKUP,
    "published_at": "2024-03-05T06:00:00+0000",
    "published_by": ["Ole Munt"],
    "language": "en_GB",
    "domain_name": "ferry.example",
}

RECORDS: dict[str, dict[str, Any]] = {
    "news-please": NEWS_PLEASE,
    "fundus": FUNDUS,
    "JSON-LD": JSON_LD,
    "ninjs 1": NINJS_1,
    "ninjs 2": NINJS_2,
    "ninjs 3": NINJS_3,
    "Washington Post": POST,
    "Guardian": GUARDIAN,
    "NewsAPI": NEWS_API,
    "Financial Times": FINANCIAL,
    "Wallabag": WALLABAG,
}


def document(record: dict[str, Any], **fields: str) -> RawDocument:
    result = to_document(record, LOCATION, ReaderOptions(fields))
    assert isinstance(result, RawDocument), result
    return result


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_each_dialect_gives_title_date_and_byline(record: dict[str, Any]) -> None:
    result = document(record)
    assert result.title == "Ferry leaves late"
    assert result.byline is not None
    assert result.byline.startswith("Ole Munt")
    assert result.published is not None
    assert result.published.startswith("2024-03-05")


@pytest.mark.parametrize("name", sorted(set(RECORDS) - {"fundus", "NewsAPI"}))
def test_each_dialect_gives_the_paragraphs_of_the_body_alone(name: str) -> None:
    assert document(RECORDS[name]).text == BODY


def test_bodies_that_were_published_so_are_an_archives_and_extracts_are_not() -> None:
    assert [name for name in RECORDS if not document(RECORDS[name]).archived] == [
        "news-please",
        "JSON-LD",
        "NewsAPI",
        "Wallabag",
    ]


def test_a_date_that_a_scraper_writes_as_none_is_none() -> None:
    assert document(NEWS_PLEASE | {"date_publish": "None"}).published is None


def test_a_record_whose_extraction_failed_says_so() -> None:
    failure = to_document(NEWS_PLEASE | {"maintext": None}, LOCATION, ReaderOptions())
    assert isinstance(failure, Failure)
    assert failure.error == "record of news-please has an empty text: leave it out"


def test_a_body_in_sections_keeps_their_headings_and_not_the_summary() -> None:
    result = document(FUNDUS)
    assert result.text == f"{FIRST}\n\nOn the quay\n\n{SECOND}"
    assert result.standfirst == "A delay without a reason."
    plain = {key: value for key, value in FUNDUS.items() if key != "body"} | {"plaintext": BODY}
    assert document(plain).text == BODY


@pytest.mark.parametrize("author", ["Ole Munt", {"name": "Ole Munt"}, [{"name": "Ole Munt"}]])
def test_an_author_may_be_a_string_an_object_or_a_list(author: object) -> None:
    assert document(JSON_LD | {"author": author}).byline == "Ole Munt"


def test_what_else_a_record_says_is_kept() -> None:
    result = document(JSON_LD)
    assert (result.outlet, result.section, result.language, result.url) == (
        "The Holm Courier",
        "Harbour",
        "en",
        "https://ferry.example/1",
    )
    assert document(POST).section == "Harbour"
    assert document(GUARDIAN).standfirst == "A delay without a reason."


def test_plain_bodies_do_where_no_markup_is_given() -> None:
    plain = [{"role": "main", "contentType": "text/plain", "value": BODY}]
    assert document(NINJS_3 | {"bodies": plain}).text == BODY
    assert document(NINJS_1 | {"body_html": None}).text == NINJS_1["body_text"]


def test_a_text_that_the_service_has_cut_is_warned_of() -> None:
    result = document(NEWS_API)
    assert result.outlet == "The Holm Courier"
    assert "the service gives only the text's beginning: fetch the page for the rest" in (
        result.warnings
    )


def test_a_moment_that_is_no_date_is_left_out() -> None:
    assert document(POST | {"published_date": 10**18}).published is None
    assert document(POST | {"published_date": None}).published is None


def test_fields_that_the_caller_names_go_before_the_dialects() -> None:
    result = document(NEWS_PLEASE | {"story": "words", "head": "T"}, text="story", title="head")
    assert (result.text, result.title, result.byline) == ("words", "T", "Ole Munt, Ida Berg")


def test_without_cleaning_every_body_stays_as_it_is() -> None:
    result = to_document(NINJS_1, LOCATION, ReaderOptions(needs_cleaning=False))
    assert isinstance(result, RawDocument)
    assert (result.needs_cleaning, result.archived) == (False, False)


def test_a_body_text_alone_is_no_agencys_record() -> None:
    plain = document({"body_text": FIRST, "title": "Dog bites", "date": "2025-03-01"})
    assert (plain.title, plain.published) == ("Dog bites", "2025-03-01")
    assert (plain.needs_cleaning, plain.archived) == (True, False)
    assert document({"body_text": FIRST, "versioncreated": "2025-03-01"}).archived


def test_what_a_dialect_does_not_name_is_read_by_the_usual_names() -> None:
    record = {"maintext": FIRST, "date": "2025-03-01", "headline": "Dog bites", "section": "News"}
    result = document(record)
    assert (result.title, result.published) == ("Dog bites", "2025-03-01")
    assert (result.section, result.warnings) == ("News", ())
