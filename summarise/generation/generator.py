"""Articles to summaries: what each checkpoint reads, how it is held to the article, what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from summarise.common.documents import LENGTHS, Article, Failure, Summary
from summarise.common.errors import SummariseError, one_line
from summarise.common.text.sentences import dateline_end, ends_sentence, split_sentences
from summarise.common.text.unsupported import unsupported_texts
from summarise.common.text.words import FUNCTION_WORDS, count_words
from summarise.config import Config, LengthConfig
from summarise.generation.checkpoints.checkpoint import Checkpoint
from summarise.generation.checkpoints.fingerprints import fingerprint
from summarise.generation.checkpoints.loading import load_checkpoint
from summarise.generation.decoding.batching import plan_batches
from summarise.generation.decoding.constraint import Constraint, final_state
from summarise.generation.decoding.salience.bias import SalienceBias
from summarise.generation.decoding.salience.scorer import SalienceScorer, load_salience_scorer
from summarise.generation.decoding.sampling import derive_seed
from summarise.generation.decoding.source_words import SourceWords
from summarise.generation.decoding.spelling import SpellingTrie, Vocabulary
from summarise.generation.decoding.whole_sentences import WholeSentences
from summarise.generation.encoder_input import EncoderInput, truncate
from summarise.generation.engines.base import Engine
from summarise.generation.engines.choose import choose_engine
from summarise.generation.extractive.lead_clauses import lead_clauses
from summarise.generation.extractive.sentence_selector import (
    FEWEST_WORDS,
    SentenceSelector,
    load_selector,
)
from summarise.generation.long import salient_sentences, windows
from summarise.generation.postprocess import lengths as forms
from summarise.generation.postprocess.truecasing import truecase

_FREE_WORD_COST = 6.0  # nats, for a word that the article does not have
_JUMP_COST = 2.0  # nats, for not going on as the article does
_SKIP_COST = 3.0  # nats, for each sentence passed over
_BULLET = re.compile(r"^[•▪●◦‣·*–—-] +")  # of a list, whose points may stand in a paragraph
_MOST_SENTENCES = 400  # what a selector looks at; a book is not read for its best sentences


@dataclass
class _Draft:
    """A summary in the making, filled length by length."""

    whole: Article
    article: Article  # without its dateline, which is no part of the story
    texts: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, None] = field(default_factory=dict)
    strategies: dict[str, None] = field(default_factory=dict)
    words_read: int = 0

    def write(self, length: str, text: str, strategy: str, warning: str | None = None) -> None:
        self.texts[length] = text
        self.strategies[strategy] = None
        if warning:
            self.warnings[warning] = None


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
        self.lengths = [length for length in LENGTHS if length in lengths]
        self._checkpoints: dict[str, Checkpoint] = {}
        self._engines: dict[str, Engine] = {}
        self._vocabularies: dict[str, tuple[Vocabulary, SpellingTrie]] = {}
        self._selectors: dict[str, SentenceSelector | None] = {}
        self._expecters: dict[str, SalienceScorer | None] = {}

    @property
    def signature(self) -> str:
        """Changes with the configuration, the lengths, the checkpoints' files and the engines.

        Raises:
            SummariseError: a checkpoint cannot be loaded, or not by the engine asked for.
        """
        self.load()
        engines = {name: engine.name for name, engine in sorted(self._engines.items())}
        return self.config.signature(self.lengths, engines, *map(fingerprint, engines))

    @property
    def model(self) -> str:
        """The checkpoints' names as a record gives them: one, or one a length."""
        names = {length: self.config.length(length).checkpoint for length in self.lengths}
        if len(set(names.values())) == 1:
            return next(iter(names.values()))
        return ", ".join(f"{length}: {name}" for length, name in names.items())

    def __getstate__(self) -> dict[str, object]:
        """Without what is loaded, which a copy in another process loads itself."""
        loaded = ("_checkpoints", "_engines", "_vocabularies", "_selectors", "_expecters")
        return self.__dict__ | {name: {} for name in loaded}

    def load(self) -> None:
        """Load the checkpoints now, so that a wrong name stops a run before it begins.

        Raises:
            SummariseError: a checkpoint cannot be loaded, or not by the engine asked for.
        """
        for length in self.lengths:
            self._engine(self._checkpoint(self.config.length(length)))

    @property
    def notes(self) -> list[str]:
        """How each checkpoint is used and by which engine, a line each, once loaded."""
        return [
            f"{name}: {engine.checkpoint.profile.family}, engine {engine.name}: "
            + "; ".join((*engine.checkpoint.notes, *self._decoded_by_torch(engine)))
            for name, engine in self._engines.items()
        ]

    def _decoded_by_torch(self, engine: Engine) -> Iterator[str]:
        """The lengths that another engine leaves to torch, since it is asked at each token."""
        checkpoint = engine.checkpoint
        for length in self.lengths if engine.name != "torch" else ():
            settings = self.config.length(length)
            held = _keeps_to_sentences(checkpoint, settings, length) or self._keeps_to_words(
                checkpoint, length
            )
            if settings.checkpoint == checkpoint.name and held and not self._selector(length):
                yield f"the {length} is held to the article at each token, so torch decodes it"

    def _keeps_to_words(self, checkpoint: Checkpoint, length: str) -> bool:
        """Whether a length is decoded in the article's words; a vocabulary has to spell them.

        Only headlines are: by its words alone no sentence can end.
        """
        free = self.config.source_words == "free"
        return length == "headline" and checkpoint.wordpiece and not free

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[Summary | Failure]:
        """Summarise a stream in order, a window of articles at a time; failures pass through."""
        stream = iter(articles)
        while window := list(islice(stream, self.config.window)):
            done: list[Summary | Failure | None] = [
                a if isinstance(a, Failure) else None for a in window
            ]
            waiting = [(i, a) for i, a in enumerate(window) if isinstance(a, Article)]
            sizes = [count_words(article.text) for _, article in waiting]
            for batch in plan_batches(sizes, self.config.batch_tokens):
                results = self.summarise([waiting[j][1] for j in batch])
                for j, result in zip(batch, results, strict=True):
                    done[waiting[j][0]] = result
            yield from (result for result in done if result is not None)

    def summarise(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        """Summarise one batch; when it fails, each half, so that memory suffices and no article
        sinks others."""
        self.load()
        try:
            return list(self._batch(articles))
        except Exception as error:
            if len(articles) == 1:
                article, why = articles[0], f"{type(error).__name__}: {one_line(error)}"
                return [Failure(article.id, article.source, "generation", why)]
        middle = len(articles) // 2  # out of the block, whose error holds on to the memory
        return self.summarise(articles[:middle]) + self.summarise(articles[middle:])

    def _batch(self, articles: Sequence[Article]) -> list[Summary]:
        drafts: dict[object, _Draft] = {}  # identical bodies are written of once
        for article in articles:
            drafts.setdefault(self._same(article), _Draft(article, _without_dateline(article)))
        groups: dict[tuple[object, ...], list[str]] = {}
        for length in self.lengths:
            settings = self.config.length(length)
            reads = settings.checkpoint, settings.prefix, settings.long
            groups.setdefault(reads, []).append(length)
        for group in groups.values():
            self._write_group(list(drafts.values()), group)
        return [self._summary(replace(drafts[self._same(a)], whole=a)) for a in articles]

    def _same(self, article: Article) -> object:
        """Equal for articles that get the same summaries."""
        sampled = any(self.config.length(length).sampling for length in self.lengths)
        return article.text, article.language, article.id if sampled else None

    def _write_group(self, drafts: list[_Draft], group: list[str]) -> None:
        """Write the lengths that one encoder pass serves."""
        settings = self.config.length(group[0])
        checkpoint = self._checkpoint(settings)
        waiting: list[_Draft] = []
        for draft in drafts:
            if not self._without_model(draft, group):
                waiting.append(draft)
        for length in group:
            if waiting and (selector := self._selector(length)):
                self._select(waiting, length, selector)
                group = [other for other in group if other != length]
        if not waiting or not group:
            return
        prefix = checkpoint.profile.prefix if settings.prefix is None else settings.prefix
        engine = self._engine(checkpoint)
        readings = [self._read(engine, draft.article, group[-1], prefix) for draft in waiting]
        for draft, reading in zip(waiting, readings, strict=True):
            _note_reading(draft, reading, "" if group == self.lengths else f"{group[0]}: ")
        encoded = engine.encode([reading.ids for reading in readings])
        for length in group:
            settings = self.config.length(length)
            held = [
                self._constraint(checkpoint, d.article, r, length)
                for d, r in zip(waiting, readings, strict=True)
            ]
            expecter = self._expecter(checkpoint, length)
            if expecter:
                expected = expecter.expect(encoded, [reading.source for reading in readings])
                held = [
                    SalienceBias(constraint, e)
                    if isinstance(constraint, SourceWords)
                    else constraint
                    for constraint, e in zip(held, expected, strict=True)
                ]
            bounds = forms.token_bounds(settings, checkpoint.tokens_a_word)
            drawn = settings.sampling
            seeds = (
                [derive_seed(drawn.seed, d.article.id, length) for d in waiting] if drawn else []
            )
            beams = engine.generate(encoded, length, settings, bounds, held, seeds)
            for draft, reading, constraint, ids in zip(waiting, readings, held, beams, strict=True):
                if draft.texts.get(length) is None:
                    text = self._best(draft.article, length, checkpoint, reading, constraint, ids)
                    self._show(draft, length, text, reading.strategy)

    def _read(self, engine: Engine, article: Article, length: str, prefix: str) -> EncoderInput:
        """What the encoder is given of an article, which may be too long for it."""
        checkpoint, language = engine.checkpoint, article.language or "en"
        whole = truncate(checkpoint, article.text, prefix)
        strategy = self.config.length(length).long
        if strategy == "lead" or count_words(article.text) <= whole.words:
            return whole
        if strategy == "salient":
            return salient_sentences(checkpoint, article.text, prefix, language)
        stretches = windows(checkpoint, article.text, prefix, language)
        drafts = "\n\n".join(filter(None, self._drafts(engine, article, length, stretches)))
        if not 0 < len(drafts) < len(article.text):
            return whole
        end = article.text.rfind(stretches[-1].text) + len(stretches[-1].text)
        merged = self._read(engine, replace(article, text=drafts), length, prefix)
        return replace(merged, strategy="windows", words=count_words(article.text[:end]))

    def _drafts(
        self, engine: Engine, article: Article, length: str, readings: Sequence[EncoderInput]
    ) -> list[str]:
        """A summary of each stretch of an article; "" where none keeps to the length."""
        settings, checkpoint = self.config.length(length), engine.checkpoint
        bounds = forms.token_bounds(settings, checkpoint.tokens_a_word)
        drawn, texts = settings.sampling, [""] * len(readings)
        for batch in plan_batches(
            [len(reading.ids) for reading in readings], self.config.batch_tokens
        ):
            some = [readings[i] for i in batch]
            held = [self._constraint(checkpoint, article, reading, length) for reading in some]
            seeds = [derive_seed(drawn.seed, article.id, length, i) for i in batch] if drawn else []
            encoded = engine.encode([reading.ids for reading in some])
            beams = engine.generate(encoded, length, settings, bounds, held, seeds)
            for i, reading, constraint, ids in zip(batch, some, held, beams, strict=True):
                texts[i] = self._best(article, length, checkpoint, reading, constraint, ids)
        return texts

    def _select(self, drafts: Sequence[_Draft], length: str, selector: SentenceSelector) -> None:
        """Write a length by choosing among the sentences of each article."""
        settings = self.config.length(length)
        articles = []
        for draft in drafts:
            text, language = draft.article.text, draft.article.language or "en"
            spans = split_sentences(text, language)[:_MOST_SENTENCES]
            articles.append([_BULLET.sub("", " ".join(text[a:b].split())) for a, b in spans])
            read = text[: spans[-1].end] if spans else ""
            _note_reading(draft, EncoderInput([], read, count_words(read)), f"{length}: ")
        engine = self._engine(self._checkpoint(settings))
        chosen = selector.select(articles, settings.words, engine)
        for draft, texts, places in zip(drafts, articles, chosen, strict=True):
            if draft.texts.get(length) is None:
                self._show(draft, length, " ".join(texts[i] for i in places), "selected sentences")

    def _without_model(self, draft: _Draft, group: Sequence[str]) -> bool:
        """Write what needs no model: too short an article, a language the checkpoint can't read."""
        article = draft.article
        for length in group:
            settings = self.config.length(length)
            known = not settings.languages or article.language in (None, *settings.languages)
            if count_words(article.text) < settings.words[0] and not settings.tokens:
                text = forms.shortened(" ".join(article.text.split()), settings)
                text = forms.without_full_stop(text) if length == "headline" else text
                draft.write(
                    length,
                    text,
                    "own text",
                    f"{length}: the article is shorter than the length asked for; its own text is given",
                )
            elif not known:
                text = _leading(article, length, settings)
                draft.write(
                    length,
                    text,
                    "leading sentences",
                    f"{length}: the checkpoint does not read {article.language!r}; the article's opening is given",
                )
        return all(length in draft.texts for length in group)

    def _constraint(
        self, checkpoint: Checkpoint, article: Article, reading: EncoderInput, length: str
    ) -> Constraint | None:
        """What holds one row's decoding to its article; None when nothing does."""
        settings = self.config.length(length)
        least, most = settings.words
        tokenizer = checkpoint.tokenizer
        if _keeps_to_sentences(checkpoint, settings, length):
            texts = _sentences(article, reading, most)
            ids = [tokenizer(text, add_special_tokens=False).input_ids for text in texts]
            return WholeSentences(texts, ids, least, most, tokenizer.eos_token_id, _SKIP_COST)
        if not self._keeps_to_words(checkpoint, length):
            return None
        vocabulary, free = self._vocabulary(checkpoint)
        return SourceWords(
            vocabulary,
            reading.text,
            free,
            least,
            most,
            _FREE_WORD_COST,
            _JUMP_COST,
        )

    def _best(
        self,
        article: Article,
        length: str,
        checkpoint: Checkpoint,
        reading: EncoderInput,
        constraint: Constraint | None,
        beams: list[list[int]],
    ) -> str:
        """The best beam that may be shown; "" when there is none."""
        settings = self.config.length(length)
        texts = [_text(checkpoint, reading, constraint, ids) for ids in beams]
        shape = forms.headline if length == "headline" else forms.paragraph
        language = article.language or "en"
        shaped = [s for text in texts if (s := shape(text, settings, language))]
        if isinstance(constraint, SalienceBias):
            own = lead_clauses(reading.text, settings, language)
            shaped = constraint.expected.ranked([*filter(forms.fluent, shaped), *own])
        if self.config.source_words != "free":  # a stable sort: beams of a kind keep their order
            shaped.sort(key=lambda text: len(unsupported_texts(text, article.text)))
        return shaped[0] if shaped else ""

    def _show(self, draft: _Draft, length: str, text: str, strategy: str) -> None:
        """Take a text if there is one, else the article's opening."""
        if text:
            draft.write(length, text, strategy)
            return
        text = _leading(draft.article, length, self.config.length(length))
        why = f"{length}: nothing written kept to the length; the article's opening is given"
        draft.write(length, text, "leading sentences", why)

    def _summary(self, draft: _Draft) -> Summary:
        article = draft.whole
        found = [
            {"length": length, "text": token}
            for length, text in draft.texts.items()
            for token in unsupported_texts(text, article.text)
        ]
        return Summary(
            id=article.id,
            source=article.source,
            title=article.title,
            headline=draft.texts.get("headline"),
            paragraph=draft.texts.get("paragraph"),
            model=self.model,
            strategy=", ".join(draft.strategies),
            words_in=article.words_in,
            words_kept=count_words(article.text),
            words_read=draft.words_read,
            warnings=(*article.warnings, *draft.warnings),
            unsupported=tuple(found),
            text=article.text,
        )

    def _checkpoint(self, settings: LengthConfig) -> Checkpoint:
        if settings.checkpoint not in self._checkpoints:
            language = settings.languages[0] if settings.languages else ""
            self._checkpoints[settings.checkpoint] = load_checkpoint(
                settings.checkpoint, language=language, precision=self.config.precision
            )
        return self._checkpoints[settings.checkpoint]

    def _engine(self, checkpoint: Checkpoint) -> Engine:
        if checkpoint.name not in self._engines:
            self._engines[checkpoint.name] = choose_engine(self.config.engine, checkpoint)
        return self._engines[checkpoint.name]

    def _selector(self, length: str) -> SentenceSelector | None:
        """What chooses a length's sentences; None when they are written by the decoder."""
        settings = self.config.length(length)
        checkpoint = self._checkpoint(settings)
        if settings.whole_sentences is False or length not in checkpoint.whole_sentences:
            return None
        if checkpoint.name not in self._selectors:
            self._selectors[checkpoint.name] = load_selector(checkpoint)
        return self._selectors[checkpoint.name]

    def _expecter(self, checkpoint: Checkpoint, length: str) -> SalienceScorer | None:
        """What favours the words of a length and ranks its beams; headlines only."""
        if length != "headline":
            return None
        if checkpoint.name not in self._expecters:
            self._expecters[checkpoint.name] = load_salience_scorer(checkpoint)
        return self._expecters[checkpoint.name]

    def _vocabulary(self, checkpoint: Checkpoint) -> tuple[Vocabulary, SpellingTrie]:
        """The vocabulary and the words that may be used though the article lacks them."""
        if checkpoint.name not in self._vocabularies:
            vocabulary, free = Vocabulary(checkpoint.tokenizer), SpellingTrie()
            extra = checkpoint.ordinary if self.config.source_words == "prefer" else frozenset()
            for ids in vocabulary.spell(sorted(FUNCTION_WORDS | extra)):
                free.add(ids)
            self._vocabularies[checkpoint.name] = vocabulary, free
        return self._vocabularies[checkpoint.name]


def _keeps_to_sentences(checkpoint: Checkpoint, settings: LengthConfig, length: str) -> bool:
    """Whether a length is made of the article's own sentences."""
    wanted = settings.whole_sentences
    return bool(wanted or (wanted is None and length in checkpoint.whole_sentences))


def _without_dateline(article: Article) -> Article:
    return replace(article, text=article.text[dateline_end(article.text) :])


def _note_reading(draft: _Draft, reading: EncoderInput, who: str) -> None:
    kept = count_words(draft.article.text)
    draft.words_read = max(draft.words_read, reading.words)
    if reading.words < kept:
        which = "sentences that matter most," if reading.strategy == "salient" else "first"
        draft.warnings[f"{who}the model read the {which} {reading.words} of {kept} words"] = None


def _text(
    checkpoint: Checkpoint,
    reading: EncoderInput,
    constraint: Constraint | None,
    ids: list[int],
) -> str:
    """What a beam wrote, in the article's surface form; nothing when its constraint refuses it."""
    state = final_state(constraint, ids) if constraint else None
    if constraint and state is None:
        return ""
    if isinstance(constraint, WholeSentences):
        return constraint.text(state)
    text = checkpoint.text(ids)
    if checkpoint.cased:
        return text
    return truecase(text, reading.text, checkpoint.ordinary)


def _leading(article: Article, length: str, settings: LengthConfig) -> str:
    form = forms.leading_words if length == "headline" else forms.leading_sentences
    return form(article.text, settings, article.language or "en")


def _sentences(article: Article, reading: EncoderInput, most: int) -> list[str]:
    """Sentences that a paragraph may be made of: whole, read in full, not too long, each once."""
    text = reading.text
    found = (
        " ".join(text[a:b].split()) for a, b in split_sentences(text, article.language or "en")
    )
    return list(
        dict.fromkeys(
            sentence
            for sentence in found
            if FEWEST_WORDS <= count_words(sentence) <= most
            and ends_sentence(sentence)
            and forms.balanced(sentence)
        )
    )
