"""Texts of several articles: cut where the caller says, guessed at otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump

from summarise.common.documents import RawDocument
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


def test_what_the_next_article_begins_with_may_stay(tmp_path: Path) -> None:
    documents = read_text(tmp_path, f"1. One\n{STORY}\n2. Two\n{STORY}", r"^(?=\d\. )")
    assert [(document.text or "")[:6] for document in documents] == ["1. One", "2. Two"]


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
    "content",
    [
        f"{STORY}\n{RULE}\n{STORY}\n{RULE}\n{STORY}",
        CONTENT.replace(RULE, "=" * 19),
        f"\n{RULE}\n".join(["Short", "lines", "of a", "table", "here"]),
    ],
    ids=["two rules", "short rules", "nothing between"],
)
def test_other_rules_are_no_warning(tmp_path: Path, content: str) -> None:
    (document,) = read_text(tmp_path, content)
    assert not document.warnings
