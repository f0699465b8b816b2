"""The report's page: one HTML file with its style and script, made from a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from summarise.cleaning.report.explain import SURE
from summarise.cleaning.report.sample import ArticleRow
from summarise.cleaning.report.tally import LineCounts, Tally
from summarise.common.documents import KEPT_LABELS, Failure
from summarise.common.pages import fill_template

_MOST_SITES = 30
_FIRST_LOOKS = 8


@dataclass
class Figures:
    """What was counted over all articles, shown on the page or not.

    `failures` are the first of the `failed`.
    """

    total: Tally
    labels: Mapping[str, Tally]
    sites: Mapping[str, Tally]
    failed: int
    failures: Sequence[Failure]


def render_page(figures: Figures, lines: LineCounts, rows: Sequence[ArticleRow]) -> str:
    """Return the page: one file that needs nothing else.

    Args:
        figures: of all articles.
        lines: what recurs on each site.
        rows: the articles that can be leafed through, in order.
    """
    checks = sorted(enumerate(rows), key=lambda at: -at[1].tally.doubt)
    labels = sorted(figures.labels.items(), key=lambda of: (of[0] not in KEPT_LABELS, -of[1].words))
    sites = sorted(figures.sites.items(), key=lambda of: (-of[1].articles, of[0]))
    return fill_template(
        Path(__file__).with_name("report.html.jinja"),
        report=figures,
        labels=labels,
        kept_labels=sorted(KEPT_LABELS),
        sites=[
            (name, tally, *lines.recurring(name))
            for name, tally in sites[:_MOST_SITES]
            if tally.articles > 1
        ],
        checks=[(n, row) for n, row in checks[:_FIRST_LOOKS] if row.tally.doubt > 0],
        rows=Markup("[" + ",\n".join(row.json for row in rows) + "]"),
        shown=len(rows),
        sure=SURE,
    )
