"""One raw dump to one article: blocks, labels, metadata and what is left as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarise.cleaning import metadata
from summarise.cleaning.html import read_page
from summarise.cleaning.label import label
from summarise.cleaning.recurring import Counts
from summarise.cleaning.segment import segment
from summarise.documents import Article, Block, Failure, RawDocument, SummariseError, one_line
from summarise.language import count_words, detect
from summarise.repair import repair


def clean(
    documents: Iterable[RawDocument | Failure], counts: Counts | None = None
) -> Iterator[Article | Failure]:
    """Clean a stream of documents, one article or failure each, in order; failures pass through."""
    for document in documents:
        if isinstance(document, Failure):
            yield document
        else:
            yield clean_or_fail(document, counts.among(document) if counts else None)


def clean_or_fail(
    document: RawDocument, recurring: Mapping[str, int] | None = None
) -> Article | Failure:
    """Clean one document; whatever goes wrong becomes its failure."""
    try:
        return clean_document(document, recurring)
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
    if document.html is not None:
        return _from_html(document, recurring)
    text = document.text or ""
    if not document.clean:
        blocks = [Block(b, "body", "taken as it is (not cleaned)") for b in _paragraphs(text)]
        return _article(document, blocks, document.title, text)
    blocks = label(segment(text), document.title, recurring)
    return _article(document, blocks, document.title, text)


def _from_html(document: RawDocument, recurring: Mapping[str, int] | None) -> Article:
    html, warnings = repair(document.html or "")
    page = read_page(html, document.title, recurring)
    return _article(
        document,
        page.blocks,
        page.title,
        " ".join(b.text for b in page.blocks),
        byline=page.author,
        published=page.published,
        standfirst=page.standfirst,
        url=page.url,
        warnings=warnings,
    )


def _article(
    document: RawDocument,
    blocks: Sequence[Block],
    title: str | None,
    raw: str,
    *,
    byline: str | None = None,
    published: str | None = None,
    standfirst: str | None = None,
    url: str | None = None,
    warnings: Sequence[str] = (),
) -> Article:
    kept = [block.text for block in blocks if block.kept]
    text = "\n\n".join(kept)
    if not text:
        raise SummariseError(_nothing_left(blocks))
    lines: dict[str, list[str]] = {name: [] for name in _METADATA_LABELS}
    for block in blocks:
        if block.label in lines:
            lines[block.label].append(block.text)
    # who reported and edited, at the end, matters only where nobody else is named
    written = [line for line in lines["byline"] if not metadata.reporting_credit(line)]
    bylines = [
        who
        for line in written or lines["byline"]
        if (who := metadata.byline(line) or (line if metadata.full_name(line) else None))
    ]
    agencies = [a for line in lines["agency"] if (a := metadata.agency(line))]
    dates = [d for line in lines["date"] if (d := metadata.date(line))]
    return Article(
        id=document.id,
        source=document.source,
        url=document.url or url,
        title=title or next(iter(lines["title"]), None),
        byline=byline or ", ".join(dict.fromkeys(bylines)) or None,
        agency=next(iter(agencies), None) or metadata.dateline_agency(kept[0][:200]),
        published=_iso(document.published) or published or next(iter(dates), None),
        standfirst=standfirst or next(iter(lines["standfirst"]), None),
        language=detect(text),
        text=text,
        blocks=tuple(blocks),
        words_in=count_words(raw),
        warnings=(*document.warnings, *warnings),
    )


_METADATA_LABELS = ("title", "byline", "agency", "date", "standfirst")


def _paragraphs(text: str) -> list[str]:
    return [paragraph for line in text.split("\n") if (paragraph := line.strip())]


def _iso(published: str | None) -> str | None:
    """A record's date as ISO 8601 where it can be read, else None."""
    return metadata.date(published) if published else None


def _nothing_left(blocks: Sequence[Block]) -> str:
    if not blocks:
        return "no text in it"
    counts = Counter(block.label for block in blocks)
    said = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    return f"no article in it, only {said}: check the file, or pass --no-clean to keep it all"
