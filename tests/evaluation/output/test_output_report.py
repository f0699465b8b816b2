"""The page: self-contained, escaped, small, and usable in a browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from browser import driven
from evaluation_files import write_jsonl

from summarise.evaluation import Evaluation, evaluate
from summarise.evaluation.metrics.registry import COLUMNS
from summarise.evaluation.output.report import render, write_report

HOSTILE = "</script><script>document.title='owned'</script><b>&amp;\u2028"
TEXT = "Rain fell on Monday. Roads were shut by noon. Ann Lee said schools closed early."

# Typed into the page after it has loaded; what it finds is written into the title.
DRIVE = """
const shown = () => [...document.querySelectorAll("article h4")].map((h) => h.textContent).join(",");
const set = (id, value) => { const c = document.getElementById(id); c.type === "checkbox" ? c.checked = value : c.value = value; c.dispatchEvent(new Event("input")); };
const said = [shown()];
set("order", "best"); said.push(shown());
set("search", "BRIDGE opens"); said.push(shown());
set("search", ""); set("invented", true); said.push(shown());
set("invented", false); set("measure", "words"); said.push(shown());
document.querySelectorAll("details").forEach((d) => { d.open = true; });
document.title = said.join(" ; ");
"""


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    predictions = write_jsonl(
        tmp_path / "s<i>.jsonl",
        {"id": "good", "headline": "Rain opens bridge", "text": TEXT + TEXT},
        {"id": "bad", "headline": "Bob Smith " + HOSTILE, "text": HOSTILE + TEXT},
        {"id": "fair", "headline": "Rain \U0001f327 shuts a road", "text": TEXT},
    )
    references = write_jsonl(
        tmp_path / "r.jsonl",
        {"id": "good", "headline": "Rain opens bridge"},
        {"id": "bad", "headline": HOSTILE},
        {"id": "fair", "headline": ["Rain shuts roads", "Roads shut"]},
    )
    return evaluate([predictions], references)


def data(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    parsed = json.loads(found[1])
    assert isinstance(parsed, dict)
    return parsed


def test_page_is_of_one_piece_and_says_that_it_is_ours(evaluation: Evaluation) -> None:
    page = render(evaluation)
    assert '<meta name="generator" content="summarise ' in page[:400]
    assert not re.search(r'(?:src|href)="(?!data:)|@import|url\(', page)


def test_no_text_of_the_input_is_markup(evaluation: Evaluation) -> None:
    page = render(evaluation)
    assert page.count("<script") == 2  # the data's and the page's own
    assert "<b>&amp;" not in page
    assert "s&lt;i&gt;" in page


def test_texts_come_through_the_data_unchanged(evaluation: Evaluation) -> None:
    found = data(render(evaluation))
    assert found["texts"]["bad"] == HOSTILE + TEXT  # type: ignore[index]


def test_shared_words_are_those_that_rouge_counts(evaluation: Evaluation) -> None:
    rows = data(render(evaluation))["lengths"]["headline"]["rows"]  # type: ignore[index]
    row = next(row for row in rows if row[0] == "fair")
    text, _, _, _, shared = row[2][0]
    marked = [text[start:end] for start, end in zip(shared[::2], shared[1::2], strict=True)]
    assert marked == ["Rain", "shuts", "road"]  # stems: roads


def test_page_says_what_is_lacking_without_articles(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "s.jsonl", {"id": "a", "headline": "Rain"})
    assert "give --articles" in render(evaluate([path], path))


def test_each_figure_of_a_summary_has_its_cell(evaluation: Evaluation) -> None:
    row = next(line for line in render(evaluation).splitlines() if "<th>the references" in line)
    columns = [column for column in COLUMNS if column.in_report]
    assert row.count('<td class="figure">') == row.count("</td>") == len(columns)


def test_two_pages_of_the_same_run_are_the_same(evaluation: Evaluation) -> None:
    assert render(evaluation) == render(evaluation)


@pytest.mark.slow
def test_ten_thousand_articles_stay_below_20_mb(tmp_path: Path) -> None:
    long = "A sentence about the weather in Harrow on a Monday in May. " * 60
    lines = [
        {"id": f"n{n}", "paragraph": f"{n} Rain fell on the old town of Harrow. " * 6, "text": long}
        for n in range(100)
    ]
    path = write_jsonl(tmp_path / "s.jsonl", *lines)
    hundred = evaluate([path], path)
    many = replace(
        hundred,
        scored=[
            replace(
                scored,
                pairs=[p._replace(id=f"{k} {p.id}") for k in range(100) for p in scored.pairs],
                values=np.tile(scored.values, (100, 1, 1)),
                empty=scored.empty * 100,
                statistics=scored.statistics * 100,
            )
            for scored in hundred.scored
        ],
        articles={f"{k} {id_}": text for k in range(100) for id_, text in hundred.articles.items()},
    )
    write_report(many, tmp_path / "r.html")
    assert 10_000_000 < (tmp_path / "r.html").stat().st_size < 20_000_000


def test_browser_searches_and_sorts_without_an_error(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    worst, best, searched, invented, longest, errors = driven(render(evaluation), DRIVE, tmp_path)
    assert (worst, best) == ("fair,bad,good", "good,bad,fair")
    assert (searched, invented, longest) == ("good", "bad", "good,bad,fair")
    assert errors == "0"
