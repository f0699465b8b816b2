"""Builds the page of `summarise clean --report`, article by article, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from summarise.cleaning.report.page import Figures, render_page
from summarise.cleaning.report.sample import MOST_BYTES, ArticleSample, article_row
from summarise.cleaning.report.tally import LineCounts, Tally
from summarise.common.documents import Article, Failure
from summarise.common.files import atomic_write_text
from summarise.common.text.words import count_words

_MOST_FAILURES = 500


class ReportBuilder:
    """Takes in what cleaning gives, and writes the page.

    Its figures are of all articles; where these are too many for one page, it shows a sample.

    Args:
        path: where `write` puts it.
        most_bytes: of articles on the page.
    """

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self._total = Tally()
        self._labels: dict[str, Tally] = {}
        self._sites: dict[str, Tally] = {}
        self._failed = 0
        self._failures: list[Failure] = []
        self._lines = LineCounts()
        self._sample = ArticleSample(most_bytes)

    def watch(self, results: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        """Pass a stream on, taking it in."""
        for result in results:
            self.add(result)
            yield result

    def add(self, result: Article | Failure) -> None:
        """Take in the next article or failure."""
        if isinstance(result, Failure):
            self._failed += 1
            if len(self._failures) < _MOST_FAILURES:
                self._failures.append(result)
            return
        tally = self._count(result)
        self._sample.add(article_row(result, tally, self._total.articles))

    def html(self) -> str:
        """Return the page as it stands."""
        figures = Figures(self._total, self._labels, self._sites, self._failed, self._failures)
        return render_page(figures, self._lines, self._sample.rows())

    def write(self) -> None:
        """Write the page, whole or not at all; folders on the way are made.

        Raises:
            SummariseError: it cannot be written there.
        """
        atomic_write_text(self.path, self.html())

    def _count(self, article: Article) -> Tally:
        """Count an article towards everything, and return its own tally."""
        own, of_site = Tally(), self._sites.setdefault(article.site, Tally())
        for block in article.blocks:
            words = count_words(block.text)
            of_label = self._labels.setdefault(block.label, Tally())
            for tally in (own, of_site, of_label, self._total):
                tally.count(block, words)
        labels = {block.label for block in article.blocks}
        for tally in (of_site, self._total, *(self._labels[label] for label in labels)):
            tally.articles += 1
        self._lines.count(article.site, article.blocks)
        return own
