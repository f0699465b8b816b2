"""One length of a summary: what its decoding is held to, and what of the beams is shown."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

import torch

from summarise.common.documents import Article, Length
from summarise.common.text.sentence_ends import ends_sentence
from summarise.common.text.sentences import split_sentences
from summarise.common.text.unsupported import unsupported_texts
from summarise.common.text.words import count_words
from summarise.config import LengthConfig
from summarise.generation.checkpoints.special_names import as_plain_text
from summarise.generation.decoding.constraint import Constraint, final_state
from summarise.generation.decoding.hypothesis import Hypothesis
from summarise.generation.decoding.seeds import derive_seed
from summarise.generation.decoding.whole_sentences import WholeSentences
from summarise.generation.encoder_input import MOST_SENTENCES, EncoderInput
from summarise.generation.extractive.printed import printed_sentences
from summarise.generation.extractive.sentence_selector import SentenceSelector
from summarise.generation.extractive.statements import with_quotation_closed
from summarise.generation.loaded_checkpoint import LoadedCheckpoint
from summarise.generation.postprocess.lengths import Bounds, token_bounds
from summarise.generation.postprocess.paragraphs import FEWEST_WORDS, is_balanced
from summarise.generation.postprocess.truecasing import truecase

_SKIP_COST = 3.0  # nats, for each sentence passed over


class Selection(NamedTuple):
    """The sentences chosen of an article, and how many of its words were read for it."""

    text: str
    words_read: int


class Written(NamedTuple):
    """What was written; no text where nothing may be shown.

    Attributes:
        text: in the length's form.
        strategy: how it came about, as a record says it; "" for by what was read.
    """

    text: str
    strategy: str = ""


class LengthWriter(ABC):
    """Write one length with one checkpoint; `headline` and `paragraph` say what is particular to each.

    Args:
        settings: the length's configuration.
        loaded: the checkpoint and what comes with it.
    """

    length: ClassVar[Length]

    def __init__(self, settings: LengthConfig, loaded: LoadedCheckpoint) -> None:
        self.settings = settings
        self.loaded = loaded
        self.bounds = Bounds.of(settings, loaded.checkpoint.count_tokens)
        self.draft_bounds = Bounds.of(settings)  # a decoder keeps to tokens by itself

    @abstractmethod
    def shape(self, text: str, language: str) -> str:
        """Return a draft in the length's form; "" when it has none."""

    @abstractmethod
    def opening(self, article: Article) -> str:
        """Return the length cut from an article's opening, for where nothing else is had."""

    def own_text(self, article: Article) -> str:
        """Return an article that is shorter than the length, as it stands."""
        return self.bounds.shorten(" ".join(article.text.split()))

    def constraint(self, article: Article, read: EncoderInput) -> Constraint | None:
        """Return what holds one article's decoding; None when nothing does."""
        return self.sentence_constraint(article, read) if self.keeps_to_sentences else None

    @property
    def engine_name(self) -> str:
        """What computes it: torch where decoding is asked at each token, which no other engine is."""
        if not self.selector and (self.keeps_to_sentences or self.settings.sampling):
            return "torch"
        return self.loaded.engine.name

    @property
    def keeps_to_sentences(self) -> bool:
        """Whether the length is made of the article's own sentences."""
        wanted = self.settings.whole_sentences
        asked = self.length in self.loaded.checkpoint.whole_sentences
        return bool(wanted or (wanted is None and asked))

    @property
    def selector(self) -> SentenceSelector | None:
        """What chooses the length's sentences; None when they are written by the decoder."""
        asked = self.length in self.loaded.checkpoint.whole_sentences
        if self.settings.whole_sentences is False or not asked:
            return None
        return self.loaded.selector

    def sentence_constraint(self, article: Article, read: EncoderInput) -> WholeSentences:
        """Return the constraint to the sentences that were read of an article."""
        tokenizer = self.loaded.checkpoint.tokenizer
        texts = _whole_sentences(article, read, self.bounds)
        spelled = [as_plain_text(tokenizer, text) for text in texts]
        ids = [tokenizer(text, add_special_tokens=False).input_ids for text in spelled]
        return WholeSentences(texts, ids, self.bounds, tokenizer.eos_token_id, _SKIP_COST)

    def select(
        self,
        selector: SentenceSelector,
        articles: Sequence[Article],
        states: Sequence[Sequence[torch.Tensor]] | None = None,
    ) -> list[Selection]:
        """Choose among the sentences of each article of a batch; no text where no choice fits.

        Args:
            selector: chooses.
            articles: in order.
            states: what was made of each sentence's tokens already (see `sentence_states`); None
                where the selector is to have the articles read.
        """
        texts, ends = [], []
        for article in articles:
            spans = split_sentences(article.text, article.language or "en")[:MOST_SENTENCES]
            texts.append(printed_sentences(article.text, spans, article.title or ""))
            ends.append(spans[-1].end if spans else 0)
        read = self.loaded.engine if states is None else states
        chosen = selector.select(texts, self.bounds, read)
        return [
            Selection(
                with_quotation_closed(" ".join(sentences[i] for i in places)),
                count_words(article.text[:end]),
            )
            for article, sentences, end, places in zip(articles, texts, ends, chosen, strict=True)
        ]

    def write(
        self,
        encoded: Any,
        articles: Sequence[Article],
        read: Sequence[EncoderInput],
        constraints: Sequence[Constraint | None],
        seeds: Sequence[Sequence[object]],
    ) -> list[Written]:
        """Decode a batch and return what is shown of each row's beams.

        Args:
            encoded: the batch, as the engine has read it.
            articles, read: the rows' articles, and what was read of them.
            constraints: what holds each row.
            seeds: what each row's draw follows from, where drafts are drawn at random.
        """
        checkpoint, drawn = self.loaded.checkpoint, self.settings.sampling
        new_tokens = token_bounds(self.settings, checkpoint.tokens_a_word)
        numbers = [derive_seed(drawn.seed, *parts) for parts in seeds] if drawn else []
        beams = self.loaded.engine.generate(
            encoded, self.length, self.settings, new_tokens, constraints, numbers
        )
        return [self._best(*row) for row in zip(articles, read, constraints, beams, strict=True)]

    def _best(
        self,
        article: Article,
        read: EncoderInput,
        constraint: Constraint | None,
        beams: Sequence[Hypothesis],
    ) -> Written:
        """Return the best beam that may be shown, or what stands in for it."""
        language = article.language or "en"
        shaped: dict[str, Hypothesis] = {}
        for beam in beams:
            text = self.decoded(read, constraint, beam.ids, language)
            if line := self.shape(text, language):
                shaped.setdefault(line, beam)  # of two alike the better one's stays
        return self.choose(shaped, article)

    def choose(self, drafts: Mapping[str, Hypothesis], article: Article) -> Written:
        """Return the draft that is shown.

        Args:
            drafts: by their texts, shaped, the likeliest first.
            article: what they were written of.
        """
        shown = list(drafts)
        if self.loaded.source_words != "free":  # a stable sort: beams of a kind keep their order
            shown.sort(key=lambda text: len(unsupported_texts(text, article.text)))
        return Written(shown[0] if shown else "")

    def decoded(
        self, read: EncoderInput, constraint: Constraint | None, ids: list[int], language: str
    ) -> str:
        """Return what a beam wrote, in the article's surface form; "" when its constraint refuses it."""
        state = final_state(constraint, ids) if constraint else None
        if constraint and state is None:
            return ""
        if isinstance(constraint, WholeSentences):
            return constraint.text(state)
        checkpoint = self.loaded.checkpoint
        text = checkpoint.decode(ids)
        return text if checkpoint.cased else truecase(text, read.text, checkpoint.ordinary)


def _whole_sentences(article: Article, read: EncoderInput, bounds: Bounds) -> list[str]:
    """Return the sentences that a summary may be made of: whole, read in full, not too long, each once."""
    spans = split_sentences(read.text, article.language or "en")
    found = (" ".join(read.text[a:b].split()) for a, b in spans)
    return list(
        dict.fromkeys(
            sentence
            for sentence in found
            if count_words(sentence) >= FEWEST_WORDS
            and not bounds.is_too_long(sentence)
            and ends_sentence(sentence)
            and is_balanced(sentence)
        )
    )
