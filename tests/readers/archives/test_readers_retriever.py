"""Retriever, text."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_news import HARBOUR, MEALS, archive, archive_with_failures, body

CONTENTS = """Telmouth universitet
Datum 2021-09-29

Nyheter:

> The harbour opens, Harbour Post, 2004-12-29 09:31

> Free meals, Harbour Post, 2004-12-27


"""
RULE = "=" * 78


def article(title: str, date: str, paragraphs: list[str]) -> str:
    text = "\n\n".join(paragraphs)
    return (
        f"{title}\nHarbour Post, {date}\nSida 15\nPublicerat i print. \n\n{text}\n\n"
        "© Harbour Post. Alla artiklar är skyddade.\n\nLäs hela artikeln på http://ret.nu/7Ml1g0k\n"
        f"{RULE}\n\n"
    )


FIRST = article("The harbour opens", "2004-12-29 09:31", HARBOUR)


def test_each_article_is_a_document(tmp_path: Path) -> None:
    content = CONTENTS + FIRST + article("Free meals", "2004-12-27", MEALS)
    first, second = archive(tmp_path, "a.txt", content)
    assert (body(first), body(second)) == (HARBOUR, MEALS)
    assert (first.title, first.outlet) == ("The harbour opens", "Harbour Post")
    assert (first.published, first.section) == ("2004-12-29 09:31", "p. 15")
    assert first.url == "http://ret.nu/7Ml1g0k"
    assert not second.warnings


def test_the_list_of_contents_is_what_the_file_says_it_holds(tmp_path: Path) -> None:
    (document,) = archive(tmp_path, "a.txt", CONTENTS + FIRST)
    assert document.warnings == (
        f"{tmp_path / 'a.txt'} says it holds 2 articles, 1 were read: compare them",
    )


def test_an_article_without_the_link_and_the_rights_below_it_is_said(tmp_path: Path) -> None:
    content = CONTENTS + FIRST + article("Free meals", "2004-12-27", MEALS)
    first, second = archive(tmp_path, "a.txt", content[: content.rindex("©")])
    assert not first.warnings
    assert "what ends an article is not behind article 2" in second.warnings[-1]


def test_a_list_of_contents_alone_is_a_failure(tmp_path: Path) -> None:
    contents = CONTENTS + "> A storm, Harbour Post, 2004-12-26\n"
    documents, (failure,) = archive_with_failures(tmp_path, "a.txt", contents)
    assert not documents
    assert failure.error == "it says it holds 3 articles, none was found: get it again"


def test_a_list_of_contents_that_is_torn_is_said(tmp_path: Path) -> None:
    torn = CONTENTS[: CONTENTS.index("Free")] + "=" * 20 + "\n\n" + FIRST
    (document,) = archive(tmp_path, "a.txt", torn)
    assert document.warnings[0].startswith("perhaps two articles")


def test_a_line_that_goes_on_behind_the_medium_is_said(tmp_path: Path) -> None:
    torn = FIRST.replace("i print. \n\n", " ").replace(HARBOUR[0], HARBOUR[0][40:])
    (document, _) = archive(
        tmp_path, "a.txt", CONTENTS + torn + article("Free meals", "2004-12-27", MEALS)
    )
    assert document.warnings[0].startswith("perhaps two articles")


def four(third: str = "") -> str:
    listed = "".join(f"> Story {i}, Harbour Post, 2004-12-2{i}\n\n" for i in range(4))
    articles = [article(f"Story {i}", f"2004-12-2{i}", HARBOUR) for i in range(4)]
    return listed + "\n" + "".join([*articles[:2], third or articles[2], articles[3]])


@pytest.mark.parametrize(
    ("lost", "kept"),
    [("Publicerat i print. \n\n", ""), ("says.\n\n© Harbour Post. ", "sa")],
)
def test_an_article_that_lacks_a_line_of_the_others_is_said(
    tmp_path: Path, lost: str, kept: str
) -> None:
    whole = article("Story 2", "2004-12-22", HARBOUR[:3])
    assert not any(document.warnings for document in archive(tmp_path, "a.txt", four(whole)))
    torn = whole.replace(lost, kept)
    assert torn != whole
    *_, third, _ = archive(tmp_path, "a.txt", four(torn))
    assert third.warnings[0].startswith("a line that the file's others have")


def test_a_notice_behind_a_paragraph_is_no_part_of_it(tmp_path: Path) -> None:
    whole = article("Story 2", "2004-12-22", HARBOUR)
    glued = whole.replace("\n\n© Harbour Post", "© Harbour Post")
    *_, third, _ = archive(tmp_path, "a.txt", four(glued))
    assert body(third) == HARBOUR


def followed_by(last: str) -> str:
    dates = ("2004-12-29 09:31", "2004-12-27", "2004-12-26", "2004-12-25")
    listed = "".join(f"> Story {date[8:10]}, Harbour Post, {date}\n\n" for date in dates)
    articles = "".join(article(f"Story {date[8:10]}", date, HARBOUR) for date in dates[:3])
    return f"Nyheter:\n\n{listed}\n{articles}{last}"


@pytest.mark.parametrize(
    "damaged",
    [
        article("Story 25", "2004-12-25", HARBOUR).replace(
            "Läs hela artikeln på", "Läs hela artik"
        ),
        article("Story 25", "2004-12-25", HARBOUR).replace("print. \n\nThe", "The"),
    ],
)
def test_an_article_whose_lines_are_torn_is_said(tmp_path: Path, damaged: str) -> None:
    *others, last = archive(tmp_path, "a.txt", followed_by(damaged))
    assert not any(document.warnings for document in others)
    assert last.warnings


def test_a_rule_that_is_cut_is_no_text(tmp_path: Path) -> None:
    last = archive(tmp_path, "a.txt", (CONTENTS + FIRST).rstrip()[:-40])[-1]
    assert body(last) == HARBOUR


def test_a_line_of_the_contents_that_is_torn_counts(tmp_path: Path) -> None:
    content = CONTENTS.rstrip() + "\n\n> Thr" + "\n\n\n" + FIRST + FIRST
    assert "says it holds 3 articles" in archive(tmp_path, "a.txt", content)[-1].warnings[-1]


def test_a_file_that_is_cut_in_its_contents_has_no_article(tmp_path: Path) -> None:
    content = CONTENTS.rstrip() + "\n\n> Thr"
    assert len(archive_with_failures(tmp_path, "a.txt", content)[1]) == 1


def test_an_article_that_alone_lacks_the_notice_of_rights_is_said(tmp_path: Path) -> None:
    torn = article("Story 25", "2004-12-25", HARBOUR).replace(
        "says.\n\n© Harbour Post. Alla artiklar är sky", "sa"
    )
    assert archive(tmp_path, "a.txt", followed_by(torn))[-1].warnings


def test_an_article_that_the_list_of_contents_lacks_is_said(tmp_path: Path) -> None:
    assert not any(each.warnings for each in archive(tmp_path, "a.txt", four()))
    moved = four().replace("Harbour Post, 2004-12-22\nSida", "Harbour Post, 2004-12-29\nSida")
    third = archive(tmp_path, "a.txt", moved)[2]
    assert third.warnings == ("the file's list of contents lacks it: a piece may be missing",)
