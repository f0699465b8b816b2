"""Names, numbers, dates and quotations that an article does not have."""

from __future__ import annotations

import pytest

from summarise.common.text.unsupported import Unsupported, find_unsupported, unsupported_texts

ARTICLE = (
    "The Harrow bridge will close on Monday, mayor Effie Marran said. “We cannot wait any longer,” "
    "she told reporters on March 5. Repairs cost £1,200, begin at 7:40 and take four weeks."
)


def found(summary: str, article: str = ARTICLE) -> list[tuple[str, str]]:
    return [(piece.text, piece.kind) for piece in find_unsupported(summary, article)]


def test_names_and_numbers_of_the_article_are_supported() -> None:
    assert found("Effie Marran of Harrow pays 1,200 on Monday") == []


def test_names_and_numbers_from_elsewhere_are_listed_once_in_order_as_written() -> None:
    summary = "Mayor Marron paid £2,600, Marron said in Hesk"
    assert unsupported_texts(summary, ARTICLE) == ["Marron", "2,600", "Hesk"]


def test_first_name_and_surname_are_one_piece_with_its_place() -> None:
    assert find_unsupported("The mayor is Bob Smith", ARTICLE) == [
        Unsupported(13, 22, "Bob Smith", "name")
    ]


def test_part_of_an_articles_word_supports_nothing() -> None:
    assert found("They paid 200 to Marr") == [("200", "number"), ("Marr", "name")]


def test_part_of_a_time_is_no_number_of_the_article() -> None:
    assert found("Repairs take 40 weeks") == [("40", "number")]


def test_accents_case_and_possessives_make_no_difference() -> None:
    assert found("HARROW’s Éffie") == []


def test_a_function_word_is_no_name_wherever_it_has_a_capital() -> None:
    assert found("However, They paid") == []


def test_an_ordinary_word_is_no_name_only_where_a_sentence_or_quotation_opens() -> None:
    assert found("Officials paid. “Officials”") == []
    assert found("Paid by Officials") == [("Officials", "name")]
    assert found("Zanzibar paid") == [("Zanzibar", "name")]


def test_a_number_in_words_that_the_article_lacks_is_found_from_three_on() -> None:
    assert found("Repairs take nine weeks") == [("nine", "number")]
    assert found("Nine weeks of repairs") == [("Nine", "number")]
    assert found("The two of them, one mayor and one reporter") == []
    assert found("Two mayors pay") == []
    assert found("A mayor of League Two") == [("League", "name"), ("Two", "number")]


@pytest.mark.parametrize("summary", ["It takes 4 weeks", "It costs £1200", "Four weeks"])
def test_a_number_is_the_same_however_it_is_written(summary: str) -> None:
    assert found(summary) == []


@pytest.mark.parametrize("date", ["March 5", "5 March", "5th of March", "Mar 5", "Mar. 5th"])
def test_a_date_is_the_same_however_it_is_written(date: str) -> None:
    assert found(f"She spoke on {date}") == []


def test_september_is_shortened_to_four_letters_too() -> None:
    assert found("She spoke on Sept. 5", "She spoke on September 5.") == []
    assert found("She spoke on September 5", "She spoke on Sept. 5.") == []
    assert found("She spoke on Sept. 6", "She spoke on September 5.") == [("Sept. 6", "date")]


def test_a_date_is_unsupported_though_day_and_month_are_there_apart() -> None:
    article = ARTICLE + " A review is due on 9 April."
    assert found("She spoke on 5 April", article) == [("5 April", "date")]


def test_a_quotation_is_looked_at_word_for_word_and_its_names_are_not_listed_again() -> None:
    assert found('“We cannot wait", said Marran') == []
    assert found("“We can wait for Hesk”") == [("“We can wait for Hesk”", "quotation")]
    assert found("The “Hesk” bridge") == [("Hesk", "name")]


def test_a_quotation_in_a_script_without_spaces_is_found_within_a_sentence() -> None:
    assert found("“月曜日に閉鎖”", "橋は月曜日に閉鎖される。") == []
    assert found("“火曜日に閉鎖”", "橋は月曜日に閉鎖される。") == [("“火曜日に閉鎖”", "quotation")]


@pytest.mark.parametrize(("summary", "article"), [("", ARTICLE), ("", ""), ("—", "…")])
def test_nothing_is_unsupported_in_a_text_without_words(summary: str, article: str) -> None:
    assert found(summary, article) == []


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        ("The pool loses about £310,000 a year.", "The pool loses £310k a year"),
        ("The pool loses £310K a year.", "The pool loses £310,000 a year"),
        ("It cost $1,200,000.", "It cost $1.2M"),
        ("Der Bau kostet 3,4 Mio. Euro.", "It costs €3.4 million"),
        ("Two billion fans watched.", "2bn fans watched"),
        ("Some 12 lakh people voted.", "1.2 million people voted"),
        ("A sum of 1.2 trillion.", "A sum of 1,200bn"),
        ("Some 1,25,000 people voted.", "1.25 lakh people voted"),
        ("Some 125,000 people voted.", "1,25,000 people voted"),
        ("Es kostet 310.000 Euro.", "It costs 310,000 euros"),
        ("Five hundred ships sank.", "500 ships sank"),
        ("Sixty-three growers sued.", "63 growers sued"),
        ("Some 63 growers sued.", "Sixty-Three growers sued"),
        ("Two hundred and five came.", "205 came"),
        ("Three thousand two hundred came.", "3,200 came"),
        ("Half a million watched.", "500,000 watched"),
        ("A dozen ships sank.", "12 ships sank"),
        ("It costs five to six million.", "It costs €5 million or more"),
        ("A five-berth yacht sank.", "A yacht with five berths sank"),
        ("A five-man crew swam ashore.", "Five swam ashore"),
        ("The 27-nation bloc agreed.", "The bloc of 27 agreed"),
        ("An 8-foot wall fell.", "An 8ft wall fell"),
        ("A five-storey house burnt.", "A house of five storeys burnt"),
        ("A five-million-euro yacht sank.", "A yacht of €5m sank"),
        ("A five-year-old swam ashore.", "Aged 5, she swam ashore"),
        ("The ship had three of the A380s and stood at No.7.", "An A380 at No 7"),
    ],
)
def test_an_amount_is_the_same_whatever_its_unit(article: str, summary: str) -> None:
    assert unsupported_texts(summary, article) == []


@pytest.mark.parametrize(
    ("article", "summary", "wrong"),
    [
        ("It loses £320,000 a year.", "It loses £310k a year", ["310k"]),
        ("It cost $1.2 million.", "It cost $1.3m", ["1.3m"]),
        ("Two billion fans watched.", "3bn fans watched", ["3bn"]),
        ("It began at 10:30.", "Some 30 came", ["30"]),
        ("Sixty-three growers sued.", "Three growers sued", ["Three"]),
        ("Sixty-three growers sued.", "Sixty growers sued", ["Sixty"]),
        ("Two sank and forty were towed.", "Forty-two sank", ["Forty-two"]),
        ("Six hundred and five came.", "Some 600 came", ["600"]),
        ("The toll brought in £1.2m.", "The toll brought in £1.2bn", ["1.2bn"]),
        ("The toll brought in £1.2m.", "Some 1.2 came", ["1.2"]),
        ("The toll brought in £100m.", "It took 100 weeks", ["100"]),
        ("A five-storey house burnt, a sixth barn too.", "Five died", ["Five"]),
    ],
)
def test_another_amount_is_not(article: str, summary: str, wrong: list[str]) -> None:
    assert unsupported_texts(summary, article) == wrong


def test_an_amount_has_no_more_units_than_are_said() -> None:
    assert unsupported_texts("It cost 5" + " t" * 84_000, "It cost 5 million.")


@pytest.mark.parametrize("summary", ["235,000 came", "It cost 1.7m", "It cost 1,700,000", "1. 7 m"])
def test_a_number_that_a_tokeniser_tore_apart_in_the_article_is_one(summary: str) -> None:
    assert found(summary, "Of 235, 000 guests some paid 1. 7 million.") == []


def test_a_number_that_a_tokeniser_tore_apart_in_the_summary_is_one() -> None:
    assert found("98 . 7 of 1, 200 paid", "Of 1,200 guests 98.7 per cent paid.") == []


def test_the_end_of_a_sentence_between_numbers_makes_them_no_number() -> None:
    assert found("In 2010 all 5 paid 2010.6", "It was 2010. 5 of them paid.") == [
        ("2010.6", "number")
    ]


def test_the_mark_of_a_word_that_a_model_did_not_know_is_no_name() -> None:
    assert found("Mayor [UNK] paid UNK") == []


LOWER = (
    "the harrow bridge will close on monday , mayor effie marran said . repairs take four weeks ."
)


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("mayor zeno marran will close the harrow bridge in quill .", ARTICLE),
        ("mayor zeno marran will close the UNK bridge in quill .", ARTICLE),
        ("Mayor zeno marran will close the bridge in quill .", LOWER),
    ],
)
def test_names_are_found_in_english_that_lost_its_capitals(summary: str, article: str) -> None:
    assert found(summary, article) == [("zeno", "name"), ("quill", "name")]


def test_what_has_a_capital_within_a_sentence_has_not_lost_its_capitals() -> None:
    assert found("Mayor Marran will close the bridge for anglers") == []
    assert found("Mayor will close the bridge for anglers") == []


def test_ordinary_short_and_known_words_without_capitals_are_no_names() -> None:
    assert found("the repair will happen for a fee and end in four or 4 weeks") == []
    assert found("they repaired the bridges of harrow") == []


def test_other_languages_without_capitals_have_no_names() -> None:
    assert found("el puente de harrow se cierra el lunes por obras", LOWER) == []


@pytest.mark.parametrize(
    "listed",
    [
        "on 5 and 6 March",
        "on 5, 6 and 9 March",
        "from 4 to 6 March",
        "on March 4-6",
        "March 3–5",
        "on March 5th & 8th",
    ],
)
def test_a_day_of_a_list_or_a_range_is_a_date(listed: str) -> None:
    article = f"The fair in Harrow is held {listed}, and in 28 - 3 May."
    assert unsupported_texts("It is held on 5 March", article) == []
    assert unsupported_texts("It is held on March 5th", article) == []
    assert unsupported_texts("It is held on 11 March", article) == ["11 March"]
    assert unsupported_texts("It is held on 3 May", article) == []


def test_a_date_of_a_list_in_the_summary_is_looked_for_by_itself() -> None:
    article = "It is held on March 5 and on March 8; 6 people help."
    assert unsupported_texts("It is held on 5 and 8 March", article) == []
    assert unsupported_texts("It is held on 5 and 6 March", article) == ["6 March"]


@pytest.mark.parametrize(
    ("article", "summary"),
    [
        ("Anna came fifth.", "Anna came 5th"),
        ("Anna came 5th.", "Anna came fifth"),
        ("It is of the 21st century.", "It is of the twenty-first century"),
        ("The sitting opened at 5:30pm.", "The sitting opened at 5.30pm"),
        ("The sitting opened at 5.30pm.", "The sitting opened at 5:30 pm"),
        ("Of 1 500 homes.", "Of 1,500 homes"),
        ("Of 1,500 homes.", "Of 1'500 homes"),
        ("Seats 4 100 came to.", "Seats 4 and 100"),
    ],
)
def test_ordinals_times_and_thousands_are_the_same_however_written(
    article: str, summary: str
) -> None:
    assert unsupported_texts(summary, article) == []


@pytest.mark.parametrize(
    ("article", "summary", "wrong"),
    [
        ("Anna came fifth.", "5 came", ["5"]),
        ("Anna came fifth.", "Anna came 6th", ["6"]),
        ("Anna, 5, came.", "Anna came to the Fifth", ["Fifth"]),
        ("The sitting opened at 5:30pm.", "The sitting opened at 5.40pm", ["5.40"]),
        ("Of 1 500 homes.", "Of 1,600 homes", ["1,600"]),
        ("A hundred and five came.", "106 came", ["106"]),
    ],
)
def test_another_ordinal_time_or_number_is_not(
    article: str, summary: str, wrong: list[str]
) -> None:
    assert unsupported_texts(summary, article) == wrong


def test_an_ordinal_that_the_article_lacks_is_a_word_like_others() -> None:
    article = "Anna says that 33 per cent and 20 per cent of them came to 6th Avenue."
    assert unsupported_texts("Anna: a third of them and a fifth of us", article) == []
    assert unsupported_texts("Anna came to Sixth Avenue", article) == []
    assert unsupported_texts("Anna came to Fifth Avenue", article) == ["Fifth"]
