"""How well cleaned texts match true bodies: word 4-grams, as the article-extraction-benchmark counts.

Precision and recall are means over pages, F1 their harmonic mean; an empty text has no precision. `doc`
is the mean of each page's own F1, an empty text being 0. See
https://github.com/scrapinghub/article-extraction-benchmark.
"""

from __future__ import annotations

import gzip
import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_ORDER = 4


class PageScores(NamedTuple):
    """Figures of one page, 0 to 1; an empty text has no precision."""

    precision: float | None
    recall: float
    f1: float


class Scores(NamedTuple):
    """Figures over some pages, 0 to 1."""

    f1: float
    precision: float
    recall: float
    doc: float


def open_text(path: Path, errors: str = "strict") -> IO[str]:
    """Open a text file, packed by gzip or xz or not; `errors` as `open` has it."""
    openers: dict[str, Callable[..., Any]] = {".gz": gzip.open, ".xz": lzma.open}
    lines: IO[str] = openers.get(path.suffix, open)(path, "rt", encoding="utf-8", errors=errors)
    return lines


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    if len(words) <= _ORDER:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[k:] for k in range(_ORDER)), strict=False))


def score_page(body: str, text: str) -> PageScores:
    """Compare the text of one page with its true body."""
    want, got = _grams(body), _grams(text)
    hit = (want & got).total()
    both = got.total() + want.total()
    precision = hit / got.total() if got else None
    recall = hit / want.total() if want else 0.0
    return PageScores(precision, recall, 2 * hit / both if both else 1.0)


def average_scores(pages: Iterable[PageScores]) -> Scores:
    """Return the figures over all pages, from each page's."""
    precisions, recalls, documents = zip(*pages, strict=True)
    given = [p for p in precisions if p is not None]
    precision = sum(given) / max(1, len(given))
    recall = sum(recalls) / len(recalls)
    f1 = 2 * precision * recall / (precision + recall or 1)
    return Scores(f1, precision, recall, sum(documents) / len(documents))


class Snippets(NamedTuple):
    """What must be in a text, and what must not."""

    wanted: list[str]
    unwanted: list[str]


def score_snippets(pages: Iterable[tuple[Snippets, str]]) -> str:
    """Return the figures of texts by their snippets, white space aside, as a line of text."""
    hits = misses = strays = none = 0
    for (wanted, unwanted), text in pages:
        said = fold_space(text)
        found = sum(fold_space(each) in said for each in wanted)
        hits, misses = hits + found, misses + len(wanted) - found
        strays += sum(fold_space(each) in said for each in unwanted)
        none += bool(wanted) and not found
    f1 = 2 * hits / max(1, 2 * hits + misses + strays)
    precision, recall = hits / max(1, hits + strays), hits / max(1, hits + misses)
    return f"F1 {f1:.2%}, precision {precision:.2%}, recall {recall:.2%}, {none} with nothing"


def fold_space(text: str) -> str:
    """Return a text with a single space for any white space."""
    return _SPACE.sub(" ", text)


def score_table(scores: Mapping[str, Scores]) -> str:
    """Return the figures of several sets as lines of text, in per cent."""
    width = max(map(len, scores), default=0)
    lines = [f"{'':{width}}     F1  precision  recall  docF1"]
    for name, s in scores.items():
        figures = f"{s.f1:7.2%}  {s.precision:9.2%} {s.recall:7.2%} {s.doc:6.2%}".replace("%", " ")
        lines.append(f"{name:{width}}{figures}")
    return "\n".join(lines)
