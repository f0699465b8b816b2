"""One raw dump to one article: blocks, labels, metadata and what is left as text."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from summarise.cleaning.blocks.dump import Blocks
from summarise.cleaning.blocks.segment import Segment, segment
from summarise.cleaning.html.page import Page, read_page
from summarise.cleaning.label import label_all
from summarise.cleaning.metadata.agency import dateline_agency, parse_agency
from summarise.cleaning.metadata.byline import (
    is_full_name,
    is_reporting_credit,
    parse_byline,
    parse_signature,
)
from summarise.cleaning.metadata.date import parse_date
from summarise.cleaning.recurring import Counts
from summarise.common.documents import KEPT_LABELS, Article, Block, Failure, RawDocument
from summarise.common.errors import SummariseError, one_line
from summarise.common.text.detection import detect_language
from summarise.common.text.repair import repair
from summarise.common.text.words import count_words

_TOGETHER, _CHARACTERS = 32, 400_000  # of documents that are cleaned together


class _Draft(NamedTuple):
    """A document that is read and not yet labelled; `page` is what its markup gave, if it has any."""

    document: RawDocument
    blocks: Blocks
    words: int
    page: Page | None = None
    warnings: tuple[str, ...] = ()


def clean(
    documents: Iterable[RawDocument | Failure], counts: Counts | None = None
) -> Iterator[Article | Failure]:
    """Clean a stream of documents, one article or failure each, in order; failures pass through.

    Up to 32 documents are read ahead, so that they are cleaned together.
    """
    for some in _groups(documents):
        raw = [document for document in some if isinstance(document, RawDocument)]
        recurring = [counts.among(document) if counts else None for document in raw]
        cleaned = iter(_clean_together(raw, recurring))
        yield from (each if isinstance(each, Failure) else next(cleaned) for each in some)


def _groups(
    documents: Iterable[RawDocument | Failure],
) -> Iterator[list[RawDocument | Failure]]:
    """A few documents at a time, or a long one; first one alone, so that something comes soon."""
    some, size, most = list[RawDocument | Failure](), 0, 1
    for document in documents:
        some.append(document)
        size += len(document.content) if isinstance(document, RawDocument) else 0
        if len(some) >= most or size >= _CHARACTERS:
            yield some
            some, size, most = [], 0, min(2 * most, _TOGETHER)
    if some:
        yield some


def _clean_together(
    documents: Sequence[RawDocument], recurring: Sequence[Mapping[str, int] | None]
) -> Iterable[Article | Failure]:
    """Clean some documents, which takes less time than one by one."""
    try:
        labelled = _labelled(documents, recurring)
    except Exception:  # one of them is to blame
        return map(clean_or_fail, documents, recurring)
    return [_or_failure(draft.document, partial(_article, draft, its)) for draft, its in labelled]


def clean_or_fail(
    document: RawDocument, recurring: Mapping[str, int] | None = None
) -> Article | Failure:
    """Clean one document; whatever goes wrong becomes its failure."""
    return _or_failure(document, partial(clean_document, document, recurring))


def _or_failure(document: RawDocument, make: Callable[[], Article]) -> Article | Failure:
    try:
        return make()
    except SummariseError as error:
        return Failure(document.id, document.source, "cleaning", str(error))
    except Exception as error:  # a parser's crash on one page must not end the run
        why = f"could not be cleaned: {type(error).__name__}: {one_line(error)}"
        return Failure(document.id, document.source, "cleaning", why)


def clean_document(document: RawDocument, recurring: Mapping[str, int] | None = None) -> Article:
    """Clean one document.

    Args:
        document: the dump.
        recurring: its blocks that many documents of the site have, as `Counts.among` gives them.

    Raises:
        SummariseError: nothing of the document is an article's text.
    """
    [(draft, blocks)] = _labelled([document], [recurring])
    return _article(draft, blocks)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No garbage collection: of the thousands of blocks of some documents none is garbage yet.

    Looking for it every few hundred takes a few per cent of the time.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@_nothing_collected()
def _labelled(
    documents: Sequence[RawDocument], recurring: Sequence[Mapping[str, int] | None]
) -> list[tuple[_Draft, list[Block]]]:
    """Documents that are read, and the blocks of each."""
    drafts = list(map(_draft, documents, recurring))
    return list(zip(drafts, _label(drafts), strict=True))


def _draft(document: RawDocument, recurring: Mapping[str, int] | None) -> _Draft:
    if document.html is None:
        text = document.text or ""
        segments = segment(text) if document.needs_cleaning else _paragraphs(text)
        blocks = Blocks(segments, document.title, recurring or {})
        return _Draft(document, blocks, count_words(text))
    html, warnings = repair(document.html)
    page = read_page(html, document.title, recurring)
    words = count_words(" ".join(segment.text for segment in page.blocks.segments))
    return _Draft(document, page.blocks, words, page, warnings)


def _paragraphs(text: str) -> list[Segment]:
    return [Segment(paragraph) for line in text.split("\n") if (paragraph := line.strip())]


def _label(drafts: Sequence[_Draft]) -> list[list[Block]]:
    """The labelled blocks of each document."""
    raw = [draft.blocks for draft in drafts if draft.page or draft.document.needs_cleaning]
    labelled = iter(label_all(raw))
    return [
        next(labelled)
        if draft.page or draft.document.needs_cleaning
        else _as_it_is(draft.blocks.segments)
        for draft in drafts
    ]


def _as_it_is(segments: Sequence[Segment]) -> list[Block]:
    return [Block(each.text, "body", "taken as it is (not cleaned)") for each in segments]


def _article(draft: _Draft, blocks: Sequence[Block]) -> Article:
    document, page = draft.document, draft.page
    author, published, standfirst, url = page[1:] if page else (None, None, None, None)
    kept = [block.text for block in blocks if block.label in KEPT_LABELS]
    text = "\n\n".join(kept)
    if not text:
        raise SummariseError(_nothing_left(blocks))
    lines: dict[str, list[str]] = {name: [] for name in _METADATA_LABELS}
    for block in blocks:
        if block.label in lines:
            lines[block.label].append(block.text)
    # who reported and edited, at the end, matters only where nobody else is named
    written = [line for line in lines["byline"] if not is_reporting_credit(line)]
    bylines = [
        who for line in written or lines["byline"] if (who := parse_byline(line) or _name(line))
    ]
    agencies = [a for line in lines["agency"] if (a := parse_agency(line))]
    # By Ole Munt, 5 May 2025
    dates = [d for line in lines["date"] + lines["byline"] if (d := parse_date(line))]
    return Article(
        id=document.id,
        source=document.source,
        url=document.url or url,
        title=draft.blocks.title or next(iter(lines["title"]), None),
        byline=author or ", ".join(dict.fromkeys(bylines)) or None,
        agency=next(iter(agencies), None) or dateline_agency(kept[0][:200]),
        published=_iso(document.published) or published or next(iter(dates), None),
        standfirst=standfirst or next(iter(lines["standfirst"]), None),
        language=detect_language(text),
        text=text,
        blocks=tuple(blocks),
        words_in=draft.words,
        warnings=(*document.warnings, *draft.warnings),
    )


def _name(line: str) -> str | None:
    """The name that a line is, but for a date behind it."""
    name = parse_signature(line) or line
    return name if is_full_name(name) else None


_METADATA_LABELS = ("title", "byline", "agency", "date", "standfirst")


def _iso(published: str | None) -> str | None:
    """A record's date as ISO 8601 where it can be read, else None."""
    return parse_date(published) if published else None


def _nothing_left(blocks: Sequence[Block]) -> str:
    if not blocks:
        return "no text in it"
    counts = Counter(block.label for block in blocks)
    said = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    return f"no article in it, only {said}: check the file, or pass --no-clean to keep it all"
