"""Mediargus, text."""

from __future__ import annotations

from pathlib import Path

from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body

CONTENTS = f"""1. De haven opent

De Post, woensdag 30 november 2011, p. 23, 54w.

{HARBOUR[0]}


2. Gratis eten

De Post, dinsdag 29 november 2011, p. 13, 33w.

{MEALS[0]}
"""


def article(date: str, title: str, paragraphs: list[str]) -> str:
    text = "\n\n".join(paragraphs)
    return f"\n\n\n\n\n{date}\n\nTelmouth\n\n{title}\n\n{text}\n\n © De Post\n"


FIRST = article("30-11-2011, p.23", "De haven opent", HARBOUR)


def test_each_article_is_a_document(tmp_path: Path) -> None:
    content = CONTENTS + FIRST + article("29-11-2011, p.13", "Gratis eten", MEALS)
    first, second = archive(tmp_path, "a.txt", content)
    assert (body(first), body(second)) == (HARBOUR, MEALS)
    assert (first.title, first.outlet) == ("De haven opent", "De Post")
    assert (first.published, first.section) == ("woensdag 30 november 2011", "p. 23")
    assert first.words_declared == 54


def test_the_list_of_contents_is_what_the_file_says_it_holds(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.txt", CONTENTS + FIRST)
    assert document.published == "2011-11-30"
    assert document.warnings[-1].endswith("says it holds 2 articles, 1 were read: compare them")


def test_a_list_of_contents_alone_gives_what_it_shows(tmp_path: Path) -> None:
    documents = archive(tmp_path, "a.txt", CONTENTS)
    assert [body(document) for document in documents] == [HARBOUR[:1], MEALS[:1]]


def test_an_article_without_the_rights_below_it_is_said(tmp_path: Path) -> None:
    content = CONTENTS + FIRST + article("29-11-2011, p.13", "Gratis eten", MEALS)
    _, last = archive(tmp_path, "a.txt", content[: content.rindex("©")])
    assert "what ends an article is not behind article 2" in last.warnings[-1]


def test_a_file_without_its_list_of_contents_is_read_and_said(tmp_path: Path) -> None:
    dates = ("30-11-2011, p.23", "29-11-2011, p.13", "28-11-2011, p.1")
    content = "".join(article(date, "De haven opent", HARBOUR) for date in dates)
    documents = archive(tmp_path, "a.txt", content)
    assert len(documents) == 3
    assert documents[-1].warnings == (
        f"{tmp_path / 'a.txt'} lacks its list of contents, or a piece",
    )


def test_regions_above_a_text_without_a_title_are_no_text(tmp_path: Path) -> None:
    content = "\n\n".join(
        [
            *(
                f"{i}. {title}\n\nDe Post, woensdag 30 november 2011, p. {i}, 40w.\n"
                for i, title in enumerate(["Haven open", "Artikel zonder titel", "Zonder"], 1)
            ),
            f"30-11-2011, p.1\n\nNoord, Zuid\n\nHaven open\n\n{HARBOUR[0]}\n\n© De Post\n",
            f"30-11-2011, p.2\n\nNoord, Zuid\n\n{HARBOUR[1]}\n\n© De Post\n",
            "30-11-2011, p.3\n\nNoord, Zuid\n\n© De Post\n",
        ]
    )
    (first, second), (failure,) = archive_with_failures(tmp_path, "a.txt", content)
    assert (body(first), body(second)) == ([HARBOUR[0]], [HARBOUR[1]])
    assert (failure.id, failure.error[:24]) == ("a.txt#3", "no text in this article ")
