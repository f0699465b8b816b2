"""The draw of a sheet: at random, blind, the same again."""

from __future__ import annotations

import pytest
from judging_files import ARTICLES, SYSTEMS

from summarise.common.errors import SummariseError
from summarise.evaluation.judging import draw_sheet


def test_the_same_seed_draws_the_same_sheet() -> None:
    first, again = (draw_sheet(ARTICLES, SYSTEMS, "headline", 6, 1) for _ in range(2))
    assert first == again


def test_another_seed_draws_another() -> None:
    assert draw_sheet(ARTICLES, SYSTEMS, "headline", 6, 1) != draw_sheet(
        ARTICLES, SYSTEMS, "headline", 6, 2
    )


def test_the_articles_do_not_depend_on_the_systems() -> None:
    both = draw_sheet(ARTICLES, SYSTEMS, "headline", 6, 1)
    alone = draw_sheet(ARTICLES, {"beta": SYSTEMS["beta"]}, "headline", 6, 1)
    assert [article.id for article in both.articles] == [article.id for article in alone.articles]


def test_no_system_is_always_first() -> None:
    sheet = draw_sheet(ARTICLES, SYSTEMS, "headline", 12, 1)
    assert {article.texts[0].systems for article in sheet.articles} == {("alpha",), ("beta",)}


def test_of_few_articles_all_are_drawn() -> None:
    sheet = draw_sheet(ARTICLES, SYSTEMS, "headline", 99, 1)
    assert {article.id for article in sheet.articles} == {article.id for article in ARTICLES}


def test_equal_texts_are_one_whatever_their_line_breaks() -> None:
    systems = {"alpha": {"n0": "Rain fell.\nRoads shut."}, "beta": {"n0": "Rain fell. Roads shut."}}
    sheet = draw_sheet(ARTICLES, systems, "paragraph", 1, 1)
    (article,) = sheet.articles
    assert [(text.text, text.systems) for text in article.texts] == [
        ("Rain fell. Roads shut.", ("alpha", "beta"))
    ]
    assert sheet.notes[-1] == (
        "texts that are another system's too, and are judged once for all who wrote them: 1"
    )


def test_a_text_has_an_id_of_its_own_in_every_sheet() -> None:
    sheets = [draw_sheet(ARTICLES, SYSTEMS, "headline", 12, seed) for seed in (1, 2)]
    texts = [
        {text.id: (article.id, text.text) for article in sheet.articles for text in article.texts}
        for sheet in sheets
    ]
    assert len(texts[0]) == 24
    assert texts[0] == texts[1]


def test_an_article_without_a_text_of_a_system_is_left_out_and_told() -> None:
    systems = SYSTEMS | {"gamma": {"n1": "Gamma"}}
    sheet = draw_sheet(ARTICLES, systems, "headline", 6, 1)
    assert [article.id for article in sheet.articles] == ["n1"]
    assert sheet.notes == ("gamma has no headline of 11 of 12 articles, which are left out",)


def test_systems_without_a_common_article_are_told() -> None:
    with pytest.raises(SummariseError, match="gamma has no headline of 12 of 12 articles"):
        draw_sheet(ARTICLES, {"gamma": {"other": "Gamma"}}, "headline", 6, 1)


def test_a_sheet_without_articles_is_refused() -> None:
    with pytest.raises(SummariseError, match="--limit 0: give 1 or more"):
        draw_sheet(ARTICLES, SYSTEMS, "headline", 0, 1)
