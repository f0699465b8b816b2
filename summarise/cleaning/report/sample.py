"""The articles that the report's page shows: all, or those with most to check and a sample of the others."""

from __future__ import annotations

import hashlib
import heapq
import json
from itertools import groupby
from typing import NamedTuple

from summarise.cleaning.report.tally import Tally
from summarise.common.documents import Article, Block
from summarise.common.text.repair import without_surrogates

MOST_BYTES = 18_000_000  # of articles on the page, so that it opens at once
_MOST_ARTICLES = 10_000
_MOST_BLOCKS = 1_000  # of an article
_MOST_CHARACTERS = 2_000  # of a block or any other text


class ArticleRow(NamedTuple):
    """An article on the page; where there are too many, those of the least rank give way."""

    rank: float
    position: int
    id: str
    title: str
    tally: Tally
    json: str
    size: int  # bytes


class ArticleSample:
    """Articles as they stand on the page, in bounded memory.

    Those that stay have most to check, and of the others it is a sample by the hash of their ids:
    whatever their order, the same.

    Args:
        most_bytes: of all of them.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._heap: list[ArticleRow] = []
        self._bytes = 0

    def add(self, row: ArticleRow) -> None:
        """Take in an article, and let go of those that no longer fit."""
        heapq.heappush(self._heap, row)
        self._bytes += row.size
        while self._bytes > self._most_bytes or len(self._heap) > _MOST_ARTICLES:
            self._bytes -= heapq.heappop(self._heap).size

    def rows(self) -> list[ArticleRow]:
        """Return the articles that stayed, in the order of the input."""
        return sorted(self._heap, key=lambda row: row.position)


def article_row(article: Article, tally: Tally, position: int) -> ArticleRow:
    """Make the row of an article: what the page's script draws, cut where it is very long.

    Args:
        tally: its own blocks and words.
        position: its place in the input.
    """
    about = (
        *(article.outlet, article.section, article.byline, article.agency, article.published),
        *(article.language, article.archive_id),
    )
    id, title = _cut(article.id), _cut(article.title or article.text[:80])
    shown = {
        "id": id,
        "source": _cut(article.source),
        "site": article.site,
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
            for (label, reason), blocks in groupby(article.blocks[:_MOST_BLOCKS], _label_and_reason)
        ],
        "more": max(0, len(article.blocks) - _MOST_BLOCKS),
    }
    text = without_surrogates(json.dumps(shown, ensure_ascii=False, separators=(",", ":")))
    text = text.replace("<", "\\u003c")  # so that no text ends the script it stands in
    digest = hashlib.sha256(f"{article.id}\n{article.source}".encode(errors="replace")).digest()
    chance = int.from_bytes(digest[:8]) / 2**64
    return ArticleRow(
        tally.doubt + chance / 2, position, id, title, tally, text, len(text.encode())
    )


def _label_and_reason(block: Block) -> tuple[str, str]:
    return block.label, block.reason


def _cut(text: str) -> str:
    """Return a text that may stand on the page, however long it is."""
    if len(text) <= _MOST_CHARACTERS:
        return text
    return f"{text[:_MOST_CHARACTERS]} … ({len(text) - _MOST_CHARACTERS:,} characters more)"
