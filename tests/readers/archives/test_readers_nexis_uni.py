"""Nexis Uni, as Word documents and as RTF."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str, bookmark: str = "", heading: bool = False) -> str:
    mark = f'<w:bookmarkStart w:id="0" w:name="{bookmark}"/>' if bookmark else ""
    level = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' if heading else ""
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p>{level}{mark}<w:r>{runs}</w:r></w:p>"


def docx(*paragraphs: str) -> bytes:
    """A Word document."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        body_ = "".join(paragraphs)
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body_}</w:body></w:document>")
    return data.getvalue()


COVER = [
    "Date and Time: Friday, 5. July 2019 09:31:00 CEST",
    "Job Number: 00000001",
    "Documents (2)",
    "1. Harbour opens; After six weeks",
    "Client/Matter: -None-",
    "Search Terms: harbour",
    "2. Free meals",
    "Client/Matter: -None-",
]


def article(title: str, paragraphs: list[str], end: str = "End of Document") -> list[str]:
    """The lines of an article; a no-break space stands behind the labels."""
    return [
        title,
        "Harbour Post",
        "March 5, 2020 Thursday 9:20 AM GMT",
        "Copyright 2020 Harbour Post All Rights Reserved",
        "Section:\u00a0NEWS; Version:2",
        "Length:\u00a054 words",
        "Byline:\u00a0Ada Lindqvist",
        "Highlight:\u00a0Ferries sail again.",
        "Body",
        *paragraphs,
        "Classification",
        "Language:\u00a0ENGLISH",
        "Load-Date:\u00a0March 6, 2020",
        end,
    ]


def export(*articles: list[str], cover: list[str] = COVER) -> bytes:
    parts = [paragraph(line) for line in cover]
    for number, (title, *lines) in enumerate(articles, 1):
        parts.append(paragraph("", f"Bookmark_{number}"))
        parts.append(paragraph(title, heading=True))
        parts.extend(paragraph(line, "Body" if line == "Body" else "") for line in lines)
    return docx(*parts)


FIRST = article("Harbour opens;\nAfter six weeks", HARBOUR)
SECOND = article("Free meals", MEALS)


@pytest.mark.parametrize("name", ["a.docx", "a.DOCX", "a.txt"])
def test_each_article_is_a_document_whatever_the_name(tmp_path: Path, name: str) -> None:
    documents = archive(tmp_path, name, export(FIRST, SECOND))
    assert [document.id for document in documents] == [f"{name}#1", f"{name}#2"]
    assert [body(document) for document in documents] == [HARBOUR, MEALS]
    assert not any(document.warnings for document in documents)


def test_fields_with_a_no_break_space_are_said_of_the_article(tmp_path: Path) -> None:
    first, _ = archive(tmp_path, "a.docx", export(FIRST, SECOND))
    assert first.title == "Harbour opens; After six weeks"
    assert (first.outlet, first.section) == ("Harbour Post", "NEWS; Version:2")
    assert (first.byline, first.standfirst) == ("Ada Lindqvist", "Ferries sail again.")
    assert (first.published, first.language) == ("March 5, 2020 9:20 AM GMT", "en")
    assert first.words_declared == 54


def test_the_list_on_the_cover_is_what_the_file_says_it_holds(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.docx", export(FIRST))
    assert document.warnings == (
        f"{tmp_path / 'a.docx'} says it holds 2 articles, 1 were read: compare them",
    )


def test_captions_and_the_address_below_the_text_are_no_text(tmp_path: Path) -> None:
    behind = ["http://post.example/1", "Graphic", "PHOTO: The quay of Telmouth on Thursday."]
    (document,) = archive(
        tmp_path, "a.docx", export(article("Harbour opens", [*HARBOUR, *behind]), cover=[])
    )
    assert (body(document), document.url) == (HARBOUR, "http://post.example/1")


def test_a_correction_behind_the_text_is_no_text_and_said(tmp_path: Path) -> None:
    behind = ["Correction", "The quay is of 1911, not 1919.", "Correction-Date:\u00a0May 4, 2020"]
    lines = article("Harbour opens", [*HARBOUR, *behind])
    (document,) = archive(tmp_path, "a.docx", export(lines, cover=[]))
    assert body(document) == HARBOUR
    assert document.warnings == ("the archive adds a correction to this article: look it up",)


def test_an_abstract_is_the_standfirst(tmp_path: Path) -> None:
    lines = ["ABSTRACT", "Ferries sail.", "FULL TEXT", *HARBOUR]
    content = article("Harbour opens", lines)
    content = [line for line in content if not line.startswith("Highlight")]
    (document,) = archive(tmp_path, "a.docx", export(content, cover=[]))
    assert (document.standfirst, body(document)) == ("Ferries sail.", HARBOUR)


def test_articles_without_bookmarks_end_where_the_interface_says(tmp_path: Path) -> None:
    german = [*FIRST[:-1], "Ende des Dokuments"]
    lines = [*COVER, *german, *article("Free meals", MEALS, "Ende des Dokuments")]
    documents = archive(tmp_path, "a.docx", docx(*map(paragraph, lines)))
    assert [body(document) for document in documents] == [HARBOUR, MEALS]


@pytest.mark.parametrize("cut", [100, 400, 700])
def test_a_damaged_document_is_a_failure_of_one_line(tmp_path: Path, cut: int) -> None:
    documents, (failure,) = archive_with_failures(tmp_path, "a.docx", export(FIRST)[:cut])
    assert not documents
    assert "\n" not in failure.error


def test_rtf_is_read_as_word_documents_are(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    lines = [*COVER, *FIRST, *SECOND]
    text = r"\par ".join(line.replace("\u00a0", r"\~").replace("\n", " ") for line in lines)
    text = text.replace("£", r"\'a3")
    documents = archive(tmp_path, "a.rtf", r"{\rtf1\ansi\ansicpg1252 " + text + "}")
    assert [body(document) for document in documents] == [HARBOUR, MEALS]
    assert documents[0].section == "NEWS; Version:2"


def test_an_article_without_its_end_is_said(tmp_path: Path) -> None:
    first, last = archive(tmp_path, "a.docx", export(FIRST, SECOND[:-1]))
    assert not first.warnings
    assert "what ends an article is not behind article 2" in last.warnings[-1]
