"""What each voice says of the blocks of a page: the labeller, the rules, the markup, the headline, the extractor.

No voice decides: `fusion.py` weighs them. All is of one page, n blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.segment import Region
from summarise.cleaning.blocks.vocabulary import Bools, Ints
from summarise.cleaning.html import markup as html
from summarise.cleaning.html.markup import Markup
from summarise.cleaning.opinions import tree
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.common.documents import LABELS

Rows = NDArray[np.float64]

_OF_LABELLER = (
    "chance near_chance parent_chance outer_chance parent_share outer_share likely_before "
    "likely_after between above below alike_chance alike_share"
).split()
_OF_TEXT = "words prose ends paragraph several colon question trails address".split()
_OF_RULES = tuple(sorted(LABELS))
_OF_ELEMENTS = tuple(
    f"{group}_{name}"
    for group in ("parent", "outer", "alike")
    for name in "links words prose number".split()
)
_OF_PAGE = "page_words page_blocks page_likely page_links".split()
_OF_REGION = ("aside", "caption", "quotation")
_OF_HEADLINE = "headed from_headline lead first_lead".split()
_OF_EXTRACTOR = (
    "asked found found_near found_parent found_outer found_above found_below found_likely "
    "likely_found found_words likely_words found_headed"
).split()
COLUMNS = (
    *(*_OF_LABELLER, *_OF_TEXT, *_OF_RULES, *_OF_REGION, *html.COLUMNS, *_OF_HEADLINE),
    *(*tree.COLUMNS, *_OF_ELEMENTS, *_OF_PAGE, *_OF_EXTRACTOR),
)

_LIKELY = 0.5
_LIMIT = 6.0  # of the logarithm of odds
_FAR = 20  # blocks
_PARAGRAPH_WORDS = 25
_ENDINGS = ((":", "："), ("?", "？", "؟"), ("…", "..."))
_ADDRESSES = ("@", "www.", "://")
MOST_WORDS = 300  # that a block counts as
_REGIONS = ((Region.ASIDE, Region.MENU), (Region.CAPTION,), (Region.QUOTATION,))


class Heard(NamedTuple):
    """What all voices say of each of n blocks, `rows` (n, len(COLUMNS)) float32.

    `parents` and `alike` (n,) number the groups of blocks that are in one element, and in elements alike.
    """

    rows: NDArray[np.float32]
    parents: Ints
    alike: Ints


def hear(
    dump: MarkedDocument,
    marks: Mapping[int, Mark],
    chances: Rows,
    markup: Markup,
    found: Sequence[bool] | None,
) -> Heard:
    """Return what all voices say of each block.

    Args:
        dump: the page.
        marks: what the rules say of its blocks, and which is the headline.
        chances: how likely the labeller thinks each block is part of the article, (n,).
        markup: where each stands.
        found: which an extractor takes for the article; None where it was not asked.
    """
    n = len(chances)
    words, prose, likely, mass, headline = _gist(dump, marks, chances)
    odds = _odds(chances)
    parents, outers = markup.parents, markup.outers
    here = np.arange(n)
    places = np.flatnonzero(likely)
    first, last = (int(places[0]), int(places[-1])) if len(places) else (n, -1)
    rules = np.zeros((len(_OF_RULES), n))
    for i, mark in marks.items():
        rules[_OF_RULES.index(mark.label), i] = mark.score
    lead = (here > headline) & (here < first) & prose & (headline >= 0)
    first_lead = lead & (np.cumsum(lead) == 1)
    regions = [segment.region for segment in dump.segments]
    labeller = [
        odds / 3,
        _near(odds, words) / 3,
        _group(odds, words, parents) / 3,
        _group(odds, words, outers) / 3,
        _share(mass, parents),
        _share(mass, outers),
        _since(likely),
        _since(likely[::-1])[::-1],
        (here >= first) & (here <= last),
        here < first,
        here > last,
        _group(odds, words, markup.alike) / 3,
        _share(mass, markup.alike),
    ]
    text = [
        np.log1p(words) / 3,
        prose,
        np.array(dump.ends, np.bool_),
        prose & (words >= _PARAGRAPH_WORDS),
        np.array([". " in text or "? " in text for text in dump.texts], np.bool_),
        *(np.array([text.endswith(its) for text in dump.texts], np.bool_) for its in _ENDINGS),
        np.array([any(its in text for its in _ADDRESSES) for text in dump.texts], np.bool_),
    ]
    links = markup.links.astype(np.float64)
    elements = [
        column
        for groups in (parents, outers, markup.alike)
        for column in _of_group(groups, words, links, prose)
    ]
    whole = (
        np.log1p(words[prose].sum()) / 5,
        np.log1p(n) / 5,
        np.log1p(mass[likely].sum()) / 5,
        (links * words).sum() / (words.sum() + 1e-6),
    )
    about = [np.array([each in its for each in regions], np.bool_) for its in _REGIONS]
    below = [
        (here > headline) & (headline >= 0),
        np.minimum(np.abs(here - headline), 2 * _FAR) / (2 * _FAR) if headline >= 0 else np.ones(n),
        lead,
        first_lead,
    ]
    columns = [
        *(*labeller, *text, *rules, *about, *markup.numbers.T, *below),
        *tree.describe_places(markup, mass, headline),
        *(*elements, *(np.full(n, each) for each in whole), *np.zeros((len(_OF_EXTRACTOR), n))),
    ]
    rows = np.stack([np.asarray(column, np.float32) for column in columns], axis=1)
    heard = Heard(rows, markup.parents, markup.alike)
    return heard if found is None else hear_also(heard, dump, marks, chances, markup, found)


def hear_also(
    heard: Heard,
    dump: MarkedDocument,
    marks: Mapping[int, Mark],
    chances: Rows,
    markup: Markup,
    found: Sequence[bool],
) -> Heard:
    """Return what all voices say of each block, the extractor too, by what the others were heard to say."""
    words, _, likely, _, headline = _gist(dump, marks, chances)
    columns = _of_extractor(np.array(found, np.bool_), words, likely, headline, markup)
    rows = heard.rows.copy()
    rows[:, -len(columns) :] = np.stack(columns, axis=1)
    return heard._replace(rows=rows)


def _gist(
    dump: MarkedDocument, marks: Mapping[int, Mark], chances: Rows
) -> tuple[Rows, Bools, Bools, Rows, int]:
    """Return what many columns are made of: words, prose, likely prose, mass, all (n,), and the headline."""
    words = np.minimum(np.array(dump.words, np.float64), MOST_WORDS)
    prose = np.array(dump.prose, np.bool_)
    mass = chances * words
    return words, prose, (chances >= _LIKELY) & prose, mass, find_headline(marks, mass)


def _of_extractor(
    found: Bools, words: Rows, likely: Bools, headline: int, markup: Markup
) -> list[Rows | Bools]:
    """Return the columns of `_OF_EXTRACTOR`."""
    n, here = len(words), np.arange(len(words))
    places = np.flatnonzero(found)
    first, last = (int(places[0]), int(places[-1])) if len(places) else (n, -1)
    agreed = words[found & likely].sum()
    shares = (
        agreed / max(1.0, words[found].sum()),
        agreed / max(1.0, words[likely].sum()),
        np.log1p(words[found].sum()) / 8,
        np.log1p(words[likely].sum()) / 8,
        float(headline < 0 or last > headline),
    )
    return [
        np.ones(n),
        found,
        _near(found.astype(np.float64), words),
        _group(found.astype(np.float64), words, markup.parents),
        _group(found.astype(np.float64), words, markup.outers),
        here < first,
        here > last,
        *(np.full(n, share) for share in shares),
    ]


def _odds(chances: Rows) -> Rows:
    """Return the logarithm of the odds of chances."""
    inside = np.clip(chances, 1e-4, 1 - 1e-4)
    odds: Rows = np.clip(np.log(inside / (1 - inside)), -_LIMIT, _LIMIT)
    return odds


def find_headline(marks: Mapping[int, Mark], mass: Rows) -> int:
    """Return the headline below which most of what is likely stands, -1 where there is none."""
    sums = np.concatenate(([0.0], np.cumsum(mass)))
    titles = sorted(i for i, mark in marks.items() if mark.label == "title")
    ahead = {i: sums[min(i + 1 + _FAR, len(mass))] - sums[i + 1] for i in titles}
    return max(titles, key=lambda i: (ahead[i], i), default=-1)


def _near(values: Rows, words: Rows) -> Rows:
    """Return the mean over two blocks on either side, by words, without the block itself."""
    n, total, weight = len(values), np.zeros(len(values)), np.full(len(values), 1e-6)
    for step in (-2, -1, 1, 2):
        if abs(step) < n:
            to, of = (
                (slice(step, None), slice(None, -step))
                if step > 0
                else (slice(None, step), slice(-step, None))
            )
            total[of] += (values * words)[to]
            weight[of] += words[to]
    mean: Rows = total / weight
    return mean


def _group(values: Rows, words: Rows, groups: Ints) -> Rows:
    """Return the mean of a block's group, by words."""
    weight = np.bincount(groups, words) + 1e-6
    means: Rows = (np.bincount(groups, values * words) / weight)[groups]
    return means


def _of_group(groups: Ints, words: Rows, links: Rows, prose: Bools) -> list[Rows]:
    """Return the share of links, the words of a block, the share of prose and the number of each one's group."""
    number = np.bincount(groups)
    weight = np.bincount(groups, words)
    linked = np.bincount(groups, links * words) / (weight + 1e-6)
    running = np.bincount(groups, prose * words) / (weight + 1e-6)
    each = np.log1p(weight / np.maximum(number, 1)) / 3
    return [column[groups] for column in (linked, each, running, np.log1p(number) / 3)]


def _share(mass: Rows, groups: Ints) -> Rows:
    """Return the share of all mass that a block's group has."""
    shares: Rows = (np.bincount(groups, mass) / max(1.0, mass.sum()))[groups]
    return shares


def _since(marked: Bools) -> Rows:
    """Return how many blocks ago the last marked one was, as a share of the most that counts."""
    here = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, here, -_FAR - 1))
    shifted = np.concatenate(([-_FAR - 1], last[:-1]))
    since: Rows = np.minimum(here - shifted, _FAR) / _FAR
    return since
