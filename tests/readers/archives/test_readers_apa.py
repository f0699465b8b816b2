"""APA, text and RTF."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body

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
    assert last.warnings == ("stops in mid-sentence at the end of the file, which may be cut off",)


def test_a_line_that_may_name_an_author_is_no_sentence_that_stops(tmp_path: Path) -> None:
    signed = PRINTED + "\n\n".join([*HARBOUR, "Ada Lindqvist, Telmouth"])
    assert not archive(tmp_path, "a.txt", signed)[0].warnings
    cut = PRINTED + HARBOUR[0][:-20]
    assert archive(tmp_path, "a.txt", cut)[0].warnings == (
        "stops in mid-sentence at the end of the file, which may be cut off",
    )


def test_an_issues_number_may_stand_before_the_date(tmp_path: Path) -> None:
    numbered = CONTENT.replace('" vom', '" Nr. 246 vom')
    first, second = archive(tmp_path, "a.txt", numbered)
    assert (first.outlet, first.published) == ("Hafenpost", "23.10.2017")
    assert body(second) == MEALS


def test_an_article_in_which_a_department_stands_again_is_said(tmp_path: Path) -> None:
    content = PRINTED + "\n\n".join(HARBOUR) + "\n\nHafenblatt, Seite 3\nRessort: Lokal\n\n"
    (document,) = archive(tmp_path, "a.txt", content + "\n\n".join(MEALS))
    assert document.warnings[0].startswith("perhaps two articles")


def test_a_rule_that_has_text_beside_it_is_said(tmp_path: Path) -> None:
    documents = archive(tmp_path, "a.txt", CONTENT.replace(f"says.\n\n{RULE}", f"sa{RULE}"))
    assert "1 rules between articles that are torn" in documents[-1].warnings[-1]


@pytest.mark.parametrize(
    ("last", "cut"),
    [
        ("Der Kran blieb", True),
        ("Es war e", True),
        ("Ada Lindqvist", False),
        ("Neusiedl am See", False),
        ("ada.lindqvist@hafenpost.example", False),
        ("lin", False),
    ],
)
def test_a_short_last_line_is_told_from_an_author_by_its_words(
    tmp_path: Path, last: str, cut: bool
) -> None:
    (document,) = archive(tmp_path, "a.txt", PRINTED + "\n\n".join([*HARBOUR, last]))
    assert bool(document.warnings) is cut


def test_editions_within_a_text_are_another_articles(tmp_path: Path) -> None:
    torn = f"{HARBOUR[1][:40]} CityNÖ, Wien \n\nEssen gratis"
    (document,) = archive(tmp_path, "a.txt", PRINTED + "\n\n".join([HARBOUR[0], torn, *MEALS]))
    assert document.warnings[0].startswith("perhaps two articles")


def test_a_last_rule_that_is_shorter_than_others_is_said(tmp_path: Path) -> None:
    content = CONTENT + f"{RULE}\n" + PRINTED + "\n\n".join(MEALS) + f"\n\n{RULE[:40]}"
    *_, last = archive(tmp_path, "a.txt", content)
    assert "1 rules between articles that are torn" in last.warnings[-1]


def test_a_printed_article_alone_without_its_department_is_said(tmp_path: Path) -> None:
    whole = PRINTED + "\n\n".join(HARBOUR)
    torn = whole.replace("Ressort: Politik\n\nAbend, CityNÖ, Wien \n\n", "Ress")
    _, second, _ = archive(tmp_path, "a.txt", f"\n\n{RULE}\n".join([whole, torn, whole]))
    assert second.warnings[-1].startswith("no department is named, as it is of the file's other")


def test_a_title_that_reads_as_a_paragraph_is_said(tmp_path: Path) -> None:
    torn = PRINTED.replace("Der Hafen öffnet", f"Der {HARBOUR[1]}") + HARBOUR[0]
    assert archive(tmp_path, "a.txt", torn)[0].warnings == (
        "its title reads as a paragraph: what stood above it may be missing",
    )


@pytest.mark.parametrize(
    "torn",
    [
        CONTENT.replace(f"\n\n{RULE}", f" the sea {RULE}"),
        PRINTED + "\n\n".join(HARBOUR) + f"\n\n{RULE[:30]}",
    ],
)
def test_a_rule_that_is_torn_or_at_the_end_is_said(tmp_path: Path, torn: str) -> None:
    *_, last = archive(tmp_path, "a.txt", torn)
    assert "1 rules between articles that are torn" in last.warnings[-1]


@pytest.mark.parametrize(
    "torn",
    [
        PRINTED.replace("Der Hafen öffnet", "in its next meeting."),
        PRINTED + f"{HARBOUR[0][:40]}Abend, CityNÖ, Wien \n\nEssen gratis\n\n",
    ],
)
def test_a_head_unlike_the_files_others_is_said(tmp_path: Path, torn: str) -> None:
    whole = PRINTED + "\n\n".join(HARBOUR)
    content = f"\n\n{RULE}\n".join([whole, torn + "\n\n".join(MEALS), whole, whole])
    first, second, *_ = archive(tmp_path, "a.txt", content)
    assert not first.warnings
    assert "may be missing" in second.warnings[0]


def test_a_rule_without_an_article_behind_it_is_said(tmp_path: Path) -> None:
    *_, last = archive(tmp_path, "a.txt", CONTENT + f"\n\n{RULE}\n")
    assert "1 rules between articles that are torn or have no article" in last.warnings[-1]


def several(*articles: str) -> str:
    return f"\n\n{RULE}\n".join(articles)


WHOLE = PRINTED + "\n\n".join(HARBOUR)


def test_an_article_that_alone_stops_in_mid_sentence_is_said(tmp_path: Path) -> None:
    torn = WHOLE.replace(
        " after a storm broke its outer pier, the harbour master said on Thursday.", ""
    )
    _, second, _ = archive(tmp_path, "a.txt", several(WHOLE, torn, WHOLE))
    assert second.warnings == (
        "stops in mid-sentence at “ens again on Monday, six weeks”, as no other article of the file: "
        "a piece may be missing",
    )
    others = archive(tmp_path / "others", "a.txt", several(torn, torn, WHOLE))
    assert not any(document.warnings for document in others)


def test_a_printed_article_that_alone_names_no_edition_is_said(tmp_path: Path) -> None:
    torn = WHOLE.replace("Abend, CityNÖ, Wien \n\n", "")
    documents = archive(tmp_path, "a.txt", several(WHOLE, torn, WHOLE, WHOLE))
    assert [len(document.warnings) for document in documents] == [0, 1, 0, 0]
    assert documents[1].warnings[0].startswith("no edition is named")


@pytest.mark.parametrize(
    "opening", ['Hafenpost" vom 23.10.2017 Seite: 2', 'See "Hafenpost" vom 23.10.2017 Seite: 2']
)
def test_an_opening_that_is_torn_is_said(tmp_path: Path, opening: str) -> None:
    torn = WHOLE.replace(HARBOUR[1], f"{opening}\n\n{HARBOUR[1]}")
    *_, last = archive(tmp_path, "a.txt", several(WHOLE, torn))
    assert "1 rules between articles that are torn" in last.warnings[-1]


def test_a_file_that_is_cut_in_its_first_line_has_no_article(tmp_path: Path) -> None:
    _, (failure,) = archive_with_failures(tmp_path, "a.txt", '"Hafenpost" vom 23.1')
    assert "no articles in it" in failure.error


@pytest.mark.parametrize(
    ("damaged", "said"), [("sign {at", "braces do not match"), ("sign. \\pg. At", "\\pg")]
)
def test_damaged_rtf_is_said(tmp_path: Path, damaged: str, said: str) -> None:
    pytest.importorskip("striprtf")
    text = WHOLE.replace("sign at", damaged).replace("\n", r"\par ").replace("ö", r"\'f6")
    (document,) = archive(tmp_path, "a.rtf", r"{\rtf1\ansi\ansicpg1252 " + text + "}")
    assert said in document.warnings[0]
