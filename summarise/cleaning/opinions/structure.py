"""What a page's structure says of what is kept of it: tables, second articles, lists of stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.blocks.segment import Region
from summarise.cleaning.blocks.vocabulary import Bools, Ints
from summarise.cleaning.html.hints import HINTS
from summarise.cleaning.html.markup import COLUMNS, Markup
from summarise.cleaning.opinions.voices import MOST_WORDS, Rows, find_headline
from summarise.cleaning.rules.document import Mark, MarkedDocument

_OF_ARTICLES = ("article", "lead", "image")  # hints
_HEADING = COLUMNS.index("is_heading")
_BOXES = [COLUMNS.index(f"near_{name}") for name in HINTS if name not in _OF_ARTICLES]
_BOX_SHARE = 0.3  # of the words kept, at most, in such boxes
_LINKED = 0.9  # of a block's characters
_ABOVE = 0.85  # chance from which a block above the headline is the article's
_QUOTED = 0.8  # chance, by the labeller, from which a quotation is kept
_LEAST_OTHER = 60  # words that make another article
LEAST_TEASERS, _TITLE_WORDS = 4, 3
_TEASER_WORDS = 60  # at most, below a headline that is a link
_TEASER_SHARE = 0.75  # of what is kept


def above_headline(marks: Mapping[int, Mark], keep: Bools, chances: Rows, words: Ints) -> Bools:
    """Return which kept blocks stand above the headline, (n,), if most of what is kept is below.

    What is nearly certain stays: a lead that the page puts first.
    """
    here, mass = np.arange(len(keep)), chances * keep * np.minimum(words, MOST_WORDS)
    above: Bools = keep & (here < find_headline(marks, mass)) & (chances < _ABOVE)
    return above if 2 * mass[above].sum() < mass.sum() else np.zeros_like(above)


def standfirsts(
    dump: MarkedDocument, marks: Mapping[int, Mark], keep: Bools, standfirst: str | None
) -> Bools:
    """Return which blocks between headline and byline say the page's standfirst, (n,).

    The record has it in a field of its own, so that its text would say it twice.
    """
    said = key(standfirst or "")
    found = np.zeros_like(keep)
    for i, mark in marks.items():
        found[i] = bool(said) and mark.label == "standfirst" and key(dump.texts[i]) == said
    return found if (keep & ~found).any() else np.zeros_like(keep)


def said_again(dump: MarkedDocument, markup: Markup) -> frozenset[int]:
    """Return the blocks that say what an earlier one in the same element said."""
    first, parents = dict[int, int](), markup.parents
    return frozenset(
        i
        for i, said in enumerate(dump.sayings.tolist())
        if (earlier := first.setdefault(said, i)) != i and parents[i] == parents[earlier]
    )


def link_lines(
    dump: MarkedDocument, keep: Bools, markup: Markup, found: Sequence[bool] | None
) -> Bools:
    """Return which blocks are links and nothing else, (n,), and neither found nor between paragraphs.

    Args:
        dump: the page.
        keep: what is kept so far.
        markup: where its blocks stand.
        found: which of them an extractor takes for the article, if it was asked.
    """
    linked: Bools = markup.links > _LINKED
    prose = np.array(dump.prose, np.bool_)
    text = np.concatenate(([False], keep & prose & ~linked, [False]))
    read = text[:-2] & text[2:]
    if found is not None:
        read |= np.array(found, np.bool_)
    return linked & ~(read & prose)


def boxes_below(keep: Bools, words: Ints, markup: Markup) -> Bools:
    """Return which blocks are in boxes below the article, (n,), by what their elements are called.

    Only where most of what is kept is in none of that name.
    """
    boxes, here = np.zeros_like(keep), np.arange(len(keep))
    for column in _BOXES:
        called = markup.numbers[:, column] > 0
        outside = np.flatnonzero(keep & ~called)
        if len(outside) and words[keep & called].sum() < _BOX_SHARE * words[keep].sum():
            boxes |= called & (here > outside[-1])
    return boxes


def quotations(dump: MarkedDocument, keep: Bools, chances: Rows) -> Bools:
    """Return which blocks are quotations among those that are kept, such as posts, (n,)."""
    places = np.flatnonzero(keep)
    if not len(places):
        return keep
    quoted = np.array([each.region is Region.QUOTATION for each in dump.segments], np.bool_)
    here = np.arange(len(keep))
    among: Bools = quoted & (chances >= _QUOTED) & (here > places[0]) & (here < places[-1])
    return among


def keep_tables_whole(keep: Bools, words: Ints, markup: Markup) -> Bools:
    """Keep tables of figures whole, or drop them whole, by what is kept of most of their words."""
    tables = markup.tables
    if not tables.any():
        return keep
    kept = np.bincount(tables, words * keep)
    whole = 2 * kept > np.bincount(tables, words)
    return np.where(tables > 0, whole[tables], keep)


def other_articles(dump: MarkedDocument, marks: Mapping[int, Mark], markup: Markup) -> Bools:
    """Return which blocks are of another article that the page goes on with, (n,).

    It has a headline of its own, and the one that the page is about stands in an element like it.
    """
    none = np.zeros(len(dump.texts), np.bool_)
    numbers = [number for number in dict.fromkeys(markup.articles.tolist()) if number]
    if len(numbers) < 2:
        return none
    titles = {i for i, mark in marks.items() if mark.label == "title"}
    wanted = {key(dump.texts[i]) for i in titles}
    words, prose = np.array(dump.words), np.array(dump.prose, np.bool_)
    heads = dict[int, int]()  # the first heading of each article
    for i in np.flatnonzero(markup.numbers[:, _HEADING] > 0).tolist():
        heads.setdefault(int(markup.articles[i]), i)
    mine = [
        number for number in numbers if number in heads and key(dump.texts[heads[number]]) in wanted
    ]
    if not mine:
        return none
    for number in numbers:
        inside = markup.articles == number
        own = number in heads and number not in mine
        if own and number > mine[0] and words[inside & prose].sum() >= _LEAST_OTHER:
            none |= inside
    return none


def find_teasers(dump: MarkedDocument, markup: Markup) -> Bools:
    """Return which blocks are links that may be headlines of stories, (n,)."""
    links, prose = markup.links > 0.5, np.array(dump.prose, np.bool_)
    return links & ~prose & (np.array(dump.words) >= _TITLE_WORDS)


def is_list_of_stories(dump: MarkedDocument, keep: Bools, markup: Markup) -> bool:
    """Tell whether most of what is kept stands below headlines that are links, a few sentences each."""
    words, prose = np.array(dump.words), np.array(dump.prose, np.bool_)
    linked = find_teasers(dump, markup)
    if linked.sum() < LEAST_TEASERS:
        return False
    # blocks from one heading of any kind to the next are of one story
    headings = (markup.numbers[:, _HEADING] > 0) | linked
    story = np.cumsum(headings)
    all_words, kept_words = (
        np.bincount(story, words * (its & prose & ~headings)) for its in (prose, keep)
    )
    of_link = np.zeros(len(kept_words), np.bool_)
    of_link[story[linked]] = True
    teasers = of_link & (all_words > 0) & (all_words <= _TEASER_WORDS)
    of_teasers = kept_words[teasers]
    return bool(
        teasers.sum() >= LEAST_TEASERS
        and np.count_nonzero(of_teasers) > 1
        and of_teasers.sum() > _TEASER_SHARE * kept_words.sum()
    )
