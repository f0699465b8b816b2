"""Make the articles of prepared documents: find a page's, label the blocks, assemble what is kept.

To import it takes a moment, since the rules' patterns are compiled; the first pass over a dump does
without it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from summarise.cleaning.archived import label_archived
from summarise.cleaning.article import ArticleParts, assemble
from summarise.cleaning.blocks.document import SegmentedDocument
from summarise.cleaning.blocks.keys import hash_key, key
from summarise.cleaning.blocks.segment import Segment
from summarise.cleaning.blocks.vocabulary import Vocabulary
from summarise.cleaning.boilerplate import BoilerplateCounts
from summarise.cleaning.decide import Decision
from summarise.cleaning.html.metadata import Metadata
from summarise.cleaning.html.page import Page
from summarise.cleaning.label import label_all
from summarise.cleaning.prepared import PreparedDocument, or_failure
from summarise.common.deadline import at_most
from summarise.common.documents import Article, Block, Failure
from summarise.common.text.words import count_words


class _Unlabelled(NamedTuple):
    """A document whose blocks are known, ready to be labelled."""

    parts: ArticleParts
    blocks: SegmentedDocument
    needs_cleaning: bool
    page: Page | None = None

    @property
    def archived(self) -> bool:
        """Whether only rules are asked about its blocks."""
        return not self.needs_cleaning and self.parts.document.archived


def make_article(prepared: PreparedDocument, recurring: Mapping[str, int]) -> Article:
    """Return the article of a document.

    Args:
        prepared: the document.
        recurring: its blocks that many documents of the site have, as `BoilerplateCounts.lookup`
            gives them.

    Raises:
        SummariseError: nothing of the document is an article's text.
    """
    return _label_alone(_find(prepared, recurring))


def make_articles(
    prepared: Sequence[PreparedDocument | Failure],
    counts: BoilerplateCounts | None,
    seconds: float,
) -> list[Article | Failure]:
    """Return the articles of some documents, or failures; in order.

    What takes more than so many seconds of processor time is a failure.
    """
    found = [
        each
        if isinstance(each, Failure)
        else or_failure(each.document, partial(_find_among, each, counts), seconds)
        for each in prepared
    ]
    labelled = iter(_label_each([each for each in found if isinstance(each, _Unlabelled)], seconds))
    return [each if isinstance(each, Failure) else next(labelled) for each in found]


def _find_among(prepared: PreparedDocument, counts: BoilerplateCounts | None) -> _Unlabelled:
    return _find(prepared, counts.lookup(prepared) if counts else {})


def _find(prepared: PreparedDocument, recurring: Mapping[str, int]) -> _Unlabelled:
    """Find a page's article; text is taken as it is cut."""
    document, page = prepared.document, prepared.page
    if page is None:
        segments, metadata = prepared.segments, Metadata()
        title, words = document.title, prepared.words
    else:
        segments, metadata = page.segments, page.metadata
        title = document.title or metadata.title
        words = count_words(" ".join(segment.text for segment in segments))
    parts = ArticleParts(document, title, words, metadata, prepared.warnings)
    blocks = SegmentedDocument(segments, title, _recurring_blocks(prepared, segments, recurring))
    return _Unlabelled(parts, blocks, prepared.needs_cleaning, page)


def _recurring_blocks(
    prepared: PreparedDocument, segments: Sequence[Segment], recurring: Mapping[str, int]
) -> dict[int, int]:
    """Return which blocks of a document recur, and in how many documents."""
    if not recurring:
        return {}
    numbers = {hash_key(each): number for each, number in recurring.items()}
    counted = [numbers.get(hashed, 0) for hashed in prepared.hashes]
    if segments is prepared.segments:  # of a text
        found = counted
    else:
        of_text = dict(zip((each.text for each in prepared.segments), counted, strict=True))
        found = [
            of_text[text] if text in of_text else recurring.get(key(text), 0)
            for text, *_ in segments
        ]
    return {i: number for i, number in enumerate(found) if number}


def _label_each(documents: Sequence[_Unlabelled], seconds: float) -> list[Article | Failure]:
    try:
        with at_most(seconds):
            labelled = _label(documents)
    except Exception:  # one of them is to blame
        Vocabulary.forget()  # which may have been interrupted
        return [
            or_failure(each.parts.document, partial(_label_alone, each), seconds)
            for each in documents
        ]
    return [
        or_failure(each.parts.document, partial(_assemble, each, decision))
        for each, decision in zip(documents, labelled, strict=True)
    ]


def _label_alone(document: _Unlabelled) -> Article:
    [decision] = _label([document])
    return _assemble(document, decision)


def _assemble(document: _Unlabelled, decision: Decision) -> Article:
    of_page = document.page.warnings if document.page else ()
    warnings = (*document.parts.warnings, *of_page, *decision.warnings)
    return assemble(document.parts._replace(warnings=warnings), decision.blocks)


def _label(documents: Sequence[_Unlabelled]) -> list[Decision]:
    """Label the blocks of each document that needs cleaning, or is an archive's; others' are body."""
    dumps = [each for each in documents if each.needs_cleaning]
    labelled = iter(label_all([each.blocks for each in dumps], [each.page for each in dumps]))
    by_rules = iter(label_archived([each.blocks for each in documents if each.archived]))
    return [
        next(labelled)
        if each.needs_cleaning
        else Decision(next(by_rules))
        if each.archived
        else Decision(_as_it_is(each.blocks.segments))
        for each in documents
    ]


def _as_it_is(segments: Sequence[Segment]) -> list[Block]:
    return [Block(each.text, "body", "taken as it is (not cleaned)") for each in segments]
