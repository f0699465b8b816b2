"""Summaries that take no model: an article's first sentences, its first words, its best sentences.

News tells the main thing first, so the lead is hard to beat (Nenkova 2005, "Automatic Text
Summarization of Newswire"). The oracle knows the reference and picks the article's sentences by it,
one by one (Nallapati et al. 2017, "SummaRuNNer", section 3): what choosing sentences could reach.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple, TypeVar

from summarise.common.text.sentences import split_sentences
from summarise.evaluation.data.alignment import Pair
from summarise.evaluation.metrics.rouge import Rouge, RougeSettings, rouge_of
from summarise.evaluation.tokenizers.tokens import Tokeniser
from summarise.evaluation.workers import Workers

_T = TypeVar("_T")
ORACLE = "oracle"
_ORACLE_SENTENCES = {"headline": 1, "paragraph": 5}  # at most


def lead_sentences(text: str, count: int) -> str:
    """The first `count` sentences of a text, one a line."""
    return "\n".join(_sentences(text)[:count])


def first_words(text: str, count: int) -> str:
    """The first `count` words of a text."""
    return " ".join(text.split(maxsplit=count)[:count])


LEADS: dict[str, dict[str, Callable[[str], str]]] = {  # by length
    "headline": {
        "lead-1": lambda text: lead_sentences(text, 1),
        "first-12-words": lambda text: first_words(text, 12),
    },
    "paragraph": {"lead-3": lambda text: lead_sentences(text, 3)},
}


def oracle(text: str, references: Sequence[str], most: int, rouge: Rouge) -> str:
    """The sentences that raise ROUGE-1 plus ROUGE-2 most, in the article's order, one a line.

    They are added one at a time while the sum of both F-measures grows. Of several references the
    one that comes out best counts.

    Args:
        text: the article.
        references: at least one.
        most: sentences, at most.
        rouge: how tokens are counted.
    """
    found = _sentences(text)
    tokeniser = rouge.tokeniser(references)
    counted = [_grams(sentence, tokeniser, rouge) for sentence in found]
    best, chosen = 0.0, set[int]()
    for reference in references:
        value, places = _greedy(_grams(reference, tokeniser, rouge), counted, most)
        if value > best:
            best, chosen = value, places
    return "\n".join(found[place] for place in sorted(chosen))


def baseline_pairs(
    pairs: Sequence[Pair],
    articles: Mapping[str, str],
    length: str,
    settings: RougeSettings,
    work: Workers,
) -> dict[str, list[Pair]]:
    """What the baselines of a length write for the articles that are there.

    Args:
        pairs: ids and references; their predictions do not matter.
        articles: text by id; pairs without one are left out.
        length: `headline` or `paragraph`.
        settings: how the oracle counts.
        work: how the work is done.
    """
    wanted = [pair for pair in pairs if pair.id in articles]
    items = [(articles[pair.id], pair.references) for pair in wanted]
    written = work.each("baselines", partial(_write, length, settings), items)
    return {
        name: [
            pair._replace(prediction=texts[name])
            for pair, texts in zip(wanted, written, strict=True)
        ]
        for name in (*LEADS[length], ORACLE)
        if wanted
    }


def _write(
    length: str, settings: RougeSettings, item: tuple[str, tuple[str, ...]]
) -> dict[str, str]:
    text, references = item
    ceiling = oracle(text, references, _ORACLE_SENTENCES[length], rouge_of(settings))
    return {name: write(text) for name, write in LEADS[length].items()} | {ORACLE: ceiling}


def _sentences(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


class _Grams(NamedTuple):
    """Tokens of a text, and pairs of neighbouring ones, with their counts."""

    size: int
    ones: Counter[str]
    twos: Counter[tuple[str, str]]


def _grams(text: str, tokeniser: Tokeniser, rouge: Rouge) -> _Grams:
    found = rouge.tokens(text, tokeniser)
    return _Grams(len(found), Counter(found), Counter(pairwise(found)))


def _greedy(reference: _Grams, counted: Sequence[_Grams], most: int) -> tuple[float, set[int]]:
    """The sum of both F-measures that is reached, and the places of the sentences that reach it."""
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
                joints = length - len(chosen) - 1 + reference.size - 1
                value += 2 * (pairs + more_pairs) / max(joints, 1)
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
