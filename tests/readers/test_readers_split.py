"""Texts of several articles: cut where the caller says, guessed at otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump

from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError
from summarise.readers import read

STORY = "The harbour of Telmouth opens again on Monday, six weeks after a storm broke its outer pier, its master says."
RULE = "=" * 20
CONTENT = f"\n{RULE}\n".join([STORY, STORY, STORY, STORY])


def read_text(folder: Path, content: str, split: str | None = None) -> list[RawDocument]:
    results = list(read(dump(folder, {"a.txt": content}), split=split))
    return [result for result in results if isinstance(result, RawDocument)]


def test_a_text_is_cut_where_the_caller_says(tmp_path: Path) -> None:
    documents = read_text(tmp_path, CONTENT, "^={20,}$")
    assert [document.id for document in documents] == [f"a.txt#{n}" for n in (1, 2, 3, 4)]
    assert [(document.text or "").strip() for document in documents] == 4 * [STORY]
    assert not any(document.warnings for document in documents)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_pattern_means_the_same_whatever_ends_the_lines(
    tmp_path: Path, end: str, encoding: str
) -> None:
    content = CONTENT.replace("harbour", "café").replace("\n", end).encode(encoding)
    path = dump(tmp_path, {"a.txt": content})
    assert len(list(read(path, split="^={20,}$"))) == 4
    (document,) = read(path)
    assert isinstance(document, RawDocument)
    assert "looks like 4 articles" in document.warnings[-1]


def test_what_the_next_article_begins_with_may_stay(tmp_path: Path) -> None:
    documents = read_text(tmp_path, f"1. One\n{STORY}\n2. Two\n{STORY}", r"^(?=\d\. )")
    assert [(document.text or "")[:6] for document in documents] == ["1. One", "2. Two"]


@pytest.mark.parametrize("blank", ["&nbsp;", "\u200b", "\ufeff \u00a0"])
def test_a_part_with_nothing_to_see_in_it_is_no_article(tmp_path: Path, blank: str) -> None:
    content = f"\n{RULE}\n".join([STORY, blank, STORY])
    results = list(read(dump(tmp_path, {"a.txt": content}), split="^={20,}$"))
    assert [result.id for result in results] == ["a.txt#1", "a.txt#2"]


def test_a_text_with_nothing_to_see_in_it_is_a_failure(tmp_path: Path) -> None:
    (failure,) = read(dump(tmp_path, {"a.txt": f"&nbsp;\n{RULE}\n&nbsp;"}), split="^={20,}$")
    assert isinstance(failure, Failure)
    assert failure.error == "empty file: nothing to read"


def test_a_pattern_that_matches_nothing_is_a_warning(tmp_path: Path) -> None:
    (document,) = read_text(tmp_path, STORY, "^X$")
    assert document.id == "a.txt"
    assert document.warnings == (
        f"{tmp_path / 'a.txt'}: --split '^X$' matches nothing in it, so it is read as one article",
    )


def test_a_pattern_that_is_none_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="is not a regular expression"):
        read(dump(tmp_path, {"a.txt": CONTENT}), split="(")


@pytest.mark.parametrize("mark", "=_-*#")
def test_rules_that_recur_are_a_warning_with_the_way_out(tmp_path: Path, mark: str) -> None:
    content = CONTENT.replace("=", mark)
    (document,) = read_text(tmp_path, content)
    (warning,) = document.warnings
    assert warning.startswith(f"{tmp_path / 'a.txt'} looks like 4 articles")
    pattern = warning.split("--split '")[1].split("'")[0]
    assert len(read_text(tmp_path, content, pattern)) == 4


@pytest.mark.parametrize(
    "line", [RULE, "4 OF {} ARTIKKELIA", "Document Number: GALE|A10{}", "Record Number: 13F20{}"]
)
@pytest.mark.parametrize("around", ["\t{}\t", " \t{} "])
def test_white_space_around_a_line_hides_no_articles(
    tmp_path: Path, line: str, around: str
) -> None:
    lines = [around.format(line.replace("4 OF {}", f"{n} OF 4").format(n)) for n in range(1, 5)]
    content = "\n".join(f"{each}\n{STORY}" for each in lines)
    (document,) = read_text(tmp_path, content)
    (warning,) = document.warnings
    assert "looks like 4 articles" in warning
    pattern = warning.split("--split '")[1].split("'")[0]
    assert len(read_text(tmp_path, content, pattern)) == 4


@pytest.mark.parametrize("stories", [(STORY,) * 3, ("", STORY, STORY), (STORY, STORY, "")])
def test_two_rules_of_equals_signs_are_enough(tmp_path: Path, stories: tuple[str, ...]) -> None:
    (document,) = read_text(tmp_path, f"\n{RULE}\n".join(stories))
    (warning,) = document.warnings
    assert f"looks like {sum(map(bool, stories))} articles" in warning


@pytest.mark.parametrize(
    "content",
    [
        f"{STORY}\n{RULE}\n{STORY}\n{RULE}\n{STORY}".replace("=", "-"),
        f"{RULE}\nHarbour opens\n{RULE}\n{STORY}\n{STORY}",
        CONTENT.replace(RULE, "=" * 19),
        f"\n{RULE}\n".join(["Short", "lines", "of a", "table", "here"]),
    ],
    ids=["two rules", "a head", "short rules", "nothing between"],
)
def test_other_rules_are_no_warning(tmp_path: Path, content: str) -> None:
    (document,) = read_text(tmp_path, content)
    assert not document.warnings


@pytest.mark.parametrize("line", ["{} of 4 ARTIKKELIA", "    {} z 4 DOKUMENTY", "Dokument {} z 4"])
def test_lines_that_number_articles_in_any_language_are_a_warning(
    tmp_path: Path, line: str
) -> None:
    content = "\n".join(f"{line.format(number)}\n\n{STORY}\n" for number in (1, 2, 3, 4))
    (document,) = read_text(tmp_path, content)
    (warning,) = document.warnings
    assert f"looks like 4 articles, below lines as {line.format(1).strip()!r}" in warning
    pattern = warning.split("--split '")[1].split("'")[0]
    assert len(read_text(tmp_path, content, pattern)) == 4


@pytest.mark.parametrize("line", ["Page {} of 4", "{} of 4", "{} of 4 km"])
def test_lines_that_number_pages_are_none(tmp_path: Path, line: str) -> None:
    content = "\n".join(f"{line.format(number)}\n\n{STORY}\n" for number in (1, 2, 3, 4))
    assert not read_text(tmp_path, content)[0].warnings


def test_elements_that_recur_are_a_warning(tmp_path: Path) -> None:
    content = "".join(f'<STORY id="{n}">\n{STORY}\n</STORY>\n' for n in range(3))
    (document,) = read_text(tmp_path, content)
    assert "looks like 3 articles, in elements <STORY>" in document.warnings[0]
    (page,) = read_text(tmp_path, content.replace("STORY", "p"))
    assert not any("looks like" in warning for warning in page.warnings)


def test_rtf_that_lacks_its_beginning_is_a_warning(tmp_path: Path) -> None:
    (document,) = read_text(tmp_path, "harbour\\par opens\\par " + f"{STORY}\\par " * 4 + "}")
    assert document.warnings == (
        f"{tmp_path / 'a.txt'} looks like RTF that lacks its beginning: get it again",
    )


RECORDS = ["Gale Document Number: GALE|A{}", "Record Number: 13F{}", "Accession Number: 44{}"]


@pytest.mark.parametrize("line", RECORDS)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_with_the_number_of_each_article_is_a_warning(
    tmp_path: Path, line: str, above: bool
) -> None:
    numbered = [line.format(f"10{number}") for number in range(2)]
    content = "\n\n".join(f"{n}\n{STORY}" if above else f"{STORY}\n{n}" for n in numbered)
    (document,) = read_text(tmp_path, content)
    (warning,) = document.warnings
    assert f"looks like 2 articles, with lines as {numbered[0]!r}" in warning
    pattern = warning.split("--split '")[1].split("'")[0]
    assert len(read_text(tmp_path, content, pattern)) == 2


@pytest.mark.parametrize(
    "content",
    [
        f"Document ID: 7\n{STORY}",
        f"Document ID: 7\n{STORY}\nDocument ID: 7\n{STORY}",
        f"Record Number: one\n{STORY}\nRecord Number: two\n{STORY}",
        f"{STORY}\nArticle: 5\n{STORY}\nArticle: 12\n{STORY}\nArticle: 49\n{STORY}",
        f"{STORY}\nDocument: 2016/679\n{STORY}\nDocument: 2002/58\n{STORY}",
    ],
)
def test_a_number_that_is_given_once_or_again_or_of_a_law_is_no_warning(
    tmp_path: Path, content: str
) -> None:
    assert not read_text(tmp_path, content)[0].warnings


def test_three_lines_of_one_word_with_long_numbers_are_a_warning(tmp_path: Path) -> None:
    content = "\n".join(f"Document: 2016/67{number}\n{STORY}" for number in range(3))
    assert "looks like 3 articles" in read_text(tmp_path, content)[0].warnings[0]


@pytest.mark.parametrize("token", ["7", "a7", "a"])
def test_a_long_token_in_such_a_line_costs_no_more_than_its_length(
    tmp_path: Path, token: str
) -> None:
    content = f"{STORY}\nDocument Number: {token * 200_000} (reprint)\n{STORY}"
    assert not read_text(tmp_path, content)[0].warnings


FERRY = "Ferries to Marle stay in harbour\n\n" + " ".join(STORY.split()[:40]) + "."
OTTER = "Otter opens a savings account\n\n" + " ".join(STORY.split()[:50]) + "."


@pytest.mark.parametrize("between", ["\n\f\n", "\f", "\n\n\f"])
@pytest.mark.parametrize("end", ["", "\f\n"])
def test_form_feeds_between_stories_are_a_warning_with_the_way_out(
    tmp_path: Path, between: str, end: str
) -> None:
    content = between.join((FERRY, OTTER)) + end
    (document,) = read_text(tmp_path, content)
    assert "looks like 2 articles, between form feeds" in document.warnings[-1]
    assert len(read_text(tmp_path, content, r"\f")) == 2


@pytest.mark.parametrize(
    "second",
    [
        OTTER.split("\n\n")[1],  # the page goes on without a heading
        "stay in harbour until noon\n\nand then.",
        "Ferries to Marle stay in harbour 2\n\nThe rest of it is told on this page.",
        "Otter opens a savings account\n\n" + " ".join(STORY.split()[:50]) + " and",
    ],
)
def test_form_feeds_between_pages_of_one_text_are_none(tmp_path: Path, second: str) -> None:
    (document,) = read_text(tmp_path, f"{FERRY}\n\f\n{second}")
    assert not document.warnings
