"""What each block of some documents is by itself: found for all of them together, which is fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from functools import cached_property

from summarise.cleaning.blocks.prose import PROSE_WORDS
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import StartsMatch
from summarise.cleaning.languages import collect
from summarise.cleaning.metadata.agency import AGENCY_LAST_WORDS, parse_agency
from summarise.cleaning.metadata.byline import (
    BYLINE_OPENING,
    CREDIT_OPENING,
    MOST_BYLINE_WORDS,
    is_reporting_credit,
    names_role,
)
from summarise.cleaning.metadata.date import (
    MOST_DATE_WORDS,
    has_year,
    may_be_date,
    parse_date_line,
)
from summarise.cleaning.rules.breadcrumbs import find_breadcrumbs
from summarise.cleaning.rules.credits import Credit, find_caption_openings, find_credits
from summarise.cleaning.rules.cues import Cue, find_cues
from summarise.cleaning.rules.headings import (
    find_comments_headings,
    find_release_headings,
    find_stories_headings,
)
from summarise.cleaning.rules.labels import Labels, find_labels
from summarise.cleaning.rules.notice_search import find_notices

_REMARK_WORDS = 14  # of a line that says whose words follow
_BULLET = re.compile(r"^([•‣◦▪●○■*–—-]|\(?\d{1,2}[.)])\s+\S")
_BROKEN_OFF = ("...", "…", "[…]", "[...]")
_BEFORE_CREDIT = frozenset("([•▪●*–—-")
_ENDS_SPEAKER = tuple(f"{word}:" for word in collect(lambda of: of.speech))
_starts_byline = StartsMatch(BYLINE_OPENING)
_ends_agency = AGENCY_LAST_WORDS.__contains__
_starts_credit = StartsMatch(CREDIT_OPENING)
_WHOLE_QUOTE = re.compile(r"^[“\"«].*[”\"»]$", re.DOTALL)


class Findings:
    """What the blocks of some documents are, each kind found when it is first asked for.

    Of what only some blocks are there is a mapping or a set for each document, by the places in it.
    """

    def __init__(self, texts: BlockTexts) -> None:
        self.texts = texts

    @cached_property
    def cues(self) -> list[dict[int, Cue]]:
        """What phrases give blocks away as."""
        return self.texts.by_document(find_cues(self.texts))

    @cached_property
    def notices(self) -> list[dict[int, str]]:
        """Blocks that are notices, and of what."""
        return self.texts.by_document(find_notices(self.texts))

    @cached_property
    def credits(self) -> list[dict[int, Credit]]:
        """Where blocks have an image credit."""
        return self.texts.by_document(find_credits(self.texts))

    @cached_property
    def caption_openings(self) -> list[Set[int]]:
        """Blocks that open as an image caption does."""
        return self._parts(find_caption_openings(self.texts))

    @cached_property
    def comments_headings(self) -> list[Set[int]]:
        """Lines that open the comment section."""
        return self._parts(find_comments_headings(self.texts))

    @cached_property
    def stories_headings(self) -> list[Set[int]]:
        """Lines that open a list of other stories."""
        return self._parts(find_stories_headings(self.texts))

    @cached_property
    def release_headings(self) -> list[Set[int]]:
        """Lines that may stand at the end of a press release."""
        return self._parts(find_release_headings(self.texts))

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
        read, sizes = self.texts, self.texts.sizes
        short = (i for i in self._with_year if sizes[i] <= MOST_DATE_WORDS)
        perhaps = (i for i in short if may_be_date(read.words(i)))
        return self._parts(i for i in perhaps if parse_date_line(read.raw[i]))

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
    def labels(self) -> list[Labels | None]:
        """What may label the entries of a series."""
        return find_labels(self.texts, self._with_year)

    @cached_property
    def with_code_signs(self) -> list[Set[int]]:
        """Blocks that have a sign which code has."""
        return self._parts(self.texts.blocks_with_characters("{([="))

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
        perhaps = [i for i in self.texts.unlettered if raw[i][:1] in _BEFORE_CREDIT]
        perhaps += self.texts.blocks_opening_with(_starts_credit)
        return self._parts(i for i in perhaps if is_reporting_credit(raw[i]))

    @cached_property
    def perhaps_bylines(self) -> list[Set[int]]:
        """Blocks that may name the article's author."""
        read, most = self.texts, MOST_BYLINE_WORDS
        opening = read.blocks_opening_with(_starts_byline, most)
        return self._parts({*opening, *read.blocks_with(names_role, most), *self._with_year})

    @cached_property
    def _with_year(self) -> set[int]:
        return self.texts.blocks_with(has_year, MOST_BYLINE_WORDS)

    def _parts(self, found: Iterable[int]) -> list[Set[int]]:
        return [part.keys() for part in self.texts.by_document(dict.fromkeys(found))]
