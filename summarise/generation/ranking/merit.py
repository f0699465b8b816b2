"""How good a draft is beside the others of its article, as readers would have it.

The weight was fitted to what readers said of 1,234 drafts of 156 development articles (logistic
regression): 46% of the drafts of most merit would pass at a desk, by cross-validation over articles,
40% of those that are likeliest a token. The best drafts, were they known, would pass at 72%. What
else was tried and did not hold on the second half: the share of a draft's words that the article
has, numbers, where its sentence stands, length, quotation marks, what other drafts say. How likely a
draft makes the article's first words gives four points more and takes half as long again.
"""

from __future__ import annotations

from itertools import pairwise

from summarise.common.text.words import tokens
from summarise.generation.ranking.source import SourceText, content_stems, stem

_SENTENCES = 12  # of the opening, one of which a draft is of
_DISORDER = 13.0  # nats of log-probability that a draft is worse whose words are all turned round


def merit(draft: str, log_probability: float, source: SourceText) -> float:
    """Return a draft's merit, the higher the better.

    Args:
        draft: a headline.
        log_probability: of all of it, in nats, so that of two as likely a word the shorter is better.
        source: the article.
    """
    said = content_stems(tokens(draft))
    shares = [source.share(frozenset(said), i) for i in range(len(source.sentences[:_SENTENCES]))]
    if not shares:
        return log_probability
    nearest = source.words[shares.index(max(shares))]
    return log_probability - _DISORDER * disorder(said, [stem(word) for word in nearest])


def disorder(said: list[str], sentence: list[str]) -> float:
    """Return the share of neighbours, of the words that a sentence has, that it has the other way round.

    Where they are turned, who does what to whom may be too.
    """
    places = [sentence.index(word) for word in said if word in sentence]
    turned = sum(second < first for first, second in pairwise(places))
    return turned / max(1, len(places) - 1)
