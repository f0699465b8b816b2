"""Choose the blocks of a page that are kept, by all voices; doubt that remains is a warning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from summarise.cleaning.blocks.vocabulary import Bools
from summarise.cleaning.html.page import Page
from summarise.cleaning.opinions import structure
from summarise.cleaning.opinions.fusion import Fusion, bundled
from summarise.cleaning.opinions.voices import Rows, hear, hear_also
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.selection import FEW_WORDS, expected_f1

_KEPT = 0.45  # chance from which a block is kept where F1 can be expected to be 1; in proportion where it is not
# F1 below which the voices say little together, and chance from which what the extractor found stays then
_UNSURE, _LEAST_UNSURE = 0.8, 0.1
_DOUBTFUL = 0.1  # share of the words kept that may be wrong without asking the extractor
_ANOTHER = (
    0.5  # of the extractor's words: if fewer are kept, it took something else for the article
)
_LEAST_WORDS = 80  # of such a something
_FEW_HIDDEN = 10  # words: fewer go without a warning
_MOST_HIDDEN = 0.5  # of the words kept: more that a page hides is its article, which a script shows
MOST_OF_TEASER = (
    150  # words: a page that one pays for and that has no more shows a part of its article
)
ONE_PAYS = "one pays to read this page: what it shows may be the article's beginning only"


class Choice(NamedTuple):
    """Which blocks are kept, how likely each is the article's (n,), and what is to be said of it.

    `asked` says whether the extractor was asked.
    """

    keep: Bools
    chances: Rows
    warnings: tuple[str, ...] = ()
    asked: bool = False


def choose(
    dump: MarkedDocument,
    marks: Mapping[int, Mark],
    chances: Rows,
    page: Page,
    dropped: Sequence[int],
    fusion: Fusion | None = None,
) -> Choice:
    """Choose the blocks of a page that are kept.

    Args:
        dump: the page.
        marks: what the rules say of its blocks, and which is the headline.
        chances: how likely the labeller thinks each block is part of the article, (n,).
        page: its markup, and the extractor, which is asked where the others are in doubt.
        dropped: the blocks that are dropped for certain.
        fusion: the networks that weigh all this, by default those that ship with the package.
    """
    fusion = fusion or bundled()
    words = np.array(dump.words)
    shown = np.ones(len(words), np.bool_)
    shown[list(dropped)] = False
    found: list[bool] | None = None
    heard = hear(dump, marks, chances, page.markup, None)
    fused = fusion.weigh(heard)
    if _doubt(fused[shown], words[shown]) > _DOUBTFUL and (found := page.extracted) is not None:
        fused = fusion.weigh(hear_also(heard, dump, marks, chances, page.markup, found))
    expected = expected_f1(np.where(shown, fused, 0), dump.words)
    keep = (fused >= _KEPT * expected) & shown
    if found is not None and expected < _UNSURE:
        keep |= np.array(found, np.bool_) & (fused >= _LEAST_UNSURE) & shown
    keep &= ~structure.link_lines(dump, keep, page.markup, found)
    keep &= ~structure.boxes_below(keep, words, page.markup)
    keep &= ~structure.above_headline(marks, keep, fused, words)
    keep &= ~structure.standfirsts(dump, marks, keep, page.metadata.standfirst)
    keep |= structure.quotations(dump, keep, chances) & shown
    keep = structure.keep_tables_whole(keep, words, page.markup) & shown
    warnings = list[str]()
    hidden = keep & page.markup.hidden
    if unseen := words[hidden].sum():
        if unseen > _MOST_HIDDEN * words[keep].sum():
            warnings.append("the page hides most of its article: a script may show it on a click")
        else:
            keep &= ~hidden
            if unseen >= _FEW_HIDDEN:
                first = dump.texts[int(np.argmax(hidden))]
                warnings.append(
                    f"left out {unseen} words that the page hides or strikes out: “{first[:60]}”"
                )
    if keep.any() and (few := words[keep].sum()) < FEW_WORDS:
        agreed = found is not None and (keep & np.array(found, np.bool_)).any()
        if agreed or np.array(dump.prose)[keep].any():
            warnings.append(few_words(few))
        else:
            keep[:] = False  # a few words of a menu
    others = structure.other_articles(dump, marks, page.markup)
    if others.any() and (keep & ~others).any():
        keep &= ~others
        warnings.append("another article follows on the page: only the first was kept")
    if page.paywalled and words[keep].sum() < MOST_OF_TEASER:
        warnings.append(ONE_PAYS)
    if structure.is_list_of_stories(dump, keep, page.markup):
        warnings.append("this may be a list of stories, not an article")
    if found is not None and _is_another(its := np.array(found, np.bool_) & shown, keep, words):
        longest = dump.texts[int(np.argmax(words * (its & ~keep)))]
        warnings.append(f"two candidates for the article: dropped the one with “{longest[:60]}”")
    return Choice(keep, fused, tuple(warnings), found is not None)


def few_words(number: int) -> str:
    """Return the warning that a page has no more words than so many."""
    return f"hardly any text was kept, {number} words: check that it is an article"


def _doubt(chances: Rows, words: Rows) -> float:
    """Return the share of words that can be expected to be wrongly kept or dropped, by those kept."""
    wrong = np.where(chances >= _KEPT, 1 - chances, chances)
    return float((wrong * words).sum() / max(1.0, words[chances >= _KEPT].sum()))


def _is_another(found: Bools, keep: Bools, words: Rows) -> bool:
    """Tell whether an extractor found another article than is kept."""
    size = words[found].sum()
    return bool(size >= _LEAST_WORDS and words[found & keep].sum() < _ANOTHER * size)
