"""A summariser to keep: loaded once, for texts, articles, streams and `datasets`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, overload

from summarise.common.documents import LENGTHS, Article, Failure, Summary
from summarise.common.errors import SummariseError
from summarise.pipeline import clean, summarise
from summarise.readers.given import as_document

if TYPE_CHECKING:
    from summarise.config import Config


class Summariser:
    """Write a headline and a paragraph of each article.

        summariser = Summariser()
        summariser(text).headline                         # one raw text -> its Summary
        for result in summariser(articles): ...           # texts or Articles, as many as there are
        dataset.map(summariser.map, batched=True)         # `datasets`, with a column `text`

    Checkpoints are loaded at the first article and kept. It prints nothing and sets no signals, so
    it is safe in a notebook; it can be pickled, and a copy in another process loads its own.

    Args:
        config: a preset's name, a YAML file, or a `summarise.config.Config`.
        lengths: which of `headline` and `paragraph` to write, or one of them; the other is None.

    Raises:
        SummariseError: the configuration cannot be loaded; at the first article, a checkpoint.
    """

    def __init__(
        self, config: str | Path | Config = "default", lengths: Sequence[str] = LENGTHS
    ) -> None:
        from summarise import config as configuration
        from summarise import generation

        settings = (
            config if isinstance(config, configuration.Config) else configuration.load(config)
        )
        wanted = [lengths] if isinstance(lengths, str) else lengths
        self._stage = generation.SummaryGenerator(settings, wanted)

    @overload
    def __call__(self, articles: str | Article) -> Summary: ...  # type: ignore[overload-overlap]
    @overload
    def __call__(
        self, articles: Iterable[str | Article | Failure]
    ) -> Iterator[Summary | Failure]: ...
    def __call__(
        self, articles: str | Article | Iterable[str | Article | Failure]
    ) -> Summary | Iterator[Summary | Failure]:
        """Summarise one article, or a stream as it comes.

        Args:
            articles: raw texts, which are cleaned first, or what `summarise.clean` gives.

        Returns:
            for one article its `Summary`; for several an iterator in their order, where one that
            cannot be done is a `Failure` (stage `reading`, `cleaning` or `generation`). A text's id is its
            number, from 0.

        Raises:
            SummariseError: one article, given by itself, cannot be done.
        """
        if isinstance(articles, (str, Article)):
            (result,) = self([articles])
            if isinstance(result, Failure):
                raise SummariseError(result.error)
            return result
        return summarise(map(_article, count(), articles), self._stage)

    def map(self, batch: Mapping[str, Any]) -> dict[str, Any]:
        """The columns that `dataset.map(summariser.map, batched=True)` adds to a batch.

        Without `batched=True`, which takes longer, it is a row whose values are added.

        Args:
            batch: columns; `text` has raw texts. Of a row, `text` is one.

        Returns:
            a column for each length asked for, None where an article cannot be done, and `error`,
            which says why; of a row, values.

        Raises:
            SummariseError: there is no column `text`.
        """
        if "text" not in batch:
            raise SummariseError(
                f"no column 'text' among {', '.join(batch)}: rename one, as "
                "dataset.rename_column('body', 'text') does"
            )
        if isinstance(batch["text"], (str, NoneType)):
            row = self.map({"text": [batch["text"]]})
            return {name: values[0] for name, values in row.items()}
        results = list(self(batch["text"]))
        columns = {
            length: [getattr(result, length, None) for result in results]
            for length in self._stage.lengths
        }
        errors = [result.error if isinstance(result, Failure) else None for result in results]
        return columns | {"error": errors}


def _article(number: int, given: object) -> Article | Failure:
    if isinstance(given, (Article, Failure)):
        return given
    (result,) = clean([as_document(given, str(number), f"text {number}")])
    return result
