"""What of a dump is to be done: the step of a job that goes on where an earlier run stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from summarise.cleaning import BoilerplateCounts, PreparedDocument, clean_window
from summarise.common.documents import Article, Failure, RawDocument
from summarise.common.text.words import count_words
from summarise.jobs.digest import digest
from summarise.jobs.journal import words_of_done
from summarise.pipeline import Result, prepare
from summarise.readers import Chunk
from summarise.writers.texts import only_files


class LookedUp(NamedTuple):
    """A document, and what is known of it: its article, or that its record is there already.

    Attributes:
        id: the document's.
        digest: of all that its record depends on, see `summarise.jobs.digest`.
        words: of its article.
        article: None where the record is there, and the document is not cleaned again.
        document: None where the article is given.
    """

    id: str
    digest: str
    words: int
    article: Article | None = None
    document: RawDocument | None = None


@dataclass(frozen=True)
class CleaningOfWhatIsLeft:
    """The step of a run: clean the documents whose records the journal does not have.

    Attributes:
        journal: the output whose journal is looked into.
        signature: of the run; records of another are done again.
        counts: what recurs across documents.
        beside: whether a document has to be a file, which a text goes beside.
    """

    journal: Path
    signature: str
    counts: BoilerplateCounts | None = None
    beside: bool = False

    def __call__(self, chunk: Chunk) -> list[Result[LookedUp | Failure] | Failure]:
        """Read, prepare and clean the documents of a chunk; see `summarise.pipeline.Step`."""
        documents = list(chunk.read())
        usable = list(only_files(documents)) if self.beside else documents
        prepared = prepare(usable) if self.counts else usable
        digests = list(map(self._digest, prepared))
        keys = {each.id: known for each, known in zip(documents, digests, strict=True) if known}
        done = words_of_done(self.journal, self.signature, keys)
        left = [i for i, each in enumerate(usable) if not (digests[i] and each.id in done)]
        cleaned = dict(zip(left, self._clean([prepared[i] for i in left]), strict=True))
        return [
            document
            if isinstance(document, Failure)
            else Result(
                document.id,
                document.source,
                _looked_up(document, digests[i], cleaned.get(i), done.get(document.id, 0)),
            )
            for i, document in enumerate(documents)
        ]

    def _digest(self, document: RawDocument | PreparedDocument | Failure) -> str:
        """Return a document's digest, "" where there is no document."""
        if isinstance(document, PreparedDocument):
            recurring = self.counts.lookup(document) if self.counts else {}
            return digest(document.document, recurring)
        return "" if isinstance(document, Failure) else digest(document, ())

    def _clean(
        self, documents: Sequence[RawDocument | PreparedDocument | Failure]
    ) -> list[Article | Failure]:
        prepared = [
            each if isinstance(each, PreparedDocument) else next(iter(prepare([each])))
            for each in documents
        ]
        return clean_window(prepared, self.counts)


def _looked_up(
    document: RawDocument, known: str, cleaned: Article | Failure | None, words: int
) -> LookedUp | Failure:
    if isinstance(cleaned, Failure):
        return cleaned
    if cleaned is None:
        return LookedUp(document.id, known, words, document=document)
    return LookedUp(document.id, known, count_words(cleaned.text), cleaned)
