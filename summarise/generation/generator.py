"""Articles to summaries, in batches and in order. Torch is loaded with the first checkpoint, not before."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from summarise.common.documents import LENGTHS, Article, Failure, Length, Summary
from summarise.common.errors import SummariseError, one_line
from summarise.common.text.words import count_words
from summarise.config import Config
from summarise.generation.checkpoints.kinds import kind_of
from summarise.generation.checkpoints.source import CheckpointSource
from summarise.generation.decoding.batching import plan_batches
from summarise.generation.identity import resolve_all, sign
from summarise.generation.partial_summary import one_or_each
from summarise.generation.server import address
from summarise.generation.server.settings import check_server

if TYPE_CHECKING:
    from summarise.generation.batch_writer import BatchWriter
    from summarise.generation.server.server_writer import ServerWriter

_ROUNDS = 4  # of a server's answers that are put on record together


class SummaryGenerator:
    """Write summaries by a configuration; checkpoints are loaded at the first article.

    Args:
        config: see `summarise.config`.
        lengths: which of `headline` and `paragraph` to write.

    Raises:
        SummariseError: a length that is none, or, at the first article, a checkpoint that cannot
            be loaded.
    """

    def __init__(self, config: Config, lengths: Sequence[str] = LENGTHS) -> None:
        for length in lengths:
            if length not in LENGTHS:
                raise SummariseError(
                    f"no length {length!r}: give one or more of {', '.join(LENGTHS)}"
                )
        self.config = config
        self.lengths: list[Length] = [length for length in LENGTHS if length in lengths]

    @property
    def signature(self) -> str:
        """16 hexadecimal digits: the run's identity, found without loading a checkpoint.

        Changes with the configuration, the lengths, the checkpoints' files (of a hub checkpoint,
        its commit) and the engines that would compute them.

        Raises:
            SummariseError: a checkpoint is not there, or not for the engine that is asked for.
        """
        return sign(self.config, self.lengths, self._sources)

    @property
    def notice(self) -> str | None:
        """What has to be said before articles leave this machine; None where they stay on it.

        Raises:
            SummariseError: there is no server to ask, or articles may not go there.
        """
        if not self._asks_server:
            return None
        return address.notice(check_server(self.config, self.lengths).url, self.model)

    @property
    def model(self) -> str:
        """The checkpoints' names as a record gives them: one, or one a length."""
        return one_or_each({each: self.config.length(each).checkpoint for each in self.lengths})

    @property
    def notes(self) -> list[str]:
        """How each checkpoint is used and by which engine, a line each; loads them.

        Raises:
            SummariseError: a checkpoint cannot be loaded, or not by the engine asked for.
        """
        return self._server.notes if self._asks_server else self._writer.notes

    @property
    def doubts(self) -> list[str]:
        """What users have to know of the checkpoints, a line each; loads them."""
        return [] if self._asks_server else self._writer.doubts

    def load(self) -> None:
        """Load the checkpoints now, so that a wrong name stops a run before it begins.

        Raises:
            SummariseError: a checkpoint cannot be loaded, or not by the engine asked for, or the
                server does not answer.
        """
        if self._asks_server:
            self._server.check()
        else:
            _ = self._writer

    @property
    def pads(self) -> bool:
        """Whether what is written of an article may depend, by padding, on those of its batch."""
        return not self._asks_server

    def plan(self, words: Sequence[int]) -> list[list[int]]:
        """Return which articles are written together, as their places; it follows from their words."""
        if not self._asks_server:
            return plan_batches(words, self.config.batch_tokens)
        assert self.config.server
        step = _ROUNDS * self.config.server.concurrency
        return [list(range(len(words))[i : i + step]) for i in range(0, len(words), step)]

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[Summary | Failure]:
        """Summarise a stream in order, a window of articles at a time; failures pass through."""
        stream = iter(articles)
        while window := list(islice(stream, self.config.window)):
            done: list[Summary | Failure | None] = [
                a if isinstance(a, Failure) else None for a in window
            ]
            waiting = [(i, a) for i, a in enumerate(window) if isinstance(a, Article)]
            most = self._batch_words
            sizes = [min(count_words(article.text), most) for _, article in waiting]
            for batch in self.plan(sizes):
                results = self.summarise([waiting[j][1] for j in batch])
                for j, result in zip(batch, results, strict=True):
                    done[waiting[j][0]] = result
            yield from (result for result in done if result is not None)

    def summarise(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        """Summarise one batch; when it fails, each half, so that memory suffices and no article
        sinks others.

        Raises:
            SummariseError: a checkpoint cannot be loaded, or not by the engine asked for, or the
                server is gone.
        """
        if self._asks_server:
            return self._server.write(articles)
        writer = self._writer
        try:
            return list(writer.write(articles))
        except Exception as error:
            if len(articles) == 1:
                article, why = articles[0], f"{type(error).__name__}: {one_line(error)}"
                return [Failure(article.id, article.source, "generation", why)]
        middle = len(articles) // 2  # out of the block, whose error holds on to the memory
        return self.summarise(articles[:middle]) + self.summarise(articles[middle:])

    @cached_property
    def _batch_words(self) -> int:
        """Words that an article counts in a batch, at most, by the checkpoint that takes most."""
        most = (kind_of(source).batch_words for source in self._sources.values())
        return max((words or sys.maxsize for words in most), default=sys.maxsize)

    @cached_property
    def _sources(self) -> dict[str, CheckpointSource]:
        """Where the checkpoints are, but those of a server; the hub is asked once."""
        if self._asks_server:
            check_server(self.config, self.lengths)
            return {}
        return resolve_all(self.config, self.lengths)

    @property
    def _asks_server(self) -> bool:
        return self.config.engine == "openai"

    @cached_property
    def _server(self) -> ServerWriter:
        """What has a server write a batch."""
        from summarise.generation.server.server_writer import ServerWriter

        return ServerWriter(self.config, self.lengths, self.model)

    @cached_property
    def _writer(self) -> BatchWriter:
        """What writes a batch, with the checkpoints loaded."""
        from summarise.generation.batch_writer import BatchWriter

        return BatchWriter(self.config, self.lengths, self._sources, self.model)

    def __getstate__(self) -> dict[str, object]:
        """Return what is pickled: not what is loaded, which a copy in another process loads itself."""
        loaded = ("_sources", "_writer", "_server", "_batch_words")
        return {name: value for name, value in self.__dict__.items() if name not in loaded}
