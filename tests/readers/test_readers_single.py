"""Files that are one document each: what their format may say of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers_files import dump, read_all

from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.single import one_document

LOCATION = SourceLocation(None, "harbour/a.md", "in/harbour/a.md")


def test_a_document_has_what_its_file_says() -> None:
    document = one_document(
        LOCATION,
        ReaderOptions(),
        (),
        text="Words.",
        title="A lamp",
        url="u",
        published="2025",
    )
    assert (document.title, document.url, document.published) == ("A lamp", "u", "2025")
    assert (document.id, document.folder) == ("harbour/a.md", "harbour")


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("of_format", [None, True, False])
def test_a_format_may_say_whether_its_texts_are_dumps(asked: bool, of_format: bool | None) -> None:
    options = ReaderOptions(needs_cleaning=asked)
    document = one_document(LOCATION, options, (), text="Words.", needs_cleaning=of_format)
    assert document.needs_cleaning is (asked if of_format is None else of_format)


@pytest.mark.parametrize(
    ("content", "cut"),
    [
        ("<!DOCTYPE html><html><body><p>The ferry left la", True),
        ("<!DOCTYPE html><html><body><p>The ferry left late.</p>", False),
        ("<html><body><p>The ferry left late.</p></body></html>\nserved by 3", False),
        ("<p>The ferry left late.</p> A piece of a page", False),
    ],
)
def test_a_page_that_stops_in_its_text_is_told(tmp_path: Path, content: str, cut: bool) -> None:
    (document,), _ = read_all(dump(tmp_path, {"a.html": content}))
    said = ("cut off: the page stops in the middle of its text",) if cut else ()
    assert document.warnings == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Download Reque", "a few words"),
        ("1. Story 1\n", "a few words"),
        ("The ferry left.", ""),
        ("渡し船は遅れて出た。", ""),
        (r"{ : News\par\par AN\tab Document 1\par The ferry left late. }", "perhaps RTF"),
        (r"{\par} is what LaTeX opens a paragraph by.", ""),
    ],
)
def test_a_text_that_is_no_article_is_said(tmp_path: Path, text: str, told: str) -> None:
    (document,), _ = read_all(dump(tmp_path, {"a.txt": text}))
    assert "".join(document.warnings).startswith(told)
    assert bool(document.warnings) is bool(told)
