"""The page of `summarise clean --report`: a person leafs through it to check a new site."""

from __future__ import annotations

import hashlib
import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from summarise.cleaning.recurring import site_of
from summarise.cleaning.report.explain import SURE
from summarise.common.documents import KEPT_LABELS, Article, Block, Failure
from summarise.common.files import atomic_write_text
from summarise.common.text.repair import without_surrogates
from summarise.common.text.words import count_words
from summarise.common.version import __version__

_MOST_BYTES = 18_000_000  # of articles on the page, so that it opens at once
_MOST_ARTICLES = 10_000
_MOST_BLOCKS = 1_000  # of an article
_MOST_CHARACTERS = 2_000  # of a block or any other text
_MOST_FAILURES = 500
_MOST_SITES = 30
_MOST_LINES = 50_000  # counted at a time; beyond it the rarer half is forgotten
_LINE_CHARACTERS = 160
_LINES_SHOWN = 10  # of a site, kept and dropped each
_FIRST_LOOKS = 8


@dataclass
class Tally:
    """Blocks and words of an article, a site, a label or of all, and of how many articles."""

    articles: int = 0
    blocks: int = 0
    words: int = 0
    kept: int = 0  # words of blocks that were kept
    unsure: int = 0  # words of blocks whose label is in doubt

    def count(self, block: Block, words: int) -> None:
        """Take in a block of so many words."""
        self.blocks += 1
        self.words += words
        self.kept += words * block.kept
        self.unsure += words * (block.score < SURE)

    def share(self, words: int) -> float:
        """Words as a share of all, 0 to 1."""
        return words / max(1, self.words)

    @property
    def doubt(self) -> float:
        """How much there is to check, 0 to 1: the mean of what was dropped and what is in doubt."""
        return (self.share(self.words - self.kept) + self.share(self.unsure)) / 2


class Line(NamedTuple):
    """A block that several articles of a site have."""

    text: str
    label: str
    articles: int


class Row(NamedTuple):
    """An article on the page; where there are too many, those of the least rank give way."""

    rank: float
    position: int
    id: str
    title: str
    tally: Tally
    json: str
    size: int  # bytes


@dataclass
class Report:
    """Collects what the page shows, article by article, in bounded memory.

    Where the articles are too many for one page, it has those with most to check, and of the others
    a sample by the hash of their ids: whatever their order, the same. Its figures are of all
    articles, but that lines which hardly recur are lost from the counts of a very large input.

    Args:
        path: where `write` puts it.
        most_bytes: of articles on the page.
    """

    path: Path
    most_bytes: int = _MOST_BYTES
    total: Tally = field(default_factory=Tally)
    labels: dict[str, Tally] = field(default_factory=dict)
    sites: dict[str, Tally] = field(default_factory=dict)
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)
    _lines: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _rows: list[Row] = field(default_factory=list)
    _bytes: int = 0

    def watch(self, results: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        """Pass a stream on, taking it in."""
        for result in results:
            self.add(result)
            yield result

    def add(self, result: Article | Failure) -> None:
        """Take in the next article or failure."""
        if isinstance(result, Failure):
            self.failed += 1
            if len(self.failures) < _MOST_FAILURES:
                self.failures.append(result)
            return
        site = _site(result)
        row = _row(result, site, self._count(result, site), self.total.articles)
        heapq.heappush(self._rows, row)
        self._bytes += row.size
        while self._bytes > self.most_bytes or len(self._rows) > _MOST_ARTICLES:
            self._bytes -= heapq.heappop(self._rows).size

    def html(self) -> str:
        """The page: one file that needs nothing else."""
        rows = sorted(self._rows, key=lambda row: row.position)
        checks = sorted(enumerate(rows), key=lambda at: -at[1].tally.doubt)
        labels = sorted(
            self.labels.items(), key=lambda of: (of[0] not in KEPT_LABELS, -of[1].words)
        )
        sites = sorted(self.sites.items(), key=lambda of: (-of[1].articles, of[0]))
        environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        page = environment.get_template("report.html.jinja").render(
            version=__version__,
            report=self,
            labels=labels,
            kept_labels=sorted(KEPT_LABELS),
            sites=[
                (name, tally, *self._recurring(name))
                for name, tally in sites[:_MOST_SITES]
                if tally.articles > 1
            ],
            checks=[(n, row) for n, row in checks[:_FIRST_LOOKS] if row.tally.doubt > 0],
            rows=Markup("[" + ",\n".join(row.json for row in rows) + "]"),
            shown=len(rows),
            sure=SURE,
        )
        return without_surrogates(page)

    def write(self) -> None:
        """Write the page, whole or not at all; folders on the way are made.

        Raises:
            SummariseError: it cannot be written there.
        """
        atomic_write_text(self.path, self.html())

    def _count(self, article: Article, site: str) -> Tally:
        """Count an article towards everything, and return its own tally."""
        own, of_site = Tally(), self.sites.setdefault(site, Tally())
        for block in article.blocks:
            words = count_words(block.text)
            of_label = self.labels.setdefault(block.label, Tally())
            for tally in (own, of_site, of_label, self.total):
                tally.count(block, words)
        labels = {block.label for block in article.blocks}
        for tally in (of_site, self.total, *(self.labels[label] for label in labels)):
            tally.articles += 1
        self._lines.update(list(dict.fromkeys((site, *_line(block)) for block in article.blocks)))
        if len(self._lines) > _MOST_LINES:
            self._lines = Counter(dict(self._lines.most_common(_MOST_LINES // 2)))
        return own

    def _recurring(self, site: str) -> tuple[list[Line], list[Line]]:
        """What most articles of a site have in common: blocks dropped, and blocks kept."""
        lines = [
            Line(text, label, articles)
            for (where, label, text), articles in self._lines.items()
            if where == site and articles > 1
        ]
        lines.sort(key=lambda line: (-line.articles, line.text))
        dropped = [line for line in lines if line.label not in KEPT_LABELS]
        kept = [line for line in lines if line.label in KEPT_LABELS]
        return dropped[:_LINES_SHOWN], kept[:_LINES_SHOWN]


def _site(article: Article) -> str:
    folder, slash, _ = article.id.partition("/")
    return site_of(article.url, folder if slash else "")


def _said_of(block: Block) -> tuple[str, str]:
    return block.label, block.reason


def _line(block: Block) -> tuple[str, str]:
    return block.label, " ".join(block.text.split())[:_LINE_CHARACTERS]


def _row(article: Article, site: str, tally: Tally, position: int) -> Row:
    about = (article.byline, article.agency, article.published, article.language)
    id, title = _cut(article.id), _cut(article.title or article.text[:80])
    shown = {
        "id": id,
        "source": _cut(article.source),
        "site": site,
        "url": _cut(article.url or ""),
        "title": title,
        "about": [_cut(said) for said in about if said],
        "language": article.language or "",
        "warnings": [_cut(warning) for warning in article.warnings],
        "words": tally.words,
        "kept": round(tally.share(tally.kept), 3),
        "unsure": round(tally.share(tally.unsure), 3),
        "doubt": round(tally.doubt, 3),
        "blocks": len(article.blocks),
        "blocks_kept": sum(block.kept for block in article.blocks),
        "runs": [
            [label, _cut(reason), [[_cut(block.text), round(block.score, 2)] for block in blocks]]
            for (label, reason), blocks in groupby(article.blocks[:_MOST_BLOCKS], _said_of)
        ],
        "more": max(0, len(article.blocks) - _MOST_BLOCKS),
    }
    text = without_surrogates(json.dumps(shown, ensure_ascii=False, separators=(",", ":")))
    text = text.replace("<", "\\u003c")  # so that no text ends the script it stands in
    digest = hashlib.sha256(f"{article.id}\n{article.source}".encode(errors="replace")).digest()
    chance = int.from_bytes(digest[:8]) / 2**64
    return Row(tally.doubt + chance / 2, position, id, title, tally, text, len(text.encode()))


def _cut(text: str) -> str:
    """A text that may stand on the page, however long it is."""
    if len(text) <= _MOST_CHARACTERS:
        return text
    return f"{text[:_MOST_CHARACTERS]} … ({len(text) - _MOST_CHARACTERS:,} characters more)"
