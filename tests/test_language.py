"""Sentences, words, names and numbers, and the language of a text."""

from __future__ import annotations

import pytest

from summarise.common.text.characters import UNSPACED
from summarise.common.text.detection import detect_language
from summarise.common.text.sentences import dateline_end, ends_sentence, split_sentences
from summarise.common.text.unsupported import unsupported
from summarise.common.text.words import count_words, fold, tokens, word_spans


def split(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language)]


def test_sentences_are_spans_without_the_white_space_around_them() -> None:
    assert split("  It rained.  The dam held! \n Did it?") == [
        "It rained.",
        "The dam held!",
        "Did it?",
    ]


def test_abbreviations_and_decimals_end_no_sentence() -> None:
    text = "Mr. Orr paid $3.5 million to the U.S. firm."
    assert split(text) == [text]


def test_a_line_break_ends_no_sentence_and_a_blank_line_does() -> None:
    assert split("The dam\nheld\n\nIt rained") == ["The dam\nheld", "It rained"]


def test_chinese_is_split_at_its_full_stop() -> None:
    assert split("灯塔熄灭了。船只不再需要它。", "zh") == ["灯塔熄灭了。", "船只不再需要它。"]


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_white_space_has_no_sentence(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It rained.",
        "Did it?",
        "He said “no.”",
        "(It rained.)",
        "And then… ",
        "灯塔熄灭了。",
        "「雨です。」",
        "هل أمطرت؟",
        "بارش ہوئی۔",
        "बारिश हुई।",
    ],
)
def test_a_sentence_ends_with_its_stop_closing_quotes_allowed(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "Rain stops play", "He said: “no”", "It rained:", "v2.0"])
def test_other_texts_end_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


def test_words_are_counted_between_white_space() -> None:
    assert count_words("  state-of-the-art  café's\n3.5 ") == 3


def test_two_letters_are_a_word_where_no_white_space_stands() -> None:
    assert count_words("桥将关闭三周。") == 3
    assert count_words("Il a plu à Ōtsu, 大津市.") == 6


def test_words_are_runs_of_letters_and_digits() -> None:
    text = "Zoë’s 3.5-m boat"
    assert [text[span.start : span.end] for span in word_spans(text)] == "Zoë s 3 5 m boat".split()


def test_folding_takes_case_and_accents_away() -> None:
    assert fold("ÉCOLE") == "ecole"
    assert fold("PLAIN") == "plain"


def test_tokens_keep_numbers_whole_and_drop_the_possessive() -> None:
    assert tokens("Zoë’s 1,250.5 co-workers don't") == "zoe 1,250.5 co workers don t".split()


def test_unspaced_scripts_are_told_from_spaced_ones() -> None:
    assert all(map(UNSPACED.match, "灯ひカ塔ไກ"))
    assert not any(map(UNSPACED.match, "aя한عहא1。 "))


ARTICLE = "The mayor of Carrow, Effie Marran, paid £2,500 on Monday."


def test_names_and_numbers_of_the_article_are_supported() -> None:
    assert unsupported("Effie Marran of Carrow paid 2,500", ARTICLE) == []


def test_names_and_numbers_from_elsewhere_are_listed_once_in_order_as_written() -> None:
    summary = "Mayor Marron paid £2,600, Marron said in Hesk"
    assert unsupported(summary, ARTICLE) == ["Marron", "2,600", "Hesk"]


def test_part_of_an_articles_word_supports_nothing() -> None:
    assert unsupported("They paid 500 to Marr", ARTICLE) == ["500", "Marr"]


def test_accents_case_and_possessives_make_no_difference() -> None:
    assert unsupported("CARROW’s Éffie", ARTICLE) == []


def test_a_function_word_is_no_name_wherever_it_has_a_capital() -> None:
    assert unsupported("However, They paid", ARTICLE) == []


def test_an_ordinary_word_is_no_name_only_where_a_sentence_or_quotation_opens() -> None:
    assert unsupported("Officials paid. “Officials paid", ARTICLE, ["officials"]) == []
    assert unsupported("Paid by Officials", ARTICLE, ["officials"]) == ["Officials"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lighthouse was switched off on Monday evening after 140 years.", "en"),
        ("El faro se apagó el lunes por la noche después de 140 años de servicio.", "es"),
        ("Маяк погасили в понедельник вечером, он больше не нужен кораблям.", "ru"),
    ],
)
def test_the_language_of_a_text_is_found(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "De toren is over de brug te zien, en in de haven was men er op maandag in het donker. ",
        "Fyret blev slukket mandag, og for enden af molen stod man under broen for at se det. ",
        "Die toring is by die see en was in die donker toe ons oor die brug na die hawe stap. ",
        "Di people wey dey Skerry Point say make govament repair di lighthouse wey don quench. ",
    ],
)
def test_a_language_that_shares_words_with_english_is_told_from_it(text: str) -> None:
    assert detect_language(text * 5) != "en"


def test_too_few_letters_have_no_language() -> None:
    assert detect_language("Rovers 2-1 Athletic") is None
    assert detect_language("1 2 3 " * 100) is None


def test_the_language_is_that_of_the_first_3000_characters() -> None:
    english = "The lighthouse was switched off on Monday evening. " * 60
    assert detect_language(english[:3000] + "Маяк погасили в понедельник. " * 1000) == "en"


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("KESTREL BAY, June 12 (Reuters) - The bank cut", "The bank cut"),
        ("WASHINGTON — When it came", "When it came"),
        ("LONDON (AP) — “No,” she said", "“No,” she said"),
        ("PARIS, France - He left", "He left"),
        ("BBC staff - 20 of them - left", "BBC staff - 20 of them - left"),
        ("The bank - Averland’s - cut", "The bank - Averland’s - cut"),
    ],
)
def test_a_dateline_is_no_part_of_the_story(text: str, story: str) -> None:
    assert text[dateline_end(text) :] == story
