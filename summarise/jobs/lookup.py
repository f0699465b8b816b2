"""What of a dump is to be done: the step of a job that goes on where an earlier run stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from summarise.cleaning import BoilerplateCounts, PreparedDocument, clean_prepared
from summarise.cleaning import prepare as prepare_document
from summarise.common.documents import Article, Failure, RawDocument
from summarise.common.limits import DEFAULT
from summarise.common.shelf import Shelf
from summarise.common.text.signatures import signature as sign
from summarise.common.text.words import count_words
from summarise.jobs.digest import digest
from summarise.jobs.journal import words_of_done
from summarise.pipeline import Identity, Prepared, Result, prepare
from summarise.readers import Chunk

T = TypeVar("T")


class LookedUp(NamedTuple):
    """A document, and what is known of it: its article, or that its record is there already.

    Attributes:
        id: the document's.
        digest: of all that its record depends on, see `summarise.jobs.digest`.
        words: of its article.
        article: None where the record is there, and the document is not cleaned again.
        document: None where the article is given, and no signature is asked for.
        signature: of the article's text, where it is asked for.
        seconds: of processor time that cleaning the document may take.
    """

    id: str
    digest: str
    words: int
    article: Article | None = None
    document: RawDocument | None = None
    signature: bytes = b""
    seconds: float = DEFAULT.seconds


class Recorded(NamedTuple, Generic[T]):
    """A document that is cleaned: its record, or that this is there already.

    Attributes:
        id, source: the document's.
        digest: of all that its record depends on.
        record: None where it is there.
        document: None where it is given.
        signature: of the article's text, where it is asked for.
        seconds: of processor time that cleaning the document may take.
    """

    id: str
    source: str
    digest: str
    record: T | None
    document: PreparedDocument | None
    signature: bytes = b""
    seconds: float = DEFAULT.seconds


@dataclass(frozen=True)
class CleaningOfWhatIsLeft:
    """The step of a run: clean the documents whose records the journal does not have.

    Attributes:
        journal: the output whose journal is looked into.
        signature: of the run; records of another are done again.
        counts: what recurs across documents.
        signs: clean every document, and sign its text, by which its copies are known.
    """

    journal: Path
    signature: str
    counts: BoilerplateCounts | None = None
    signs: bool = False

    def __call__(self, chunk: Chunk) -> list[Result[LookedUp | Failure] | Failure]:
        """Read, prepare and clean the documents of a chunk; see `summarise.pipeline.Step`."""
        documents = list(chunk.read())
        seconds = chunk.options.limits.seconds
        prepared = prepare(documents, seconds) if self.counts else documents
        digests = [_digest(each, self.counts) for each in prepared]
        keys = _first_of_each_id(documents, digests)
        done = {} if self.signs else words_of_done(self.journal, self.signature, keys)
        left = [i for i, each in enumerate(documents) if not (digests[i] and each.id in done)]
        cleaned = dict(zip(left, self._clean([prepared[i] for i in left], seconds), strict=True))
        return [
            document
            if isinstance(document, Failure)
            else Result(
                document.id,
                document.source,
                self._looked_up(
                    document, digests[i], cleaned.get(i), done.get(document.id, 0), seconds
                ),
            )
            for i, document in enumerate(documents)
        ]

    def _looked_up(
        self,
        document: RawDocument,
        known: str,
        cleaned: Article | Failure | None,
        words: int,
        seconds: float,
    ) -> LookedUp | Failure:
        if isinstance(cleaned, Failure):
            return cleaned
        if cleaned is None:
            return LookedUp(document.id, known, words, document=document, seconds=seconds)
        words = count_words(cleaned.text)
        if not self.signs:
            return LookedUp(document.id, known, words, cleaned)
        return LookedUp(document.id, known, words, cleaned, document, sign(cleaned.text), seconds)

    def _clean(
        self, documents: Sequence[RawDocument | PreparedDocument | Failure], seconds: float
    ) -> list[Article | Failure]:
        prepared = [
            prepare_document(each, seconds) if isinstance(each, RawDocument) else each
            for each in documents
        ]
        return clean_prepared(prepared, self.counts, seconds)


@dataclass(frozen=True)
class RecordingOfWhatIsLeft(Generic[T]):
    """The step of cleaning into a file: the records of the documents that the journal does not have.

    Attributes:
        journal: the output whose journal is looked into.
        signature: of the job; records of another are made again.
        show: makes of an article its record.
        counts: what recurs across documents.
        numbers: whether a record depends on how often a block recurs, and not only that it does.
        shelf: has what the first pass prepared, without its source: then nothing is looked up.
        anew: make every record, since each article is to be seen.
        signs: sign each text, by which its copies are known.
    """

    journal: Path
    signature: str
    show: Callable[[Article], T]
    counts: BoilerplateCounts | None = None
    numbers: bool = False
    shelf: Shelf | None = None
    anew: bool = False
    signs: bool = False

    def __call__(self, chunk: Chunk) -> list[Result[Recorded[T] | Failure] | Failure]:
        """Read, prepare and clean the documents of a chunk; see `summarise.pipeline.Step`."""
        identities, documents = Prepared.taken(chunk, self.shelf)
        digests = [_digest(each, self.counts, self.numbers) for each in documents]
        done: Mapping[str, int] = {}
        if not (self.shelf or self.anew):
            keys = _first_of_each_id(identities, digests)
            done = words_of_done(self.journal, self.signature, keys)
        left = [i for i, known in enumerate(digests) if not (known and identities[i].id in done)]
        seconds = chunk.options.limits.seconds
        made = clean_prepared([documents[i] for i in left], self.counts, seconds)
        cleaned = dict(zip(left, made, strict=True))
        results: list[Result[Recorded[T] | Failure] | Failure] = []
        for i, (identity, document) in enumerate(zip(identities, documents, strict=True)):
            found = cleaned.get(i)
            if isinstance(identity, Failure):
                results.append(identity)
            elif isinstance(found, Failure):
                results.append(Result(*identity, found))
            else:
                assert isinstance(document, PreparedDocument)
                record = self.show(found) if found else None
                signed = sign(found.text) if found and self.signs else b""
                kept = None if found else document
                value = Recorded(*identity, digests[i], record, kept, signed, seconds)
                results.append(Result(*identity, value))
        return results


def _digest(
    document: RawDocument | PreparedDocument | Failure,
    counts: BoilerplateCounts | None,
    numbers: bool = False,
) -> str:
    """Return a document's digest, "" where there is no document."""
    if isinstance(document, Failure):
        return ""
    recurring = counts.lookup(document) if counts and isinstance(document, PreparedDocument) else {}
    return digest(document, recurring, numbers)


def _first_of_each_id(
    documents: Sequence[RawDocument | Identity | Failure], digests: Sequence[str]
) -> dict[str, str]:
    """Return the digests of documents by id: of those that share one, the others will fail."""
    first = dict[str, str]()
    for document, known in zip(documents, digests, strict=True):
        if known:
            first.setdefault(document.id, known)
    return first
