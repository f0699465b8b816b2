"""The oracle of paragraphs, which knows the reference: what choosing sentences could reach.

Source: Nallapati et al. 2017, "SummaRuNNer", section 3, https://arxiv.org/abs/1611.04230.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from summarise.evaluation.baselines.lead import single_spaced_sentences
from summarise.evaluation.metrics.rouge import Rouge
from summarise.evaluation.tokenizers.automatic import TokeniserName

_T = TypeVar("_T")
ORACLE = "oracle"
ORACLE_SENTENCES = 5  # at most


def oracle_sentences(text: str, references: Sequence[str], most: int, rouge: Rouge) -> str:
    """Return the sentences of `oracle_places` in the article's order, one a line.

    Args:
        text: the article.
        references: at least one.
        most: sentences, at most.
        rouge: how tokens are counted.
    """
    found = single_spaced_sentences(text)
    return "\n".join(found[place] for place in oracle_places(found, references, most, rouge))


def oracle_places(
    sentences: Sequence[str], references: Sequence[str], most: int, rouge: Rouge
) -> list[int]:
    """Return the places, in order, of the sentences that raise ROUGE-1 plus ROUGE-2 most.

    They are added one at a time while the sum of both F-measures grows. Of several references the
    one that comes out best counts.

    Args:
        sentences: an article's.
        references: at least one.
        most: sentences, at most.
        rouge: how tokens are counted.
    """
    tokeniser = rouge.tokeniser(references)
    counted = [_grams(sentence, tokeniser, rouge) for sentence in sentences]
    best, chosen = 0.0, set[int]()
    for reference in references:
        value, places = _greedy(_grams(reference, tokeniser, rouge), counted, most)
        if value > best:
            best, chosen = value, places
    return sorted(chosen)


class _Grams(NamedTuple):
    """Tokens of a text, and pairs of neighbouring ones, with their counts."""

    size: int
    ones: Counter[str]
    twos: Counter[tuple[str, str]]


def _grams(text: str, tokeniser: TokeniserName, rouge: Rouge) -> _Grams:
    found = rouge.tokens(text, tokeniser)
    return _Grams(len(found), Counter(found), Counter(pairwise(found)))


def _greedy(reference: _Grams, counted: Sequence[_Grams], most: int) -> tuple[float, set[int]]:
    """Return the sum of both F-measures that is reached, and the places of the sentences chosen."""
    ones, twos = reference.ones, reference.twos  # those not yet found
    best, chosen = 0.0, set[int]()
    size = hits = pairs = 0
    while len(chosen) < most:
        options = []
        for place, sentence in enumerate(counted):
            if place not in chosen and sentence.size:
                more, more_pairs = _gain(sentence.ones, ones), _gain(sentence.twos, twos)
                length = size + sentence.size
                value = 2 * (hits + more) / (length + reference.size)
                # Neighbours across sentences are left out of account.
                bigrams = length - len(chosen) - 1 + reference.size - 1
                value += 2 * (pairs + more_pairs) / max(bigrams, 1)
                options.append((value, -place, more, more_pairs))
        if not options or max(options)[0] <= best:
            break
        best, place, more, more_pairs = max(options)
        added = counted[-place]
        chosen.add(-place)
        size, hits, pairs = size + added.size, hits + more, pairs + more_pairs
        ones, twos = ones - added.ones, twos - added.twos
    return best, chosen


def _gain(sentence: Counter[_T], wanted: Counter[_T]) -> int:
    return sum(min(count, wanted[item]) for item, count in sentence.items() if item in wanted)
