"""Articles of archives as documents: languages, dates, and lines that were wrapped."""

from __future__ import annotations

import pytest
from archived_news import HARBOUR

from summarise.common.documents import Failure, RawDocument
from summarise.readers.archives.dates import plain_date
from summarise.readers.archives.entry import Entry, documents
from summarise.readers.archives.languages import named_language
from summarise.readers.location import SourceLocation
from summarise.readers.record import ReaderOptions
from summarise.readers.wrapping import unwrap, wrap_width

_LOCATION = SourceLocation(None, "a.txt", "a.txt")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("ENGLISH", "en"),
        ("GERMAN; DEUTSCH", "de"),
        ("Anglais", "en"),
        ("Französisch", "fr"),
        ("英文", "en"),
        ("en-GB", "en"),
        ("EN", "en"),
        ("Journalese", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_name_in_many_languages(said: str, code: str | None) -> None:
    assert named_language(said) == code


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("January 11, 2010 Monday 6:10 PM EST", "January 11, 2010 6:10 PM EST"),
        ("2018 年 10 月 7 日 17:04", "2018-10-07T17:04"),
        ("2017년 11월 9일", "2017-11-09"),
        ("20151210T191044Z", "2015-12-10T19:10:44Z"),
        ("20151210", "2015-12-10"),
        ("mardi 14 mars\n2006", "mardi 14 mars 2006"),
        ("", ""),
    ],
)
def test_a_date_becomes_one_that_can_be_read(said: str, date: str) -> None:
    assert plain_date(said) == date


def test_text_that_is_not_wrapped_has_no_width() -> None:
    assert wrap_width(["word " * 60, "short"]) == 0
    assert wrap_width([]) == 0


def test_lines_that_are_not_wrapped_are_paragraphs() -> None:
    assert unwrap(["One.", "", " Two. "], 0) == ["One.", "Two."]


def test_what_no_article_has_is_said() -> None:
    entries = [Entry(title="", outlet="Harbour Post", paragraphs=HARBOUR) for _ in range(2)]
    *_, last = documents(_LOCATION, entries, ReaderOptions(), asked=(), always=("title", "outlet"))
    assert isinstance(last, RawDocument)
    assert last.warnings[-1].startswith("no article of a.txt has a title: what names it")


def test_a_text_without_letters_is_none() -> None:
    (only,) = documents(_LOCATION, [Entry(title="Late", paragraphs=["<."])], ReaderOptions())
    assert isinstance(only, Failure)


def test_wrapped_lines_are_joined_and_a_hyphen_at_their_end_is_a_words() -> None:
    lines = [
        "The ferry is late, as the steam-",
        "boat from Millrace was in May.",
        "Nobody",
        "knew.",
    ]
    assert unwrap(lines, 36) == [
        "The ferry is late, as the steam-boat from Millrace was in May. Nobody",
        "knew.",
    ]
