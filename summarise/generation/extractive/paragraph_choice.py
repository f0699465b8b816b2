"""Which sentences are an article's paragraph: of a few choices the one that would likeliest be printed.

Editors said of five choices each of 585 articles whether they would print them; what they go by is
told by four sums nearly as well as by what a network makes of the sentences (docs/training.md,
section 13).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarise.generation.extractive.scored_sentences import ScoredSentences
from summarise.generation.extractive.sentence_choice import Enough, choose_sentences
from summarise.generation.extractive.statements import statement
from summarise.generation.postprocess.lengths import Bounds

_SIZES = (Enough(2, 0.05), Enough(3, 0.25), Enough(4, 0.5))
_OPENINGS = (2, 3)  # sentences
_CONSIDERED = 500  # sentences: no later one can make up for how late it stands
_TURN = re.compile(r"(?:But|Yet|However|Still|And yet)\b")

# the log-odds of being printed, more for
_SCORE = 0.8  # the sentences' mean score
_WORD = 0.04  # a word
_DANGLING = -0.9  # a sentence that points at one which is left out
_GAP = -0.4  # a place where something is left out


def choose_paragraph(texts: Sequence[str], scores: Sequence[float], bounds: Bounds) -> list[int]:
    """Return the sentences of an article's paragraph.

    Args:
        texts: the article's sentences.
        scores: one a sentence, the higher the better.
        bounds: how long the paragraph may be.

    Returns:
        indices in the article's order; empty when no choice keeps to the bounds.
    """
    texts, scores = texts[:_CONSIDERED], scores[:_CONSIDERED]
    if said := statement(texts, bounds):
        return said
    sentences = ScoredSentences(texts, scores, bounds)
    choices = [*choose_sentences(sentences, _SIZES)]
    choices += [
        _opening(sentences, size, with_doubts)
        for size in _OPENINGS
        for with_doubts in (True, False)
    ]
    best = max(filter(None, choices), key=lambda choice: _printable(sentences, choice), default=[])
    return _with_turn(sentences, best)


def _opening(sentences: ScoredSentences, size: int, with_doubts: bool) -> list[int]:
    """Return the first sentences that could stand in a paragraph, none of which says again what one
    before has said, as decks do; none where they are too short."""
    chosen = list[int]()
    for i, fit in enumerate(sentences.fit):
        may_stand = fit and (with_doubts or not sentences.doubts[i])
        if may_stand and len(chosen) < size and not any(sentences.are_alike(i, j) for j in chosen):
            chosen.append(i)
    while sentences.are_too_long(chosen):
        chosen.pop()
    return chosen if sentences.size(chosen) >= sentences.bounds.least else []


def _with_turn(sentences: ScoredSentences, choice: list[int]) -> list[int]:
    """Return a choice with the sentence behind its last one where that opens with "but" and fits.

    Openings lead up to it: what opinions argue against comes first, and would be taken for theirs.
    """
    behind = choice[-1] + 1 if choice else len(sentences.texts)
    if behind >= len(sentences.texts) or not _TURN.match(sentences.texts[behind]):
        return choice
    longer = [*choice, behind]
    dangles = any(some.isdisjoint(choice) for some in sentences.needs[behind])
    fits = sentences.fit[behind] and not sentences.are_too_long(longer)
    return longer if fits and not dangles else choice


def _printable(sentences: ScoredSentences, choice: Sequence[int]) -> float:
    """Return the log-odds that an editor would print a choice, but for what all choices share."""
    dangling = sum(any(some.isdisjoint(choice) for some in sentences.needs[i]) for i in choice)
    gaps = sum(second > first + 1 for first, second in pairwise(choice))
    score = sentences.mean_score(choice)
    return _SCORE * score + _WORD * sentences.words(choice) + _DANGLING * dangling + _GAP * gaps
