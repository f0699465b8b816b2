"""Nexis until 2019, as text and as RTF."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body

COVER = """\ufeff



Download Request: All Documents: 1-2
Time Of Request: Friday, March 20, 2020  16:51:31

Send To:
UNIVERSITY OF TELMOUTH LIBRARY

Terms: (DATE(>=2020-01-01 and <=2020-03-11) and (harbour OR
meals))

"""
BEHIND = """LOAD-DATE: March 6, 2020

LANGUAGE: {language}

GRAPHIC: The quay of Telmouth on Thursday, before the first of the
14 blocks was lifted by a crane

PUBLICATION-TYPE: Newspaper


                       Copyright 2020 Harbour Post
                              All Rights Reserved
"""


def wrapped(paragraphs: list[str], width: int = 78) -> str:
    """Paragraphs as Nexis wraps them."""
    return "\n\n".join(textwrap.fill(each, width) for each in paragraphs)


def article(
    start: str = "1 of 2 DOCUMENTS",
    outlet: str = "Harbour Post",
    date: str = "March 5, 2020 Thursday 6:10 PM GMT",
    title: str = "Harbour opens again, part 1 of a story of 2019 that is\nlonger than a line",
    labels: str = "BYLINE: Ada Lindqvist\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 54 words",
    text: str = wrapped(HARBOUR),
    behind: str = BEHIND.format(language="ENGLISH"),
) -> str:
    """An article of an old export."""
    lines = (start, "", "", *outlet.split("\n"), "", date)
    centred = "\n".join(line.center(78).rstrip() for line in lines)
    return f"{centred}\n\n{title}\n\n{labels}\n\n\n{text}\n\n{behind}\n\n"


def export(*articles: str) -> bytes:
    """A file of articles, as Nexis writes it."""
    return (COVER + "".join(articles)).replace("\n", "\r\n").encode()


SECOND = article("2 of 2 DOCUMENTS", title="Free meals", text=wrapped(MEALS))


def test_each_article_is_a_document_also_the_first_and_the_last(tmp_path: Path) -> None:
    documents = archive(tmp_path, "a.txt", export(article(), SECOND))
    assert [document.id for document in documents] == ["a.txt#1", "a.txt#2"]
    assert [body(document) for document in documents] == [HARBOUR, MEALS]
    assert not any(document.warnings for document in documents)


def test_what_stands_around_the_body_is_said_of_the_article(tmp_path: Path) -> None:
    first, _ = archive(tmp_path, "a.txt", export(article(), SECOND))
    assert (
        first.title == "Harbour opens again, part 1 of a story of 2019 that is longer than a line"
    )
    assert (first.outlet, first.section) == ("Harbour Post", "NEWS; Pg. 4")
    assert (first.byline, first.published) == ("Ada Lindqvist", "March 5, 2020 6:10 PM GMT")
    assert (first.language, first.words_declared) == ("en", 54)
    assert first.archived
    assert not first.needs_cleaning


@pytest.mark.parametrize(
    ("start", "date", "labels", "language", "code"),
    [
        (
            "Dokument {} von 2",
            "Mittwoch 5. März 2020",
            "AUTOR: Ada Lindqvist\n\nRUBRIK: S. 4\n\nLÄNGE: 54 Wörter",
            "GERMAN; DEUTSCH",
            "de",
        ),
        (
            "Document {} de 2",
            "5 mars 2020",
            "AUTEUR: Ada Lindqvist\n\nRUBRIQUE: S. 4\n\nLONGUEUR: 54 mots",
            "FRENCH",
            "fr",
        ),
        (
            "FOCUS - {} of 2 DOCUMENTS",
            "5 maart 2020",
            "RUBRIEK: S. 4\n\nLENGTE: 54 woorden",
            "",
            None,
        ),
    ],
    ids=["de", "fr", "nl"],
)
def test_interfaces_in_other_languages_are_read(
    tmp_path: Path, start: str, date: str, labels: str, language: str, code: str | None
) -> None:
    behind = BEHIND.format(language=language) if language else ""
    articles = [article(start.format(n), date=date, labels=labels, behind=behind) for n in (1, 2)]
    documents = archive(tmp_path, "a.txt", export(*articles))
    assert [body(document) for document in documents] == [HARBOUR, HARBOUR]
    assert [document.section for document in documents] == ["S. 4", "S. 4"]
    assert [document.words_declared for document in documents] == [54, 54]
    assert documents[0].language == code


def test_an_interface_in_a_language_that_is_not_known_is_read(tmp_path: Path) -> None:
    articles = [article(f"{n} z 2 DOKUMENTÓW", labels="LENGTH: 54 words") for n in (1, 2)]
    documents = archive(tmp_path, "a.txt", export(*articles))
    assert [body(document) for document in documents] == [HARBOUR, HARBOUR]


def test_lengths_without_lines_that_number_articles_are_a_warning(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.txt", export(article(""), article("")))
    assert document.warnings[-1].endswith("says it holds 2 articles, 1 were read: compare them")


def test_blank_runs_within_an_article_do_not_end_it(tmp_path: Path) -> None:
    text = wrapped(HARBOUR).replace("\n\n", "\n\n\n\n\n")
    document, _ = archive(tmp_path, "a.txt", export(article(text=text), SECOND))
    assert body(document) == HARBOUR


def test_lines_that_are_not_full_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    text = f"{wrapped(HARBOUR)}\n\nTelmouth 3\nHesk 2\nCarrow 0"
    document, _ = archive(tmp_path, "a.txt", export(article(text=text), SECOND))
    assert body(document) == [*HARBOUR, "Telmouth 3", "Hesk 2", "Carrow 0"]


def test_a_word_that_is_wrapped_at_its_hyphen_keeps_it(tmp_path: Path) -> None:
    text = f"{'The pier of Telmouth was broken by a storm in January, which is why its well-':78}".rstrip()
    document, _ = archive(
        tmp_path,
        "a.txt",
        export(article(text=f"{wrapped(HARBOUR)}\n\n{text}\nknown lamp is out."), SECOND),
    )
    assert body(document)[-1].endswith("which is why its well-known lamp is out.")


def test_a_highlight_is_the_standfirst(tmp_path: Path) -> None:
    labels = "LENGTH: 54 words\n\nHIGHLIGHT: After six weeks, ferries\nsail again."
    document, _ = archive(tmp_path, "a.txt", export(article(labels=labels), SECOND))
    assert document.standfirst == "After six weeks, ferries sail again."
    assert body(document) == HARBOUR


def test_a_title_and_a_body_may_have_labels(tmp_path: Path) -> None:
    labels = "SECTION: NEWS\n\nLENGTH: 54 words\n\nHEADLINE: Harbour opens\n\nBYLINE: Ada"
    text = f" BODY:\n{wrapped(HARBOUR)}"
    document, _ = archive(
        tmp_path, "a.txt", export(article(title="", labels=labels, text=text), SECOND)
    )
    assert (document.title, body(document)) == ("Harbour opens", HARBOUR)


def test_copyright_may_stand_above_the_outlet(tmp_path: Path) -> None:
    outlet = "Copyright 2020 Telmouth Papers Ltd.\nAll Rights Reserved\nHarbour Post"
    document, _ = archive(tmp_path, "a.txt", export(article(outlet=outlet), SECOND))
    assert (document.outlet, body(document)) == ("Harbour Post", HARBOUR)


def test_a_single_article_needs_no_line_that_numbers_it(tmp_path: Path) -> None:
    text = article(start="").replace("\n", "\r\n")
    (document,) = archive(tmp_path, "a.txt", text)
    assert (document.id, body(document)) == ("a.txt#1", HARBOUR)


def test_an_article_that_is_missing_is_a_warning_that_names_the_file(tmp_path: Path) -> None:
    documents = archive(
        tmp_path, "a.txt", export(article("1 of 3 DOCUMENTS"), article("3 of 3 DOCUMENTS"))
    )
    said = f"{tmp_path / 'a.txt'} says it holds 3 articles, 2 were read: compare them"
    assert [document.warnings for document in documents] == [(), (said,)]


def test_a_part_of_what_was_found_is_whole(tmp_path: Path) -> None:
    articles = [article(f"{number} of 900 DOCUMENTS") for number in (501, 502)]
    documents = archive(tmp_path, "a.txt", export(*articles))
    assert not any(document.warnings for document in documents)


def test_an_article_without_text_is_a_failure_and_the_others_are_read(tmp_path: Path) -> None:
    picture = article("1 of 2 DOCUMENTS", title="A picture", text="")
    (document,), (failure,) = archive_with_failures(tmp_path, "a.txt", export(picture, SECOND))
    assert (document.id, failure.id) == ("a.txt#2", "a.txt#1")
    assert failure.error == "no text in this article (A picture): the archive may not have it"


def test_a_text_that_numbers_documents_in_a_sentence_is_a_text(tmp_path: Path) -> None:
    text = "The clerk brought\n1 of 49 DOCUMENTS\nand no LENGTH: of rope."
    (document,) = archive(tmp_path, "a.txt", text)
    assert (document.id, document.archived) == ("a.txt", False)


@pytest.mark.parametrize(
    "fields",
    [
        "SECTION: NEWS; Pg. 4\n\nLENGTH: 54 words\n\nLOAD-DATE: March 6, 2020",
        "RUBRIK: WIRTSCHAFT; S. 4\n\nLÄNGE: 54 Woerter\n\nUPDATE: 6. März 2020",
        "VIEW ORIGINAL PAGE: ,\n\nGRAPHIC: The quay\n\nLANGUAGE: ENGLISH",
    ],
)
def test_fields_that_all_stand_behind_the_text_are_no_text(tmp_path: Path, fields: str) -> None:
    content = export(article("1 of 1 DOCUMENTS", labels="BYLINE: Ada Lindqvist", behind=fields))
    (document,) = archive(tmp_path, "a.txt", content)
    assert body(document) == HARBOUR


@pytest.mark.parametrize("above", [True, False])
def test_a_correction_is_no_text_and_said(tmp_path: Path, above: bool) -> None:
    field = "CORRECTION: The quay is of 1911, not 1919."
    labels, behind = ("LENGTH: 54 words", "LANGUAGE: ENGLISH")
    if above:
        labels = f"{labels}\n\n{field}"
    else:
        behind = f"{field}\n\n{behind}"
    content = export(article("1 of 1 DOCUMENTS", labels=labels, behind=behind))
    (document,) = archive(tmp_path, "a.txt", content)
    assert body(document) == HARBOUR
    assert document.warnings == ("the archive adds a correction to this article: look it up",)


RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}
\pard\qc 1 of 1 DOCUMENT\par \par
\pard\qc Harbour Post\par \par
\pard\qc March 5, 2020 Thursday\par Final Edition\par \par
\pard Caf\'e9 opens at the quay\par \par
SECTION: NEWS\par \par LENGTH: 54 words\par \par
BODY\par \par
LANGUAGE: ENGLISH\par }"""


def test_rtf_is_read_as_text_is(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    content = RTF.replace("BODY", r"\par ".join(HARBOUR))
    (document,) = archive(tmp_path, "a.rtf", content)
    assert (document.title, body(document)) == ("Café opens at the quay", HARBOUR)
    assert (document.outlet, document.published) == ("Harbour Post", "March 5, 2020 Thursday")


def test_an_article_that_nothing_stands_behind_is_said(tmp_path: Path) -> None:
    content = export(article(), article("2 of 2 DOCUMENTS", behind=""))
    first, last = archive(tmp_path, "a.txt", content)
    assert not first.warnings
    assert "what ends an article is not behind article 2" in last.warnings[-1]


def test_a_piece_of_an_article_above_the_first_is_said(tmp_path: Path) -> None:
    content = export(article(), SECOND).decode()
    torn = content[: content.index("Terms")] + content[content.index("Divers") :]
    (document,) = archive(tmp_path, "a.txt", torn)
    assert "piece of an article outside of articles" in document.warnings[-1]


def test_a_cover_says_how_many_a_part_of_a_download_holds(tmp_path: Path) -> None:
    cover = COVER.replace("All Documents: 1-2", "Selected Items: 11-13")
    articles = [article(f"{number} of 13 DOCUMENTS") for number in (11, 12, 13)]
    assert not archive(tmp_path, "a.txt", cover + "".join(articles))[-1].warnings
    documents = archive(tmp_path, "b.txt", cover + "".join(articles[1:]))
    assert documents[-1].warnings == (
        f"{tmp_path / 'b.txt'} says it holds 3 articles, 2 were read: compare them",
    )


@pytest.mark.parametrize("end", ["Send To:", "Terms: (DATE", "meals))"])
def test_a_file_that_is_cut_off_in_its_cover_is_a_failure(tmp_path: Path, end: str) -> None:
    cover = COVER[: COVER.index(end) + len(end)]
    documents, (failure,) = archive_with_failures(tmp_path, "a.txt", cover.replace("\n", "\r\n"))
    assert not documents
    assert failure.error == "it says it holds 2 articles, none was found: get it again"


def test_a_cover_may_ask_for_dates_in_its_first_line(tmp_path: Path) -> None:
    cover = "Download Request: (DATE(<=2020-03-11))\n\n"
    documents = archive(tmp_path, "a.txt", cover + article() + SECOND)
    assert [document.id for document in documents] == ["a.txt#1", "a.txt#2"]


def test_a_line_that_begins_as_one_that_numbers_articles_is_a_piece_of_one(tmp_path: Path) -> None:
    torn = (
        "1 of 3 DOCUMLANGUAGE: ENGLISH\n\n"
        + article("2 of 3 DOCUMENTS")
        + article("3 of 3 DOCUMENTS")
    )
    documents = archive(tmp_path, "a.txt", torn)
    assert "piece of an article outside of articles" in documents[-1].warnings[-1]


def test_an_article_that_alone_lacks_its_date_is_said(tmp_path: Path) -> None:
    parts = [article(f"{number} of 4 DOCUMENTS") for number in (1, 2, 3, 4)]
    parts[1] = article("2 of 4 DOCUMENTS", date="")
    *_, last = archive(tmp_path, "a.txt", export(*parts))
    assert last.warnings[0].endswith("does not say its date of article 2, as it does of the others")


def test_an_article_in_which_a_length_stands_twice_is_said(tmp_path: Path) -> None:
    again = f"{wrapped(HARBOUR)}\n\nLENGTH: 54 words\n\n{wrapped(MEALS)}"
    first, _ = archive(tmp_path, "a.txt", export(article(text=again), SECOND))
    assert any(each.startswith("perhaps two articles") for each in first.warnings)


def test_a_films_length_is_not_a_second_articles(tmp_path: Path) -> None:
    film = f"{wrapped(HARBOUR)}\n\nLENGTH: 94 minutes\n\n{wrapped(MEALS)}"
    first, _ = archive(tmp_path, "a.txt", export(article(text=film), SECOND))
    assert not any(each.startswith("perhaps two articles") for each in first.warnings)


def test_what_a_cover_asked_for_is_known_though_its_line_goes_on(tmp_path: Path) -> None:
    torn = COVER.partition("Time Of Request")[0].rstrip() + "UBLICATION-TYPE: Newspaper\n\n"
    content = (torn + SECOND).replace("\n", "\r\n").encode()
    *_, last = archive(tmp_path, "a.txt", content)
    assert any("says it holds 2 articles, 1 were read" in each for each in last.warnings)


def test_a_line_of_text_before_the_rights_is_not_centred(tmp_path: Path) -> None:
    torn = (
        "It costs much, and half of it comes from a tax on second homes. So        Copyright 2020"
    )
    first, _ = archive(tmp_path, "a.txt", export(article(behind=f"{torn}\n   All Rights"), SECOND))
    assert body(first)[-1].startswith("It costs much")
