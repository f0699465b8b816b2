"""ProQuest: text, pages, and XML of TDM Studio."""

from __future__ import annotations

from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body

from summarise.readers.archives.proquest import unwrapped

RULE = "_" * 60
TEXT = [
    *HARBOUR,
    "CAPTION: The quay of Telmouth",
    "CREDIT: Lorne Tasker",
    "The question is: who pays?",
]


def entry(
    number: int, of: int, paragraphs: list[str], abstract: str = "Ferries sail again."
) -> str:
    """An article of the text; single newlines separate paragraphs."""
    return "\n\n".join(
        (
            f"{RULE}\n\nDocument {number} of {of}",
            "Harbour opens: [Final Edition]",
            "https://login.ezproxy.telmouth.example/login?url=https://www.proquest.com/docview/1?accountid=2",
            f"Abstract: {abstract}",
            "Links: http://sfx.example/1",
            "Full text: " + "\n".join(paragraphs),
            "Subject: Harbours; Storms",
            "Title: Harbour opens: [Final Edition]",
            "Author: Lindqvist, Ada",
            "Publication title: Harbour Post, Late Edition (East Coast); Telmouth",
            "Publication date: Sep 20, 2024",
            "Section: News",
            "Language of publication: English",
            f"ProQuest document ID: 31{number}",
            "Document URL: https://login.ezproxy.telmouth.example/login?url=https://www.proquest.com/docview/1",
            "Last updated: 2024-09-21",
            "Database: ProQuest Central",
        )
    )


TRAILER = f"\n\n{RULE}\n\nContact us at: https://www.proquest.com/go/contactsupport\n\nDatabase copyright © 2024"


def test_each_article_is_a_document(tmp_path: Path) -> None:
    content = f"{entry(1, 2, TEXT)}\n\n{entry(2, 2, MEALS)}{TRAILER}"
    documents = archive(tmp_path, "a.txt", content)
    assert [document.id for document in documents] == ["a.txt#1", "a.txt#2"]
    assert [body(document) for document in documents] == [TEXT, MEALS]
    assert not any(document.warnings for document in documents)


def test_fields_are_said_of_the_article(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.txt", entry(1, 1, TEXT) + TRAILER)
    assert (document.title, document.byline) == ("Harbour opens", "Lindqvist, Ada")
    assert (document.outlet, document.section) == ("Harbour Post", "News")
    assert (document.published, document.language) == ("Sep 20, 2024", "en")
    assert (document.standfirst, document.archive_id) == ("Ferries sail again.", "311")
    assert document.url == "https://www.proquest.com/docview/1"


def test_an_abstract_that_is_none_is_no_standfirst(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.txt", entry(1, 1, TEXT, "None available.") + TRAILER)
    assert document.standfirst is None


def test_blank_lines_within_the_text_do_not_end_it(tmp_path: Path) -> None:
    paragraphs = [HARBOUR[0], "", *HARBOUR[1:]]
    (document,) = archive(tmp_path, "a.txt", entry(1, 1, paragraphs) + TRAILER)
    assert body(document) == HARBOUR


def test_an_article_that_is_missing_is_a_warning(tmp_path: Path) -> None:
    documents = archive(
        tmp_path, "a.txt", entry(1, 3, TEXT) + "\n\n" + entry(3, 3, MEALS) + TRAILER
    )
    assert documents[-1].warnings == (
        f"{tmp_path / 'a.txt'} says it holds 3 articles, 2 were read: compare them",
    )


def labelled(label: str, value: str) -> str:
    return f"<p><strong>{label}: </strong>{value}</p>"


def page_entry(number: int, paragraphs: list[str]) -> str:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<div><a name="DocID_MSTAR_{number}"></a><p></p><p>Harbour opens</p>'
        + labelled("Author", "Lindqvist, Ada")
        + '<p><a href="https://search.proquest.com/docview/1">ProQuest document link</a></p>'
        + "<p><strong>Abstract:  </strong></p><p>Ferries sail again.</p>"
        + f'<p><strong>Full text: </strong><text wordcount="54" htmlcontent="true"><meta name="a">{text}</text></p>'
        + labelled("Subject", "Harbours")
        + labelled("Publication title", "Harbour Post; Telmouth")
        + labelled("Publication date", "May 8, 2010")
        + labelled("ProQuest document ID", str(number))
        + labelled("Document URL", '<a href="x">https://search.proquest.com/docview/1</a>')
        + "</div>"
    )


def test_pages_are_read(tmp_path: Path) -> None:
    lines = [*HARBOUR, "Section: this is text, since it stands in it."]
    content = f"<html><title>ProQuest Export</title><body>{page_entry(7, lines)}{page_entry(8, MEALS)}</body></html>"
    first, second = archive(tmp_path, "a.html", content)
    assert (body(first), body(second)) == (lines, MEALS)
    assert (first.title, first.byline, first.outlet) == (
        "Harbour opens",
        "Lindqvist, Ada",
        "Harbour Post",
    )
    assert (first.published, first.standfirst) == ("May 8, 2010", "Ferries sail again.")
    assert (first.words_declared, first.archive_id) == (54, "7")
    assert first.section is None


@pytest.mark.parametrize(
    ("name", "before", "first"),
    [
        ("a.eml", b"", "a.eml"),
        ("b.mbox", b"From p@press.example Tue Mar  5 06:00:00 2024\n", "b.mbox#1"),
    ],
)
def test_pages_sent_by_mail_are_read(tmp_path: Path, name: str, before: bytes, first: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "p@press.example", "Your research", "<1@p>"
    mail.set_content(f"<html>{page_entry(7, HARBOUR)}{page_entry(8, MEALS)}</html>", subtype="html")
    documents = archive(tmp_path, name, before + mail.as_bytes())
    assert [document.id for document in documents] == [f"{first}#1", f"{first}#2"]
    assert [body(document) for document in documents] == [HARBOUR, MEALS]


def record(text: str, attributes: str) -> str:
    return (
        '<?xml version="1.0"?><RECORD><GOID>17</GOID><DFS><PubFrosting><Title>Harbour Post</Title></PubFrosting></DFS>'
        "<Obj><TitleAtt><Title>Harbour opens</Title></TitleAtt><NumericDate>2020-03-05</NumericDate>"
        "<Contributors><Contributor><OriginalForm>Lindqvist, Ada</OriginalForm></Contributor></Contributors>"
        f"</Obj><TextInfo><Text {attributes}>{text}</Text></TextInfo></RECORD>"
    )


@pytest.mark.parametrize("attributes", ['HTMLContent="true" WordCount="54"', ""])
def test_a_record_whose_text_is_markup_in_markup_is_read(tmp_path: Path, attributes: str) -> None:
    text = escape("<html><body>" + "".join(f"<p>{each}</p>" for each in HARBOUR) + "</body></html>")
    (document,) = archive(tmp_path, "17.xml", record(text, attributes))
    assert (document.id, document.archive_id) == ("17.xml#1", "17")
    assert body(document) == HARBOUR
    assert (document.title, document.outlet) == ("Harbour opens", "Harbour Post")
    assert (document.byline, document.published) == ("Lindqvist, Ada", "2020-03-05")


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://www.proquest.com/docview/1", "https://www.proquest.com/docview/1"),
        (
            "http://p.example/login?url=https://www.proquest.com/d/1?a=2",
            "https://www.proquest.com/d/1?a=2",
        ),
        (
            "https://p.example/login?qurl=https%3A%2F%2Fwww.proquest.com%2Fd%2F1",
            "https://www.proquest.com/d/1",
        ),
        ("https://search.proquest.com.p.example.edu/d/1", "https://search.proquest.com/d/1"),
        ("https://www-proquest-com.p.example.edu/d/1", "https://www.proquest.com/d/1"),
        ("", ""),
    ],
)
def test_an_address_loses_the_librarys_proxy(given: str, address: str) -> None:
    assert unwrapped(given) == address


def test_text_that_stops_in_an_article_is_said(tmp_path: Path) -> None:
    content = f"{entry(1, 2, TEXT)}\n\n{entry(2, 2, MEALS)}"
    first, last = archive(tmp_path, "a.txt", content[: content.rindex("It costs") + 12])
    assert not first.warnings
    assert "what ends an article is not behind article 2" in last.warnings[-1]


def test_text_that_stops_above_its_first_article_is_a_failure(tmp_path: Path) -> None:
    content = entry(1, 2, TEXT)
    documents, (failure,) = archive_with_failures(
        tmp_path, "a.txt", content[: content.index("Full text")]
    )
    assert not documents
    assert failure.error.startswith("no text in this article (Harbour opens)")


def test_a_page_in_which_a_missing_piece_joins_two_articles_is_said(tmp_path: Path) -> None:
    first, second, third = (page_entry(number, TEXT) for number in (1, 2, 3))
    joined = first + second[: second.index(TEXT[1])] + third[third.index(TEXT[1]) :]
    content = f"<html><title>ProQuest Export</title><body>{joined}</body></html>"
    documents = archive(tmp_path, "a.html", content)
    assert documents[-1].warnings[0].startswith("perhaps two articles")


def test_a_label_that_lost_a_space_is_that_label(tmp_path: Path) -> None:
    content = entry(1, 1, TEXT).replace("ProQuest document ID", "ProQuestdocument ID") + TRAILER
    (document,) = archive(tmp_path, "a.txt", content)
    assert (body(document), document.archive_id) == (TEXT, "311")


def test_a_file_that_lacks_its_first_articles_is_said(tmp_path: Path) -> None:
    documents = archive(
        tmp_path, "a.txt", entry(3, 4, TEXT) + "\n\n" + entry(4, 4, MEALS) + TRAILER
    )
    assert documents[-1].warnings == (
        f"{tmp_path / 'a.txt'} says it holds 4 articles, 2 were read: compare them",
    )


@pytest.mark.parametrize(
    ("lost", "kept"),
    [
        ("Subject: Harbours; Storms\n\nTitle: Harbour opens", "Harbour opens"),
        ("pays?\n\nSubject", "pject"),
        ("\n\nSubject", "\nSubject"),
    ],
)
def test_an_article_that_lacks_a_label_of_the_others_is_said(
    tmp_path: Path, lost: str, kept: str
) -> None:
    whole = [entry(number, 5, TEXT) for number in range(1, 6)]
    assert not any(each.warnings for each in archive(tmp_path, "a.txt", "\n\n".join(whole)))
    whole[2] = whole[2].replace(lost, kept)
    third = archive(tmp_path, "a.txt", "\n\n".join(whole))[2]
    assert third.warnings[0].startswith("it lacks what the file's others have below")


def test_an_anchor_whose_name_is_damaged_counts(tmp_path: Path) -> None:
    page = "".join(page_entry(number, HARBOUR) for number in (1, 2))
    page = f"<html><title>ProQuest Export</title><body>{page}</body></html>"
    torn = page.replace('name="DocID_MSTAR_1"', 'n-me="DocID_MSTAR_1"')
    assert torn != page
    *_, last = archive(tmp_path, "a.html", torn)
    assert "says it holds 2 articles, 1 were read" in last.warnings[-1]


def test_an_article_that_alone_does_not_say_its_date_is_said(tmp_path: Path) -> None:
    page = "".join(page_entry(number, HARBOUR) for number in (1, 2, 3))
    second = page_entry(2, HARBOUR)
    torn = second.replace("<strong>Publication date: ", "<strong>Publiction date: ")
    assert torn != second
    content = (
        f"<html><title>ProQuest Export</title><body>{page.replace(second, torn)}</body></html>"
    )
    *_, last = archive(tmp_path, "a.html", content)
    assert last.warnings[0].endswith("does not say its date of article 2, as it does of the others")


def test_a_bare_bracket_in_the_markup_of_a_record_is_said(tmp_path: Path) -> None:
    text = "&lt;p&gt;The night ferry left.&lt;/p&gt;&lt;{}&gt;It was late &amp;lt; noon.&lt;/p&gt;"
    for tag, told in (("p", False), ("(", True)):
        content = record(text.format(tag), 'HTMLContent="true"')
        (document,) = archive(tmp_path, "a.xml", content)
        assert any(each.startswith("damaged") for each in document.warnings) is told
