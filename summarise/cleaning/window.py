"""Clean documents a window at a time, which takes less time than one by one and gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from summarise.cleaning.boilerplate import BoilerplateCounts
from summarise.cleaning.prepared import PreparedDocument, or_failure, prepare, prepare_document
from summarise.common.documents import Article, Failure, RawDocument
from summarise.common.limits import DEFAULT

_MOST_DOCUMENTS, _MOST_CHARACTERS = 32, 400_000  # of a window
_MARKUP = 4  # characters of markup that take the memory of one of text


def clean(
    documents: Iterable[RawDocument | Failure], counts: BoilerplateCounts | None = None
) -> Iterator[Article | Failure]:
    """Clean a stream of documents, one article or failure each, in order; failures pass through.

    Up to 32 documents are read ahead, so that they are cleaned together.
    """
    for window in windows(documents):
        prepared = [each if isinstance(each, Failure) else prepare(each) for each in window]
        yield from clean_prepared(prepared, counts)


def windows(
    documents: Iterable[RawDocument | Failure],
) -> Iterator[list[RawDocument | Failure]]:
    """Cut a stream into windows; the first has one document, so that something comes soon."""
    window, size, most = list[RawDocument | Failure](), 0, 1
    for document in documents:
        window.append(document)
        if isinstance(document, RawDocument):
            size += len(document.text or "") + len(document.html or "") // _MARKUP
        if len(window) >= most or size >= _MOST_CHARACTERS:
            yield window
            window, size, most = [], 0, min(2 * most, _MOST_DOCUMENTS)
    if window:
        yield window


def clean_prepared(
    prepared: Sequence[PreparedDocument | Failure],
    counts: BoilerplateCounts | None = None,
    seconds: float = DEFAULT.seconds,
) -> list[Article | Failure]:
    """Clean some documents together, one article or failure each, in order; failures pass through.

    The result of each is the same to the last bit as by itself.

    Args:
        prepared: the documents.
        counts: what recurs across documents.
        seconds: of processor time that one may take.
    """
    from summarise.cleaning.articles import make_articles  # slow to import

    return make_articles(prepared, counts, seconds)


def clean_or_fail(
    document: RawDocument, recurring: Mapping[str, int] | None = None
) -> Article | Failure:
    """Clean one document; whatever goes wrong becomes its failure."""
    return or_failure(document, partial(clean_document, document, recurring))


def clean_document(document: RawDocument, recurring: Mapping[str, int] | None = None) -> Article:
    """Clean one document.

    Args:
        document: the dump.
        recurring: its blocks that many documents of the site have, as `BoilerplateCounts.lookup`
            gives them.

    Raises:
        SummariseError: nothing of the document is an article's text.
    """
    from summarise.cleaning.articles import make_article  # slow to import

    return make_article(prepare_document(document), recurring or {})


def preload(pages: bool = False) -> None:
    """Load what is loaded once, so that processes forked afterwards share it.

    It cleans a line that takes all of it: the rules, the weights, the language model.

    Args:
        pages: whether pages will be cleaned, which takes the extractor too.
    """
    clean_document(
        RawDocument("", "", "Von Ada Lindqvist. Die Brücke in Telmouth bleibt gesperrt.")
    )
    if pages:
        import trafilatura  # noqa: F401  # slow to import
