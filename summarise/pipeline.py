"""What happens to a document, said once: read, prepared, counted, cleaned, summarised, recorded.

    chunks of inputs ──▶ [read ▶ prepare ▶ fingerprint] ──▶ count                the first pass
    chunks of inputs ──▶ [read ▶ prepare ▶ clean ▶ show] ──▶ summarise ▶ record   the second

What stands in brackets is a step: a picklable object that makes of a chunk of inputs a list of
results. An executor applies a step to a stream of chunks, in order: `map` here, worker processes
(`summarise.jobs.workers`), or a cluster (`summarise.jobs.ray`, whose chunks are windows). So a
document is opened and parsed once a pass, wherever that is. Ids are compared where the results come
together (`each_id_once`), since they are to be unique over all chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from summarise.cleaning import (
    BoilerplateCounts,
    Fingerprint,
    PreparedDocument,
    clean_prepared,
    count_fingerprints,
    or_failure,
)
from summarise.cleaning import clean as clean_stream
from summarise.cleaning import fingerprint as fingerprint_prepared
from summarise.cleaning import prepare as prepare_document
from summarise.common.documents import Article, Failure, RawDocument, Summary
from summarise.common.limits import DEFAULT, Limits
from summarise.common.shelf import Shelf
from summarise.readers import Chunk, read_chunks, unique_ids
from summarise.readers import count as count_documents

if TYPE_CHECKING:
    from summarise.generation import SummaryGenerator

T = TypeVar("T")

Documents = Iterable[RawDocument | Failure]


class Result(NamedTuple, Generic[T]):
    """What a step made of a document that could be read; its id is still to be compared."""

    id: str
    source: str
    value: T


Results = Iterable[Sequence[Result[T] | Failure]]  # a list a chunk; a failure of reading as it is


class Step(Protocol[T]):
    """Makes of each document of a chunk a result, or the failure by which it could not be read."""

    def __call__(self, chunk: Chunk) -> Sequence[Result[T] | Failure]: ...


# --- what is read ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dump:
    """What is read, which may be read twice.

    Attributes:
        inputs: files, folders, URIs, or `-` for standard input.
        fields: columns of records by field, see `summarise.readers.read`.
        needs_cleaning: whether texts are dumps that are still to be cleaned.
        limits: of what one document may take.
        split: matches what stands between the articles of a text, see `summarise.readers.read`.
    """

    inputs: Sequence[str | Path]
    fields: Mapping[str, str] = field(default_factory=dict)
    needs_cleaning: bool = True
    limits: Limits = DEFAULT
    split: str | None = None

    def chunks(self) -> Iterator[Chunk]:
        """Return the inputs in chunks, read by whoever has them.

        Raises:
            SummariseError: an input does not exist, or a field is none.
        """
        return read_chunks(self.inputs, self.fields, self.needs_cleaning, self.limits, self.split)

    def total(self, seen: Callable[[int], object] = lambda _: None) -> int | None:
        """Return how many documents there are, None when only reading them tells.

        Args:
            seen: is told now and then how many more there are.
        """
        return count_documents(list(self.inputs), self.limits, seen)


class Identity(NamedTuple):
    """Which document something was made of."""

    id: str
    source: str


class Prepared(NamedTuple):
    """The documents of a chunk, read and prepared; a failure of reading stands in both lists."""

    identities: Sequence[Identity | Failure]
    documents: Sequence[PreparedDocument | Failure]

    @classmethod
    def of(cls, chunk: Chunk) -> Prepared:
        """Read and prepare a chunk."""
        documents = list(chunk.read())
        identities = [
            each if isinstance(each, Failure) else Identity(each.id, each.source)
            for each in documents
        ]
        return cls(identities, prepare(documents, chunk.options.limits.seconds))

    @classmethod
    def taken(cls, chunk: Chunk, shelf: Shelf | None) -> Prepared:
        """Take a chunk from the shelf, or read and prepare it where it is not kept."""
        key = chunk.key() if shelf else None
        kept: Prepared | None = shelf.take(key) if shelf and key else None
        return kept or cls.of(chunk)

    def put(self, chunk: Chunk, shelf: Shelf) -> None:
        """Put a chunk on the shelf, for which what is said beside its pages' texts is read."""
        if shelf.full or not (key := chunk.key()):
            return
        seconds = chunk.options.limits.seconds
        small = [
            each
            if isinstance(each, Failure)
            else or_failure(each.document, each.without_source, seconds)
            for each in self.documents
        ]
        shelf.put(key, self._replace(documents=small))


# --- the steps ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Fingerprinting:
    """The step of the first pass: what counting needs of each document.

    Attributes:
        shelf: keeps what was prepared for the second pass.
    """

    shelf: Shelf | None = None

    def __call__(self, chunk: Chunk) -> list[Result[Fingerprint | None] | Failure]:
        """Read, prepare and fingerprint the documents of a chunk; see `Step`."""
        prepared = Prepared.of(chunk)
        if self.shelf:
            prepared.put(chunk, self.shelf)
        return [
            identity
            if isinstance(identity, Failure)
            else Result(*identity, _fingerprint(document, chunk.options.limits.seconds))
            for identity, document in zip(*prepared, strict=True)
        ]


@dataclass(frozen=True)
class Cleaning(Generic[T]):
    """The step of the second pass: each document's article, in whatever form it is to be.

    Attributes:
        show: makes of an article what is given back, such as its record.
        counts: what recurs across documents.
        shelf: has what the first pass prepared.
    """

    show: Callable[[Article], T]
    counts: BoilerplateCounts | None = None
    shelf: Shelf | None = None

    def __call__(self, chunk: Chunk) -> list[Result[T | Failure] | Failure]:
        """Read, prepare and clean the documents of a chunk; see `Step`."""
        prepared = Prepared.taken(chunk, self.shelf)
        seconds = chunk.options.limits.seconds
        cleaned = clean_prepared(prepared.documents, self.counts, seconds)
        results: list[Result[T | Failure] | Failure] = []
        for identity, found in zip(prepared.identities, cleaned, strict=True):
            if isinstance(identity, Failure):
                results.append(identity)
            else:
                value = found if isinstance(found, Failure) else self.show(found)
                results.append(Result(*identity, value))
        return results


def itself(article: Article) -> Article:
    """Return the article, where a step is to give articles."""
    return article


def prepare(
    documents: Documents, seconds: float = DEFAULT.seconds
) -> list[PreparedDocument | Failure]:
    """Parse and segment documents, each once, in so many seconds of processor time at most."""
    return [
        document if isinstance(document, Failure) else prepare_document(document, seconds)
        for document in documents
    ]


def fingerprint(document: RawDocument, seconds: float = DEFAULT.seconds) -> Fingerprint | None:
    """Return what counting needs of a document, None for nothing, in so many seconds at most."""
    return _fingerprint(prepare_document(document, seconds), seconds)


def _fingerprint(prepared: PreparedDocument | Failure, seconds: float) -> Fingerprint | None:
    """Return what counting needs of a document, None for one that fails, of which cleaning says why."""
    if isinstance(prepared, Failure):
        return None
    found = or_failure(prepared.document, partial(fingerprint_prepared, prepared), seconds)
    return None if isinstance(found, Failure) else found


def clean_window(
    documents: Sequence[RawDocument | Failure],
    counts: BoilerplateCounts | None = None,
    seconds: float = DEFAULT.seconds,
) -> list[Article | Failure]:
    """Clean a few documents together, each in so many seconds at most; failures pass through."""
    return clean_prepared(prepare(documents, seconds), counts, seconds)


# --- the passes -----------------------------------------------------------------------------------


def count(
    results: Results[Fingerprint | None], seen: Callable[[], object] = lambda: None
) -> BoilerplateCounts:
    """Count the blocks that recur: the end of the first pass.

    Args:
        results: of the step `Fingerprinting`.
        seen: is called at each document, also at one that fails, which the second pass reports.

    Raises:
        SummariseError: temporary files cannot be written.
    """

    def fingerprints() -> Iterator[Fingerprint | None]:
        for found in each_id_once(results):
            seen()
            if not isinstance(found, Failure):
                yield found

    return count_fingerprints(fingerprints())


def each_id_once(results: Results[T]) -> Iterator[T | Failure]:
    """Yield the values of results; one whose id was given before becomes a failure.

    Raises:
        SummariseError: there is no room for the ids.
    """
    with unique_ids() as repeated:
        for chunk in results:
            for each in chunk:
                if isinstance(each, Failure):
                    yield each
                else:
                    yield repeated(each.id, each.source) or each.value


def clean(
    documents: Documents, counts: BoilerplateCounts | None = None
) -> Iterator[Article | Failure]:
    """Clean documents that are read already, in order; failures pass through, ids stay as they are."""
    return clean_stream(documents, counts)


def summarise(
    articles: Iterable[Article | Failure], generator: SummaryGenerator
) -> Iterator[Summary | Failure]:
    """Summarise articles a window at a time, in order; failures pass through."""
    return generator.stream(articles)


def split_records(
    results: Iterable[T | Failure], record: Callable[[T], dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the records of results, and those of failures."""
    done, failed = list[dict[str, Any]](), list[dict[str, Any]]()
    for result in results:
        if isinstance(result, Failure):
            failed.append(dict(result.record()))
        else:
            done.append(record(result))
    return done, failed
