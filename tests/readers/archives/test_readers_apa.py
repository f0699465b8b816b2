"""APA, text and RTF."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive, body

PRINTED = '"Hafenpost" vom 23.10.2017 Seite: 2\nRessort: Politik\n\nAbend, CityNÖ, Wien \n\nDer Hafen öffnet\n\n'
FOUND = '"Hafenpost.at" gefunden am 28.12.2017 10:36 Uhr\n\nEssen gratis\n\n'
RULE = "_" * 67
CONTENT = PRINTED + "\n\n".join(HARBOUR) + f"\n\n{RULE}\n" + FOUND + "\n\n".join(MEALS) + "\n\n99\n"


def test_each_article_is_a_document(tmp_path: Path) -> None:
    first, second = archive(tmp_path, "a.txt", CONTENT)
    assert (body(first), body(second)) == (HARBOUR, MEALS)
    assert (first.title, first.outlet) == ("Der Hafen öffnet", "Hafenpost")
    assert (first.published, first.section) == ("23.10.2017", "Politik; S. 2")
    assert (second.title, second.outlet) == ("Essen gratis", "Hafenpost.at")


def test_a_title_may_have_two_lines(tmp_path: Path) -> None:
    first, _ = archive(tmp_path, "a.txt", CONTENT.replace("Der Hafen öffnet", "Der Hafen\nöffnet"))
    assert (first.title, body(first)) == ("Der Hafen öffnet", HARBOUR)


def test_when_a_page_was_found_is_not_when_it_was_published(tmp_path: Path) -> None:
    assert archive(tmp_path, "a.txt", CONTENT)[1].published is None


def test_a_story_that_opens_with_a_quotation_is_a_text(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.txt", '"Hafenpost" vom 23.10.2017 meldet, der Hafen sei zu.')
    assert not document.archived


def test_rtf_is_read_as_text_is(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    text = (
        CONTENT.replace("\n", r"\par ")
        .replace("ö", r"\'f6")
        .replace("Ö", r"\'d6")
        .replace("£", r"\'a3")
    )
    first, second = archive(tmp_path, "a.rtf", r"{\rtf1\ansi\ansicpg1252 " + text + "}")
    assert (body(first), body(second)) == (HARBOUR, MEALS)
    assert first.title == "Der Hafen öffnet"


def test_rtf_that_stops_before_its_end_has_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("striprtf")
    text = PRINTED.replace("\n", r"\par ").replace("ö", r"\'f6") + HARBOUR[0]
    (document,) = archive(tmp_path, "a.rtf", r"{\rtf1\ansi\ansicpg1252 " + text)
    assert document.warnings == ("the file stops before its end: articles may be missing",)


def test_more_rules_than_articles_are_a_warning(tmp_path: Path) -> None:
    documents = archive(tmp_path, "a.txt", CONTENT.replace('"Hafenpost.at" gefunden', "gefunden"))
    assert documents[-1].warnings == (
        f"{tmp_path / 'a.txt'} says it holds 2 articles, 1 were read: compare them",
    )


def test_a_last_article_that_alone_stops_in_a_sentence_is_said(tmp_path: Path) -> None:
    content = f"\n\n{RULE}\n".join(PRINTED + "\n\n".join(HARBOUR) for _ in range(4))
    whole = archive(tmp_path, "a.txt", content)
    assert not any(document.warnings for document in whole)
    *others, last = archive(tmp_path, "a.txt", content[:-20])
    assert not any(document.warnings for document in others)
    assert last.warnings == (
        f"{tmp_path / 'a.txt'} may be cut off or lack a piece: "
        "what ends an article is not behind article 4",
    )
