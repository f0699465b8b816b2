"""Articles to summaries: what each checkpoint reads, how it is held to the article, what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from summarise.config import Config, LengthConfig
from summarise.documents import LENGTHS, Article, Failure, SummariseError, Summary, one_line
from summarise.generation import lengths as forms
from summarise.generation import surface
from summarise.generation.batching import plan
from summarise.generation.checkpoint import Checkpoint, fingerprint, load
from summarise.generation.constraints import (
    Constraint,
    SourceWords,
    Spelling,
    Vocabulary,
    WholeSentences,
    final_state,
)
from summarise.generation.openings import openings
from summarise.generation.reading import Reading, lead
from summarise.generation.salience import Expecter, Favouring
from summarise.generation.salience import load as load_expecter
from summarise.generation.selection import FEWEST_WORDS, Selector
from summarise.generation.selection import load as load_selector
from summarise.generation.torch_engine import TorchEngine
from summarise.language import (
    FUNCTION_WORDS,
    count_words,
    dateline_end,
    ends_sentence,
    sentences,
    unsupported,
)

_FREE_WORD_COST = 6.0  # nats, for a word that the article does not have
_JUMP_COST = 1.0  # nats, for not going on as the article does
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


class Summariser:
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
        self._vocabularies: dict[str, tuple[Vocabulary, Spelling]] = {}
        self._selectors: dict[str, Selector | None] = {}
        self._expecters: dict[str, Expecter | None] = {}

    @property
    def signature(self) -> str:
        """Changes with the configuration, the lengths asked for and the checkpoints' files."""
        names = sorted({self.config.length(length).checkpoint for length in self.lengths})
        return self.config.signature(self.lengths, *map(fingerprint, names))

    @property
    def model(self) -> str:
        """The checkpoints' names as a record gives them: one, or one a length."""
        names = {length: self.config.length(length).checkpoint for length in self.lengths}
        if len(set(names.values())) == 1:
            return next(iter(names.values()))
        return ", ".join(f"{length}: {name}" for length, name in names.items())

    def load(self) -> None:
        """Load the checkpoints now, so that a wrong name stops a run before it begins."""
        for length in self.lengths:
            self._checkpoint(self.config.length(length))

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[Summary | Failure]:
        """Summarise a stream in order, a window of articles at a time; failures pass through."""
        stream = iter(articles)
        while window := list(islice(stream, self.config.window)):
            done: list[Summary | Failure | None] = [
                a if isinstance(a, Failure) else None for a in window
            ]
            waiting = [(i, a) for i, a in enumerate(window) if isinstance(a, Article)]
            sizes = [count_words(article.text) for _, article in waiting]
            for batch in plan(sizes, self.config.batch_tokens):
                results = self.summarise([waiting[j][1] for j in batch])
                for j, result in zip(batch, results, strict=True):
                    done[waiting[j][0]] = result
            yield from (result for result in done if result is not None)

    def summarise(self, articles: Sequence[Article]) -> list[Summary | Failure]:
        """Summarise one batch; when it fails, each article alone, so that one cannot sink others."""
        self.load()
        try:
            return list(self._batch(articles))
        except Exception as error:
            if len(articles) == 1:
                article, why = articles[0], f"{type(error).__name__}: {one_line(error)}"
                return [Failure(article.id, article.source, "generation", why)]
            return [result for article in articles for result in self.summarise([article])]

    def _batch(self, articles: Sequence[Article]) -> list[Summary]:
        drafts = [_Draft(article, _without_dateline(article)) for article in articles]
        groups: dict[tuple[object, ...], list[str]] = {}
        for length in self.lengths:
            settings = self.config.length(length)
            reads = settings.checkpoint, settings.prefix, settings.long
            groups.setdefault(reads, []).append(length)
        for group in groups.values():
            self._write_group(drafts, group)
        return [self._summary(draft) for draft in drafts]

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
        readings = [lead(checkpoint, draft.article.text, settings.prefix) for draft in waiting]
        for draft, reading in zip(waiting, readings, strict=True):
            _note_reading(draft, reading.words, "" if group == self.lengths else f"{group[0]}: ")
        engine = TorchEngine(checkpoint)
        encoded = engine.encode([reading.ids for reading in readings])
        for length in group:
            settings = self.config.length(length)
            held = [
                self._constraint(checkpoint, d, r, length)
                for d, r in zip(waiting, readings, strict=True)
            ]
            expecter = self._expecter(checkpoint, length)
            if expecter:
                texts = [settings.prefix + draft.article.text for draft in waiting]
                expected = expecter.expect(encoded, texts)
                held = [
                    Favouring(constraint, e) if isinstance(constraint, SourceWords) else constraint
                    for constraint, e in zip(held, expected, strict=True)
                ]
            beams = engine.generate(encoded, length, settings, forms.token_bounds(settings), held)
            for draft, reading, constraint, ids in zip(waiting, readings, held, beams, strict=True):
                if draft.texts.get(length) is None:
                    self._choose(draft, length, checkpoint, reading, constraint, ids)

    def _select(self, drafts: Sequence[_Draft], length: str, selector: Selector) -> None:
        """Write a length by choosing among the sentences of each article."""
        settings = self.config.length(length)
        articles = []
        for draft in drafts:
            text, language = draft.article.text, draft.article.language or "en"
            spans = sentences(text, language)[:_MOST_SENTENCES]
            articles.append([_BULLET.sub("", " ".join(text[a:b].split())) for a, b in spans])
            _note_reading(draft, count_words(text[: spans[-1].end]) if spans else 0, f"{length}: ")
        chosen = selector.select(articles, settings.words)
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
                text = " ".join(article.text.split())
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
        self, checkpoint: Checkpoint, draft: _Draft, reading: Reading, length: str
    ) -> Constraint | None:
        """What holds one row's decoding to its article; None when nothing does."""
        settings = self.config.length(length)
        least, most = settings.words
        tokenizer = checkpoint.tokenizer
        wanted = settings.whole_sentences
        if wanted or (wanted is None and length in checkpoint.whole_sentences):
            texts = _sentences(draft.article, reading, most)
            ids = [tokenizer(text, add_special_tokens=False).input_ids for text in texts]
            return WholeSentences(texts, ids, least, most, tokenizer.eos_token_id, _SKIP_COST)
        if self.config.source_words == "free" or not checkpoint.wordpiece:
            return None
        vocabulary, free = self._vocabulary(checkpoint)
        return SourceWords(
            vocabulary,
            draft.article.text[: reading.end],
            free,
            least,
            most,
            _FREE_WORD_COST,
            _JUMP_COST,
        )

    def _choose(
        self,
        draft: _Draft,
        length: str,
        checkpoint: Checkpoint,
        reading: Reading,
        constraint: Constraint | None,
        beams: list[list[int]],
    ) -> None:
        """Take the best beam that may be shown; when there is none, the article's opening."""
        settings, article = self.config.length(length), draft.article
        texts = [_text(checkpoint, article, reading, constraint, ids) for ids in beams]
        shape = forms.headline if length == "headline" else forms.paragraph
        language = article.language or "en"
        shaped = [s for text in texts if (s := shape(text, settings, language))]
        if isinstance(constraint, Favouring):
            own = openings(article.text[: reading.end], settings, language)
            shaped = constraint.expected.ranked(shaped, own)
        if self.config.source_words != "free":  # a stable sort: beams of a kind keep their order
            shaped.sort(key=lambda text: len(unsupported(text, article.text)))
        self._show(draft, length, shaped[0] if shaped else "", settings.long)

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
            for token in unsupported(text, article.text)
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
            self._checkpoints[settings.checkpoint] = load(settings.checkpoint)
        return self._checkpoints[settings.checkpoint]

    def _selector(self, length: str) -> Selector | None:
        """What chooses a length's sentences; None when they are written by the decoder."""
        settings = self.config.length(length)
        checkpoint = self._checkpoint(settings)
        if settings.whole_sentences is False or length not in checkpoint.whole_sentences:
            return None
        if checkpoint.name not in self._selectors:
            self._selectors[checkpoint.name] = load_selector(checkpoint)
        return self._selectors[checkpoint.name]

    def _expecter(self, checkpoint: Checkpoint, length: str) -> Expecter | None:
        """What favours the words of a length and ranks its beams; headlines only."""
        if length != "headline":
            return None
        if checkpoint.name not in self._expecters:
            self._expecters[checkpoint.name] = load_expecter(checkpoint)
        return self._expecters[checkpoint.name]

    def _vocabulary(self, checkpoint: Checkpoint) -> tuple[Vocabulary, Spelling]:
        """The vocabulary and the words that may be used though the article lacks them."""
        if checkpoint.name not in self._vocabularies:
            vocabulary, free = Vocabulary(checkpoint.tokenizer), Spelling()
            extra = checkpoint.ordinary if self.config.source_words == "prefer" else frozenset()
            for ids in vocabulary.spell(sorted(FUNCTION_WORDS | extra)):
                free.add(ids)
            self._vocabularies[checkpoint.name] = vocabulary, free
        return self._vocabularies[checkpoint.name]


def _without_dateline(article: Article) -> Article:
    return replace(article, text=article.text[dateline_end(article.text) :])


def _note_reading(draft: _Draft, read: int, who: str) -> None:
    kept = count_words(draft.article.text)
    draft.words_read = max(draft.words_read, read)
    if read < kept:
        draft.warnings[f"{who}the model read the first {read} of {kept} words"] = None


def _text(
    checkpoint: Checkpoint,
    article: Article,
    reading: Reading,
    constraint: Constraint | None,
    ids: list[int],
) -> str:
    """What a beam wrote, in the article's surface form; nothing when its constraint refuses it."""
    state = final_state(constraint, ids) if constraint else None
    if constraint and state is None:
        return ""
    if isinstance(constraint, WholeSentences):
        return constraint.text(state)
    text = str(checkpoint.tokenizer.decode(ids, skip_special_tokens=True))
    text = " ".join(text.replace("<n>", " ").split())  # PEGASUS writes <n> between sentences
    if checkpoint.cased:
        return text
    return surface.restore(text, article.text[: reading.end], checkpoint.ordinary)


def _leading(article: Article, length: str, settings: LengthConfig) -> str:
    form = forms.leading_words if length == "headline" else forms.leading_sentences
    return form(article.text, settings, article.language or "en")


def _sentences(article: Article, reading: Reading, most: int) -> list[str]:
    """Sentences that a paragraph may be made of: whole, read in full, not too long, each once."""
    text = article.text[: reading.end]
    found = (" ".join(text[a:b].split()) for a, b in sentences(text, article.language or "en"))
    return list(
        dict.fromkeys(
            sentence
            for sentence in found
            if FEWEST_WORDS <= count_words(sentence) <= most
            and ends_sentence(sentence)
            and forms.balanced(sentence)
        )
    )
