"""What a metric is, of two kinds: one compares a summary with its references, one looks at it alone.

A metric is a class in a file of its own and a line in `registry.py`; SCORES.json, CSV, the terminal and
the report then have it. Comparisons, Markdown and LaTeX have what compares with references only.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, Self

from summarise.evaluation.metrics.rouge_settings import RougeSettings
from summarise.evaluation.metrics.summary_text import ArticleText, SummaryText

Checker = Callable[[str, str], float]  # article, a summary's sentence -> 0 to 1

_DECIMALS = 4


class MetricSettings(NamedTuple):
    """What the caller may choose about the metrics.

    Attributes:
        rouge: how ROUGE counts.
        checker: judges support in place of the word signals.
        chrf: chrF2 is computed as well.
        encoder: a checkpoint by which the similarity with references is computed as well.
    """

    rouge: RougeSettings = RougeSettings()
    checker: Checker | None = None
    chrf: bool = False
    encoder: str | None = None


class MetricSignature(NamedTuple):
    """What a metric's figures depend on, as sacrebleu says it (Post 2018).

    Attributes:
        name: of the metric, such as `chrF2`.
        settings: what was chosen; a value that is empty is left out.
        packages: installed packages, beside this one, whose version matters.
    """

    name: str
    settings: Mapping[str, str] = {}
    packages: tuple[str, ...] = ()


class Score(NamedTuple):
    """How a summary agrees with its references; fractions from 0 to 1."""

    precision: float
    recall: float
    fmeasure: float


class ReferenceMetric(ABC):
    """Compares a summary with what people wrote of the same article.

    Each of its figures gets means, a bootstrap interval, comparisons of systems, a column in every
    table and a choice in the report.

    Attributes:
        headings: by name in SCORES.json the heading in tables, such as `{"rouge1": "ROUGE-1"}`.
    """

    headings: ClassVar[Mapping[str, str]]

    @classmethod
    def wanted(cls, settings: MetricSettings) -> bool:
        """Tell whether the settings ask for the metric; one that is always computed need not say so."""
        return True

    @classmethod
    def configured(cls, settings: MetricSettings) -> Self:
        """Return the metric with its settings; one that has none need not say so."""
        return cls()

    @abstractmethod
    def score(self, references: Sequence[str], prediction: str) -> dict[str, Score]:
        """Score a summary against its references, at least one; a score for each heading."""

    @abstractmethod
    def signature(self, references: Iterable[Sequence[str]]) -> MetricSignature:
        """Return what the figures of summaries with these references depend on."""


class Column(NamedTuple):
    """One figure of a `SummaryMetric`, in SCORES.json a mean by its name.

    Attributes:
        name: in SCORES.json, such as `words`.
        heading: in tables.
        hint: what the report says where the pointer rests on the heading.
        unit: behind the figure in the report, such as `%`.
        in_terminal: shown in the terminal, which has 80 columns.
        in_report: shown in the report.
    """

    name: str
    heading: str
    hint: str = ""
    unit: str = ""
    in_terminal: bool = True
    in_report: bool = True


class Measurement(NamedTuple):
    """What a `SummaryMetric` says of one summary.

    Attributes:
        values: by column name, shares as percentages.
        details: what `--per-article` writes of it.
    """

    values: Mapping[str, float]
    details: Mapping[str, Any]

    @classmethod
    def of(cls, **values: float) -> Self:
        """Return a measurement whose details are its values."""
        return cls(values, {name: round(value, _DECIMALS) for name, value in values.items()})


class SummaryMetric(ABC):
    """Looks at a summary alone or beside its article, and knows no reference.

    References are measured as summaries too. Each column gets a mean by system and length.

    Attributes:
        columns: its figures.
        needs_article: without the article there is no measurement.
    """

    columns: ClassVar[tuple[Column, ...]]
    needs_article: ClassVar[bool] = False

    @classmethod
    def configured(cls, settings: MetricSettings) -> Self:
        """Return the metric with its settings; one that has none need not say so."""
        return cls()

    @abstractmethod
    def measure(self, summary: SummaryText, article: ArticleText | None) -> Measurement:
        """Measure a summary; the article is there if `needs_article`, else it may be."""

    def signature(self) -> MetricSignature | None:
        """Return what the figures depend on; None where that is the version of this package only."""
        return None
