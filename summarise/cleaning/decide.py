"""Decide on the label of each block of a document: by a sure rule, else by the classifier.

Rules name what the classifier found; where none does, the block's place names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from summarise.cleaning.blocks.classifier import Probabilities
from summarise.cleaning.blocks.features import Floats
from summarise.cleaning.blocks.keys import subjects
from summarise.cleaning.blocks.segment import Region
from summarise.cleaning.html.page import Page
from summarise.cleaning.html.passages import shares
from summarise.cleaning.opinions.one_line import find_line
from summarise.cleaning.opinions.page import choose, few_words
from summarise.cleaning.opinions.structure import said_again
from summarise.cleaning.rules.document import SURE, Mark, MarkedDocument
from summarise.cleaning.rules.recurring import recurring_headline
from summarise.cleaning.rules.titles import could_be_title, is_results, title_marks
from summarise.cleaning.selection import FEW_WORDS, keep_of_text
from summarise.cleaning.series import series
from summarise.common.documents import KEPT_LABELS, Block, named_tuples
from summarise.common.text.words import count_words

_NAMED = 0.75  # and from which its word is better than a guess by place
_BOXES = frozenset(("caption", "promo", "share"))  # that stand inside articles
_HEADLINE = 0.1  # chance from which the classifier's headline goes before that of the rules
# chances from which a paragraph is the article's that begins as a line of copyright, or repeats one
_CREDITED, _SAID_AGAIN = 0.95, 0.5
_TEASER_WORDS = 6  # fewer are no headline of another story
_BESIDE = "stands between paragraphs and does not read like them"
_GUESSES = {  # of blocks that no rule names, by their place; for a short line, and for a long one
    "above": (
        ("navigation", "stands above the article and does not read like it"),
        ("related", "stands above the article, as other stories do"),
    ),
    "inside": (("navigation", _BESIDE), ("caption", _BESIDE)),
    "below": (
        ("navigation", "stands below the article and does not read like it"),
        ("related", "stands below the article, as other stories do"),
    ),
}
_AMONG = ("body", "stands among the article's paragraphs")
_READS = ("body", "reads as the article's running text")
_OUTSIDE = "outside the article's part of the page"
_SHOWN = (
    0.5  # of the words of a page's data: if fewer are kept of its text, the data is the article
)
_FEW = 40  # words: more of another article are not given up for the data's
_LIFE = 75  # nor more of an author's life
_PLENTY = 1000  # words that show an article: of a live blog the data has all that was ever said
_DATA = "in the page's data for machines"
_OTHER_DATA = "two candidates for the article: the page's data has another, longer one"
_IN_DATA = "the article is taken from the page's data, which has more of it"
_NOT_IN_DATA = "the article is taken from the page's data, which does not have it"
_RECIPE = "the recipe is taken from the page's data, since its text does not show it"
_FROM_DATA = "the article is taken from the page's data, since its text shows less of it"
_DESCRIBES = "the page describes itself by this line, and has no other text"
_HEADS_NOTHING = "heads no article, so it is the text"
_HIDDEN = ("navigation", "the page hides it, or strikes it out")
_FIGURE = ("caption", "stands in a figure of the page")
_OF_PAGE: Mapping[Region, tuple[str, str]] = {
    Region.QUOTATION: ("quote", "a quotation among the article's paragraphs"),
    Region.TEXT: ("body", "in the article's part of the page"),
}


class Decision(NamedTuple):
    """The blocks of a document, labelled, and what is to be said of them."""

    blocks: list[Block]
    warnings: tuple[str, ...] = ()


def decide(dump: MarkedDocument, chances: Probabilities, page: Page | None = None) -> Decision:
    """Label the blocks of a document.

    Args:
        dump: the document, marked by the rules.
        chances: how likely each block is part of the article, and its headline.
        page: its markup, if it has any.
    """
    labelled = _label(dump, chances, page) if dump.segments else Decision([])
    return _of_line(dump, _of_data(dump, labelled, page), page) if page else labelled


def _label(dump: MarkedDocument, chances: Probabilities, page: Page | None) -> Decision:
    """Label the blocks of a document, one at least, by all that is said of each."""
    all_marks = with_headline(dump, chances.headline)
    marks = _but_overruled(dump, all_marks, chances.article, page)
    sure = [found for found in marks.values() if found.score >= SURE]
    certain = [found.block for found in sure if found.drops]
    likely = chances.article.astype(np.float64)
    likely[[found.block for found in sure if found.label in KEPT_LABELS]] = 1
    warnings: tuple[str, ...] = ()
    if page:
        keep, likely, warnings, _ = choose(dump, all_marks, likely, page, certain)
    else:
        boxes = [i for i in certain if marks[i].label in _BOXES]
        keep = keep_of_text(dump, likely, certain, boxes)
    if sum(dump.words) < FEW_WORDS or not (page or keep.any()):  # too little to tell by
        by_rules = map(_by_rules, dump.texts, map(marks.get, range(len(dump.texts))))
        return Decision(_without_lone_headline(dump, list(by_rules)), warnings)
    of_series = series(dump, marks, keep, likely, page.markup if page else None)
    if of_series:
        keep[list(of_series)] = True
    kept = np.flatnonzero(keep).tolist()
    scores = (np.rint(np.where(keep, likely, 1 - likely) * 1000) / 1000).tolist()
    texts, words, is_kept = dump.texts, dump.words, keep.tolist()
    rows: list[tuple[str, str, str, float] | None] = [None] * len(texts)
    for i, label, reason, how_sure in marks.values():
        if how_sure >= SURE:
            rows[i] = (texts[i], label, reason, how_sure)
        elif label in KEPT_LABELS:
            if is_kept[i] and dump.segments[i].region is not Region.QUOTATION:
                rows[i] = (texts[i], label, reason, scores[i])
        elif not is_kept[i] and (how_sure >= _NAMED or words[i] < _TEASER_WORDS):
            rows[i] = (texts[i], label, reason, scores[i])
    if page:
        for i in np.flatnonzero(page.markup.hidden & ~keep).tolist():
            rows[i] = rows[i] or (texts[i], *_HIDDEN, scores[i])
    for i, mark in of_series.items():
        rows[i] = (texts[i], mark.label, mark.reason, max(scores[i], 0.5))
    guessed = [
        row or (texts[i], *_guess(dump, i, is_kept[i], kept), scores[i])
        for i, row in enumerate(rows)
    ]
    return Decision(named_tuples(Block, guessed), warnings)


def _of_line(dump: MarkedDocument, decision: Decision, page: Page) -> Decision:
    """Keep the one line that a page is of, where nothing else of it is kept."""
    blocks = decision.blocks
    if any(block.kept for block in blocks):
        return decision
    i = find_line(dump, blocks, page)
    if i is None:
        return decision
    blocks[i] = Block(blocks[i].text, "body", _DESCRIBES, 0.5)
    warnings = dict.fromkeys((*decision.warnings, few_words(dump.words[i])))
    return decision._replace(warnings=tuple(warnings))


def _of_data(dump: MarkedDocument, decision: Decision, page: Page) -> Decision:
    """Take the article from a page's data where its text shows far less of it, and a recipe that it lacks."""
    if page.data:
        decision = _with_article(dump, decision, page.data)
    if page.recipe:
        blocks = [*decision.blocks, *(Block(line, "list", _DATA) for line in page.recipe)]
        decision = Decision(blocks, (*decision.warnings, _RECIPE))
    return decision


def _with_article(dump: MarkedDocument, decision: Decision, paragraphs: Sequence[str]) -> Decision:
    """Take the article from the paragraphs of a page's data, unless enough is kept or of another."""
    texts = [block.text for block in decision.blocks if block.kept]
    kept, data = " ".join(texts), " ".join(paragraphs)
    words = count_words(kept)
    if words >= min(_PLENTY, _SHOWN * count_words(data)):
        return decision
    wanted = subjects([dump.title or ""])
    says_more = len(wanted & subjects(paragraphs)) > len(wanted & subjects(texts))
    if words >= (_LIFE if says_more else _FEW) and not shares(kept, data):
        return decision._replace(warnings=(*decision.warnings, _OTHER_DATA))
    blocks = [
        block._replace(label="duplicate", reason=_IN_DATA)
        if block.kept and shares(block.text, data)
        else block._replace(label="related", reason=_NOT_IN_DATA)
        if block.kept
        else block
        for block in decision.blocks
    ]
    blocks += [Block(paragraph, "body", _DATA) for paragraph in paragraphs]
    return Decision(blocks, (*decision.warnings, _FROM_DATA))


def _guess(dump: MarkedDocument, i: int, is_kept: bool, kept: Sequence[int]) -> tuple[str, str]:
    """Return label and reason of a block that no rule names, by those that are kept."""
    ends = dump.ends[i]
    region = dump.segments[i].region
    if is_kept:
        return (_OF_PAGE.get(region, _AMONG) if region else None) or (_READS if ends else _AMONG)
    if region is Region.CAPTION:
        return _FIGURE
    if not kept:
        return "navigation", _OUTSIDE
    where = "above" if i < kept[0] else "below" if i > kept[-1] else "inside"
    label, reason = _GUESSES[where][dump.words[i] >= _TEASER_WORDS and (ends or where != "inside")]
    return label, _OUTSIDE if region else reason


def with_headline(dump: MarkedDocument, likely: Floats) -> Mapping[int, Mark]:
    """Return the marks of a document, with the headline that the classifier finds as its title."""
    if dump.title or dump.breadcrumbs:
        return dump.marks
    perhaps = np.flatnonzero(likely >= _HEADLINE)
    ranked = perhaps[np.argsort(-likely[perhaps])].tolist()
    possible = (i for i in ranked if could_be_title(dump, i))
    best = next(possible, None)
    if best is not None and is_results(dump.texts[best]):
        best = next((i for i in possible if not is_results(dump.texts[i])), best)
    titles = {i for i, mark in dump.marks.items() if mark.label == "title"}
    if best is None and not titles and (recurs := recurring_headline(dump)) is not None:
        why = f"heads what the article says, though {dump.marks[recurs].reason}"
        return {**dump.marks, recurs: Mark(recurs, "title", why, SURE)}
    if best is None or best in titles:
        return dump.marks
    found = title_marks(dump, best, "stands and reads as the article's headline")
    others = {i: mark for i, mark in dump.marks.items() if i not in titles}
    return others | {mark.block: mark for mark in found}


def _without_lone_headline(dump: MarkedDocument, blocks: list[Block]) -> list[Block]:
    """Return the blocks of a text, none called its headline where there is nothing that it heads.

    A short line among notices stays one: an article may stand behind a paywall.
    """
    if dump.title or any(block.kept for block in blocks):
        return blocks
    return [
        block._replace(label="body", reason=_HEADS_NOTHING, score=0.5)
        if block.label == "title" and (len(blocks) == 1 or words >= FEW_WORDS)
        else block
        for block, words in zip(blocks, dump.words, strict=True)
    ]


def _but_overruled(
    dump: MarkedDocument, marks: Mapping[int, Mark], likely: Floats, page: Page | None
) -> Mapping[int, Mark]:
    """Return the marks but those on paragraphs that the classifier knows better.

    An image's credit may run into a paragraph, and what stands twice in one element, such as a
    step of a recipe, is no copy.
    """
    doubted = {i: mark.label for i, mark in marks.items() if mark.label in ("legal", "duplicate")}
    if not doubted:
        return marks
    again = said_again(dump, page.markup) if page else frozenset()
    overruled = {
        i
        for i, label in doubted.items()
        if (label == "legal" and likely[i] >= _CREDITED and dump.prose[i])
        or (label == "duplicate" and likely[i] >= _SAID_AGAIN and i in again)
    }
    return {i: mark for i, mark in marks.items() if i not in overruled} if overruled else marks


def _by_rules(text: str, found: Mark | None) -> Block:
    if found:
        return Block(text, *found[1:])
    return Block(text, "body", "no rule objects to it", 0.5)
