"""Mark the blocks of a dump by rules: what phrases, shapes and places give away.

A tagger looks at the whole dump and yields marks; taggers run in order and the first mark a block
gets stays. This is the way of dolma (Soldaini et al. 2024, sec. 4).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np

from summarise.cleaning.blocks.document import BlockBatch, Mark, MarkedDocument, SegmentedDocument
from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.blocks.texts import key
from summarise.cleaning.languages import cues
from summarise.cleaning.metadata.byline import (
    announces_byline,
    is_full_name,
    is_name_and_date,
    parse_signature,
)
from summarise.cleaning.rules.headline import HEADLINE_WORDS, NEAR_CRUMBS, headline
from summarise.common.documents import DROPPED_LABELS

_CLEARLY_PROSE_WORDS = 25  # ends a list of teasers
_HEADING_WORDS = 14
_PARAGRAPH_WORDS = 20  # a shorter sentence may be an item of several lists
_TITLE_WORDS, _TITLE_LENGTH = 40, 500  # characters
_HEADLINE_SHARE = 0.4  # of a line of breadcrumbs
_SHORT_LINE_WORDS = 6
_LEAST_ARTICLE = 3  # paragraphs: below fewer, “Comments” may be one of the page's links
_LETTER = re.compile(r"[^\W\d_]")


Tagger = Callable[[MarkedDocument], Iterator[Mark]]


def mark(
    segments: Sequence[Segment],
    title: str | None = None,
    recurring: Mapping[str, int] | None = None,
) -> MarkedDocument:
    """Run all taggers over the blocks of one document, see `SegmentedDocument`."""
    return mark_all([SegmentedDocument(segments, title, recurring or {})]).documents[0]


def mark_all(documents: Sequence[SegmentedDocument]) -> BlockBatch:
    """Run all taggers over the blocks of some documents."""
    batch = BlockBatch(documents)
    for tagger in TAGGERS:
        for dump in batch.documents:
            for found in tagger(dump) if dump.segments else ():
                dump.marks.setdefault(found.block, found)
    return batch


def repeated(dump: MarkedDocument) -> Iterator[Mark]:
    """Blocks that many documents of the site have, unless they are what this document says."""
    if not dump.recurring:
        return
    title = key(dump.title or "")
    found = [i for i, k in enumerate(dump.keys) if k in dump.recurring and k != title]
    prose = sum(words for words, is_prose in zip(dump.words, dump.prose, strict=True) if is_prose)
    # an article and its later versions have most of their text in common
    if 3 * sum(dump.words[i] for i in found if dump.prose[i]) > 2 * prose:
        return
    for i in found:
        yield repeated_mark(dump.texts[i], dump.recurring[dump.keys[i]], i)


def repeated_mark(text: str, documents: int, index: int = 0) -> Mark:
    """The mark of a block that so many documents have; its label is what it is by itself."""
    return Mark(index, _label_alone(text), f"repeated in {documents} documents", 1.0)


@lru_cache(maxsize=1 << 12)
def _label_alone(text: str) -> str:
    alone = mark([Segment(text)]).marks.get(0)
    return alone.label if alone and alone.label in DROPPED_LABELS else "navigation"


def broken_off(dump: MarkedDocument) -> Iterator[Mark]:
    """Sentences that break off, two at least: openings of other stories."""
    for i in dump.broken_off:
        yield Mark(i, "related", "breaks off, as openings of other stories do", 0.8)


def remarks(dump: MarkedDocument) -> Iterator[Mark]:
    """Lines that say whose comment follows."""
    for i in dump.remarks:
        sure = 0.95 if _dated(dump.texts[i]) else 0.8
        yield Mark(i, "comment", "says whose comment follows", sure)


def _dated(line: str) -> bool:
    return any(map(str.isdigit, line))


def breadcrumbs(dump: MarkedDocument) -> Iterator[Mark]:
    """Lines that say where the page is (Home > News > the headline), and that headline."""
    for i, found_at in dump.breadcrumbs.items():
        yield Mark(i, "navigation", "leads to the headline", 0.9)
        if not dump.title:
            yield from title_marks(dump, found_at, "is where the page says it is")


def titles(dump: MarkedDocument) -> Iterator[Mark]:
    """The headline: the one given, or the line above the article that says what it says."""
    if dump.title:
        wanted = key(dump.title)
        for i, found in enumerate(dump.keys):
            if found and found == wanted:
                yield Mark(i, "title", "is the article's headline", 1.0)
        return
    if dump.breadcrumbs:
        return
    batch, words, here = dump.batch, dump.words, slice(dump.start, dump.end)
    found_at = headline(
        batch.scores[here],
        dump.counts,
        batch.running[here],
        lambda i: i not in dump.marks and words[i] >= HEADLINE_WORDS and could_be_title(dump, i),
        lambda i: i in dump.dates or bool(dump.byline(i)),
    )
    if found_at is None:
        return
    if (below := _below_crumbs(dump, found_at)) is not None:
        yield Mark(found_at, "navigation", "leads to the headline", 0.9)
        found_at = below
    yield from title_marks(dump, found_at, "above the article, and made of its words")


def title_marks(dump: MarkedDocument, i: int, reason: str) -> Iterator[Mark]:
    """The marks of a headline and of all other blocks that say the same."""
    yield Mark(i, "title", reason, 0.9)
    for j in np.flatnonzero(dump.sayings == dump.sayings[i]).tolist():
        if j != i:
            yield Mark(j, "title", "repeats the headline", 0.9)


def _below_crumbs(dump: MarkedDocument, i: int) -> int | None:
    """The headline below breadcrumbs that nothing parts (Home News ...), if a block is such a line."""
    text = dump.texts[i]
    for j in range(i + 1, min(i + 1 + NEAR_CRUMBS, len(dump.texts))):
        length = len(dump.texts[j])
        # much of it at least: what ends a line may be the name of the site
        long = _HEADLINE_SHARE * len(text) <= length < len(text)
        if long and dump.words[j] >= HEADLINE_WORDS and text.endswith(dump.texts[j]):
            return j
    return None


def could_be_title(dump: MarkedDocument, i: int) -> bool:
    """Whether a block can be a headline by its looks."""
    text = dump.texts[i]
    return not (
        (dump.ends[i] and text[-1] not in "?!")
        or dump.words[i] > _TITLE_WORDS
        or len(text) > _TITLE_LENGTH
        or not _LETTER.search(text)
        or text.endswith(":")
        or i in dump.quotes
        or i in dump.cues
        or i in dump.dates
        or i in dump.agencies
        or i in dump.credits
        or dump.byline(i)
    )


def captions(dump: MarkedDocument) -> Iterator[Mark]:
    """Image captions: with a credit, given twice over, or opening as captions do."""
    opening = dump.batch.captions[dump.number]
    for i in sorted(opening | dump.credits.keys()):
        text, credit = dump.texts[i], dump.credits.get(i)
        if credit and dump.ends[i] and text[credit[1] :].count(" ") > 8:
            continue  # a sentence that goes on after the word is about a photo, not its credit
        if i in opening:
            yield Mark(i, "caption", "opens as an image caption does", 0.9)
        elif credit:
            said = text[slice(*credit)].strip()
            yield Mark(i, "caption", f"carries an image credit (“{said}”)", 0.95)
        if not credit:
            continue
        caption = key(text[: credit[0]])
        if not caption and i > 0 and dump.segments[i].attached:
            yield Mark(i - 1, "caption", "has its image credit on the line below", 0.9)
        for j in (i - 1, i + 1):
            if caption and 0 <= j < len(dump.texts) and dump.key(j) == caption:
                yield Mark(j, "caption", "the same caption stands beside it with its credit", 0.95)
    words, sayings, counts = dump.words, dump.sayings, dump.counts
    twice = {
        j
        for i in np.flatnonzero(sayings[1:] == sayings[:-1]).tolist()
        if counts[i] and 4 <= words[i + 1] <= cues.MOST_CAPTION_WORDS
        for j in (i, i + 1)
    }
    # where most of the text stands twice, the scraper doubled it
    if 2 * sum(words[i] for i in twice) <= sum(words):
        for i in sorted(twice):
            yield Mark(i, "caption", "stands twice in a row, as image captions do", 0.8)


def bylines(dump: MarkedDocument) -> Iterator[Mark]:
    """Who wrote it, for whom and when: lines around the head, and the credit at the end."""
    body = dump.body()
    title = next((i for i, mark in dump.marks.items() if mark.label == "title"), None)
    above, below = (0, -1) if title is None else (title - 3, title)
    head = next((i for i in body if i > below), len(dump.texts))
    near_head = range(max(above, 0), min(head + 3, len(dump.texts)))
    for i in sorted(dump.reporting | dump.dates | dump.agencies | set(near_head)):
        text = dump.texts[i]
        if i in dump.reporting:
            yield Mark(i, "byline", "credits those who reported and edited", 0.95)
        elif i in dump.dates:
            if i in near_head:
                yield Mark(i, "date", "is a date and nothing else", 0.95)
            else:
                yield Mark(i, "navigation", "a date away from the article's head", 0.8)
        elif i in dump.agencies:
            yield Mark(i, "agency", "names a news agency", 0.95)
        elif dump.words[i] <= 14 and dump.byline(i):
            yield Mark(i, "byline", "says who wrote the article", 0.9)
        elif i in near_head and is_name_and_date(text):
            yield Mark(i, "date", "says where and when the article was published", 0.9)
        elif i in near_head and parse_signature(text):
            yield Mark(i, "byline", "is a name and a date", 0.9)
        elif announces_byline(text) and i + 1 < len(dump.texts):
            yield Mark(i, "byline", "announces who wrote the article", 0.9)
            if is_full_name(dump.texts[i + 1]):
                yield Mark(i + 1, "byline", "says who wrote the article", 0.9)


def phrases(dump: MarkedDocument) -> Iterator[Mark]:
    """Lines that a known phrase gives away."""
    for i, cue in dump.cues.items():
        yield Mark(i, cue.label, cue.reason, 0.9)
    for i, words in enumerate(dump.words):
        if words > cues.MOST_WORDS and not _LETTER.search(dump.texts[i]):
            yield Mark(i, "navigation", "has no word in it", 0.9)


def endings(dump: MarkedDocument) -> Iterator[Mark]:
    """Comment sections and lists of other stories: the line that opens one, and what is below."""
    body = dump.body()
    comments = stories = len(dump.texts)  # the nearest below of each kind
    said = sum(_dated(dump.texts[i]) for i in dump.remarks) > 1  # whose comment follows, and when
    sure, least = (0.95, 1) if said else (0.85, _LEAST_ARTICLE)
    # the last one first, so that a block goes to the nearest line above it
    opening_comments = {*dump.batch.comments_below[dump.number], *dump.remarks[:1]}
    opening_stories = dump.batch.stories_below[dump.number]
    for i in sorted(opening_comments | opening_stories, reverse=True):
        text = dump.texts[i]
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
                long = dump.prose[j] and dump.words[j] >= _CLEARLY_PROSE_WORDS
                if long or sum(dump.prose[j : j + 3]) == 3:
                    break
                yield Mark(j, "related", reason, 0.85)
            stories = i


def standfirsts(dump: MarkedDocument) -> Iterator[Mark]:
    """A sentence between the headline and the byline or date."""
    title = next((i for i, m in dump.marks.items() if m.label == "title"), None)
    if title is None:
        return
    below = dump.free(title + 1)[:1]
    if below and below[0] == title + 1 and 6 <= dump.words[below[0]] <= 45:
        following = dump.marks.get(below[0] + 1)
        if following and following.label in {"byline", "date", "agency"} and len(dump.body()) > 2:
            yield Mark(below[0], "standfirst", "stands between headline and byline", 0.8)


def whole_articles(dump: MarkedDocument) -> Iterator[Mark]:
    """Blocks that say in one what many paragraphs say, as a page's data for machines does."""
    for i, said in dump.wholes.items():
        yield Mark(i, "duplicate", f"says at once what {len(said)} paragraphs say", 0.9)


def parts_of_wholes(dump: MarkedDocument) -> Iterator[Mark]:
    """What such a block says is the article."""
    for i, said in dump.wholes.items():
        for j in said:
            yield Mark(j, "body", f"block {i + 1} says the article at once, and this in it", 0.9)


def repeats(dump: MarkedDocument) -> Iterator[Mark]:
    """A block that says what an earlier one said."""
    words = dump.words
    sayings, seen = dump.sayings.tolist(), dict[int, int]()
    quotes = {i for i in dump.quotes if 6 <= words[i] <= 60}
    body = dump.body() if quotes else []
    body_keys = [dump.key(j) for j in body]
    starts = list(accumulate((len(each) + 1 for each in body_keys), initial=0))
    whole = "".join(each + "\n" for each in body_keys)
    for i in dump.free():
        first = seen.setdefault(sayings[i], i)
        if first != i and words[i] >= 4:
            paragraph = dump.ends[i] and words[i] >= _PARAGRAPH_WORDS
            yield Mark(i, "duplicate", f"repeats block {first + 1}", 0.9 if paragraph else 0.8)
        elif i in quotes:
            at = whole.find(dump.key(i))
            if at >= 0 and body[bisect_right(starts, at) - 1] == i:  # itself
                at = whole.find(dump.key(i), at + 1)
            said = body[bisect_right(starts, at) - 1] if at >= 0 else i
            if sayings[said] != sayings[i]:
                yield Mark(i, "duplicate", f"a pull quote: block {said + 1} says it too", 0.9)


def short_lines(dump: MarkedDocument) -> Iterator[Mark]:
    """Short lines before, beside and after the article; inside it, headings, lists and quotes."""
    body, free = dump.body(), dump.free()
    words, ends, prose = dump.words, dump.ends, dump.prose
    if not body:
        for i in free:
            if not ends[i]:
                yield Mark(i, "navigation", "a short line where no article is", 0.6)
        return
    first, last = body[0], body[-1]
    following = dict(pairwise(free))
    promos = {i for i, found in dump.marks.items() if found.label == "promo"}
    beside_promo = {i + 1 for i in promos} | {i - 1 for i in promos}
    bullets, quotes = dump.batch.bullets[dump.number], dump.quotes
    for i in free:
        if i in beside_promo and words[i] <= _SHORT_LINE_WORDS and not ends[i]:
            yield Mark(i, "promo", "a short line inside a newsletter or subscription box", 0.7)
            beside_promo.add(i + 1)
        elif i in bullets and first < i:
            yield Mark(i, "list", "an item of a list in the article", 0.8)
        elif i in quotes:
            yield Mark(i, "quote", "direct speech", 0.8)
        elif ends[i] or words[i] > _HEADING_WORDS:
            continue
        elif i < first:
            yield Mark(i, "navigation", "a short line before the article's first paragraph", 0.7)
        elif i > last:
            yield Mark(i, "navigation", "a short line after the article's last paragraph", 0.7)
        elif prose[following.get(i, i)]:
            yield Mark(i, "heading", "a short line above a paragraph", 0.7)


TAGGERS: tuple[Tagger, ...] = (
    repeated,
    whole_articles,
    breadcrumbs,
    broken_off,
    remarks,
    titles,
    captions,
    bylines,
    phrases,
    endings,
    standfirsts,
    repeats,
    short_lines,
    parts_of_wholes,
)
