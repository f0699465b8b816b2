"""JSON of services that deliver news: each by a record of its shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from readers_files import dump, read_all

FIRST = "The night ferry to Holm left three hours late."
SECOND = "Nobody on the quay could say why."
BODY = f"{FIRST}\n\n{SECOND}"
MARKUP = f"<p>{FIRST}</p>\n<figure><figcaption>The quay</figcaption></figure><p>{SECOND}</p>"
URL = "https://ferry.example/1"
WEBZ = {
    "thread": {"site": "ferry.example", "section_title": "Harbour"},
    "uuid": "1",
    "url": URL,
    "author": "Ole Munt",
    "published": "2024-03-05T06:00:00.000+02:00",
    "title": "Ferry leaves late",
    "text": BODY,
    "highlightText": "",
}
EVENT_REGISTRY = {
    "uri": "71",
    "dateTime": "2024-03-05T06:00:00Z",
    "url": URL,
    "title": "Ferry leaves late",
    "body": BODY,
    "source": {"uri": "ferry.example", "title": "The Holm Courier"},
    "authors": [{"name": "Ole Munt"}],
}
AYLIEN = {
    "title": "Ferry leaves late",
    "body": BODY,
    "summary": {"sentences": ["A delay."]},
    "source": {"name": "The Holm Courier"},
    "author": {"name": "Ole Munt"},
    "published_at": "2024-03-05T06:00:00Z",
    "links": {"permalink": URL},
}
NEWSCATCHER = {
    "title": "Ferry leaves late",
    "author": "Ole Munt",
    "published_date": "2024-03-05 06:00:00",
    "link": URL,
    "clean_url": "ferry.example",
    "excerpt": "A delay.",
    "summary": BODY,
}
NEWSDATA = {
    "title": "Ferry leaves late",
    "link": URL,
    "creator": ["Ole Munt"],
    "content": BODY,
    "pubDate": "2024-03-05 06:00:00",
    "source_name": "The Holm Courier",
}
SNAPSHOT = {
    "an": "HARBP00020200301dp1900j9s",
    "title": "Ferry leaves late",
    "snippet": FIRST,
    "body": SECOND,
    "byline": "Ole Munt",
    "publication_date": 1709618400000,
    "source_name": "The Holm Courier",
}
WORDPRESS = {
    "date": "2024-03-05T07:00:00",
    "date_gmt": "2024-03-05T06:00:00",
    "link": URL,
    "title": {"rendered": "Ferry leaves &#8211; late"},
    "content": {"rendered": MARKUP, "protected": False},
    "excerpt": {"rendered": "<p>A delay.</p>"},
}
FEED = {
    "url": URL,
    "title": "Ferry leaves late",
    "content_html": MARKUP,
    "date_published": "2024-03-05T06:00:00Z",
    "authors": [{"name": "Ole Munt"}],
}
ARC = {
    "type": "story",
    "_id": "ABC",
    "headlines": {"basic": "Ferry leaves late"},
    "display_date": "2024-03-05T06:00:00Z",
    "credits": {"by": [{"name": "Ole Munt"}]},
    "canonical_url": URL,
    "content_elements": [
        {"type": "text", "content": FIRST},
        {"type": "image", "caption": "The quay"},
        {"type": "raw_html", "content": "<form>"},
        {"type": "list", "items": [{"type": "text", "content": f"<b>{SECOND}</b>"}]},
    ],
}
DIFFBOT = {"title": "Ferry leaves late", "text": BODY, "pageUrl": URL, "date": "5 March 2024"}
TRAFILATURA = {
    "title": "Ferry leaves late",
    "text": BODY,
    "raw_text": BODY,
    "source": URL,
    "source-hostname": "The Holm Courier",
    "date": "2024-03-05",
}
SCAN = {"title": "Evening star.", "ocr_eng": BODY, "date": "19090101", "url": URL}
RECORDS: dict[str, dict[str, Any]] = {
    "Webz.io": WEBZ,
    "Event Registry": EVENT_REGISTRY,
    "AYLIEN": AYLIEN,
    "NewsCatcher": NEWSCATCHER,
    "NewsData": NEWSDATA,
    "Factiva's snapshots": SNAPSHOT,
    "WordPress": WORDPRESS,
    "JSON Feed": FEED,
    "Arc XP": ARC,
    "Diffbot": DIFFBOT,
    "trafilatura": TRAFILATURA,
    "Chronicling America": SCAN,
}
WRAPPED = {
    "Webz.io": {"posts": [WEBZ, WEBZ], "totalResults": 2},
    "Event Registry": {"articles": {"results": [EVENT_REGISTRY] * 2, "page": 1}},
    "AYLIEN": {"stories": [AYLIEN, AYLIEN]},
    "Diffbot": {"request": {}, "objects": [DIFFBOT, DIFFBOT]},
    "an index": {
        "took": 1,
        "hits": {"total": 2, "hits": [{"_id": n, "_source": WEBZ} for n in "ab"]},
    },
}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_gives_its_whole_text_and_no_caption(tmp_path: Path, name: str) -> None:
    (document,), failures = read_all(dump(tmp_path, {"a.json": json.dumps([RECORDS[name]])}))
    assert not failures
    assert document.text == BODY
    assert not document.warnings
    assert document.published or name == "NewsData"


@pytest.mark.parametrize("name", WRAPPED)
def test_what_a_service_answers_is_its_records(tmp_path: Path, name: str) -> None:
    documents, failures = read_all(dump(tmp_path, {"a.json": json.dumps(WRAPPED[name])}))
    assert not failures
    assert [document.text for document in documents] == [BODY, BODY]


def test_what_a_record_says_is_said_of_the_article(tmp_path: Path) -> None:
    records = [EVENT_REGISTRY, SNAPSHOT, WORDPRESS, ARC, SCAN]
    lines = "\n".join(map(json.dumps, records))
    (event, snapshot, post, story, scan), _ = read_all(dump(tmp_path, {"a.jsonl": lines}))
    assert (event.title, event.byline) == ("Ferry leaves late", "Ole Munt")
    assert (event.outlet, event.archive_id) == ("The Holm Courier", "71")
    assert (snapshot.published, snapshot.archive_id) == (
        "2024-03-05T06:00:00+00:00",
        "HARBP00020200301dp1900j9s",
    )
    assert (post.title, post.standfirst) == ("Ferry leaves – late", "A delay.")
    assert (story.byline, story.url) == ("Ole Munt", URL)
    assert (scan.title, scan.outlet, scan.published) == (None, "Evening star.", "1909-01-01")


def test_a_line_of_an_index_is_what_it_stored(tmp_path: Path) -> None:
    dump(tmp_path, {"a.jsonl": json.dumps({"_index": "news", "_id": "1", "_source": WEBZ})})
    (document,), _ = read_all(tmp_path)
    assert document.text == BODY


def test_a_text_that_is_paid_for_is_a_failure(tmp_path: Path) -> None:
    withheld = NEWSDATA | {"content": "ONLY AVAILABLE IN PAID PLANS"}
    _, (failure,) = read_all(dump(tmp_path, {"a.json": json.dumps({"results": [withheld]})}))
    assert failure.error == "the service gives no text in its free plan: fetch the page"


@pytest.mark.parametrize(
    "title", ["Ferry late", "Ferry late - Holm Post", "Ferry late | Holm Post"]
)
def test_a_title_does_not_end_with_its_outlet(tmp_path: Path, title: str) -> None:
    record = {"title": title, "source": {"id": None, "name": "Holm Post"}, "content": BODY}
    record |= {"publishedAt": "2024-03-05T06:00:00Z"}
    ((document,), _) = read_all(dump(tmp_path, {"a.jsonl": json.dumps(record)}))
    assert (document.title, document.outlet) == ("Ferry late", "Holm Post")


def test_a_text_that_is_cut_says_so_with_and_without_a_plus(tmp_path: Path) -> None:
    record = {"title": "Ferry", "publishedAt": "2024-03-05T06:00:00Z"}
    texts = (f"{BODY} [+900 chars]", f"{BODY} [900 chars]")
    lines = "\n".join(json.dumps(record | {"content": text}) for text in texts)
    documents, _ = read_all(dump(tmp_path, {"a.jsonl": lines}))
    assert all("only the text's beginning" in document.warnings[0] for document in documents)
    assert [document.text for document in documents] == [BODY, BODY]
