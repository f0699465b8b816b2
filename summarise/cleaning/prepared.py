"""Prepare a document: parse it and cut it into blocks, once for counting and for cleaning."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TypeVar

from summarise.cleaning.blocks.keys import hash_key
from summarise.cleaning.blocks.person_boxes import without_person_boxes
from summarise.cleaning.blocks.segment import Segment, segment
from summarise.cleaning.blocks.texts import BlockTexts
from summarise.cleaning.blocks.vocabulary import Vocabulary
from summarise.cleaning.blocks.wire_signs import without_wire_signs
from summarise.cleaning.html.page import Page, parse_page
from summarise.common.deadline import OutOfTimeError, at_most
from summarise.common.documents import Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.common.limits import DEFAULT
from summarise.common.text.repair import decode_unseen, repair
from summarise.common.text.words import count_words

T = TypeVar("T")

MOST_LINES = 200_000  # of a text; what is known of each block takes kilobytes


@dataclass(frozen=True)
class PreparedDocument:
    """A document that is parsed and cut into blocks, and not yet labelled.

    `page` is what its markup gave, if it has any. `words` counts the raw dump, of a page none yet.
    """

    document: RawDocument
    segments: Sequence[Segment]
    words: int
    page: Page | None = None
    warnings: tuple[str, ...] = ()

    @property
    def needs_cleaning(self) -> bool:
        """Whether blocks are to be labelled; pages always are."""
        return self.page is not None or self.document.needs_cleaning

    @cached_property
    def keys(self) -> list[str]:
        """The key that each block is counted by; none when it is not cleaned."""
        if not self.needs_cleaning:
            return []
        return BlockTexts([segment.text for segment in self.segments]).keys

    @cached_property
    def hashes(self) -> Sequence[int]:
        """The hash of the key of each block, 0 for one without a word."""
        hashes = {key: hash_key(key) if key else 0 for key in dict.fromkeys(self.keys)}
        return array("Q", map(hashes.__getitem__, self.keys))

    @cached_property
    def source_hash(self) -> str:
        """A hash of all that was read, see the function."""
        return source_hash(self.document)

    def without_source(self) -> PreparedDocument:
        """Return it as cleaning needs it: without raw text and tree, so that it can be pickled."""
        document = replace(self.document, text=None, html=None)
        page = self.page.without_tree() if self.page else None
        prepared = replace(self, document=document, page=page)
        vars(prepared).update(hashes=self.hashes, source_hash=self.source_hash)
        return prepared


def source_hash(document: RawDocument) -> str:
    """Return a hash of all that was read of a document."""
    fields = dict(vars(document))
    digest = hashlib.sha256()
    for name in ("text", "html"):  # as they are: to write them as JSON takes far longer
        said = fields[name] or ""
        fields[name] = None if fields[name] is None else len(said)
        digest.update(said.encode("utf-8", "surrogatepass"))
    digest.update(json.dumps(list(fields.values())).encode())
    return digest.hexdigest()


def prepare(document: RawDocument, seconds: float = DEFAULT.seconds) -> PreparedDocument | Failure:
    """Prepare a document; whatever goes wrong, or takes too long, becomes its failure."""
    return or_failure(document, partial(prepare_document, document), seconds)


def prepare_document(document: RawDocument) -> PreparedDocument:
    """Prepare a document; a parser's error is raised."""
    if document.html is None:
        text = document.text or ""
        if text.count("\n") > MOST_LINES:
            raise SummariseError(f"more than {MOST_LINES:,} lines: split it into its articles")
        segments, boxes = without_person_boxes(
            segment(without_wire_signs(text)) if document.needs_cleaning else _paragraphs(text),
            text,
        )
        return PreparedDocument(document, segments, count_words(text), warnings=boxes)
    html, warnings = repair(decode_unseen(document.html))
    page = parse_page(html)
    segments, boxes = without_person_boxes(page.segments, html)
    return PreparedDocument(document, segments, 0, page, (*warnings, *boxes))


def or_failure(
    document: RawDocument, make: Callable[[], T], seconds: float = DEFAULT.seconds
) -> T | Failure:
    """Return what is made of a document; whatever goes wrong becomes its failure.

    Args:
        document: it.
        make: makes something of it.
        seconds: of processor time that this may take.
    """
    try:
        with at_most(seconds):
            return make()
    except OutOfTimeError as error:
        Vocabulary.forget()  # which may have been interrupted
        why = str(error)
    except SummariseError as error:
        why = str(error)
    except Exception as error:  # a parser's crash on one page must not end the run
        why = f"could not be cleaned: {type(error).__name__}: {one_line(error)}"
    return Failure(document.id, document.source, "cleaning", why)


def _paragraphs(text: str) -> list[Segment]:
    return [Segment(paragraph) for line in text.split("\n") if (paragraph := line.strip())]
