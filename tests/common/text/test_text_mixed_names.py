"""Names that are put together of two."""

from __future__ import annotations

import pytest

from summarise.common.text.unsupported import unsupported_texts

ARTICLE = (
    "Council leader Effie Marran met the mayor, Zeno T. Quill, on Monday. Dr Olga Hesk of the Harrow Bridge "
    "Trust was there. Ms Hesk said: “Marran was late.” Professor Jan-Per Brix wrote to the Ostrey Post."
)
DEATHS = "VELLAN, Edda Maud (née Torrick). Of Harrow. Sister Ursa, born Ida Plumm, spoke. Anna Kolb, geb. Reiss, wept."


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        ("Council leader Zeno Marran raises tax", ["Zeno Marran"]),
        ("Effie Quill raises tax", ["Effie Quill"]),
        ("Marran met Olga Quill", ["Olga Quill"]),
    ],
)
def test_the_first_name_of_one_and_the_surname_of_another_are_nobody(
    summary: str, wrong: list[str]
) -> None:
    assert unsupported_texts(summary, ARTICLE) == wrong


@pytest.mark.parametrize(
    "summary",
    [
        "Effie Marran met Zeno Quill",
        "Mayor Zeno T. Quill met Dr Hesk, Marran and Quill",
        "Marran, Quill to meet",
        "Marran’s Quill plan",
        "Trust in Harrow: Olga Hesk wrote",
        "Jan-Per Brix and Jan Per Brix",
        "Per Brix of Harrow Trust",
        "EFFIE MARRAN MET ZENO QUILL",
    ],
)
def test_a_name_that_stands_so_is_the_articles(summary: str) -> None:
    assert unsupported_texts(summary, ARTICLE) == []


def test_the_name_before_a_marriage_is_no_surname_behind_a_first_name() -> None:
    assert unsupported_texts("Edda Maud Torrick of Harrow", DEATHS) == ["Maud Torrick"]
    assert unsupported_texts("Sister Ursa Plumm spoke", DEATHS) == ["Ursa Plumm"]
    assert unsupported_texts("Anna Reiss wept", DEATHS) == ["Anna Reiss"]


def test_a_surname_may_stand_first_in_the_article() -> None:
    assert unsupported_texts("Edda Maud Vellan of Harrow", DEATHS) == []
    assert unsupported_texts("Edda Vellan of Harrow", DEATHS) == []


def test_a_role_or_letters_are_no_name() -> None:
    article = (
        "Junior Prefect Effie Marran of the HRP wrote to the prefect. The OBT MLA Zeno Quill left."
    )
    assert unsupported_texts("Prefect Quill and MLA Marran of the HRP MLA wrote", article) == []


def test_names_that_also_stand_alone_are_left_open() -> None:
    article = "Marran won. Effie Marran and Quill left. Quill lost to Zeno Quill, Zeno said."
    assert unsupported_texts("The Marran Quill debate", article) == []


@pytest.mark.parametrize(
    ("summary", "article"),
    [
        ("Dr Quill said so", "Dr. Olga Quill said so. Dr. Zeno Brix was not convinced."),
        ("Mr Quill said so", "Zeno Quill, the mayor, said so. Mr Brix, who leads the council, did not."),
        ("Mrs Quill said so", "Olga Quill said so. Mr and Mrs Brix left."),
        ("Captain Quill scored", "Zeno Quill scored. Captain Jan Brix was hurt."),
        ("Professor Quill said so", "Olga Quill, a scientist, said so. Professor Effie Brix disagreed."),
        ("Zeno and Effie Quill left", "Zeno Quill and his wife, Effie, left."),
        ("Zeno Quill and wife Effie Quill", "Zeno Quill and his wife, Effie, left."),
        ("Brothers Zeno Quill and Jan Quill left", "The brothers Zeno and Jan Quill left."),
        ("Effie Quill wept", "Olga Quill's daughter Effie wept."),
        ("Mount Vellan erupted", "Vellan, a mountain, erupted. Mount Hesk did so in May."),
        ("North Vellan fires", "A North Vellian rocket fell. South Vellan fired none."),
        ("Zeno Brix left", "Ostreyman Zeno Quill met Mr Brix, and Mr Brix left."),
        ("She left in a Vellan Sunday", "She left in a Vellan Brixer, on Quill Sunday."),
        ("Ostreyman Zeno wins", "Ostreyman Quill wins. His first name is Zeno."),
    ],
)  # fmt: skip
def test_a_title_and_a_familys_surname_are_anybodys(summary: str, article: str) -> None:
    assert unsupported_texts(summary, article) == []


def test_a_long_run_of_capitals_has_near_words_as_one_name() -> None:
    names = " ".join(f"{chr(65 + i % 26)}lo{chr(97 + i % 17)}n" for i in range(4_000))
    assert unsupported_texts("Alon Blo Marran", f"{names}. Effie Marran left.")
