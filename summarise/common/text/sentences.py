"""Where the sentences of a text are."""

from __future__ import annotations

import re

from summarise.common.text.abbreviations import goes_on, goes_on_below, is_one_word
from summarise.common.text.words import Span

_STOP = re.compile(r"(?<=[^\s.] )\.(?= [^\s.'’”\"`)])")
_BEHIND, _AHEAD = 60, 40  # characters that tell whether a sentence goes on


def split_sentences(text: str, language: str = "en") -> list[Span]:
    """Return the sentences of `text` as spans without surrounding white space, in order.

    A line break never ends a sentence by itself, a blank line does but behind "Sen." and its like. The rules are those of
    `sentencex` (Wikimedia) for the language, an ISO 639-1 code, and `abbreviations`.
    """
    from sentencex import get_sentence_boundaries

    spans: list[Span] = []
    cased = not text.islower()
    for boundary in get_sentence_boundaries(language, text):
        piece = text[boundary["start_index"] : boundary["end_index"]]
        start = boundary["start_index"] + len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end <= start:
            continue
        if spans and text[spans[-1].end - 1] == ".":
            begins = max(spans[-1].start, spans[-1].end - _BEHIND)
            before, after = text[begins : spans[-1].end], text[start : start + _AHEAD]
            between = text[spans[-1].end : start]
            if "\n\n" in between:
                joined = language == "en" and goes_on_below(before, after)
            else:
                joined = goes_on(before, after, language, cased)
                joined = joined or (not between and is_one_word(before, after))
            if joined:
                start = spans.pop().start
        spans += _stops(text, start, end) if " . " in piece else [Span(start, end)]
    return spans


def _stops(text: str, start: int, end: int) -> list[Span]:
    """Return a sentence in pieces where a full stop stands by itself, as tokenised texts have it.

    There the stop ends a sentence, whatever quotes are open: their marks are tokens too.
    """
    ends = [match.end() for match in _STOP.finditer(text, start, end)]
    starts = [start, *(stop + 1 for stop in ends)]
    return [Span(*bounds) for bounds in zip(starts, [*ends, end], strict=True)]
