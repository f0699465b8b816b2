"""The page of summaries: what it holds, and what its script does with it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from browser import driven

from summarise.common.documents import Failure, Summary
from summarise.common.outputs import PAGE_HEAD, PAGE_MARK
from summarise.writers import write
from summarise.writers.page.page import write_page

NASTY = "</script><script>alert(1)</script> & “Ferry”"
RECORDS = [
    Summary("a", "a.txt", "Ferry title", headline="Ferry sails", paragraph="It sailed on Monday."),
    Summary(
        "b",
        "https://paper.example/b",
        headline="Ulan opens bridge",
        paragraph="A bridge opened.",
        outlet="Harbour Post",
        warnings=("repaired: 1 odd space",),
        unsupported=({"length": "headline", "text": "Ulan"},),
    ),
    Summary("c", "c.txt", NASTY, headline=NASTY, paragraph=NASTY, text="Whole text."),
]


def page(tmp_path: Path, records: list[dict[str, Any]] | None = None) -> str:
    write(tmp_path / "o.html", records or [summary.record(True) for summary in RECORDS])
    return (tmp_path / "o.html").read_text(encoding="utf-8")


def rows(html: str) -> list[dict[str, Any]]:
    found = re.search(r'id="rows">(.*?)</script>', html, re.DOTALL)
    assert found
    return list(json.loads(found[1]))


def test_the_page_has_what_is_read_and_marks_what_is_to_be_checked(tmp_path: Path) -> None:
    first, second, _ = rows(page(tmp_path))
    assert first == {
        "id": "a",
        "source": "a.txt",
        "title": "Ferry title",
        "headline": "Ferry sails",
        "paragraph": "It sailed on Monday.",
    }
    assert second["concerns"] == ["not in the article: “Ulan” (headline)"]


def test_texts_cannot_end_the_script_that_holds_them(tmp_path: Path) -> None:
    html = page(tmp_path)
    assert html.count("</script>") == 2
    assert rows(html)[2]["headline"] == NASTY


def test_the_page_is_known_for_an_output_of_ours(tmp_path: Path) -> None:
    assert PAGE_MARK in page(tmp_path).encode()[:PAGE_HEAD]


def test_a_page_that_is_full_says_how_many_it_has(tmp_path: Path) -> None:
    path = tmp_path / "o.html"
    records = [Summary(str(n), "s", headline="A ferry sails").record() for n in range(100)]
    assert write_page(path, records, most_bytes=1000) == 100
    html = path.read_text(encoding="utf-8")
    assert 1 < len(rows(html)) < 100
    assert f"The first {len(rows(html))} are here" in html


def test_a_page_tells_what_was_not_done(tmp_path: Path) -> None:
    path, source = tmp_path / "o.html", "in/<b>.txt"
    failures = [Failure(str(n), source, "reading", f"empty: {n}").record() for n in range(102)]
    write(path, [RECORDS[0].record()], failures=failures)
    html = path.read_text(encoding="utf-8")
    assert "102 of the input were not done" in html
    assert "<li>in/&lt;b&gt;.txt: empty: 99</li>" in html
    assert "and 2 more" in html
    assert "not done" not in page(tmp_path)


def test_summaries_are_searched_sorted_filtered_and_marked_in_the_page(tmp_path: Path) -> None:
    said = driven(
        page(tmp_path),
        """
        const headings = () => [...document.querySelectorAll("h2")].map((h) => h.textContent);
        const told = [headings().length];
        $("order").value = "gravity"; $("order").dispatchEvent(new Event("change"));
        told.push(headings()[0]);
        told.push(document.querySelector("h2 .invented").textContent);
        $("search").value = "monday"; refresh(); told.push(headings().join(","));
        told.push(document.querySelector("mark").textContent);
        $("search").value = ""; $("doubtful").checked = true; refresh(); told.push(headings().length);
        told.push(asText(rows[1]).split("\\n\\n").length);
        document.title = told.join(" ; ");
        """,
        tmp_path,
    )
    assert said == ["3", "Ulan opens bridge", "Ulan", "Ferry sails", "Monday", "1", "3", "0"]
