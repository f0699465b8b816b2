"""Articles with claims, true and false, made of pairs of an article and what was written of it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarise.common.text.datelines import dateline_end
from summarise.common.text.sentences import split_sentences
from summarise.common.text.words import Span, count_words, tokens
from summarise.training.checker.claim import Claim
from summarise.training.checker.corruptions import Source, corrupted, numbers
from summarise.training.checker.names import KINDS, NameKinds, names
from summarise.training.checker.rewordings import reworded
from summarise.training.support import content_words, is_supported

_KINDS_FROM = 12_000  # articles whose surroundings say what kind a name is
_WORDS = 5, 40  # of a claim
_TRUE = 5  # claims of an article, at most; each may have a false one beside it
_WRITTEN = 3  # of those, the ones that were written of it
_FEWEST_SENTENCES = 3
_REWORDED_OWN, _REWORDED_WRITTEN = 0.6, 0.25  # how often a true claim is reworded
_OPENS_WITHIN = 4  # characters into a sentence within which a name is its subject
_KNOWN = 0.5  # share of words from which a sentence of elsewhere might be true here


class Example(NamedTuple):
    """An article's opening and claims of it, a false one behind the true one it was made of."""

    text: str
    claims: tuple[Claim, ...]


class _Elsewhere:
    """Sentences of other articles, by the name that they begin with."""

    def __init__(self, articles: Sequence[tuple[str, Sequence[str]]], kinds: NameKinds) -> None:
        self._found: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        for number, (text, written) in enumerate(articles):
            own = [text[a:b] for a, b in split_sentences(text)[:8]]
            for sentence in filter(_fits, (*written, *own)):
                span = next(names(sentence), None)
                if span and span.start <= _OPENS_WITHIN and kinds[_cut(sentence, span)] == "person":
                    self._found[_cut(sentence, span)].append((number, sentence, span.end))

    def claim(self, number: int, text: str, draw: random.Random) -> Claim | None:
        """Return what another article says of a person of this one, unless it may be true here."""
        here = [name for span in names(text) if (name := _cut(text, span)) in self._found]
        others = [row for name in here for row in self._found[name] if row[0] != number]
        if not others:
            return None
        _, sentence, end = draw.choice(others)
        content, known = content_words(sentence[end:]), set(tokens(text))
        if not content or sum(word in known for word in content) >= _KNOWN * len(content):
            return None
        return Claim(sentence, (Span(end, len(sentence)),), "elsewhere")


def make_examples(
    pairs: Sequence[tuple[str, Sequence[str]]], characters: int, least_support: float, seed: int
) -> Iterator[Example]:
    """Yield an example for each article that is long enough and of which something can be claimed.

    Args:
        pairs: articles, and sentences that were written of each.
        characters: of an article that are read.
        least_support: share of a written sentence's words that what is read must have, beside all
            its names and numbers; else it is no claim.
        seed: of what is drawn.
    """
    texts = [" ".join(text[dateline_end(text) :].split()) for text, _ in pairs]
    articles = [(text, written) for text, (_, written) in zip(texts, pairs, strict=True)]
    kinds = NameKinds(texts[:_KINDS_FROM])
    elsewhere = {kind: kinds.of(kind) for kind in KINDS}
    others = _Elsewhere(articles, kinds)
    for number, (whole, written) in enumerate(articles):
        draw = random.Random(f"{seed} {number}")
        text = _stretch(whole, characters, draw)
        sentences = [text[a:b] for a, b in split_sentences(text)]
        if len(sentences) < _FEWEST_SENTENCES:
            continue
        found = list(dict.fromkeys(_cut(text, span) for span in names(text)))
        source = Source(sentences, found, numbers(text), kinds, elsewhere)
        said = [s for s in written if _fits(s) and is_supported(s, text, least_support)]
        claims = list(_claims(said, sentences, source, draw))
        other = others.claim(number, text, draw)
        if other:
            claims.insert(draw.randrange(len(claims) + 1), other)
        if claims:
            yield Example(text, tuple(claims))


def _claims(
    written: Sequence[str], sentences: Sequence[str], source: Source, draw: random.Random
) -> Iterator[Claim]:
    """Yield true claims, each followed by what it is made false to, where that can be done."""
    chosen = [(s, _REWORDED_WRITTEN) for s in draw.sample(written, min(len(written), _WRITTEN))]
    own = list(filter(_fits, sentences))
    chosen += [(s, _REWORDED_OWN) for s in draw.sample(own, min(len(own), _TRUE - len(chosen)))]
    for sentence, share in chosen:
        true = reworded(sentence, draw) if draw.random() < share else Claim(sentence)
        yield true
        base = reworded(sentence, draw) if draw.random() < 0.5 else true
        false = corrupted(base.text, source, draw)
        if false:
            yield false


def _stretch(text: str, characters: int, draw: random.Random) -> str:
    """Return whole sentences of an article: mostly its opening, at times from further on."""
    spans = split_sentences(text)
    start = draw.choice(spans[: max(1, len(spans) - 6)]).start if draw.random() < 0.2 else 0
    inside = [span for span in spans if span.start >= start and span.end <= start + characters]
    return text[start : inside[-1].end] if inside else ""


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _fits(sentence: str) -> bool:
    return _WORDS[0] <= count_words(sentence) <= _WORDS[1]
