"""Headlines: the one given, the one that breadcrumbs lead to, or the line that says what the article says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from summarise.cleaning.blocks.keys import count_bare_words, key
from summarise.cleaning.rules.breadcrumbs import NEAR_CRUMBS
from summarise.cleaning.rules.document import Mark, MarkedDocument
from summarise.cleaning.rules.headline import HEADLINE_WORDS, choose_headline
from summarise.common.text.sentence_ends import last_mark

_TITLE_WORDS, _TITLE_LENGTH = 40, 500  # characters
_HEADLINE_SHARE = 0.4  # of a line of breadcrumbs
_MOST_AROUND = 3  # words that a line has beside the headline: a section's name, or the site's
_MOST_KICKER = 4  # words
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(
    r"(?<![\w£$€.,])(?!(?:19|20)\d\d\b)\d{1,3}(?:[+–-]\d{1,3})?(?![\w%.,]\w|[%\w])"
)
_RESULTS, _RESULTS_SHARE = 4, 0.25  # numbers of a line of results, and their share of its words


def breadcrumbs(document: MarkedDocument) -> Iterator[Mark]:
    """Mark lines that say where the page is (Home > News > the headline), and that headline."""
    for i, found_at in document.breadcrumbs.items():
        yield Mark(i, "navigation", "leads to the headline", 0.9)
        if not document.title:
            yield from title_marks(document, found_at, "is where the page says it is")


def titles(document: MarkedDocument) -> Iterator[Mark]:
    """Mark the headline: the one given, or the line above the article that says what it says."""
    if document.title:
        wanted, size = key(document.title), count_bare_words(document.title)
        if not wanted:  # a dash, which every line begins with
            return
        for i in np.flatnonzero(document.counts == size).tolist():
            if document.key(i) == wanted:
                yield Mark(i, "title", "is the article's headline", 1.0)
                if i and _is_kicker(document, i - 1):
                    yield Mark(i - 1, "navigation", "a short line above the headline", 0.9)
        yield from _nearly(document, wanted, size)
        return
    if document.breadcrumbs:
        return
    found_at = _chosen(document)
    if found_at is None:
        return
    if is_results(document.texts[found_at]):
        other = _chosen(document, results=False)
        if other is not None:
            yield Mark(found_at, "navigation", "gives the results", 0.9)
            found_at = other
    if (below := _below_crumbs(document, found_at)) is not None:
        yield Mark(found_at, "navigation", "leads to the headline", 0.9)
        found_at = below
    yield from title_marks(document, found_at, "above the article, and made of its words")


def _chosen(document: MarkedDocument, results: bool = True) -> int | None:
    """Return the line that says what the article says, which may give results or not."""
    batch, words, here = document.batch, document.words, slice(document.start, document.end)
    return choose_headline(
        batch.scores[here],
        document.counts,
        batch.running[here],
        lambda i: (
            i not in document.marks
            and words[i] >= HEADLINE_WORDS
            and could_be_title(document, i)
            and (results or not is_results(document.texts[i]))
        ),
        lambda i: i in document.dates or bool(document.byline(i)),
    )


def _is_kicker(document: MarkedDocument, i: int) -> bool:
    """Return whether a line above the headline is its section, or the like, and no date or byline."""
    short = document.words[i] <= _MOST_KICKER and not document.ends[i]
    return short and i not in document.dates | document.agencies and not document.byline(i)


def _nearly(document: MarkedDocument, wanted: str, size: int) -> Iterator[Mark]:
    """Yield marks of lines above the article that are the headline cut, or with a few words around it."""
    above = next(iter(document.body()), len(document.texts))
    counts = document.counts[: above + 1]
    perhaps = (counts >= max(HEADLINE_WORDS, size // 2)) & (counts <= size + _MOST_AROUND)
    for i in np.flatnonzero(perhaps).tolist():
        shorter, longer = sorted((wanted, document.key(i)), key=len)
        # no space, since a kicker inside the headline may have none
        if longer.startswith(shorter) or longer.endswith(shorter):
            yield Mark(i, "title", "says the article's headline, or nearly all of it", 0.9)


def title_marks(document: MarkedDocument, i: int, reason: str) -> Iterator[Mark]:
    """Yield the marks of a headline and of all other blocks that say the same."""
    yield Mark(i, "title", reason, 0.9)
    for j in np.flatnonzero(document.sayings == document.sayings[i]).tolist():
        if j != i:
            yield Mark(j, "title", "repeats the headline", 0.9)


def could_be_title(document: MarkedDocument, i: int) -> bool:
    """Return whether a block can be a headline by its looks."""
    text = document.texts[i]
    return not (
        (document.ends[i] and last_mark(text) not in "?!")
        or document.words[i] > _TITLE_WORDS
        or len(text) > _TITLE_LENGTH
        or not _LETTER.search(text)
        or text.endswith((":", ","))
        or _goes_on(document, i)
        or i in document.quotes
        or i in document.cues
        or i in document.dates
        or i in document.agencies
        or i in document.credits
        or document.byline(i)
    )


def _goes_on(document: MarkedDocument, i: int) -> bool:
    """Return whether a line's sentence goes on in the next one, in small letters and with no blank line between."""
    if i + 1 >= len(document.texts) or not document.segments[i + 1].attached:
        return False
    below = document.texts[i + 1]
    return below.split(" ", 1)[0].islower() and not document.byline(i + 1)


def is_results(text: str) -> bool:
    """Return whether a line gives results: `FT: Rovers 3 (Dunn 12, 44, 90+3) Athletic 1 (Pell 61)`."""
    if sum(map(str.isdigit, text)) < _RESULTS:
        return False
    numbers = len(_NUMBER.findall(text))
    return numbers >= max(_RESULTS, _RESULTS_SHARE * len(text.split()))


def _below_crumbs(document: MarkedDocument, i: int) -> int | None:
    """Return the headline below breadcrumbs that nothing parts (Home News ...), if a block is such a line."""
    text = document.texts[i]
    for j in range(i + 1, min(i + 1 + NEAR_CRUMBS, len(document.texts))):
        length = len(document.texts[j])
        # much of it at least: what ends a line may be the name of the site
        long = _HEADLINE_SHARE * len(text) <= length < len(text)
        if long and document.words[j] >= HEADLINE_WORDS and text.endswith(document.texts[j]):
            return j
    return None
