"""Mark the blocks of a dump by rules: what phrases, shapes and places give away.

A tagger looks at the whole dump and yields marks; taggers run in order and the first mark a block
gets stays. This is the way of dolma (Soldaini et al. 2024, sec. 4).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from summarise.cleaning import cues, metadata
from summarise.cleaning.headline import headline
from summarise.cleaning.segment import Segment
from summarise.cleaning.texts import Question, Texts, key
from summarise.documents import DROPPED_LABELS

_PROSE_WORDS = 9  # a shorter sentence may be a caption or a teaser
_CLEARLY_PROSE_WORDS = 25  # ends a list of teasers
_HEADING_WORDS = 14
_TITLE_WORDS = 40
_SHORT_LINE_WORDS = 6
_BULLET = re.compile(r"^([•‣◦▪●○■*–—-]|\(?\d{1,2}[.)])\s+\S")
_BROKEN_OFF = ("...", "…", "[…]", "[...]")
_SAYS = tuple("says: said: wrote: sagt: schrieb: dice: dijo: dit: disse: diz:".split())
_NO_FULL_STOP = ("\u0e00", "\u0eff")  # Thai and Lao have none
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = Question(metadata.has_year)
_BESIDE_YEAR = Question(metadata.beside_year)
_AGENCY_END = Question(metadata.AGENCY_ENDS.__contains__)
_WHOLE_QUOTE = re.compile(r"^[“\"«].*[”\"»]$", re.DOTALL)


class Mark(NamedTuple):
    """One tagger's word on one block: which, its label, the reason and how sure, from 0 to 1."""

    block: int
    label: str
    reason: str
    score: float


@dataclass
class Dump:
    """The blocks of one document and what taggers ask of them. `title` is what the record said.

    `recurring` is how many documents of the site have a block, by its key, for those that recur.
    """

    segments: Sequence[Segment]
    title: str | None = None
    recurring: Mapping[str, int] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    _bylines: dict[int, str | None] = field(default_factory=dict)

    @cached_property
    def read(self) -> Texts:
        """The blocks' texts, and what they are made of."""
        return Texts(segment.text for segment in self.segments)

    @property
    def texts(self) -> list[str]:
        """Each block's text."""
        return self.read.raw

    @property
    def keys(self) -> list[str]:
        """Each block folded to its bare words, so that equal keys say the same."""
        return self.read.keys

    @property
    def words(self) -> list[int]:
        """Words of each block, or more than any limit here for a very long one."""
        return self.read.sizes

    @cached_property
    def prose(self) -> list[bool]:
        """Whether a block reads as running text: long enough, and it ends as a sentence."""
        return [
            words >= _PROSE_WORDS and (ends or _ends_running_text(text))
            for words, ends, text in zip(self.words, self.read.end, self.texts, strict=True)
        ]

    @cached_property
    def cues(self) -> dict[int, cues.Cue]:
        """What phrases give blocks away as."""
        return cues.find(self.read)

    @cached_property
    def credits(self) -> dict[int, tuple[int, int]]:
        """Where blocks have an image credit."""
        return cues.credits(self.read)

    @cached_property
    def dates(self) -> set[int]:
        """Blocks that are a date and nothing else."""
        perhaps = self.read.having(_YEAR) & self.read.having(_BESIDE_YEAR)
        return {i for i in perhaps if metadata.date_line(self.texts[i])}

    @cached_property
    def agencies(self) -> set[int]:
        """Blocks that name a news agency and nothing else."""
        return {i for i in self.read.closing(_AGENCY_END) if metadata.agency(self.texts[i])}

    @cached_property
    def remarks(self) -> list[int]:
        """Lines that say whose words follow, as those above comments do; two at least."""
        found = [
            i
            for i, text in enumerate(self.texts)
            if text.endswith(_SAYS) and self.words[i] <= _HEADING_WORDS
        ]
        return found if len(found) > 1 else []

    @cached_property
    def reporting(self) -> set[int]:
        """Blocks that credit those who reported and edited."""
        perhaps = (
            i
            for i, letters in enumerate(self.read.openings)
            if letters in metadata.CREDIT_HEADS or not letters[:1].isalpha()
        )
        return {i for i in perhaps if metadata.reporting_credit(self.texts[i])}

    def byline(self, i: int) -> str | None:
        """Whom a block names as the article's author, None when it is no byline."""
        if i not in self._bylines:
            self._bylines[i] = metadata.byline(self.texts[i])
        return self._bylines[i]

    def recurs(self, i: int) -> bool:
        """Whether many documents of the site have a block."""
        return self.keys[i] in self.recurring

    def free(self, start: int = 0) -> list[int]:
        """Indices without a mark, from `start` on."""
        return [i for i in range(start, len(self.texts)) if i not in self.marks]

    def body(self) -> list[int]:
        """Unmarked blocks of prose: where the article is."""
        return [i for i in self._prose if i not in self.marks]

    @cached_property
    def _prose(self) -> list[int]:
        return [i for i, reads in enumerate(self.prose) if reads]


Tagger = Callable[[Dump], Iterator[Mark]]


def mark(
    segments: Sequence[Segment],
    title: str | None = None,
    recurring: Mapping[str, int] | None = None,
) -> Dump:
    """Run all taggers over the blocks of a document.

    Args:
        segments: the blocks, see `summarise.cleaning.segment`.
        title: the headline if the record or the page's markup gave one.
        recurring: the blocks that many documents of the site have, see `summarise.cleaning.recurring`.
    """
    dump = Dump(segments, title, recurring or {})
    for tagger in TAGGERS:
        for found in tagger(dump):
            dump.marks.setdefault(found.block, found)
    return dump


def _ends_running_text(text: str) -> bool:
    first, last = _NO_FULL_STOP
    return text.endswith(":") or first <= text[-1:] <= last


def _whole_quote(text: str) -> bool:
    return not text[:1].isalpha() and bool(_WHOLE_QUOTE.match(text))


def repeated(dump: Dump) -> Iterator[Mark]:
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
    alone = mark([Segment(text)]).marks.get(0)
    name = alone.label if alone and alone.label in DROPPED_LABELS else "navigation"
    return Mark(index, name, f"repeated in {documents} documents", 1.0)


def broken_off(dump: Dump) -> Iterator[Mark]:
    """Sentences that break off, two at least: openings of other stories."""
    found = [
        i
        for i, text in enumerate(dump.texts)
        if text.endswith(_BROKEN_OFF) and dump.words[i] >= _PROSE_WORDS
    ]
    for i in found if len(found) > 1 else ():
        yield Mark(i, "related", "breaks off, as openings of other stories do", 0.8)


def remarks(dump: Dump) -> Iterator[Mark]:
    """Lines that say whose comment follows."""
    for i in dump.remarks:
        yield Mark(i, "comment", "says whose comment follows", 0.8)


def titles(dump: Dump) -> Iterator[Mark]:
    """The headline: the one given, or the line above the article that says what it says."""
    if dump.title:
        wanted = key(dump.title)
        for i, found in enumerate(dump.keys):
            if found and found == wanted:
                yield Mark(i, "title", "is the article's headline", 1.0)
        return
    found_at = headline(
        dump.keys,
        [prose and i not in dump.marks for i, prose in enumerate(dump.prose)],
        lambda i: (
            i not in dump.marks and 3 <= dump.words[i] <= _TITLE_WORDS and _could_be_title(dump, i)
        ),
        lambda i: i in dump.dates or bool(dump.byline(i)),
    )
    if found_at is None:
        return
    yield Mark(found_at, "title", "above the article, and made of its words", 0.9)
    wanted = dump.keys[found_at]
    for i, found in enumerate(dump.keys):
        if found == wanted and i != found_at:
            yield Mark(i, "title", "repeats the headline", 0.9)


def _could_be_title(dump: Dump, i: int) -> bool:
    text = dump.texts[i]
    return not (
        (dump.read.end[i] and text[-1] not in "?!")
        or _whole_quote(text)
        or text.endswith(":")
        or i in dump.cues
        or i in dump.dates
        or i in dump.agencies
        or i in dump.credits
        or dump.byline(i)
    )


def captions(dump: Dump) -> Iterator[Mark]:
    """Image captions: with a credit, given twice over, or opening as captions do."""
    opening = cues.captions(dump.read)
    for i in sorted(opening | dump.credits.keys()):
        text, credit = dump.texts[i], dump.credits.get(i)
        if credit and dump.read.end[i] and text[credit[1] :].count(" ") > 8:
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
            if caption and 0 <= j < len(dump.texts) and dump.keys[j] == caption:
                yield Mark(j, "caption", "the same caption stands beside it with its credit", 0.95)
    twice = {
        j
        for i, (above, found) in enumerate(pairwise(dump.keys), 1)
        if found and found == above and 4 <= dump.words[i] <= cues.MOST_CAPTION_WORDS
        for j in (i - 1, i)
    }
    # where most of the text stands twice, the scraper doubled it
    if 2 * sum(dump.words[i] for i in twice) <= sum(dump.words):
        for i in sorted(twice):
            yield Mark(i, "caption", "stands twice in a row, as image captions do", 0.8)


def bylines(dump: Dump) -> Iterator[Mark]:
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
        elif metadata.byline_below(text) and i + 1 < len(dump.texts):
            yield Mark(i, "byline", "announces who wrote the article", 0.9)
            if metadata.full_name(dump.texts[i + 1]):
                yield Mark(i + 1, "byline", "says who wrote the article", 0.9)


def phrases(dump: Dump) -> Iterator[Mark]:
    """Lines that a known phrase gives away."""
    words = dump.words
    for i in dump.free():
        if cue := dump.cues.get(i):
            yield Mark(i, cue.label, cue.reason, 0.9)
        elif words[i] > cues.MOST_WORDS and not _LETTER.search(dump.texts[i]):
            yield Mark(i, "navigation", "has no word in it", 0.9)


def endings(dump: Dump) -> Iterator[Mark]:
    """Comment sections and lists of other stories: the line that opens one, and what is below."""
    body = dump.body()
    comments = stories = len(dump.texts)  # the nearest below of each kind
    # the last one first, so that a block goes to the nearest line above it
    opening_comments, opening_stories = map(
        set, (cues.comments_below(dump.read), cues.stories_below(dump.read))
    )
    opening_comments.update(dump.remarks[:1])
    for i in sorted(opening_comments | opening_stories, reverse=True):
        text = dump.texts[i]
        if i in opening_comments:
            yield Mark(i, "comment", "opens the comment section", 0.95)
            if bisect_left(body, i) >= 2:
                for j in range(i + 1, comments):
                    yield Mark(j, "comment", f"stands below “{text}”, after the article", 0.85)
                comments = i
        else:
            yield Mark(i, "related", "opens a list of other stories", 0.95)
            for j in range(i + 1, stories):
                if dump.prose[j] and dump.words[j] >= _CLEARLY_PROSE_WORDS:
                    break
                yield Mark(j, "related", f"stands in the list below “{text}”", 0.85)
            stories = i


def standfirsts(dump: Dump) -> Iterator[Mark]:
    """A sentence between the headline and the byline or date."""
    title = next((i for i, m in dump.marks.items() if m.label == "title"), None)
    if title is None:
        return
    below = dump.free(title + 1)[:1]
    if below and below[0] == title + 1 and 6 <= dump.words[below[0]] <= 45:
        following = dump.marks.get(below[0] + 1)
        if following and following.label in {"byline", "date", "agency"} and len(dump.body()) > 2:
            yield Mark(below[0], "standfirst", "stands between headline and byline", 0.8)


def repeats(dump: Dump) -> Iterator[Mark]:
    """A block that says what an earlier one said."""
    free, texts, words, keys = dump.free(), dump.texts, dump.words, dump.keys
    quotes = {i for i in free if 6 <= words[i] <= 60 and _whole_quote(texts[i])}
    body = dump.body() if quotes else []
    starts = list(accumulate((len(keys[j]) + 1 for j in body), initial=0))
    whole = "".join(keys[j] + "\n" for j in body)
    seen: dict[str, int] = {}
    for i in free:
        first = seen.setdefault(keys[i], i)
        if first != i and words[i] >= 4:
            yield Mark(i, "duplicate", f"repeats block {first + 1}", 0.9)
        elif i in quotes:
            at = whole.find(keys[i])
            if at >= 0 and body[bisect_right(starts, at) - 1] == i:  # itself
                at = whole.find(keys[i], at + 1)
            said = body[bisect_right(starts, at) - 1] if at >= 0 else i
            if keys[said] != keys[i]:
                yield Mark(i, "duplicate", f"a pull quote: block {said + 1} says it too", 0.9)


def short_lines(dump: Dump) -> Iterator[Mark]:
    """Short lines before, beside and after the article; inside it, headings, lists and quotes."""
    body = dump.body()
    if not body:
        for i in dump.free():
            if not dump.read.end[i]:
                yield Mark(i, "navigation", "a short line where no article is", 0.6)
        return
    first, last = body[0], body[-1]
    free = dump.free()
    following = dict(pairwise(free))
    for i in free:
        text, words, ends = dump.texts[i], dump.words[i], dump.read.end[i]
        if words <= _SHORT_LINE_WORDS and not ends and _beside_promo(dump, i):
            yield Mark(i, "promo", "a short line inside a newsletter or subscription box", 0.7)
        elif first < i and not text[:1].isalpha() and _BULLET.match(text):
            yield Mark(i, "list", "an item of a list in the article", 0.8)
        elif _whole_quote(text):
            yield Mark(i, "quote", "direct speech", 0.8)
        elif ends or words > _HEADING_WORDS:
            continue
        elif i < first:
            yield Mark(i, "navigation", "a short line before the article's first paragraph", 0.7)
        elif i > last:
            yield Mark(i, "navigation", "a short line after the article's last paragraph", 0.7)
        elif dump.prose[following.get(i, i)]:
            yield Mark(i, "heading", "a short line above a paragraph", 0.7)


def _beside_promo(dump: Dump, i: int) -> bool:
    return any(j in dump.marks and dump.marks[j].label == "promo" for j in (i - 1, i + 1))


TAGGERS: tuple[Tagger, ...] = (
    repeated,
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
)
