"""The page of `--report`: what it says, that it is safe, and that it stays small."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from summarise.cleaning import clean
from summarise.cleaning.report.builder import ReportBuilder
from summarise.cleaning.report.tally import LineCounts
from summarise.common.documents import Article, Block, Failure, RawDocument
from summarise.common.errors import SummariseError

BODY = "The lamp was switched off on Monday evening."


def article(id: str, *dropped: str, kept: Iterable[str] = (BODY,), **fields: Any) -> Article:
    """An article of a line or more, with navigation around it."""
    blocks = [Block(text, "navigation", "belongs to the page", 0.9) for text in dropped]
    blocks += [
        Block(text, "body", "reads as running text", fields.pop("score", 0.9)) for text in kept
    ]
    return Article(id, f"in/{id}", "\n\n".join(kept), blocks=tuple(blocks), **fields)


def report(*results: Article | Failure, **options: Any) -> ReportBuilder:
    page = ReportBuilder(Path("unused.html"), **options)
    assert list(page.watch(results)) == list(results)
    return page


def rows(page: str) -> list[dict[str, Any]]:
    """The articles that the page draws."""
    (found,) = re.findall(r'<script type="application/json" id="rows">(.*?)</script>', page, re.S)
    loaded: list[dict[str, Any]] = json.loads(found)
    return loaded


def text(page: str) -> str:
    """What stands on the page without its script, for reading."""
    visible = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", visible).split())


def test_the_page_has_every_block_with_its_label_reason_and_score() -> None:
    (row,) = rows(report(article("a", "Menu", "Sport")).html())
    assert row["runs"] == [
        ["navigation", "belongs to the page", [["Menu", 0.9], ["Sport", 0.9]]],
        ["body", "reads as running text", [[BODY, 0.9]]],
    ]
    assert (row["blocks"], row["blocks_kept"]) == (3, 1)


def test_the_page_sums_up_articles_words_labels_and_failures() -> None:
    page = text(
        report(
            article("a", "One two"), article("b"), Failure("c", "in/c#7", "reading", "not JSON")
        ).html()
    )
    assert "2 articles, cleaned" in page
    assert "words kept 89% 16 of 18" in page
    assert "navigation 1" in page
    assert "body 2" in page
    assert "1 failure in/c#7 reading: not JSON" in page


def test_markup_in_an_article_is_text() -> None:
    attack = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)>"
    page = report(
        article(attack, attack, kept=[attack], title=attack, url=f"https://x.example/{attack}"),
        article("b", attack),
        Failure(attack, attack, "reading", attack),
    ).html()
    assert rows(page)[0]["runs"][0][2][0][0] == attack
    assert page.count("<script") == 3  # ours
    assert "<img" not in page
    assert "<!--" not in page


def test_the_page_needs_no_network() -> None:
    page = report(article("a", "Menu")).html()
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(""", page)


def test_a_page_without_articles_is_a_page() -> None:
    page = report(Failure("a", "in/a", "reading", "empty file")).html()
    assert rows(page) == []
    assert "0 articles, cleaned" in text(page)


def test_what_recurs_is_counted_by_site_in_articles_and_by_whether_it_was_kept() -> None:
    page = text(
        report(
            article("1", "Menu", "Menu", kept=[BODY, "Voice of the valley"], site="x"),
            article("2", "Menu", kept=["Another story.", "Voice of the valley"], site="x"),
            article("3", "Menu", site="y"),
        ).html()
    )
    _, _, x = page.partition("x 2 articles")
    dropped, _, kept = x.partition("Kept in several articles")
    assert "2 of 2 navigation Menu" in dropped
    assert "2 of 2 body Voice of the valley" in kept
    assert BODY not in kept.partition("Article by article")[0]  # in one article only
    assert "y 1 article" not in page


def test_a_site_is_the_one_that_its_repeated_blocks_are_counted_by() -> None:
    page = (
        '<html><head><link rel="canonical" href="https://harbour.example/{n}"></head><body>'
        "<article><p>The lamp of the outer pier was switched off on Monday evening, its keeper "
        "said, and boat {n} waited outside until the morning.</p></article></body></html>"
    )
    documents = [
        RawDocument(f"a/{n}", f"in/{n}", html=page.format(n=n), folder="morning") for n in range(2)
    ]
    records = [RawDocument(f"world/2024/{n}", "in.jsonl", f"{BODY} {n}") for n in range(2)]
    found = rows(report(*clean([*documents, *records])).html())
    assert [row["site"] for row in found] == ["morning", "morning", "", ""]


def test_the_articles_to_look_at_first_are_those_with_most_dropped_or_in_doubt() -> None:
    page = text(
        report(
            article("sound", title="Sound"),
            article("unsure", title="Unsure", score=0.5),
            article("gone", *(["Menu"] * 80), title="Gone"),
        ).html()
    )
    first = page.partition("Look at these first")[2].partition("What recurs")[0]
    assert re.findall(r"(\d+)% kept (\d+)% in doubt (\w+)", first) == [
        ("100", "100", "Unsure"),
        ("9", "0", "Gone"),
    ]


def many(count: int) -> list[Article]:
    return [
        article(f"{i:03}", "Menu" * (i % 7), score=0.5 if i % 50 == 0 else 0.9)
        for i in range(count)
    ]


def test_too_many_articles_are_a_sample_that_has_the_doubtful_ones_and_says_so() -> None:
    page = report(*many(300), most_bytes=20_000).html()
    shown = [row["id"] for row in rows(page)]
    assert 20 < len(shown) < 150
    assert shown == sorted(shown)
    assert {f"{i:03}" for i in range(0, 300, 50)} <= set(shown)
    assert f"Of 300 articles, {len(shown)} can be leafed through" in text(page)
    assert len(page.encode()) < len(report().html().encode()) + 30_000


def test_the_sample_does_not_depend_on_the_order_of_the_articles() -> None:
    there, back = (
        {row["id"] for row in rows(report(*given, most_bytes=20_000).html())}
        for given in (many(300), many(300)[::-1])
    )
    assert there == back


def test_all_articles_are_shown_without_a_word_where_they_fit() -> None:
    page = report(*many(30)).html()
    assert len(rows(page)) == 30
    assert "can be leafed through" not in text(page)


def test_a_block_and_an_article_of_any_length_are_cut_with_a_word() -> None:
    (row,) = rows(report(article("a", "x" * 5000, kept=[f"Line {i}." for i in range(1500)])).html())
    assert row["runs"][0][2][0][0].endswith("x … (3,000 characters more)")
    assert sum(len(blocks) for _, _, blocks in row["runs"]) == 1000
    assert (row["blocks"], row["more"]) == (1501, 501)


def test_lines_of_an_endless_input_do_not_pile_up() -> None:
    lines = LineCounts(most=100)
    for i in range(500):
        lines.count("site", [Block("Menu", "navigation"), Block(f"{BODY} {i}")])
    assert len(lines) <= 100
    dropped, kept = lines.recurring("site")
    assert [(line.text, line.articles) for line in dropped] == [("Menu", 500)]
    assert not kept


def test_the_same_articles_give_the_same_bytes() -> None:
    assert report(*many(20)).html() == report(*many(20)).html()


def test_a_lone_surrogate_can_be_written(tmp_path: Path) -> None:
    page = ReportBuilder(tmp_path / "new/page.html")
    page.add(article("a\ud800", "Menu \udfff", kept=["Body \udc00."]))
    page.write()
    assert rows(page.path.read_text(encoding="utf-8"))[0]["id"] == "a\ufffd"


@pytest.mark.parametrize("name", ["file/page.html", "folder"])
def test_a_page_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    page = ReportBuilder(tmp_path / name)
    with pytest.raises(SummariseError, match=rf"cannot write .*{name}: "):
        page.write()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
