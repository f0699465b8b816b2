"""Names and numbers of a summary that its article lacks."""

from __future__ import annotations

from summarise.common.text.unsupported import unsupported

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
