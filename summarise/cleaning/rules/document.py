"""The documents that taggers look at together, and what they ask of each block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.blocks.texts import PROSE_WORDS, BlockTexts
from summarise.cleaning.blocks.vocabulary import Bools, Hashes, Ints, starts_match_of
from summarise.cleaning.languages import collect
from summarise.cleaning.metadata.agency import AGENCY_LAST_WORDS, parse_agency
from summarise.cleaning.metadata.byline import (
    BYLINE_OPENING,
    CREDIT_OPENING,
    MOST_BYLINE_WORDS,
    is_reporting_credit,
    names_role,
    parse_byline,
)
from summarise.cleaning.metadata.date import (
    MOST_DATE_WORDS,
    has_year,
    is_foreign_to_date,
    parse_date_line,
    stands_beside_year,
)
from summarise.cleaning.rules.breadcrumbs import find_breadcrumbs
from summarise.cleaning.rules.credits import find_caption_openings, find_credits
from summarise.cleaning.rules.cues import Cue, find_cues
from summarise.cleaning.rules.headings import find_comments_headings, find_stories_headings
from summarise.cleaning.rules.headline import score_lines

_WHOLE_WORDS = 120  # of a text that says all of an article
_MOST_WHOLE = 4  # such texts, the longest: each is compared to all others
_REMARK_WORDS = 14  # of a line that says whose words follow
_BULLET = re.compile(r"^([•‣◦▪●○■*–—-]|\(?\d{1,2}[.)])\s+\S")
_BROKEN_OFF = ("...", "…", "[…]", "[...]")
_ENDS_SPEAKER = tuple(f"{word}:" for word in collect(lambda of: of.speech))
_starts_byline = starts_match_of(BYLINE_OPENING)
_ends_agency = AGENCY_LAST_WORDS.__contains__
_starts_credit = starts_match_of(CREDIT_OPENING)
_WHOLE_QUOTE = re.compile(r"^[“\"«].*[”\"»]$", re.DOTALL)


class Mark(NamedTuple):
    """One tagger's word on one block: which, its label, the reason and how sure, from 0 to 1."""

    block: int
    label: str
    reason: str
    score: float


class BlockBatch:
    """Documents whose blocks are read together, and what each block is by itself.

    Of what only some blocks are there is a mapping or a set for each document, by the places in it.
    """

    def __init__(self, documents: Sequence[SegmentedDocument]) -> None:
        self.texts = BlockTexts(*([s.text for s in blocks.segments] for blocks in documents))
        self.documents = [
            MarkedDocument(self, number, *blocks) for number, blocks in enumerate(documents)
        ]

    @cached_property
    def cues(self) -> list[dict[int, Cue]]:
        """What phrases give blocks away as."""
        return self.texts.by_document(find_cues(self.texts))

    @cached_property
    def credits(self) -> list[dict[int, tuple[int, int]]]:
        """Where blocks have an image credit."""
        return self.texts.by_document(find_credits(self.texts))

    @cached_property
    def captions(self) -> list[Set[int]]:
        """Blocks that open as an image caption does."""
        return self._parts(find_caption_openings(self.texts))

    @cached_property
    def comments_below(self) -> list[Set[int]]:
        """Lines that open the comment section."""
        return self._parts(find_comments_headings(self.texts))

    @cached_property
    def stories_below(self) -> list[Set[int]]:
        """Lines that open a list of other stories."""
        return self._parts(find_stories_headings(self.texts))

    @cached_property
    def breadcrumbs(self) -> list[dict[int, int]]:
        """Lines of breadcrumbs, and the block of the headline that they end with."""
        parts = self.texts.by_document(find_breadcrumbs(self.texts))
        starts = self.texts.bounds[:-1].tolist()
        return [
            {i: headline - start for i, headline in part.items()}
            for start, part in zip(starts, parts, strict=True)
        ]

    @cached_property
    def dates(self) -> list[Set[int]]:
        """Blocks that are a date and nothing else."""
        blocks_with, most = self.texts.blocks_with, MOST_DATE_WORDS
        perhaps = blocks_with(has_year, most) & blocks_with(stands_beside_year, most)
        perhaps -= blocks_with(is_foreign_to_date, most)
        return self._parts(i for i in perhaps if parse_date_line(self.texts.raw[i]))

    @cached_property
    def quotes(self) -> list[Set[int]]:
        """Blocks that are a quotation and nothing else."""
        raw = self.texts.raw
        return self._parts(i for i in self.texts.unlettered if _WHOLE_QUOTE.match(raw[i]))

    @cached_property
    def bullets(self) -> list[Set[int]]:
        """Blocks that open as an item of a list does."""
        raw = self.texts.raw
        return self._parts(i for i in self.texts.unlettered if _BULLET.match(raw[i]))

    @cached_property
    def broken_off(self) -> list[Set[int]]:
        """Sentences that break off."""
        raw, sizes = self.texts.raw, self.texts.sizes
        ending = (i for i, text in enumerate(raw) if text.endswith(_BROKEN_OFF))
        return self._parts(i for i in ending if sizes[i] >= PROSE_WORDS)

    @cached_property
    def remarks(self) -> list[Set[int]]:
        """Lines that say whose words follow."""
        raw, sizes = self.texts.raw, self.texts.sizes
        ending = (i for i, text in enumerate(raw) if text.endswith(_ENDS_SPEAKER))
        return self._parts(i for i in ending if sizes[i] <= _REMARK_WORDS)

    @cached_property
    def agencies(self) -> list[Set[int]]:
        """Blocks that name a news agency and nothing else."""
        perhaps = self.texts.blocks_closing_with(_ends_agency)
        return self._parts(i for i in perhaps if parse_agency(self.texts.raw[i]))

    @cached_property
    def reporting(self) -> list[Set[int]]:
        """Blocks that credit those who reported and edited."""
        raw = self.texts.raw
        perhaps = [i for i in self.texts.unlettered if raw[i][:1] in "(["]
        perhaps += self.texts.blocks_opening_with(_starts_credit)
        return self._parts(i for i in perhaps if is_reporting_credit(raw[i]))

    @cached_property
    def perhaps_bylines(self) -> list[Set[int]]:
        """Blocks that may name the article's author."""
        read, most = self.texts, MOST_BYLINE_WORDS
        opening = read.blocks_opening_with(_starts_byline, most)
        return self._parts(
            {
                *opening,
                *read.blocks_with(names_role, most),
                *read.blocks_with(has_year, most),
            }
        )

    @cached_property
    def running(self) -> Bools:
        """Which blocks are prose and not yet marked when headlines are looked for, (n,)."""
        running = np.array(self.texts.prose, np.bool_)
        for dump in self.documents:
            running[[dump.start + i for i in dump.marks]] = False
        return running

    @cached_property
    def scores(self) -> NDArray[np.float64]:
        """How often the running text of its document says the words of each block, (n,)."""
        return score_lines(self.texts, self.running)

    def _parts(self, found: Iterable[int]) -> list[Set[int]]:
        return [part.keys() for part in self.texts.by_document(dict.fromkeys(found))]


@dataclass
class MarkedDocument:
    """One document of a batch, and what taggers ask of its blocks, all by their places in it.

    `title` is what the record or the page's markup said; `recurring` see `SegmentedDocument`.
    """

    batch: BlockBatch = field(repr=False)
    number: int
    segments: Sequence[Segment]
    title: str | None = None
    recurring: Mapping[str, int] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    _bylines: dict[int, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.start, self.end = self.batch.texts.bounds[self.number : self.number + 2].tolist()

    @cached_property
    def texts(self) -> list[str]:
        """Each block's text."""
        return self.batch.texts.raw[self.start : self.end]

    @cached_property
    def keys(self) -> list[str]:
        """Each block folded to its bare words, so that equal keys say the same."""
        return self.batch.texts.keys[self.start : self.end]

    def key(self, i: int) -> str:
        """A block folded to its bare words."""
        return self.batch.texts.key(self.start + i)

    @cached_property
    def sayings(self) -> Hashes:
        """A number for each block, equal for those that say the same, (n,)."""
        return self.batch.texts.sayings[self.start : self.end]

    @cached_property
    def words(self) -> list[int]:
        """Words of each block, or more than any limit here for a very long one."""
        return self.batch.texts.sizes[self.start : self.end]

    @property
    def counts(self) -> Ints:
        """Bare words of each block, (n,)."""
        return self.batch.texts.counts[self.start : self.end]

    @cached_property
    def ends(self) -> list[bool]:
        """Whether a block ends as a sentence does."""
        return self.batch.texts.end[self.start : self.end]

    @cached_property
    def prose(self) -> list[bool]:
        """Whether a block reads as running text."""
        return self.batch.texts.prose[self.start : self.end]

    @property
    def cues(self) -> Mapping[int, Cue]:
        """What phrases give blocks away as."""
        return self.batch.cues[self.number]

    @property
    def credits(self) -> Mapping[int, tuple[int, int]]:
        """Where blocks have an image credit."""
        return self.batch.credits[self.number]

    @property
    def breadcrumbs(self) -> Mapping[int, int]:
        """Lines of breadcrumbs, and the block of the headline that they end with."""
        return self.batch.breadcrumbs[self.number]

    @property
    def dates(self) -> Set[int]:
        """Blocks that are a date and nothing else."""
        return self.batch.dates[self.number]

    @property
    def quotes(self) -> Set[int]:
        """Blocks that are a quotation and nothing else."""
        return self.batch.quotes[self.number]

    @property
    def agencies(self) -> Set[int]:
        """Blocks that name a news agency and nothing else."""
        return self.batch.agencies[self.number]

    @property
    def broken_off(self) -> list[int]:
        """Sentences that break off, in order; none if there is only one."""
        return _several(self.batch.broken_off[self.number])

    @property
    def remarks(self) -> list[int]:
        """Lines that say whose words follow, as those above comments do; none if only one."""
        return _several(self.batch.remarks[self.number])

    @property
    def reporting(self) -> Set[int]:
        """Blocks that credit those who reported and edited."""
        return self.batch.reporting[self.number]

    def byline(self, i: int) -> str | None:
        """Whom a block names as the article's author, None when it is no byline."""
        if i in self.batch.perhaps_bylines[self.number] and i not in self._bylines:
            self._bylines[i] = parse_byline(self.texts[i])
        return self._bylines.get(i)

    @cached_property
    def wholes(self) -> Mapping[int, Sequence[int]]:
        """Blocks that say at once what several paragraphs say, and those paragraphs."""
        words, texts = self.words, self.texts
        long = [i for i, n in enumerate(words) if n >= _WHOLE_WORDS]
        found = dict[int, list[int]]()
        for i in sorted(long, key=words.__getitem__)[-_MOST_WHOLE:]:
            shorter = (j for j in self._prose if len(texts[j]) < len(texts[i]))
            said = [j for j in shorter if texts[j] in texts[i]]
            if len(said) > 2 and 2 * sum(words[j] for j in said) > words[i]:
                found[i] = said
        return found

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


def _several(found: Set[int]) -> list[int]:
    return sorted(found) if len(found) > 1 else []
