"""A summary in the making, filled length by length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from summarise.common.documents import Article, Length, Summary
from summarise.common.text.datelines import dateline_end
from summarise.common.text.people import cleared_people, said_apart
from summarise.common.text.support import judge, word_support
from summarise.common.text.support_index import SupportIndex
from summarise.common.text.unsupported import find_unsupported
from summarise.common.text.words import count_words
from summarise.generation.extractive.lead_capitals import without_lead_capitals

_LOW = 0.5  # support below which a sentence is mostly wrong by people's judgements (docs/evaluation.md)
_DIGITS = 3  # of a score in a record


@dataclass
class PartialSummary:
    """The summaries of one article, as far as they are written.

    Attributes:
        whole: the article.
        article: the same without its dateline and the capitals of its first words, which are no
            part of the story.
        texts: what is written, by length.
        warnings, strategies: what the record will say, in order, each once.
        words_read: how many of the article's words a model saw, at most.
    """

    whole: Article
    article: Article
    texts: dict[Length, str] = field(default_factory=dict)
    warnings: dict[str, None] = field(default_factory=dict)
    strategies: dict[str, None] = field(default_factory=dict)
    words_read: int = 0

    @classmethod
    def of(cls, article: Article) -> PartialSummary:
        """Return the summary of an article of which nothing is written."""
        story = article.text[dateline_end(article.text) :]
        story = without_lead_capitals(story, story, article.title or "")
        return cls(article, replace(article, text=story))

    def write(self, length: Length, text: str, strategy: str, warning: str | None = None) -> None:
        """Take a length's text, how it came about, and what should be known of it."""
        self.texts[length] = text
        self.strategies[strategy] = None
        if warning:
            self.warnings[warning] = None

    def note_read(
        self, words: int, who: str = "", which: str = "first", usual: bool = False
    ) -> None:
        """Note how many of the article's words a model has read, with a warning if not all.

        Args:
            words: that it has read.
            who: put before the warning, such as `headline: `.
            which: words they are.
            usual: that it reads no more of any article is how it was made, and needs no warning.
        """
        kept = count_words(self.article.text)
        self.words_read = max(self.words_read, words)
        if words < kept and not usual:
            self.warnings[f"{who}the model read the {which} {words} of {kept} words"] = None

    def summary(self, article: Article, model: str, engine: str = "") -> Summary:
        """Return the record of an article with this body.

        Args:
            article: whose id and metadata the record has.
            model: names what wrote it.
            engine: names what computed that.
        """
        index = SupportIndex(article.all_text)
        support: list[dict[str, str | float]] = []
        unsupported: list[dict[str, str]] = []
        doubts: list[str] = []
        for length, text in self.texts.items():
            sentences = word_support(text, index)
            if min((each.score for each in sentences), default=1.0) < _LOW:
                doubts.append(f"{length}: low support, the article hardly says it in one place")
            doubts += (f"{length}: {doubt}" for doubt in _of_people(length, text, article))
            judged = judge(sentences, find_unsupported(text, article.all_text))
            support.append({"length": length, "score": round(judged.score, _DIGITS)})
            lacking = dict.fromkeys(piece.text for piece in judged.unsupported)
            unsupported += [{"length": length, "text": piece} for piece in lacking]
        return replace(
            Summary.of(article, count_words(article.text)),
            headline=self.texts.get("headline"),
            paragraph=self.texts.get("paragraph"),
            model=model,
            engine=engine,
            strategy=", ".join(self.strategies),
            words_read=self.words_read,
            warnings=(*article.warnings, *self.warnings, *doubts),
            support=tuple(support),
            unsupported=tuple(unsupported),
        )


def _of_people(length: Length, text: str, article: Article) -> Iterator[str]:
    """Say of whom a summary may say what the article says of somebody else."""
    said, language = article.all_text, article.language or "en"
    for name in dict.fromkeys(cleared_people(text, said)):
        yield f"names {name}, whom the article clears: see that it says so"
    for name in said_apart(text, said, language) if length == "headline" else ():
        yield f"no sentence of the article says this of {name}: see who it is said of"


def same_summary(article: Article, drawn: bool) -> object:
    """Return what is equal for articles that are written of once: all that what is written follows from.

    Args:
        article: its text, its language, its title, by which capitals and lines are known, and
            whether it denies what it repeats.
        drawn: whether drafts are drawn at random, which follows from the id too.
    """
    drawn_by = article.id if drawn else None
    return article.text, article.title, article.language, article.denies, drawn_by


def one_or_each(names: Mapping[Length, str]) -> str:
    """Return names as a record gives them: the one that all lengths have, or one a length."""
    if len(set(names.values())) == 1:
        return next(iter(names.values()))
    return ", ".join(f"{length}: {name}" for length, name in names.items())
