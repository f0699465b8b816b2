"""Image captions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from summarise.cleaning.blocks.keys import key
from summarise.cleaning.metadata.names import is_name, is_names
from summarise.cleaning.rules.credits import MOST_CAPTION_WORDS, Credit
from summarise.cleaning.rules.document import Mark, MarkedDocument

_LONGEST_CREDIT = 10  # spaces
_FEW = 2  # words before a credit's own, that are no sentence
_PARTS = tuple('.!?…|([{)]}/"”’»©')
_PAUSES = tuple(",:;–—-")  # within a sentence


def captions(document: MarkedDocument) -> Iterator[Mark]:
    """Mark image captions: with a credit, given twice over, or opening as captions do."""
    opening = document.caption_openings
    for i in sorted(opening | document.credits.keys()):
        text, credit = document.texts[i], document.credits.get(i)
        if credit and _is_of_sentence(text, credit, document.ends[i]):
            credit = None
        if i in opening:
            yield Mark(i, "caption", "opens as an image caption does", 0.9)
        elif credit:
            said = text[credit.start : credit.end].strip()
            yield Mark(i, "caption", f"carries an image credit (“{said}”)", 0.95)
        if not credit:
            continue
        caption = key(text[: credit.start])
        if not caption and i > 0 and document.segments[i].attached:
            yield Mark(i - 1, "caption", "has its image credit on the line below", 0.9)
        for j in (i - 1, i + 1):
            if caption and 0 <= j < len(document.texts) and document.key(j) == caption:
                yield Mark(j, "caption", "the same caption stands beside it with its credit", 0.95)
    words, sayings, counts = document.words, document.sayings, document.counts
    twice = {
        j
        for i in np.flatnonzero(sayings[1:] == sayings[:-1]).tolist()
        if counts[i] and 4 <= words[i + 1] <= MOST_CAPTION_WORDS
        for j in (i, i + 1)
    }
    # where most of the text stands twice, the scraper doubled it
    if 2 * sum(words[i] for i in twice) <= sum(words):
        for i in sorted(twice):
            yield Mark(i, "caption", "stands twice in a row, as image captions do", 0.8)


def _is_of_sentence(text: str, credit: Credit, ends: bool) -> bool:
    """Return whether what looks like a credit is words of the sentence that it stands in.

    Its colon parts it from nothing: “This is the whole picture: rents are up.” Without a mark before
    it a name must follow, and where a sentence ends with it, its word have a capital.
    """
    before = text[: credit.start].rstrip()
    named = is_name(text[credit.who :])
    if text[: credit.start].count(" ") <= _FEW and is_names(text[credit.who :]):
        return False  # In the picture: Ann Lee and Bob Ward.
    opens = credit.who > credit.start and text[credit.start].isupper()
    if not before or before.endswith(_PARTS):
        apart = True
    elif before.endswith(_PAUSES):
        apart = opens or named or not ends
    else:
        apart = named and (opens or not ends)
    return not apart or (ends and text.count(" ", credit.start) > _LONGEST_CREDIT)
