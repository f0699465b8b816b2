"""What ROUGE does not see of a summary: how long, how copied, how repetitive, whole or cut, supported.

Sources: Grusky et al. 2018, "Newsroom", section 4 (extractive fragments); See et al. 2017, "Get To
The Point", section 7.2 (novel n-grams).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from summarise.common.text.sentences import ends_sentence
from summarise.common.text.words import count_words
from summarise.evaluation.metrics.faithfulness import Checker, Support, SupportSource
from summarise.evaluation.tokenizers.tokens import unicode_tokens

_ORDERS = (1, 2, 3)
_DECIMALS = 4
# No summary ends in one of these unless something was cut off.
_DANGLING = re.compile(r"\b(?:a|an|the|of|and|or|but|with|from|than|that|whose)\W*$", re.IGNORECASE)


class SummarySet(NamedTuple):
    """An article, None where it is not at hand, and its summaries with their lengths."""

    article: str | None
    summaries: tuple[tuple[str, str], ...]


class Copying(NamedTuple):
    """How a summary relates to its article; shares from 0 to 1.

    Attributes:
        compression: the article's words to one of the summary's.
        copied: share of tokens in pieces of the article (its extractive fragments).
        fragment: mean tokens of the fragment that a token stands in ("density").
        novel: share of the summary's 1-, 2- and 3-grams that the article does not have.
    """

    compression: float
    copied: float
    fragment: float
    novel: tuple[float, ...]


class Texture(NamedTuple):
    """What one summary is like.

    Attributes:
        words: as white space separates them.
        repeated: share of its 3-grams that it has had before, 0 to 1.
        incomplete: it ends as nothing ends, or a paragraph not as a sentence does.
        source: how it relates to its article, None without one.
        support: what its article says of it, None without one.
    """

    words: int
    repeated: float
    incomplete: bool
    source: Copying | None = None
    support: Support | None = None


class Means(TypedDict, total=False):
    """`Texture` over a length of a system; shares 0 to 100, absent where no article is at hand.

    `n` counts the summaries with a word, which are those looked at, `articles` those of them whose
    article is at hand; `unsupported` is the share with any unsupported piece.
    """

    n: int
    articles: int
    words: float
    compression: float
    copied: float
    fragment: float
    novel1: float
    novel2: float
    novel3: float
    repeated: float
    incomplete: float
    support: float
    unsupported: float


def textures(item: SummarySet, checker: Checker | None = None) -> list[Texture]:
    """Look at the summaries of one article."""
    source = None if item.article is None else _Source(item.article)
    return [_texture(length, summary, source, checker) for length, summary in item.summaries]


def _texture(length: str, summary: str, source: _Source | None, checker: Checker | None) -> Texture:
    found = unicode_tokens(summary)
    words = count_words(summary)
    triples = _grams(found, 3)
    cut = length == "paragraph" and not ends_sentence(summary)
    seen = Texture(
        words=words,
        repeated=_share(len(triples) - len(set(triples)), len(triples)),
        incomplete=cut or bool(_DANGLING.search(summary)),
    )
    if source is None:
        return seen
    pieces = source.fragments(found)
    return seen._replace(
        source=Copying(
            compression=_share(source.words, words),
            copied=_share(sum(pieces), len(found)),
            fragment=_share(sum(size * size for size in pieces), len(found)),
            novel=tuple(source.novel(found, order) for order in _ORDERS),
        ),
        support=source.judge.support(summary, checker),
    )


def means(seen: Sequence[Texture]) -> Means:
    """The means over the summaries that have a word; the others are counted elsewhere."""
    seen = [texture for texture in seen if texture.words]
    result = Means(n=len(seen), articles=0)
    if seen:
        result["words"] = _mean([t.words for t in seen])
        result["repeated"] = _mean([100 * t.repeated for t in seen])
        result["incomplete"] = _mean([100.0 * t.incomplete for t in seen])
    sources = [t.source for t in seen if t.source is not None]
    supports = [t.support for t in seen if t.support is not None]
    if sources:
        result["articles"] = len(sources)
        result["compression"] = _mean([s.compression for s in sources])
        result["copied"] = _mean([100 * s.copied for s in sources])
        result["fragment"] = _mean([s.fragment for s in sources])
        result["novel1"] = _mean([100 * s.novel[0] for s in sources])
        result["novel2"] = _mean([100 * s.novel[1] for s in sources])
        result["novel3"] = _mean([100 * s.novel[2] for s in sources])
        result["support"] = _mean([100 * s.score for s in supports])
        result["unsupported"] = _mean([100.0 * bool(s.unsupported) for s in supports])
    return result


class _Source:
    """An article, ready to be compared with."""

    def __init__(self, article: str) -> None:
        self.words = count_words(article)
        self.judge = SupportSource(article)
        self._tokens = unicode_tokens(article)
        self._places = defaultdict[str, list[int]](list)
        for place, token in enumerate(self._tokens):
            self._places[token].append(place)
        self._grams = {order: frozenset(_grams(self._tokens, order)) for order in _ORDERS}

    def fragments(self, found: list[str]) -> list[int]:
        """Sizes of the pieces that a summary shares with the article, from its start on."""
        sizes = []
        start = 0
        while start < len(found):
            longest = max(
                (self._shared(found, start, p) for p in self._places.get(found[start], ())),
                default=0,
            )
            if longest:
                sizes.append(longest)
            start += max(longest, 1)
        return sizes

    def novel(self, found: list[str], order: int) -> float:
        """Share of a summary's n-grams that the article does not have."""
        grams = _grams(found, order)
        return _share(sum(gram not in self._grams[order] for gram in grams), len(grams))

    def _shared(self, found: list[str], start: int, place: int) -> int:
        """How many tokens are the same from these places on."""
        size = 0
        limit = min(len(found) - start, len(self._tokens) - place)
        while size < limit and found[start + size] == self._tokens[place + size]:
            size += 1
        return size


def _grams(found: Sequence[str], order: int) -> list[tuple[str, ...]]:
    return list(zip(*(found[start:] for start in range(order)), strict=False))


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), _DECIMALS)
