"""Web archives, as they are and with a record damaged."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest
from backports import zstd
from readers_files import dump, read_all

from summarise.common.documents import Failure
from summarise.common.limits import Limits
from summarise.readers import read

PAGE = "<html><body><p>The night ferry to Holm left late, for the {}. time.</p></body></html>"


class Answer(NamedTuple):
    """What a server answered, and what of the record is out of the ordinary."""

    body: bytes
    path: str = "/late"
    status: str = "200 OK"
    fields: Sequence[str] = ("Content-Type: text/html; charset=utf-8",)
    kind: str = "response"
    record: Sequence[str] = ()


def _holds(answer: Answer) -> Sequence[str]:
    """What a record says it holds: an answer of a server, or the page itself."""
    as_found = answer.kind in ("resource", "conversion")
    return answer.fields if as_found else ["Content-Type: application/http; msgtype=response"]


def record(answer: Answer) -> bytes:
    """A record of a web archive."""
    head = "\r\n".join([f"HTTP/1.1 {answer.status}", *answer.fields])
    block = head.encode() + b"\r\n\r\n" + answer.body if answer.kind == "response" else answer.body
    fields = [
        "WARC/1.0",
        f"WARC-Type: {answer.kind}",
        f"WARC-Target-URI: https://ferry.example{answer.path}",
        "WARC-Date: 2024-05-01T10:00:00Z",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        *_holds(answer),
        *answer.record,
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def pages(count: int) -> list[Answer]:
    return [Answer(PAGE.format(n).encode() * 20, f"/{n}") for n in range(count)]


def packed(answers: Sequence[Answer]) -> list[bytes]:
    """Each record packed by itself, as web archives are."""
    return [gzip.compress(record(answer)) for answer in answers]


def urls(folder: Path) -> tuple[list[str | None], list[str]]:
    documents, failures = read_all(folder)
    return [each.url for each in documents], [each.error for each in failures]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "a"])
@pytest.mark.parametrize("how", ["by record", "as a whole", "not"])
def test_each_page_is_a_document(tmp_path: Path, name: str, how: str) -> None:
    answers = [Answer(b"software: x\r\n", kind="warcinfo"), *pages(3)]
    records = {
        "by record": b"".join(packed(answers)),
        "as a whole": gzip.compress(b"".join(map(record, answers))),
        "not": b"".join(map(record, answers)),
    }
    documents, failures = read_all(dump(tmp_path, {name: records[how]}))
    assert not failures
    assert [(each.id, each.url) for each in documents] == [
        (f"{name}#{n + 1}", f"https://ferry.example/{n}") for n in range(3)
    ]
    assert documents[1].html == PAGE.format(1) * 20
    assert documents[1].published is None  # the record's date is the crawl's


def test_what_is_no_article_is_counted(tmp_path: Path) -> None:
    answers = [
        Answer(PAGE.encode(), "/"),
        Answer(b"", "/moved", "301 Moved"),
        Answer(b"<rss/>", "/feed", fields=["Content-Type: application/rss+xml"]),
        Answer(b"User-agent: *", "/robots.txt", fields=["Content-Type: text/plain"]),
        *pages(1),
    ]
    (document,), failures = read_all(dump(tmp_path, {"a.warc.gz": b"".join(packed(answers))}))
    assert not failures
    assert document.warnings[-1].endswith(
        "left out 1 front pages, 1 redirects and errors, 2 files that are no pages"
    )


def test_an_archive_without_a_page_is_a_failure(tmp_path: Path) -> None:
    dump(tmp_path, {"a.warc.gz": packed([Answer(PAGE.encode(), "/")])[0]})
    assert urls(tmp_path) == ([], ["no pages of articles in it, only 1 front pages"])


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (gzip.compress(PAGE.encode()), ["Content-Encoding: gzip"]),
        (
            gzip.compress(PAGE[:9].encode()) + gzip.compress(PAGE[9:].encode()),
            ["Content-Encoding: GZip"],
        ),
        (gzip.compress(gzip.compress(PAGE.encode())), ["Content-Encoding: gzip, x-gzip"]),
        (PAGE.encode(), ["Content-Encoding: gzip"]),
        (PAGE.encode(), ["Content-Encoding: br"]),
        (PAGE.encode(), ["Content-Encoding: deflate"]),
        (zlib.compress(PAGE.encode()), ["Content-Encoding: deflate"]),
        (zlib.compress(PAGE.encode(), wbits=-15), ["Content-Encoding: deflate"]),
        (gzip.compress(zlib.compress(PAGE.encode())), ["Content-Encoding: deflate, gzip"]),
        (zstd.compress(PAGE.encode()), ["Content-Encoding: zstd"]),
        (
            zstd.compress(PAGE[:9].encode()) + zstd.compress(PAGE[9:].encode()),
            ["Content-Encoding: zstd"],
        ),
        (brotli.compress(PAGE.encode()), ["Content-Encoding: br"]),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode()), ["Transfer-Encoding: chunked"]),
    ],
    ids=[
        "gzip",
        "gzip in two members",
        "gzip twice",
        "said to be gzip",
        "said to be brotli",
        "said to be deflate",
        "deflate",
        "deflate without zlib's header",
        "deflate and gzip",
        "zstd",
        "zstd in two frames",
        "brotli",
        "chunked",
    ],
)
def test_a_page_is_unpacked_from_what_it_was_sent_in(
    tmp_path: Path, body: bytes, fields: list[str]
) -> None:
    answer = Answer(body, fields=["Content-Type: text/html", *fields])
    (document,), failures = read_all(dump(tmp_path, {"a.warc": record(answer)}))
    assert not failures
    assert document.html == PAGE


CUT_OFF = {
    "gzip": gzip.compress(PAGE.encode() * 20)[:-20],
    "deflate": zlib.compress(PAGE.encode() * 20)[:-20],
    "zstd": zstd.compress(PAGE.encode() * 20)[:-10],
    "br": brotli.compress(PAGE.encode() * 20)[:-10],
}


@pytest.mark.parametrize("coding", CUT_OFF)
def test_a_page_that_is_cut_off_in_its_coding_is_a_failure(tmp_path: Path, coding: str) -> None:
    answer = Answer(CUT_OFF[coding], "/cut", fields=[f"Content-Encoding: {coding}"])
    dump(tmp_path, {"a.warc": record(answer) + record(pages(1)[0])})
    assert urls(tmp_path) == (["https://ferry.example/0"], ["damaged (cut off): get it again"])


def test_of_a_page_that_the_crawler_cut_off_in_its_coding_the_beginning_is_read(
    tmp_path: Path,
) -> None:
    answer = pages(1)[0]._replace(
        body=gzip.compress(PAGE.encode())[:-9],
        fields=["Content-Encoding: gzip"],
        record=["WARC-Truncated: length"],
    )
    (document,), _ = read_all(dump(tmp_path, {"a.warc": record(answer)}))
    assert (document.html or "").startswith(PAGE[:50])
    assert document.warnings == ("cut off by the crawler",)


def test_a_page_is_decoded_by_its_header_else_by_its_markup(tmp_path: Path) -> None:
    sent = Answer(
        "<p>loď</p>".encode("cp1250"), "/1", fields=["Content-Type: text/html; charset=cp1250"]
    )
    said = Answer(
        '<meta charset="cp1250"><p>loď</p>'.encode("cp1250"),
        "/2",
        fields=["Content-Type: text/html"],
    )
    documents, _ = read_all(dump(tmp_path, {"a.warc": record(sent) + record(said)}))
    assert all("loď" in (each.html or "") for each in documents)


@pytest.mark.parametrize("at", [2, 60], ids=["header", "content"])
def test_a_damaged_record_is_one_failure_and_the_rest_is_read(tmp_path: Path, at: int) -> None:
    records = packed(pages(5))
    damaged = bytearray(records[2])
    damaged[at] ^= 0xFF
    records[2] = bytes(damaged)
    dump(tmp_path, {"a.warc.gz": b"".join(records)})
    found, (error,) = urls(tmp_path)
    assert found == [f"https://ferry.example/{n}" for n in (0, 1, 3, 4)]
    assert (
        error
        == f"damaged or cut off at byte {sum(map(len, records[:2])):,} of the file: get it again"
    )


def test_a_record_without_its_mark_is_one_failure_where_nothing_is_packed(tmp_path: Path) -> None:
    records = [record(answer) for answer in pages(5)]
    records[2] = b"XXXX" + records[2][4:]
    dump(tmp_path, {"a.warc": b"".join(records)})
    found, (error,) = urls(tmp_path)
    assert found == [f"https://ferry.example/{n}" for n in (0, 1, 3, 4)]
    assert error.startswith("damaged or cut off at byte")


@pytest.mark.parametrize("cut", [3, 80])
def test_a_cut_off_archive_is_a_failure_behind_what_is_whole(tmp_path: Path, cut: int) -> None:
    dump(tmp_path, {"a.warc.gz": b"".join(packed(pages(3)))[:-cut]})
    found, errors = urls(tmp_path)
    assert found[:2] == ["https://ferry.example/0", "https://ferry.example/1"]
    assert errors[-1].startswith("damaged or cut off at byte")


def test_a_page_that_is_too_large_is_one_failure(tmp_path: Path) -> None:
    answers = [*pages(1), Answer(b"x" * 9000, "/large"), *pages(1)]
    dump(tmp_path, {"a.warc.gz": b"".join(packed(answers))})
    results = list(read(tmp_path, limits=Limits(largest_document=5000)))
    assert [isinstance(each, Failure) for each in results] == [False, True, False]


def test_what_the_crawler_cut_off_is_warned_of(tmp_path: Path) -> None:
    answer = pages(1)[0]._replace(record=["WARC-Truncated: length"])
    (document,), _ = read_all(dump(tmp_path, {"a.warc": record(answer)}))
    assert document.warnings == ("cut off by the crawler",)


def test_the_text_of_a_page_is_a_text(tmp_path: Path) -> None:
    answer = Answer(
        b"The night ferry is late.", "/1", kind="conversion", fields=["Content-Type: text/plain"]
    )
    (document,), _ = read_all(dump(tmp_path, {"a.warc.wet.gz": gzip.compress(record(answer))}))
    assert (document.text, document.url) == ("The night ferry is late.", "https://ferry.example/1")


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_a_page_that_is_kept_as_it_was_found_is_a_page(tmp_path: Path, kind: str) -> None:
    page = "<p>loď</p>"
    records = [
        record(Answer(page.encode("cp1250"), "/1", fields=[f"Content-Type: {said}"], kind=kind))
        for said in ("text/html; charset=cp1250", "text/html;charset=windows-1250")
    ]
    documents, failures = read_all(dump(tmp_path, {"a.warc": b"".join(records)}))
    assert not failures
    assert [(each.html, each.url) for each in documents] == [(page, "https://ferry.example/1")] * 2


def test_what_a_crawler_keeps_of_itself_is_no_article(tmp_path: Path) -> None:
    log = record(Answer(b"<p>fetched</p>", kind="resource")).replace(
        b"https://ferry.example/late", b"metadata://crawler.example/log"
    )
    picture = record(Answer(b"GIF89a", "/1", fields=["Content-Type: image/gif"], kind="resource"))
    page = record(Answer(PAGE.encode(), "/2", kind="resource"))
    (document,), failures = read_all(dump(tmp_path, {"a.warc": log + picture + page}))
    assert not failures
    assert document.url == "https://ferry.example/2"
    assert document.warnings[-1].endswith("left out 1 files that are no pages")


def test_of_a_wacz_the_web_archives_are_read(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("pages/pages.jsonl", '{"url": "https://ferry.example"}')
        archive.writestr("archive/data.warc.gz", b"".join(packed(pages(2))))
    documents, failures = read_all(dump(tmp_path, {"a.wacz": file.getvalue()}))
    assert not failures
    assert [each.id for each in documents] == [
        "a.wacz/archive/data.warc.gz#1",
        "a.wacz/archive/data.warc.gz#2",
    ]


def test_an_archive_that_ends_in_a_header_is_cut_off(tmp_path: Path) -> None:
    whole, cut = (record(answer) for answer in pages(2))
    dump(tmp_path, {"a.warc": whole + cut[: cut.index(b"Content-Length")]})
    found, (error,) = urls(tmp_path)
    assert found == ["https://ferry.example/0"]
    assert error.startswith("damaged or cut off at byte")


@pytest.mark.parametrize("charset", ["utf-8\r\0", "undefined", "no-such"])
def test_a_charset_that_cannot_be_costs_no_page(tmp_path: Path, charset: str) -> None:
    odd = Answer(pages(1)[0].body, "/1", fields=[f"Content-Type: text/html; charset={charset}"])
    content = record(odd) + b"".join(map(record, pages(2)))
    documents, failures = read_all(dump(tmp_path, {"a.warc": content}))
    assert (len(documents), failures) == (3, [])


@pytest.mark.parametrize(
    ("lost", "kept"),
    [
        ("<urn:uuid:12345678-1234-1234-1234-123456789012>", "se"),
        ("05-01T10:00:00Z", "05-01T10:00:ARC"),
        ("Type: application/http;", "Type: applicatent-Type: application/http;"),
        ("WARC-Date: 2024", "Content-TypeID: 1\r\nWARC-Date: 2024"),
    ],
)
def test_a_record_that_does_not_say_its_number_or_date_is_said(
    tmp_path: Path, lost: str, kept: str
) -> None:
    whole, torn = map(record, pages(2))
    dump(tmp_path, {"a.warc": whole + torn.replace(lost.encode(), kept.encode())})
    (first, second), _ = read_all(tmp_path)
    assert not first.warnings
    assert second.warnings == (
        "its header is torn, or lacks its number or its date: address and page may be of two records",
    )
