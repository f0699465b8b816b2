"""Charts of the report, as points of lines in a plane of 100 by 100 that the template draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from summarise.common.text.words import count_words
from summarise.evaluation.groups import ScoredGroup
from summarise.evaluation.output.wording import label

_BINS = 10  # of a distribution
_BANDS = 10  # of article lengths, as many articles in each
_LEAST = 20  # articles, for fewer there is nothing to see in a band


class ChartLine(NamedTuple):
    """One system's line: `points` as an SVG polyline has them, y upwards."""

    name: str
    baseline: bool
    points: str
    said: str


class Chart(NamedTuple):
    """A titled chart; ticks are (place from 0 to 100, text)."""

    title: str
    across: str
    upwards: str
    lines: list[ChartLine]
    ticks_across: list[tuple[float, str]]
    ticks_upwards: list[tuple[float, str]]


def distribution(scored: Sequence[ScoredGroup]) -> Chart | None:
    """Draw how many summaries have which ROUGE-1 F-measure."""
    kept = [one for one in scored if not one.is_ceiling]
    shares = [
        100 * np.histogram(one.fmeasures[:, 0], bins=_BINS, range=(0, 100))[0] / len(one.pairs)
        for one in kept
    ]
    top = max((float(share.max()) for share in shares), default=0.0)
    if not top:
        return None
    width = 100 / _BINS
    lines = []
    for one, share in zip(kept, shares, strict=True):
        steps = [
            (k * width + side, 100 * s / top) for k, s in enumerate(share) for side in (0, width)
        ]
        median = float(np.median(one.fmeasures[:, 0]))
        lines.append(
            ChartLine(_label(one), one.role == "baseline", _points(steps), f"median {median:.1f}")
        )
    return Chart(
        "How the scores are spread",
        "ROUGE-1 F of a summary",
        "share of the summaries",
        lines,
        [(place, str(place)) for place in (0, 25, 50, 75, 100)],
        [(0, "0%"), (100, f"{top:.0f}%")],
    )  # fmt: skip


def by_article_length(scored: Sequence[ScoredGroup], articles: Mapping[str, str]) -> Chart | None:
    """Draw the mean ROUGE-1 F-measure of articles from the shortest to the longest, in bands."""
    sizes = {id_: count_words(text) for id_, text in articles.items()}
    banded = []
    for one in scored:
        places = [place for place, pair in enumerate(one.pairs) if pair.id in sizes]
        if one.is_ceiling or len(places) < _LEAST:
            continue
        places.sort(key=lambda place: sizes[one.pairs[place].id])
        bands = [band for band in np.array_split(np.array(places), _BANDS) if len(band)]
        middle = [
            float(np.median([sizes[one.pairs[place].id] for place in band])) for band in bands
        ]
        banded.append((one, middle, [float(one.fmeasures[band, 0].mean()) for band in bands]))
    if not banded:
        return None
    top = max(max(values) for _, _, values in banded) or 1.0
    least = min(middle[0] for _, middle, _ in banded)
    most = max(middle[-1] for _, middle, _ in banded)
    wide = (most - least) or 1.0
    lines = [
        ChartLine(
            _label(one),
            one.role == "baseline",
            _points([(100 * (x - least) / wide, 100 * y / top) for x, y in zip(middle, values, strict=True)]),
            f"{values[0]:.1f} on the shortest, {values[-1]:.1f} on the longest",
        )
        for one, middle, values in banded
    ]  # fmt: skip
    return Chart(
        "Score by length of the article",
        "words of the article",
        "mean ROUGE-1 F",
        lines,
        [(0, f"{least:.0f}"), (50, f"{(least + most) / 2:.0f}"), (100, f"{most:.0f}")],
        [(0, "0"), (100, f"{top:.0f}")],
    )


def _label(one: ScoredGroup) -> str:
    return label(one.name, one.role == "baseline")


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{100 - y:.1f}" for x, y in places)
