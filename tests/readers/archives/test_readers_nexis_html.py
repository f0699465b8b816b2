"""Nexis until 2019, as pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive, body

HEAD = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { font-size: 10pt; font-weight: normal; color: #000000; }
.c5 { text-align: left; }
.c6 { font-size: 14pt; font-style: normal; font-weight: bold; color: #000000; }
.c7 { font-size: 10pt; font-weight: bold; color: #000000; }
.c9 { font-size: 10pt; font-weight: bold; color: #CC0033; }
--></STYLE><!-- LXNComment 1:2 --><TITLE>&nbsp;</TITLE>
<META TOPIC="null" DOCUMENTS="2" UPDATED="Friday" /></HEAD><BODY>
<DIV CLASS="c5"><P>Download Request: All Documents: 1-2<BR>Terms: harbour</P></DIV>
"""
BEGIN, END = (
    "<!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->",
    "<!-- Hide\n</DOCFULL>\n</DOC> -->",
)


def page(*articles: str) -> str:
    """A page of articles, below a cover."""
    return f"{HEAD}{''.join(articles)}</BODY></HTML>"


def div(*parts: str, kind: str = "c5") -> str:
    return f'<BR><DIV CLASS="{kind}">{"".join(f"<P>{part}</P>" for part in parts)}</DIV>'


def span(text: str, kind: str = "c1") -> str:
    return f'<SPAN CLASS="{kind}">{text}</SPAN>'


def field(label: str, value: str) -> str:
    return div(span(f"{label}: ", "c7") + span(value))


def article(number: int, paragraphs: list[str], fields: str = "") -> str:
    """An article, with hits of a search in its date, its title and its text."""
    first = paragraphs[0].replace(" the ", f"{span(' the ', 'c9')}", 1)
    return "".join(
        (
            f'<A NAME="DOC_ID_{number}_0"></A>{BEGIN}',
            div(span(f"{number} of 2 DOCUMENTS"), kind="c0"),
            div("<BR>" + span("Harbour Post"), kind="c0"),
            div(span("March", "c9") + span(" 5, 2020 Thursday"), kind="c0"),
            div(span("The ", "c6") + span("harbour", "c9") + span(" opens", "c6")),
            field("BYLINE", "Ada Lindqvist") + field("LENGTH", "54 words") + fields,
            div(*map(span, [first, *paragraphs[1:]])),
            field("LOAD-DATE", "March 6, 2020") + field("LANGUAGE", "ENGLISH"),
            div("<BR>" + span("Copyright 2020 Harbour Post<BR>All Rights Reserved"), kind="c0"),
            END,
        )
    )


@pytest.mark.parametrize("name", ["a.html", "a.txt", "export"])
def test_each_article_is_a_document_whatever_the_name(tmp_path: Path, name: str) -> None:
    documents = archive(tmp_path, name, page(article(1, HARBOUR), article(2, MEALS)))
    assert [document.id for document in documents] == [f"{name}#1", f"{name}#2"]
    assert [body(document) for document in documents] == [HARBOUR, MEALS]
    assert not any(document.warnings for document in documents)


def test_hits_are_joined_where_they_stand(tmp_path: Path) -> None:
    first, _ = archive(tmp_path, "a.html", page(article(1, HARBOUR), article(2, MEALS)))
    assert first.title == "The harbour opens"
    assert first.published == "March 5, 2020 Thursday"
    assert body(first)[0] == HARBOUR[0]


def test_fields_are_said_of_the_article(tmp_path: Path) -> None:
    first, _ = archive(tmp_path, "a.html", page(article(1, HARBOUR), article(2, MEALS)))
    assert (first.outlet, first.byline, first.language) == ("Harbour Post", "Ada Lindqvist", "en")
    assert first.words_declared == 54


def test_a_standfirst_gives_up_the_address_that_it_ends_in(tmp_path: Path) -> None:
    said = field("HIGHLIGHT", "Ferries sail again.  http://post.example/1")
    first, _ = archive(tmp_path, "a.html", page(article(1, HARBOUR, said), article(2, MEALS)))
    assert (first.standfirst, first.url) == ("Ferries sail again.", "http://post.example/1")
    assert body(first) == HARBOUR


def test_a_page_that_lost_its_comments_is_cut_by_its_numbers(tmp_path: Path) -> None:
    content = page(article(1, HARBOUR), article(2, MEALS)).replace(BEGIN, "").replace(END, "")
    documents = archive(tmp_path, "a.html", content)
    assert [body(document) for document in documents] == [HARBOUR, MEALS]


def test_the_rows_of_a_table_are_text(tmp_path: Path) -> None:
    cells = "".join(f"<td><p>{span(each)}</p></td>" for each in ("1", "Telmouth", "44"))
    content = page(
        article(1, HARBOUR).replace(
            field("LOAD-DATE", "March 6, 2020"), f"<table><tr>{cells}</tr></table>"
        ),
        article(2, MEALS),
    )
    first, _ = archive(tmp_path, "a.html", content)
    assert body(first) == [*HARBOUR, "1 | Telmouth | 44"]


def test_an_article_that_is_missing_is_a_warning(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.html", page(article(1, HARBOUR)))
    assert document.warnings == (
        f"{tmp_path / 'a.html'} says it holds 2 articles, 1 were read: compare them",
    )


def test_a_page_about_such_pages_is_a_page(tmp_path: Path) -> None:
    content = (
        "<!doctype html><html><body><p>Articles stand below 1 of 49 DOCUMENTS.</p></body></html>"
    )
    (document,) = archive(tmp_path, "a.html", content)
    assert document.html == content


def test_a_page_that_stops_before_its_end_has_a_warning(tmp_path: Path) -> None:
    content = page(article(1, HARBOUR), article(2, MEALS)).removesuffix("</BODY></HTML>")
    documents = archive(tmp_path, "a.html", content)
    said = "the page stops before its end: articles may be missing"
    assert [document.warnings for document in documents] == [(said,), (said,)]


def test_the_head_counts_articles_that_are_missing_at_the_beginning(tmp_path: Path) -> None:
    content = page(article(2, MEALS))
    assert archive(tmp_path, "a.html", content)[0].warnings == (
        f"{tmp_path / 'a.html'} says it holds 2 articles, 1 were read: compare them",
    )


def test_a_page_with_an_end_that_nothing_begins_is_said(tmp_path: Path) -> None:
    first, second = article(1, HARBOUR), article(2, MEALS)
    documents = archive(tmp_path, "a.html", page(first, "</P></DIV>", second))
    assert documents[0].warnings == (
        "damaged: a piece may be missing beside “more </div> than <div>”",
    )
