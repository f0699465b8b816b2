"""The documents that taggers mark, and what they may ask of each block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.keys import key
from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Bools, Hashes, Ints
from summarise.cleaning.metadata.byline import (
    parse_byline,
)
from summarise.cleaning.rules.credits import Credit
from summarise.cleaning.rules.cues import Cue
from summarise.cleaning.rules.findings import Findings
from summarise.cleaning.rules.headline import score_lines
from summarise.cleaning.rules.labels import Labels
from summarise.common.documents import DROPPED_LABELS

SURE = 0.9
"""Score from which a rule is believed, whatever the classifier says."""
_WHOLE_WORDS = 120  # of a text that says all of an article
_MOST_WHOLE = 4  # such texts, the longest: each is compared to all others


class Mark(NamedTuple):
    """One tagger's word on one block: which, its label, the reason and how sure, from 0 to 1."""

    block: int
    label: str
    reason: str
    score: float

    @property
    def drops(self) -> bool:
        """Whether the rules are sure that the block is not the article's."""
        return self.score >= SURE and self.label in DROPPED_LABELS


class BlockBatch:
    """Documents whose blocks are read together, and their marks."""

    def __init__(self, documents: Sequence[SegmentedDocument]) -> None:
        self.texts = BlockTexts(*([s.text for s in each.segments] for each in documents))
        self.findings = Findings(self.texts)
        self.documents = [
            MarkedDocument(self, number, *each) for number, each in enumerate(documents)
        ]

    @cached_property
    def running(self) -> Bools:
        """Which blocks are prose and not yet marked when headlines are looked for, (n,)."""
        running = np.array(self.texts.prose, np.bool_)
        for document in self.documents:
            running[[document.start + i for i in document.marks]] = False
        return running

    @cached_property
    def scores(self) -> NDArray[np.float64]:
        """How often the running text of its document says the words of each block, (n,)."""
        return score_lines(self.texts, self.running)


@dataclass
class MarkedDocument:
    """One document of a batch, and what taggers ask of its blocks, all by their places in it.

    `title` is what the record or the page's markup said; `recurring` see `SegmentedDocument`.
    """

    batch: BlockBatch = field(repr=False)
    number: int
    segments: Sequence[Segment]
    title: str | None = None
    recurring: Mapping[int, int] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)
    _bylines: dict[int, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.start, self.end = self.batch.texts.bounds[self.number : self.number + 2].tolist()

    @cached_property
    def texts(self) -> list[str]:
        """Each block's text."""
        return self.batch.texts.raw[self.start : self.end]

    def key(self, i: int) -> str:
        """Return a block folded to its bare words, so that equal keys say the same."""
        return key(self.texts[i])

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
        return self.batch.findings.cues[self.number]

    @property
    def notices(self) -> Mapping[int, str]:
        """Blocks that are notices, and of what."""
        return self.batch.findings.notices[self.number]

    @property
    def credits(self) -> Mapping[int, Credit]:
        """Where blocks have an image credit."""
        return self.batch.findings.credits[self.number]

    @property
    def caption_openings(self) -> Set[int]:
        """Blocks that open as an image caption does."""
        return self.batch.findings.caption_openings[self.number]

    @property
    def comments_headings(self) -> Set[int]:
        """Lines that open the comment section."""
        return self.batch.findings.comments_headings[self.number]

    @property
    def stories_headings(self) -> Set[int]:
        """Lines that open a list of other stories."""
        return self.batch.findings.stories_headings[self.number]

    @property
    def release_headings(self) -> Set[int]:
        """Lines that may stand at the end of a press release."""
        return self.batch.findings.release_headings[self.number]

    @property
    def bullets(self) -> Set[int]:
        """Blocks that open as an item of a list does."""
        return self.batch.findings.bullets[self.number]

    @property
    def breadcrumbs(self) -> Mapping[int, int]:
        """Lines of breadcrumbs, and the block of the headline that they end with."""
        return self.batch.findings.breadcrumbs[self.number]

    @property
    def dates(self) -> Set[int]:
        """Blocks that are a date and nothing else."""
        return self.batch.findings.dates[self.number]

    @property
    def labels(self) -> Labels | None:
        """What may label the entries of a series, None where nothing does."""
        return self.batch.findings.labels[self.number]

    @property
    def quotes(self) -> Set[int]:
        """Blocks that are a quotation and nothing else."""
        return self.batch.findings.quotes[self.number]

    @property
    def agencies(self) -> Set[int]:
        """Blocks that name a news agency and nothing else."""
        return self.batch.findings.agencies[self.number]

    @property
    def with_code_signs(self) -> Set[int]:
        """Blocks that have a sign which code has."""
        return self.batch.findings.with_code_signs[self.number]

    @property
    def broken_off(self) -> list[int]:
        """Sentences that break off, in order; none if there is only one."""
        return _several(self.batch.findings.broken_off[self.number])

    @property
    def remarks(self) -> list[int]:
        """Lines that say whose words follow, as those above comments do; none if only one."""
        return _several(self.batch.findings.remarks[self.number])

    @property
    def reporting(self) -> Set[int]:
        """Blocks that credit those who reported and edited."""
        return self.batch.findings.reporting[self.number]

    def byline(self, i: int) -> str | None:
        """Return whom a block names as the article's author, None when it is no byline."""
        if i in self.batch.findings.perhaps_bylines[self.number] and i not in self._bylines:
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
        """Return whether many documents of the site have a block."""
        return i in self.recurring

    def free(self, start: int = 0) -> list[int]:
        """Return the blocks without a mark, from `start` on."""
        return [i for i in range(start, len(self.texts)) if i not in self.marks]

    def body(self) -> list[int]:
        """Return unmarked blocks of prose: where the article is."""
        return [i for i in self._prose if i not in self.marks]

    @cached_property
    def _prose(self) -> list[int]:
        return [i for i, reads in enumerate(self.prose) if reads]


def _several(found: Set[int]) -> list[int]:
    return sorted(found) if len(found) > 1 else []
