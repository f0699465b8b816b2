"""Records of a dialect that are damaged and still JSON."""

from __future__ import annotations

from typing import Any

import pytest
from test_readers_dialects import (
    FUNDUS,
    JSON_LD,
    LOCATION,
    NEWS_PLEASE,
    NINJS_1,
    NINJS_2,
    NINJS_3,
    RECORDS,
)
from test_readers_services import RECORDS as SERVICES

from summarise.common.documents import RawDocument
from summarise.readers.record import ReaderOptions, to_document

TEXTS = [{"type": "text", "content": "The ferry left."}]


def warnings_of(record: dict[str, Any]) -> tuple[str, ...]:
    document = to_document(record, LOCATION, ReaderOptions())
    assert isinstance(document, RawDocument)
    return tuple(each for each in document.warnings if each.startswith("perhaps damaged"))


@pytest.mark.parametrize("name", RECORDS)
def test_a_whole_record_of_any_dialect_is_not_damaged(name: str) -> None:
    assert not warnings_of(dict(RECORDS[name]))


@pytest.mark.parametrize(
    "record",
    [
        NEWS_PLEASE | {"inLanguage": "en", "articleSection": "Harbour"},
        FUNDUS | {"bodies": []},
        JSON_LD | {"body_text": "The ferry left."},
        NINJS_1 | {"content": "The ferry left."},
    ],
)
def test_keys_of_two_dialects_are_said(record: dict[str, Any]) -> None:
    assert len(warnings_of(record)) == 1


def test_one_key_more_is_somebodys_own() -> None:
    assert not warnings_of(NEWS_PLEASE | {"inLanguage": "en"})


def test_a_second_text_that_says_the_same_is_none() -> None:
    assert not warnings_of(JSON_LD | {"content": JSON_LD["articleBody"]})
    assert warnings_of(JSON_LD | {"content": "The ferry left."})


def test_a_key_that_is_misspelt_is_said() -> None:
    record = {("body_ht)l" if key == "body_html" else key): NINJS_1[key] for key in NINJS_1}
    assert warnings_of(record) == ("perhaps damaged: its 'body_ht)l' may be 'body_html'",)
    assert not warnings_of(NINJS_2 | {"versioncreated": "2024-03-05"})


@pytest.mark.parametrize(
    "item", [None, {"role": "main"}, {"role": "main", "value": "Late.", "subtype": "paragraph"}]
)
def test_a_body_that_is_none_by_the_standard_is_said(item: dict[str, str] | None) -> None:
    assert warnings_of(NINJS_3 | {"bodies": [*NINJS_3["bodies"], item]})


@pytest.mark.parametrize(
    "torn",
    [
        "<p>Late.<",
        "<p>Late.</p><img",
        "<figure><p>Late.</p>",
        "<p>Late.</p></ufigure>",
        "<p>A.</p><p>B.",
    ],
)
def test_torn_markup_of_a_text_is_said(torn: str) -> None:
    assert warnings_of(NINJS_1 | {"body_html": torn}) == (
        "perhaps damaged: the markup of its text is torn",
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Late.</p></p>",
        "<p>Late.<ul><li>It left.</li></ul></p>",
        "<p>Late.</p></div><p>It left.",
        "<p>Late.</p></poll-box>",
        '<p><a title="a < b">Late.</a></p><script>"<p>"</script>',
    ],
)
def test_what_editors_of_blogs_write_is_whole(markup: str) -> None:
    assert not warnings_of(SERVICES["WordPress"] | {"content": {"rendered": markup}})
    assert not warnings_of(SERVICES["JSON Feed"] | {"content_html": markup})


def test_what_a_service_cuts_off_in_a_tag_is_whole() -> None:
    assert not warnings_of(RECORDS["NewsAPI"] | {"content": "<ul><li>Late.</li… [+120 chars]"})


def test_a_date_with_a_text_in_it_is_said() -> None:
    long = "2024-03-05Turs late. Nobody on the quay could say why."
    assert warnings_of(JSON_LD | {"datePublished": long})


@pytest.mark.parametrize(
    "said",
    [
        "14/03/24",
        "yesterday",
        "null",
        "",
        "2024-03-14, 10:00 a.m.",
        "2024-03-14 at 10:00 CET",
        "2024-03-14 10:00:00 America/New_York",
        "2024-03-14T10:00:00+01:00[Europe/Berlin]",
        "Thu Mar 14 2024 10:00:00 GMT+0100 (Central European Standard Time)",
    ],
)
def test_a_date_in_any_way_of_writing_is_whole(said: str) -> None:
    assert not warnings_of(NEWS_PLEASE | {"date_publish": said})


@pytest.mark.parametrize(
    "key",
    "publishdate modifiedDate dateTimePublished subTitle maincontent pushedAt key_text".split(),
)
def test_a_key_of_whole_words_is_somebodys_own(key: str) -> None:
    assert not warnings_of(NEWS_PLEASE | {key: "2024-03-05"})


def test_an_item_of_a_feed_needs_no_title() -> None:
    item = {key: value for key, value in SERVICES["JSON Feed"].items() if key != "title"}
    assert len(item) < len(SERVICES["JSON Feed"])
    assert not warnings_of(item)


def test_a_paragraph_that_does_not_say_what_it_is_is_said() -> None:
    post = dict(RECORDS["Washington Post"])
    assert warnings_of(post | {"contents": [*post["contents"], {"content": "Late."}]})


def test_a_list_without_items_is_said() -> None:
    story = {
        "headlines": {"basic": "Late"},
        "content_elements": [{"type": "text", "content": "Late."}, {"type": "list"}],
    }
    assert warnings_of(story) == ("perhaps damaged: one of its lists has no items",)


@pytest.mark.parametrize("name", SERVICES)
def test_a_whole_record_of_any_service_is_not_damaged(name: str) -> None:
    assert not warnings_of(dict(SERVICES[name]))


@pytest.mark.parametrize(
    "record",
    [
        NINJS_2 | {"headline": "Ferry leaves late"},
        NEWS_PLEASE | {"publishersionCreated": "2024-03-05"},
        NEWS_PLEASE | {"date_publish": "2024-03-05 06:Ole Munt"},
        NEWS_PLEASE | {"date_publish": "2024-03-05</p>"},
        NEWS_PLEASE | {"url": "https:e/1"},
        NINJS_1 | {"description_text": "A delay</p>"},
        NINJS_1 | {"versioncreated": "2024-03-05", "date_publish": "2024-03-05"},
        SERVICES["Arc XP"] | {"content_elements": [{"content": "Late."}, *TEXTS]},
        SERVICES["Arc XP"] | {"content_elements": [{"type": "teZt", "content": "Late."}, *TEXTS]},
        SERVICES["WordPress"] | {"content": {"rendered": "<p>Late.</p><p>It left.</p></asidZ>"}},
        SERVICES["JSON Feed"] | {"content_html": "<p>Late.</p></=igure><p>It left.</p>"},
        SERVICES["WordPress"] | {"source-hostname": "The Holm Courier"},
        {key: value for key, value in NEWS_PLEASE.items() if key != "title"},
        FUNDUS | {"body": {"sections": [{"headline": ["Late"]}, {"paragraphs": ["It left."]}]}},
        NEWS_PLEASE | {"maintext": "It costs u00a31.4 million a year."},
    ],
)
def test_damage_that_leaves_a_record_is_said(record: dict[str, Any]) -> None:
    assert warnings_of(record)


@pytest.mark.parametrize(
    ("name", "lost"), [("Event Registry", "title"), ("Chronicling America", "title")]
)
def test_a_record_without_what_names_it_is_said(name: str, lost: str) -> None:
    record = {key: value for key, value in SERVICES[name].items() if key != lost}
    assert len(warnings_of(record)) == 1


def test_an_event_is_known_without_the_title_of_its_source() -> None:
    record = dict(SERVICES["Event Registry"]) | {"source": {"uri": "ferry.example"}}
    document = to_document(record, LOCATION, ReaderOptions())
    assert isinstance(document, RawDocument)
    assert document.published == "2024-03-05T06:00:00Z"


def test_an_element_of_a_story_whose_key_is_misspelt_is_said() -> None:
    element = {"type": "text", "co!tent": "The ferry left."}
    record = SERVICES["Arc XP"] | {"content_elements": [*TEXTS, element]}
    assert warnings_of(record) == ("perhaps damaged: its 'co!tent' may be 'content'",)


def test_a_paragraph_that_is_a_picture_too_is_said() -> None:
    whole = RECORDS["Washington Post"]
    mixed = {"content": "Late.", "fullcaption": "A quay", "subtype": "paragraph", "type": "text"}
    assert warnings_of(whole | {"contents": [*whole["contents"], mixed]}) == (
        "perhaps damaged: one of its contents is a paragraph and a picture",
    )


def test_a_key_within_an_object_that_is_misspelt_is_said() -> None:
    whole = RECORDS["Guardian"]
    fields = {
        ("bylioe" if key == "byline" else key): whole["fields"][key] for key in whole["fields"]
    }
    assert warnings_of(whole | {"fields": fields}) == (
        "perhaps damaged: its 'bylioe' may be 'byline'",
    )
    assert not warnings_of(whole | {"fields": whole["fields"] | {"bylioe": "Ole Munt"}})


def test_a_publisher_is_no_misspelt_date() -> None:
    whole = {key: value for key, value in SERVICES["Webz.io"].items() if key != "published"}
    assert not warnings_of(whole | {"publisher": "The Holm Courier"})


@pytest.mark.parametrize(("key", "told"), [("subtitle", 1), ("_own", 0), ("title", 0)])
def test_a_key_that_a_feed_may_not_have_is_said_where_there_is_no_title(
    key: str, told: int
) -> None:
    item = {name: value for name, value in SERVICES["JSON Feed"].items() if name != "title"}
    assert len(warnings_of(item | {key: "Ferry leaves late"})) == told
