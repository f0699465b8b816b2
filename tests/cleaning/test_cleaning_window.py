"""Documents that are prepared once and cleaned a window at a time come out as each does by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from cleaning_articles import BODY, PARAGRAPHS, TITLE, dump

from summarise.cleaning import clean, clean_or_fail, clean_prepared, count, fingerprint, prepare
from summarise.cleaning.prepared import MOST_LINES
from summarise.common.documents import Article, Failure, RawDocument

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><nav><a>Tides</a></nav><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
)
BRIEF = f"<html><body><article><p>{PARAGRAPHS[0]}</p></article></body></html>"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What lxml has been given to parse so far."""
    given = list[bytes]()

    def fromstring(html: Any, **options: Any) -> HtmlElement:
        given.append(html)
        return real(html, **options)

    real = lxml.html.fromstring
    monkeypatch.setattr(lxml.html, "fromstring", fromstring)
    return given


@pytest.mark.parametrize("html", [PAGE, BRIEF])
def test_a_page_is_parsed_once_a_pass(parsed: list[bytes], html: str) -> None:
    document = RawDocument("a", "a.html", html=html)
    counts = count([document])
    assert len(parsed) == 1
    prepared = prepare(document)
    assert counts.lookup(prepared) == {}
    clean_prepared([prepared], counts)
    assert len(parsed) == 2


def test_a_prepared_document_may_be_counted_and_cleaned(parsed: list[bytes]) -> None:
    prepared = prepare(RawDocument("a", "a.html", html=PAGE))
    assert fingerprint(prepared) is not None
    first, again = clean_prepared([prepared]), clean_prepared([prepared])
    assert first == again
    assert len(parsed) == 1


def test_pages_and_texts_that_are_cleaned_together_come_out_as_alone() -> None:
    texts = [dump(TITLE, "Menu"), BODY, "", dump(TITLE, below=("Comments", "12 of them"))]
    documents = [RawDocument(f"{n}", "a", text=text) for n, text in enumerate(texts * 3)]
    documents += [RawDocument(f"p{n}", "a", html=html) for n, html in enumerate([PAGE, BRIEF, ""])]
    alone = [clean_or_fail(document) for document in documents]
    assert clean_prepared([prepare(document) for document in documents]) == alone


class Crashing(str):
    """A text that no parser can read."""

    def split(self, *_: object) -> list[str]:
        raise ValueError("two\nlines")


def test_a_crash_on_one_document_is_its_failure() -> None:
    texts = (BODY, BODY, Crashing(BODY), BODY)  # the third is cleaned together with the second
    results = list(clean(RawDocument(str(n), "a", text=text) for n, text in enumerate(texts)))
    assert [result.id for result in results] == ["0", "1", "2", "3"]
    failed = [result for result in results if isinstance(result, Failure)]
    assert [f.record()["error"] for f in failed] == ["could not be cleaned: ValueError: two lines"]
    assert failed[0].id == "2"


def test_a_stream_keeps_its_order_and_hands_failures_on() -> None:
    failed = Failure("b", "b", "reading", "empty file")
    documents: list[RawDocument | Failure] = [
        RawDocument("a", "a", text=BODY),
        failed,
        RawDocument("c", "c", text="Menu"),
    ]
    results = list(clean(documents))
    assert [type(result) for result in results] == [Article, Failure, Failure]
    assert [result.id for result in results] == ["a", "b", "c"]
    assert results[1] is failed


def test_a_stream_is_read_no_further_than_asked() -> None:
    documents = iter([RawDocument("a", "a", text=BODY), RawDocument("b", "b", text=BODY)])
    next(clean(documents))
    assert next(documents).id == "b"


def test_documents_that_are_cleaned_together_come_out_as_alone() -> None:
    texts = [dump(TITLE, "Menu"), "Menu", BODY, "", dump(TITLE, below=("Comments", "12 of them"))]
    alone = [clean_or_fail(RawDocument("a", "a", text=text)) for text in texts * 4]
    assert list(clean(RawDocument("a", "a", text=text) for text in texts * 4)) == alone


def test_a_text_of_more_lines_than_any_dump_has_is_a_failure() -> None:
    text = "word\n" * (MOST_LINES + 1)
    (failure,) = clean([RawDocument("a", "a", text)])
    assert isinstance(failure, Failure)
    assert failure.error == "more than 200,000 lines: split it into its articles"


def test_a_document_that_takes_too_long_is_a_failure_and_the_others_are_cleaned() -> None:
    small = [RawDocument(f"{i}", f"{i}", dump()) for i in (0, 2)]
    expected = clean_prepared([prepare(each) for each in small])  # which loads what is loaded once
    large = RawDocument(
        "1", "1", "\n".join(f"{line} {i}" for i in range(60_000) for line in BODY[:1])
    )
    documents = [prepare(each) for each in (small[0], large, small[1])]
    first, failure, last = clean_prepared(documents, seconds=0.3)
    assert [first, last] == expected
    assert isinstance(failure, Failure)
    assert failure.error.startswith("took more than 0.3 seconds of processor time")


def test_a_document_that_takes_too_long_to_prepare_is_a_failure() -> None:
    failure = prepare(RawDocument("1", "1", "The quay. \n" * 150_000), seconds=0.001)
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.id) == ("cleaning", "1")
