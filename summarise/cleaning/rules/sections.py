"""Comment sections and lists of other stories, below the article or inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from summarise.cleaning.rules.document import Mark, MarkedDocument

_CLEARLY_PROSE_WORDS = 25  # ends a list of teasers
_LEAST_ARTICLE = 3  # paragraphs: below fewer, “Comments” may be one of the page's links


def endings(document: MarkedDocument) -> Iterator[Mark]:
    """Mark comment sections and lists of other stories: the line that opens one, and what is below."""
    body = document.body()
    comments = stories = len(document.texts)  # the nearest below of each kind
    # lines that say whose comment follows, and when
    dated = sum(_dated(document.texts[i]) for i in document.remarks)
    sure, least = (0.95, 1) if dated > 1 else (0.85, _LEAST_ARTICLE)
    # the last one first, so that a block goes to the nearest line above it
    opening_comments = {*document.comments_headings, *document.remarks[:1]}
    opening_stories = document.stories_headings
    for i in sorted(opening_comments | opening_stories, reverse=True):
        text = document.texts[i]
        if i in opening_comments:
            yield Mark(i, "comment", "opens the comment section", 0.95)
            if bisect_left(body, i) >= least:
                reason = f"stands below “{text}”, after the article"
                for j in range(i + 1, comments):
                    yield Mark(j, "comment", reason, sure)
                comments = i
        else:
            yield Mark(i, "related", "opens a list of other stories", 0.95)
            reason = f"stands in the list below “{text}”"
            for j in range(i + 1, stories):
                # teasers are short, and no three sentences in a row
                long = document.prose[j] and document.words[j] >= _CLEARLY_PROSE_WORDS
                if long or sum(document.prose[j : j + 3]) == 3:
                    break
                yield Mark(j, "related", reason, 0.85)
            stories = i


def broken_off(document: MarkedDocument) -> Iterator[Mark]:
    """Mark sentences that break off, two at least: openings of other stories."""
    for i in document.broken_off:
        yield Mark(i, "related", "breaks off, as openings of other stories do", 0.8)


def remarks(document: MarkedDocument) -> Iterator[Mark]:
    """Mark lines that say whose comment follows."""
    for i in document.remarks:
        sure = 0.95 if _dated(document.texts[i]) else 0.8
        yield Mark(i, "comment", "says whose comment follows", sure)


def _dated(line: str) -> bool:
    return any(map(str.isdigit, line))
