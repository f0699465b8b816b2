"""Write the summaries of one batch of articles: every length, by the checkpoints that a configuration names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from summarise.common.documents import Article, Length, Summary
from summarise.common.errors import SummariseError
from summarise.common.text.words import count_words
from summarise.config import Config, LengthConfig
from summarise.generation.checkpoints.languages import MULTILINGUAL
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.checkpoints.source import CheckpointSource
from summarise.generation.decoding.batching import plan_batches
from summarise.generation.encoder_input import EncoderInput, by_sentences, truncate
from summarise.generation.engines.choose import create_engine
from summarise.generation.engines.model_spec import ModelSpec
from summarise.generation.headline import HeadlineWriter
from summarise.generation.length_writer import LengthWriter
from summarise.generation.loaded_checkpoint import LoadedCheckpoint
from summarise.generation.long import salient_sentences, windows
from summarise.generation.paragraph import ParagraphWriter
from summarise.generation.partial_summary import PartialSummary, one_or_each, same_summary
from summarise.generation.sentence_states import sentence_states
from summarise.generation.without_model import take, write_without_model

_WRITERS: dict[Length, type[LengthWriter]] = {
    "headline": HeadlineWriter,
    "paragraph": ParagraphWriter,
}


class _Read(NamedTuple):
    """Articles that were read sentence by sentence, and what the encoder made of them."""

    inputs: list[EncoderInput]
    encoded: Any


class BatchWriter:
    """Write the summaries of a batch; checkpoints are loaded when it is made.

    Args:
        config: see `summarise.config`.
        lengths: which to write.
        sources: the checkpoints by their names.
        model: what the records say has written them.

    Raises:
        SummariseError: a checkpoint cannot be loaded, or not by the engine asked for, or does not
            do what a length asks of it.
    """

    def __init__(
        self,
        config: Config,
        lengths: Sequence[Length],
        sources: Mapping[str, CheckpointSource],
        model: str,
    ) -> None:
        self.config = config
        self.model = model
        self._loaded: dict[tuple[str, str, str], LoadedCheckpoint] = {}
        self._writers: dict[Length, LengthWriter] = {}
        for length in lengths:
            settings = config.length(length)
            source = sources[settings.checkpoint]
            language = settings.languages[0] if settings.languages else ""
            language = language if source.model_type in MULTILINGUAL else ""
            key = source.name, language, settings.system or ""  # what is read begins with these
            if key not in self._loaded:
                self._loaded[key] = _load(source, config, language, settings.system or "")
            _check_asked(length, settings, self._loaded[key])
            self._writers[length] = _WRITERS[length](settings, self._loaded[key])
        self.engine = one_or_each(
            {length: writer.engine_name for length, writer in self._writers.items()}
        )

    @property
    def notes(self) -> list[str]:
        """How each checkpoint is used and by which engine, a line each, for people."""
        return [
            f"{loaded.checkpoint.name}: {loaded.checkpoint.profile.family}, "
            f"engine {loaded.engine.name}: "
            + "; ".join((*loaded.checkpoint.notes, *self._decoded_by_torch(loaded)))
            for loaded in self._loaded.values()
        ]

    @property
    def doubts(self) -> list[str]:
        """What users have to know of the checkpoints, a line each."""
        doubts = (doubt for each in self._loaded.values() for doubt in each.checkpoint.doubts)
        return list(dict.fromkeys(doubts))

    def _decoded_by_torch(self, loaded: LoadedCheckpoint) -> Iterator[str]:
        """Say which lengths another engine leaves to torch."""
        for length, writer in self._writers.items():
            if writer.loaded is loaded and writer.engine_name != loaded.engine.name:
                why = "drawn at random" if writer.settings.sampling else "held to the article"
                yield f"the {length} is {why} at each token, so torch decodes it"

    def write(self, articles: Sequence[Article]) -> list[Summary]:
        """Summarise a batch, in order; identical articles are written of once."""
        partials: dict[object, PartialSummary] = {}
        for article in articles:
            partials.setdefault(self._same(article), PartialSummary.of(article))
        groups: dict[tuple[object, ...], list[Length]] = {}
        for length, writer in self._writers.items():
            reads = writer.loaded, writer.settings.prefix, writer.settings.long
            groups.setdefault(reads, []).append(length)
        for group in groups.values():
            self._write_group(list(partials.values()), group)
        written = (partials[self._same(article)] for article in articles)
        return [
            partial.summary(article, self.model, self.engine)
            for partial, article in zip(written, articles, strict=True)
        ]

    def _same(self, article: Article) -> object:
        """Return what is equal for articles that get the same summaries."""
        sampled = any(writer.settings.sampling for writer in self._writers.values())
        return same_summary(article, sampled)

    def _write_group(self, partials: Sequence[PartialSummary], group: Sequence[Length]) -> None:
        """Write the lengths that one encoder pass serves."""
        writers = [self._writers[length] for length in group]
        waiting = [partial for partial in partials if not write_without_model(partial, writers)]
        if not waiting:
            return
        selecting = [writer for writer in writers if writer.selector]
        decoding = [writer for writer in writers if not writer.selector]
        read = self._read_whole(waiting, writers[0]) if selecting else None
        for writer in selecting:
            self._select(waiting, writer, read)
        if decoding:
            self._decode(waiting, decoding, read if decoding[0].settings.long == "lead" else None)

    def _read_whole(self, partials: Sequence[PartialSummary], writer: LengthWriter) -> _Read | None:
        """Read articles sentence by sentence, for every length; None where that is not how a
        checkpoint reads them."""
        checkpoint, engine = writer.loaded.checkpoint, writer.loaded.engine
        if not checkpoint.profile.running_text or writer.settings.prefix:
            return None
        articles = (partial.article for partial in partials)
        read = [by_sentences(checkpoint, a.text, a.language or "en", whole=True) for a in articles]
        return _Read(read, engine.encode([one.ids for one in read]))

    def _select(
        self, partials: Sequence[PartialSummary], writer: LengthWriter, read: _Read | None
    ) -> None:
        """Have a length's sentences chosen."""
        states = sentence_states(*read, writer.loaded.engine) if read else None
        assert writer.selector
        chosen = writer.select(writer.selector, [partial.article for partial in partials], states)
        for partial, selection in zip(partials, chosen, strict=True):
            partial.note_read(selection.words_read, f"{writer.length}: ")
            take(partial, writer, selection.text, "selected sentences")

    def _decode(
        self,
        partials: Sequence[PartialSummary],
        writers: Sequence[LengthWriter],
        done: _Read | None,
    ) -> None:
        """Have the decoder write some lengths of what it is read once, or was `done` already."""
        engine = writers[0].loaded.engine
        articles = [partial.article for partial in partials]
        read = done.inputs if done else [self._read(writers[-1], article) for article in articles]
        all_lengths = [writer.length for writer in writers] == list(self._writers)
        for partial, one in zip(partials, read, strict=True):
            which = "sentences that matter most," if one.strategy == "salient" else "first"
            who = "" if all_lengths else f"{writers[0].length}: "
            partial.note_read(one.words, who, which, usual=bool(one.sentences))
        encoded = done.encoded if done else engine.encode([one.ids for one in read])
        for writer in writers:
            held = [writer.constraint(*pair) for pair in zip(articles, read, strict=True)]
            seeds = [(article.id, writer.length) for article in articles]
            texts = writer.write(encoded, articles, read, held, seeds)
            for partial, one, written in zip(partials, read, texts, strict=True):
                take(partial, writer, written.text, written.strategy or one.strategy)

    def _read(self, writer: LengthWriter, article: Article) -> EncoderInput:
        """Return what the encoder is given of an article, which may be too long for it."""
        checkpoint, settings = writer.loaded.checkpoint, writer.settings
        language = article.language or "en"
        prefix = checkpoint.profile.prefix if settings.prefix is None else settings.prefix
        if checkpoint.profile.running_text and settings.long == "lead" and not prefix:
            return by_sentences(checkpoint, article.text, language)
        whole = truncate(checkpoint, article.text, prefix)
        if settings.long == "lead" or count_words(article.text) <= whole.words:
            return whole
        if settings.long == "salient":
            return salient_sentences(checkpoint, article.text, prefix, language)
        stretches, words = windows(checkpoint, article.text, prefix, language)
        drafts = "\n\n".join(filter(None, self._write_windows(writer, article, stretches)))
        if not 0 < len(drafts) < len(article.text):
            return whole
        merged = self._read(writer, replace(article, text=drafts))
        if merged.words < count_words(drafts):  # and do not get shorter
            return whole
        return replace(merged, strategy="windows", words=words)

    def _write_windows(
        self, writer: LengthWriter, article: Article, stretches: Sequence[EncoderInput]
    ) -> list[str]:
        """Return a summary of each stretch of an article; "" where none keeps to the length."""
        texts = [""] * len(stretches)
        for batch in plan_batches([len(one.ids) for one in stretches], self.config.batch_tokens):
            read = [stretches[i] for i in batch]
            constraints = [writer.constraint(article, one) for one in read]
            seeds = [(article.id, writer.length, i) for i in batch]
            encoded = writer.loaded.engine.encode([one.ids for one in read])
            written = writer.write(encoded, [article] * len(read), read, constraints, seeds)
            for i, one in zip(batch, written, strict=True):
                texts[i] = one.text
        return texts


def _load(source: CheckpointSource, config: Config, language: str, system: str) -> LoadedCheckpoint:
    """Load a checkpoint with its engine; raises `SummariseError` where either cannot be had."""
    spec = ModelSpec.of(source, config.precision, engine=config.engine)
    checkpoint = load_checkpoint(
        source,
        language=language,
        precision=spec.precision,
        system=system,
    )
    engine = create_engine(config.engine, spec, checkpoint)
    return LoadedCheckpoint(checkpoint, engine, config.source_words)


def _check_asked(length: Length, settings: LengthConfig, loaded: LoadedCheckpoint) -> None:
    """Raise a `SummariseError` where a length has words for a checkpoint that is not asked."""
    if (settings.prompt or settings.system) and not loaded.checkpoint.chat:
        raise SummariseError(
            f"checkpoint {settings.checkpoint!r} is not asked for its {length}: `prompt` and `system` are for "
            "decoder-only checkpoints and servers; what others read before an article is `prefix`"
        )
