"""What holds of every language, without a word about any: a new one is tried by being in the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from importlib import import_module

import pytest
from babel.dates import format_date
from cleaning_articles import BODY, PARAGRAPHS, TITLE, blocks_of, dump, labels
from phrase_samples import sample

from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.languages import LANGUAGES
from summarise.cleaning.languages.base import Language, Phrases
from summarise.cleaning.metadata.agency import parse_agency
from summarise.cleaning.metadata.byline import announces_byline, is_full_name, parse_byline
from summarise.cleaning.metadata.date import parse_date, parse_date_line
from summarise.cleaning.rules.credits import find_caption_openings, find_credits
from summarise.cleaning.rules.cues import CUES, find_cues
from summarise.cleaning.rules.headings import find_comments_headings, find_stories_headings

AS_THEY_STAND = ("code", "name", "before_update")  # in the capitals that they have
each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda of: of.code)


def each_of(words: Callable[[Language], Phrases]) -> pytest.MarkDecorator:
    """Every word of every language that a field has."""
    found = [pytest.param(word, id=f"{of.code}-{word}") for of in LANGUAGES for word in words(of)]
    return pytest.mark.parametrize("word", found)


def phrases_of(language: Language) -> Iterator[tuple[str, str]]:
    """The fields of a language that hold phrases, and each phrase."""
    for field in fields(language):
        value = getattr(language, field.name)
        if isinstance(value, tuple) and field.name not in AS_THEY_STAND:
            yield from ((field.name, phrase) for phrase in value)


@each_language
def test_a_language_stands_in_the_file_of_its_code(language: Language) -> None:
    module = import_module(f"summarise.cleaning.languages.{language.code}")
    assert language in vars(module).values()


def test_no_language_is_in_the_list_twice() -> None:
    assert len({language.code for language in LANGUAGES}) == len(LANGUAGES)


@each_language
def test_its_phrases_are_expressions_in_lower_case(language: Language) -> None:
    for field, phrase in phrases_of(language):
        assert re.compile(phrase), field
        assert not re.search(r"[A-Z]", re.sub(r"\\.", "", phrase)), (field, phrase)


@each_language
def test_a_field_that_is_given_is_a_tuple(language: Language) -> None:
    for field in fields(language):
        value = getattr(language, field.name)  # a string is a tuple without its comma
        assert not isinstance(value, str) or field.name in AS_THEY_STAND, field.name


@each_of(lambda of: tuple(p for cue in CUES for p in cue.of_language(of)))
def test_a_phrase_gives_its_line_away(word: str) -> None:
    line = sample(word)
    assert find_cues(BlockTexts([line])), line


@each_language
def test_no_phrase_gives_a_paragraph_away(language: Language) -> None:
    for _, phrase in phrases_of(language):
        assert phrase, "an empty phrase is in every line"
    assert not find_cues(BlockTexts(PARAGRAPHS))
    assert all(block.kept for block in blocks_of(BODY))


@each_of(lambda of: of.comments_headings)
def test_comments_below_their_heading_are_dropped(word: str) -> None:
    heading = sample(word)
    assert find_comments_headings(BlockTexts([heading]))
    found = labels(dump(TITLE, below=(heading, "It was the best lamp of the coast, they said.")))
    assert set(found.values()) == {"title", "comment"}


@each_of(lambda of: of.stories_headings)
def test_a_list_of_stories_is_known_by_its_heading(word: str) -> None:
    assert find_stories_headings(BlockTexts([sample(word)]))


@each_of(lambda of: of.credit_words)
def test_an_image_credit_is_known_by_its_word(word: str) -> None:
    assert find_credits(BlockTexts([f"{sample(word)}: Ole Munt"]))


@each_language
def test_a_credit_may_say_more_between_its_word_and_the_name(language: Language) -> None:
    for word in language.credit_words[:1]:
        for behind in language.after_credit_word:
            assert find_credits(BlockTexts([f"{sample(word)} {sample(behind)}: Ole Munt"])), behind
        for link in language.credit_links:
            assert find_credits(BlockTexts([f"{sample(word)} {sample(link)} Ole Munt"])), link


@each_of(lambda of: of.caption_openings)
def test_a_caption_is_known_by_how_it_opens(word: str) -> None:
    assert find_caption_openings(BlockTexts([f"{sample(word)} the lamp of Skerry Point"]))


@each_language
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("form", ["long", "d MMM y"])
def test_a_date_is_read_as_the_language_writes_it(
    language: Language, month: int, form: str
) -> None:
    day = date(2025, month, 3)
    line = format_date(day, form, locale=language.code)
    assert parse_date(line) == day.isoformat(), line
    assert parse_date_line(line.capitalize()) == day.isoformat(), line


@each_of(lambda of: of.months)
def test_a_month_is_read_by_each_of_its_names(word: str) -> None:
    months = {of.months.index(word) + 1 for of in LANGUAGES if word in of.months}
    for name in word.split("|"):
        assert parse_date(f"3 {name} 2025") in {date(2025, n, 3).isoformat() for n in months}


@each_language
def test_its_months_are_twelve(language: Language) -> None:
    assert len(language.months) == 12


@each_of(lambda of: of.date_words)
def test_a_line_with_a_date_and_such_a_word_is_a_date_line(word: str) -> None:
    line = f"{sample(word)} 2025-05-03".capitalize()
    assert parse_date_line(line) == "2025-05-03", line


@each_of(lambda of: of.by)
def test_a_name_behind_such_a_word_wrote_it(word: str) -> None:
    assert parse_byline(f"{sample(word).capitalize()} Ole Munt") == "Ole Munt"


@each_of(lambda of: of.by_above)
def test_a_name_below_such_a_word_wrote_it(word: str) -> None:
    assert announces_byline(f"{sample(word).capitalize()}:")


@each_of(lambda of: of.author)
def test_a_name_behind_a_colon_wrote_it(word: str) -> None:
    assert parse_byline(f"{sample(word).capitalize()}: Ole Munt") == "Ole Munt"


@each_language
def test_what_may_stand_before_a_byline_may(language: Language) -> None:
    for word in (*language.written, *language.works):
        for by in language.by:
            line = f"{sample(word).capitalize()} {sample(by)} Ole Munt"
            assert parse_byline(line) == "Ole Munt", line


@each_of(lambda of: of.name_particles)
def test_a_particle_is_of_a_name(word: str) -> None:
    assert is_full_name(f"Ole {sample(word)} Munt")


@each_of(lambda of: of.with_agency)
def test_a_paper_writes_with_an_agency(word: str) -> None:
    assert parse_agency(f"Harbour Post {sample(word)} AFP") == "AFP"


@each_of(lambda of: of.speech)
def test_lines_that_say_who_speaks_stand_above_comments(word: str) -> None:
    lines = (f"Ole {word}:", "I never liked that lamp.", f"Ann {word}:", "I did, and often.")
    assert "comment" in labels(dump(TITLE, below=lines)).values()


@each_language
def test_its_function_words_are_words_in_lower_case(language: Language) -> None:
    assert all(word.isalpha() and word == word.lower() for word in language.function_words)
