"""Which sentences of an article a summary takes: the labels that the selector learns.

Source: Nallapati et al. 2017, "SummaRuNNer", section 2.3 (a greedy search).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rouge_score.tokenizers import DefaultTokenizer

_MOST_CHOSEN = 4

_Grams = tuple[Counter[Any], Counter[Any]]  # unigrams and bigrams


def oracle(texts: Sequence[str], summary: str, tokenizer: DefaultTokenizer) -> list[int]:
    """Return the sentences that a greedy search takes for the highest ROUGE-1 + ROUGE-2 F-measure."""
    wanted = _grams(summary, tokenizer)
    each = [_grams(text, tokenizer) for text in texts]
    chosen: list[int] = []
    have: _Grams = Counter(), Counter()
    best = 0.0
    while len(chosen) < _MOST_CHOSEN:
        scores = {
            i: sum(_fmeasure(h + g, w) for h, g, w in zip(have, gram, wanted, strict=True))
            for i, gram in enumerate(each)
            if i not in chosen
        }
        i = max(scores, key=scores.__getitem__, default=-1)
        if i < 0 or scores[i] <= best:
            break
        best = scores[i]
        chosen.append(i)
        have = have[0] + each[i][0], have[1] + each[i][1]
    return chosen


def _grams(text: str, tokenizer: DefaultTokenizer) -> _Grams:
    words = tokenizer.tokenize(text)
    return Counter(words), Counter(pairwise(words))


def _fmeasure(ours: Counter[Any], theirs: Counter[Any]) -> float:
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())
