"""Labels that are not known, as an interface in another language has them, are told and not read in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive
from test_readers_nexis_text import article, export
from test_readers_nexis_uni import article as uni_article
from test_readers_nexis_uni import export as uni_export
from test_readers_proquest import TEXT, entry

from summarise.readers.archives.unknown_labels import UnknownLabels, label_of


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("JĘZYK: ENGLISH", "JĘZYK"),
        ("Publication kind: Daily", "Publication kind"),
        ("POLICE: the road stays closed.", None),
        ("Why: nobody knows!”", None),
        ("At 10:30 it left", None),
        ("It left late", None),
        ("FERRIES: they all left late, and nobody on any of the quays could say why", None),
    ],
)
def test_a_label_opens_a_short_line_that_is_no_sentence(line: str, label: str | None) -> None:
    assert label_of(line) == label


def test_what_all_articles_have_is_told_and_what_some_have_is_not() -> None:
    labels = UnknownLabels()
    for ends in (["CREDIT: Ole Munt", "Idioma: en"], ["Idioma: en"], ["Note: x", "Idioma: de"]):
        labels.note(["The ferry left.", *ends], ["<KIND>"])
    said = labels.remark("a.txt")
    assert said
    assert said.startswith("every article of a.txt has “<KIND>”, “Idioma”, a label that")


@pytest.mark.parametrize("lacking", range(4))
def test_a_label_that_one_article_lacks_is_not_told_whichever_it_is(lacking: int) -> None:
    labels = UnknownLabels()
    for number in range(4):
        labels.note(["The ferry left.", "It left." if number == lacking else "Idioma: en"])
    assert labels.remark("a.txt") is None


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The ferry left.", "Telefon: 030 1234-56", "E-Mail: ole@bay.example"],
        ["The ferry left.", "Read more: https://bay.example/ferry", "More: www.bay.example"],
        ["LONDON: The ferry is late again today", "It left at noon."],
    ],
)
def test_how_to_reach_a_paper_and_where_a_text_is_from_are_no_labels(paragraphs: list[str]) -> None:
    labels = UnknownLabels()
    for _ in range(3):
        labels.note(paragraphs)
    assert labels.remark("a.txt") is None


@pytest.mark.parametrize("line", ["Datum: 2020-03-05", "Wörter: 54 words"])
@pytest.mark.parametrize("at", [0, 1])
def test_a_label_left_at_either_end_of_a_text_is_told(line: str, at: int) -> None:
    labels = UnknownLabels()
    for _ in range(3):
        labels.note([line, "The ferry left."] if at == 0 else ["The ferry left.", line])
    assert labels.remark("a.txt")


def test_of_two_articles_nothing_is_known() -> None:
    labels = UnknownLabels()
    for _ in range(2):
        labels.note(["Idioma: en"])
    assert labels.remark("a.txt") is None


def last_warning(folder: Path, name: str, content: str | bytes) -> str:
    *_, last = archive(folder, name, content)
    return "; ".join(last.warnings)


@pytest.mark.parametrize("label", ["LANGUAGE", "SECTION"])
def test_an_unknown_label_of_nexis_is_told(tmp_path: Path, label: str) -> None:
    content = export(*(article(f"{number} of 3 DOCUMENTS") for number in (1, 2, 3)))
    assert "no label" not in last_warning(tmp_path, "a.txt", content)
    changed = content.replace(f"{label}:".encode(), b"KATEGORIA X:")
    assert "has “KATEGORIA X”" in last_warning(tmp_path, "a.txt", changed)


def test_an_unknown_label_of_nexis_uni_is_told_of_its_article(tmp_path: Path) -> None:
    second = [line.replace("Byline:", "Sygnatura:") for line in uni_article("Free meals", MEALS)]
    content = uni_export(uni_article("Harbour opens", HARBOUR), second)
    first, second_read = archive(tmp_path, "a.docx", content)
    assert not first.warnings
    assert second_read.warnings == (
        "“Sygnatura” is no label that is known: what it says is not read",
    )


def test_an_unknown_label_of_proquest_is_told(tmp_path: Path) -> None:
    content = "\n\n".join(entry(number, 3, TEXT) for number in (1, 2, 3))
    assert not last_warning(tmp_path, "a.txt", content)
    changed = content.replace("\nSection:", "\nDział:")
    assert changed != content
    assert "has “Dział”" in last_warning(tmp_path, "a.txt", changed)


def test_a_language_that_is_not_known_is_told(tmp_path: Path) -> None:
    content = export(article("1 of 1 DOCUMENTS")).replace(b"ENGLISH", b"EN)LISH")
    (document,) = archive(tmp_path, "a.txt", content)
    assert document.language is None
    assert document.warnings == ("“EN)LISH” is no language that is known",)
